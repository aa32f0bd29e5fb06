// The directory as a table: a row for each service at each of its places. What comes in here is what this person may
// read; protected places are left out all the same, in every format.
import { type Language, languages, type Texts, type Words } from '../../kernel/words.ts'
import type { Entry, Phone, Site } from '../../modules/directory/model.ts'
import { type Field, fields, isTextField } from './fields.ts'
import { writeHours } from './hours.ts'
import { nameOf } from './values.ts'
import type { OutCell, OutSheet } from './workbook.ts'

type At = Entry['sites'][number] | undefined

/** @param kindOf the kind of an organisation, by its id */
export function sheetOf(entries: Entry[], words: Words, kindOf: (id: string) => string): OutSheet {
  const columns = fields.flatMap((field): { field: Field; language?: Language }[] => {
    if (field === 'days' || field === 'opens' || field === 'closes') return []
    if (!isTextField(field)) return [{ field }]
    const used = languages.filter(language =>
      entries.some(entry => placesOf(entry).some(at => textOf(field, entry, at)?.[language])),
    )
    return (used.length > 0 ? used : [words.language]).map(language => ({ field, language }))
  })
  return {
    name: words.say('exchange.sheet'),
    head: columns.map(({ field, language }) => {
      const heading = words.say(`exchange.field.${field}`)
      return language
        ? words.say('exchange.field-in', { field: heading, language: namedLanguage(words, language) })
        : heading
    }),
    rows: entries.flatMap(entry =>
      placesOf(entry).map(at =>
        columns.map(({ field, language }): OutCell => {
          if (language && isTextField(field)) return textOf(field, entry, at)?.[language] ?? null
          return plainOf(field, entry, at, words, kindOf)
        }),
      ),
    ),
  }
}

function placesOf(entry: Entry): At[] {
  const open = entry.sites.filter(site => !site.location.protected)
  return open.length > 0 ? open : [undefined]
}

function namedLanguage(words: Words, language: Language): string {
  return new Intl.DisplayNames(words.language, { type: 'language' }).of(language) ?? language
}

function textOf(field: Field, entry: Entry, at: At): Texts | undefined {
  switch (field) {
    case 'name':
      return entry.name
    case 'description':
      return entry.description
    case 'documents-note':
      return entry.documentsNote
    case 'eligibility':
      return entry.eligibilityNote
    case 'cost-note':
      return entry.costNote
    case 'interpretation':
      return entry.interpretation
    case 'alert':
      return entry.alert
    case 'next-step-note':
      return entry.nextStepNote
    case 'place':
      return at?.location.name
    case 'address':
      return at?.location.address
    case 'directions':
      return at?.location.directions
    case 'accessibility':
      return at?.location.accessibility
    default:
      return undefined
  }
}

function plainOf(field: Field, entry: Entry, at: At, words: Words, kindOf: (id: string) => string): OutCell {
  const named = (list: Parameters<typeof nameOf>[1], codes: readonly string[]) =>
    codes.map(code => nameOf(words, list, code)).join('; ')
  switch (field) {
    case 'id':
      return entry.id
    case 'organisation':
      return words.pick(entry.organisationName)
    case 'acronym':
      return entry.organisationAcronym
    case 'organisation-kind':
      return kindOf(entry.organisationId)
    case 'sector':
      return nameOf(words, 'sector', entry.sector)
    case 'needs':
      return named('needs', entry.needs)
    case 'status':
      return nameOf(words, 'status', entry.status)
    case 'age-from':
      return entry.ageMin
    case 'age-to':
      return entry.ageMax
    case 'sex':
      return nameOf(words, 'sex', entry.sex)
    case 'population':
      return named('population', entry.population)
    case 'criteria':
      return named('criteria', entry.criteria)
    case 'disability':
      return nameOf(words, 'disability', entry.disability)
    case 'documents':
      return named('documents', entry.documents)
    case 'languages':
      return entry.languages.join('; ')
    case 'female-staff':
      return nameOf(words, 'female-staff', entry.femaleStaff)
    case 'cost':
      return nameOf(words, 'cost', entry.cost)
    case 'access':
      return named('access', entry.access)
    case 'website':
      return entry.website
    case 'phone':
      return numbers(entry, at, false)
    case 'emergency-phone':
      return numbers(entry, at, true)
    case 'email':
      return [...new Set([...entry.emails, ...(at?.emails ?? [])])].join('; ')
    case 'hours':
      return writeHours(at && at.schedules.length > 0 ? at.schedules : entry.schedules, words.language)
    case 'referral-methods':
      return named('referral-methods', entry.referralMethods)
    case 'next-step':
      return nameOf(words, 'next-step', entry.nextStep)
    case 'response-days':
      return entry.responseDays
    case 'feedback':
      return named('feedback', entry.feedback)
    case 'feedback-days':
      return entry.feedbackDays
    case 'capacity':
      return nameOf(words, 'capacity', roomOf(entry, at).capacity ?? 'unknown')
    case 'waiting-days':
      return roomOf(entry, at).waitingDays
    case 'capacity-date':
      return roomOf(entry, at).capacityDate
    case 'last-check':
      return entry.lastCheck
    case 'next-check':
      return entry.nextCheck
    case 'place-id':
      return at?.locationId ?? null
    case 'area':
      return at?.location.areaPcode ?? null
    case 'latitude':
      return at?.location.latitude ?? null
    case 'longitude':
      return at?.location.longitude ?? null
    case 'covers':
      return entry.areas.map(area => area.pcode).join('; ')
    default:
      return null
  }
}

function numbers(entry: Entry, at: At, emergency: boolean): string {
  const phones: Phone[] = [...entry.phones, ...(at?.phones ?? [])]
  return [...new Set(phones.filter(phone => phone.emergency === emergency).map(phone => phone.number))].join(
    '; ',
  )
}

function roomOf(entry: Entry, at: At): Pick<Site, 'capacity' | 'waitingDays' | 'capacityDate'> {
  return at?.capacity ? at : entry
}
