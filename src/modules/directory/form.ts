// From the fields of a form to an entry and back to sentences: what was filled in is kept, what is wrong is said at its
// field. Empty lines of lists are nothing.
import * as v from 'valibot'
import type { Fields } from '../../kernel/body.ts'
import { fold } from '../../kernel/fold.ts'
import { type Language, languages, type Texts, type Words } from '../../kernel/words.ts'
import type { FieldErrors } from '../../ui/form.tsx'
import { Location, Phone, phoneKinds, Schedule, Service, Site, weekdays } from './model.ts'
import { isNeed } from './needs.ts'

type Wrong = Record<string, string>

export type Filled<T> = { value: T; errors: FieldErrors }

/**
 * The entry as it was filled in. Its checks, its room and where it came from are not of this form.
 * @param before the entry as it is, or a new one with its defaults
 */
export function readService(fields: Fields, before: Service, words: Words): Filled<Service> {
  const errors: Wrong = {}
  const whole = (name: keyof Service & string) => readNumber(fields, name, words, errors)
  const codes = (name: string) => fields.all(name).filter(Boolean)
  const spoken = [...codes('languages'), ...readSpoken(fields, words, errors)]
  const given = {
    ...before,
    organisationId: fields.text('organisationId') || before.organisationId,
    teamId: fields.text('teamId') || null,
    ownerTeamId: fields.text('ownerTeamId') || null,
    sector: fields.text('sector') || before.sector,
    needs: [...codes('needs'), ...codes('otherNeeds')].filter(isNeed),
    name: readTexts(fields, 'name'),
    description: readTexts(fields, 'description'),
    visibility: fields.text('visibility') || before.visibility,
    ageMin: whole('ageMin'),
    ageMax: whole('ageMax'),
    sex: fields.text('sex') || 'any',
    population: codes('population'),
    criteria: codes('criteria'),
    disability: fields.text('disability') || 'unknown',
    documents: codes('documents'),
    documentsNote: readTexts(fields, 'documentsNote'),
    eligibilityNote: readTexts(fields, 'eligibilityNote'),
    languages: [...new Set(spoken)],
    interpretation: readTexts(fields, 'interpretation'),
    femaleStaff: fields.text('femaleStaff') || 'unknown',
    cost: fields.text('cost') || 'unknown',
    costNote: readTexts(fields, 'costNote'),
    access: codes('access'),
    alert: readTexts(fields, 'alert'),
    website: readWebsite(fields.text('website')),
    phones: readPhones(fields, before.phones, words, errors),
    emails: readEmails(fields, words, errors),
    schedules: readHours(fields, before.schedules, words, errors),
    referralMethods: codes('referralMethods'),
    nextStep: fields.text('nextStep') || 'unknown',
    nextStepNote: readTexts(fields, 'nextStepNote'),
    responseDays: whole('responseDays'),
    feedback: codes('feedback'),
    feedbackDays: whole('feedbackDays'),
    checkDays: whole('checkDays') ?? before.checkDays,
  }
  if (!Object.values(given.name).some(Boolean))
    errors[`name.${words.language}`] = words.say('directory.error.name')
  if (given.ageMin !== null && given.ageMax !== null && given.ageMin > given.ageMax)
    errors.ageMax = words.say('directory.error.ages')
  return finish(Service, given, before, errors, words)
}

/** The place with its site, as they were filled in. */
export function readPlace(
  fields: Fields,
  before: { site: Site; location: Location },
  words: Words,
): Filled<{ site: Site; location: Location }> {
  const errors: Wrong = {}
  const location = finish(
    Location,
    {
      ...before.location,
      kind: fields.text('kind') || before.location.kind,
      name: readTexts(fields, 'name'),
      areaPcode: fields.text('areaPcode') || null,
      address: readTexts(fields, 'address'),
      directions: readTexts(fields, 'directions'),
      accessibility: readTexts(fields, 'accessibility'),
      latitude: readDegrees(fields, 'latitude', 90, words, errors),
      longitude: readDegrees(fields, 'longitude', 180, words, errors),
      protected: fields.has('protected'),
    },
    before.location,
    errors,
    words,
  )
  const { latitude, longitude } = location.value
  if ((latitude === null) !== (longitude === null) && !errors.latitude && !errors.longitude)
    errors[latitude === null ? 'latitude' : 'longitude'] = words.say('directory.error.both-degrees')
  const hasWhere = [location.value.name, location.value.address].some(texts =>
    Object.values(texts).some(Boolean),
  )
  if (!hasWhere && location.value.areaPcode === null) errors.areaPcode = words.say('directory.error.where')
  const site = finish(
    Site,
    {
      ...before.site,
      phones: readPhones(fields, before.site.phones, words, errors),
      emails: readEmails(fields, words, errors),
      schedules: readHours(fields, before.site.schedules, words, errors),
    },
    before.site,
    errors,
    words,
  )
  return { value: { site: site.value, location: location.value }, errors }
}

/** What the schema finds wrong beside what was said already is said at the field it is at. */
function finish<T>(
  schema: v.GenericSchema<unknown, T>,
  given: unknown,
  before: T,
  errors: Wrong,
  words: Words,
): Filled<T> {
  const parsed = v.safeParse(schema, given)
  if (parsed.success) return { value: parsed.output, errors }
  for (const issue of parsed.issues) {
    const name = v.getDotPath(issue) ?? ''
    if (!Object.keys(errors).some(known => known.startsWith(name.split('.')[0]!)))
      errors[name] = words.say('directory.error.not-valid')
  }
  // The form is drawn again from what was filled in; its shape is that of the schema, only a value may be wrong.
  return { value: { ...before, ...(given as T) }, errors }
}

export function readTexts(fields: Fields, name: string): Texts {
  const texts: Partial<Record<Language, string>> = {}
  for (const language of languages) {
    const text = fields.text(`${name}.${language}`)
    if (text) texts[language] = text
  }
  return texts
}

function readNumber(fields: Fields, name: string, words: Words, errors: Wrong): number | null {
  const text = fold(fields.text(name))
  if (text === '') return null
  if (/^\d{1,3}$/.test(text)) return Number(text)
  errors[name] = words.say('directory.error.number')
  return null
}

function readDegrees(fields: Fields, name: string, most: number, words: Words, errors: Wrong): number | null {
  const text = fold(fields.text(name)).replace(/[,٫]/, '.').replace('\u2212', '-')
  if (text === '') return null
  const degrees = Number(text)
  if (/^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(degrees) <= most) return degrees
  errors[name] = words.say('directory.error.degrees')
  return null
}

function readWebsite(text: string): string {
  return text === '' || /^https?:\/\//i.test(text) ? text : `https://${text}`
}

function readEmails(fields: Fields, words: Words, errors: Wrong): string[] {
  const list = fields
    .text('emails')
    .split(/[\s,;،]+/)
    .filter(Boolean)
  if (list.some(one => !v.safeParse(v.pipe(v.string(), v.email()), one).success))
    errors.emails = words.say('directory.error.emails')
  return list
}

function readSpoken(fields: Fields, words: Words, errors: Wrong): string[] {
  const list = fields
    .text('otherLanguages')
    .toLowerCase()
    .split(/[\s,;،]+/)
    .filter(Boolean)
  if (list.some(code => !/^[a-z]{2,3}$/.test(code)))
    errors.otherLanguages = words.say('directory.error.languages')
  return list.filter(code => /^[a-z]{2,3}$/.test(code))
}

const mostLines = 12

function lineNumbers(fields: Fields, name: string): number[] {
  const numbers = fields.names().flatMap(field => {
    const found = field.match(new RegExp(`^${name}\\.(\\d{1,2})\\.`))
    return found ? [Number(found[1])] : []
  })
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, mostLines)
}

function readPhones(fields: Fields, before: readonly Phone[], words: Words, errors: Wrong): Phone[] {
  return lineNumbers(fields, 'phone').flatMap(index => {
    const field = (part: string) => `phone.${index}.${part}`
    const number = fields.text(field('number'))
    if (number === '') return []
    const kind = phoneKinds.find(one => one === fields.text(field('kind'))) ?? 'voice'
    const phone = {
      number,
      kind,
      label: before.find(one => one.number === number)?.label ?? {},
      hours: fields.text(field('hours')),
      emergency: fields.has(field('emergency')),
    }
    if (!v.safeParse(Phone, phone).success) errors[field('number')] = words.say('directory.error.phone')
    return [phone]
  })
}

/** A line without any day, hour or tick is nothing. What this form does not ask, e.g. until when, stays with its line. */
function readHours(fields: Fields, before: readonly Schedule[], words: Words, errors: Wrong): Schedule[] {
  return lineNumbers(fields, 'hours').flatMap(index => {
    const field = (part: string) => `hours.${index}.${part}`
    const days = weekdays.filter(day => fields.all(field('days')).includes(day))
    const opens = fields.text(field('opens')).slice(0, 5)
    const typed = fields.text(field('closes')).slice(0, 5)
    if (days.length === 0 && opens === '' && typed === '') return []
    const closes = typed === '00:00' ? '24:00' : typed
    const { validFrom = null, validTo = null, everyWeeks = 1 as const, note = {} } = before[index] ?? {}
    const schedule = { days, opens, closes, validFrom, validTo, everyWeeks, note }
    if (days.length === 0) errors[field('days')] = words.say('directory.error.days')
    if (!/^\d\d:\d\d$/.test(opens)) errors[field('opens')] = words.say('directory.error.hour')
    if (!/^\d\d:\d\d$/.test(closes)) errors[field('closes')] = words.say('directory.error.hour')
    else if (opens === closes) errors[field('closes')] = words.say('directory.error.same-hour')
    else if (!v.safeParse(Schedule, schedule).success)
      errors[field('opens')] ??= words.say('directory.error.hour')
    return [schedule]
  })
}
