// One record of the Services Advisor, in its two languages, as an entry of the directory. Each field goes to a column
// where there is one that means the same, and else to `extra` under its own heading; where the languages disagree, both
// stay and a person is asked.
import { languages, type Texts } from '../../kernel/words.ts'
import type { Problem } from '../../modules/directory/imports/draft.ts'
import type { EntryRecord, FoundContact, ServiceRecord } from '../../modules/directory/imports/record.ts'
import type { Schedule } from '../../modules/directory/model.ts'
import { findContacts, maskContacts } from './contacts.ts'
import { columnsOf } from './criteria.ts'
import type { Feature, Paired } from './feature.ts'
import { readHours } from './hours.ts'
import { type Group, groupOf, groups, headingOf, meaningOf } from './labels.ts'
import type { Ledger } from './ledger.ts'
import { sectorAndNeeds } from './needs-of.ts'

type Language = 'en' | 'ar'
type Extra = Record<string, { label: Texts; value: Texts }>
/** The ticked labels of one group in one language. */
export type Ticked = { heading: string; labels: string[] }
export type Criteria = Partial<Record<Group, Partial<Record<Language, Ticked>>>>

export function entryOf(paired: Paired): { record: EntryRecord; ledger: Ledger } {
  const main = (paired.en ?? paired.ar)!
  const ledger: Ledger = new Map()
  const findings: Problem[] = []
  const extra: Extra = {}
  const sides = (['en', 'ar'] as const).flatMap(language => {
    const feature = paired[language]
    return feature ? [{ language, feature }] : []
  })
  const place = (path: string, field: string, only?: Language) => {
    for (const { language } of sides) if (!only || only === language) ledger.set(`${language}/${path}`, field)
  }
  const text = (read: (feature: Feature) => string | null | undefined): Texts =>
    Object.fromEntries(
      sides.map(({ language, feature }) => [language, (read(feature) ?? '').trim()]).filter(([, one]) => one),
    )
  const keep = (name: string, label: Texts, value: Texts) => {
    extra[name] = { label, value }
    return `extra.${name}`
  }
  for (const path of ['type', 'geometry/type']) place(path, 'location.kind')
  place('id', 'key')

  if (paired.isNumberShared)
    findings.push({ code: 'number-shared', column: 'id', values: { value: String(main.id) } })

  // Who, what, where.
  const { properties } = main
  place('properties/partnerName', 'provider.name')
  place('properties/activityName', 'service.name')
  place(
    'properties/activityCategory',
    keep(
      'category',
      { en: 'Category', ar: 'الفئة' },
      text(f => f.properties.activityCategory),
    ),
  )
  place('properties/activity', 'key')
  place('properties/locationName', 'location.name')
  const point = pointOf(main)
  if (point) for (const at of [0, 1]) place(`geometry/coordinates/${at}`, 'location.point')
  if (point && sides.some(({ feature }) => JSON.stringify(pointOf(feature)) !== JSON.stringify(point)))
    findings.push({
      code: 'languages-disagree',
      column: 'geometry',
      values: { en: JSON.stringify(paired.en?.geometry), ar: JSON.stringify(paired.ar?.geometry) },
    })
  if (!point && main.geometry) findings.push({ code: 'point-not-understood', column: 'geometry' })
  const { sector, needs, isKnown } = sectorAndNeeds(
    properties.activityName,
    properties.activityCategory,
    properties.indicators,
  )
  if (!isKnown)
    findings.push({
      code: 'activity-not-known',
      column: 'activityName',
      values: { value: properties.activityName },
    })

  // Free text, without the ways to reach people that stand in it.
  const contacts: FoundContact[] = []
  const description: Texts = {}
  for (const { language, feature } of sides) {
    const { comments } = feature.properties
    if (comments === undefined) continue
    const cleaned = findContacts(comments ?? '')
    if (cleaned.text !== '') description[language] = cleaned.text
    for (const { kind, value } of cleaned.contacts)
      contacts.push({
        field: 'description',
        language,
        kind: kind === 'name' ? 'address' : kind,
        text: value.slice(0, 300),
      })
    place('properties/comments', 'service.description', language)
  }

  // Dates and quantities.
  for (const [name, path, label] of [
    ['starts', 'startDate', { en: 'Begins', ar: 'يبدأ' }],
    ['ends', 'endDate', { en: 'Ends', ar: 'ينتهي' }],
  ] as const) {
    const value = text(f => f.properties[path])
    place(`properties/${path}`, keep(name, label, value))
    const days = [...new Set(Object.values(value))]
    if (days.length > 1)
      findings.push({ code: 'languages-disagree', column: path, values: { en: days[0]!, ar: days[1]! } })
  }
  for (const { language, feature } of sides) {
    const counted = Object.entries(feature.properties.indicators)
    for (const [name] of counted) place(`properties/indicators/${name}`, 'extra.indicators', language)
    if (counted.length === 0) place('properties/indicators', 'extra.indicators', language)
  }
  const indicators = text(f =>
    Object.entries(f.properties.indicators)
      .map(([name, count]) => `${name}: ${count}`)
      .join('\n'),
  )
  keep('indicators', { en: 'Quantities', ar: 'الكميات' }, indicators)

  // The ticked groups, and whatever else is there that nobody described.
  const criteria: Criteria = {}
  for (const { language, feature } of sides) {
    for (const [heading, value] of Object.entries(feature.properties)) {
      if (plain.has(heading)) continue
      const group =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? groupOf(heading) : undefined
      if (!group) {
        const name = heading === 'Referral required' ? 'referral-required' : `other:${headingOf(heading)}`
        const cleaned = maskContacts(typeof value === 'string' ? value : JSON.stringify(value))
        const said = cleaned.text
        for (const contact of cleaned.contacts)
          contacts.push({
            field: name.slice(0, 60),
            language,
            kind: contact.kind === 'name' ? 'address' : contact.kind,
            text: contact.value.slice(0, 300),
          })
        extra[name] = {
          label: { ...extra[name]?.label, [language]: headingOf(heading) },
          value: { ...extra[name]?.value, [language]: said },
        }
        for (const path of pathsIn(`properties/${heading}`, value)) place(path, `extra.${name}`, language)
        if (name !== 'referral-required')
          findings.push({ code: 'field-not-known', column: headingOf(heading) })
        continue
      }
      const ticks = Object.entries(value as Record<string, unknown>)
      const labels = ticks.filter(([, ticked]) => ticked !== false && ticked !== null).map(([label]) => label)
      criteria[group] = { ...criteria[group], [language]: { heading: headingOf(heading), labels } }
      for (const path of pathsIn(`properties/${heading}`, value)) place(path, `extra.${group}`, language)
      for (const label of labels)
        if (meaningOf(group, label) === undefined)
          findings.push({ code: 'label-not-known', column: headingOf(heading), values: { value: label } })
    }
  }
  for (const group of groups) {
    const ticked = criteria[group]
    if (!ticked) continue
    keep(group, headings(ticked), joined(ticked))
    const [en, ar] = [meanings(group, ticked.en), meanings(group, ticked.ar)]
    if (ticked.en && ticked.ar && en !== ar)
      findings.push({
        code: 'languages-disagree',
        column: ticked.en.heading,
        values: { en: ticked.en.labels.join(' · '), ar: ticked.ar.labels.join(' · ') },
      })
  }
  const columns = columnsOf(criteria)
  const required = /^(yes|نعم)$/i.test(
    extra['referral-required']?.value.en ?? extra['referral-required']?.value.ar ?? '',
  )
  if (
    required &&
    columns.referralMethods?.some(method => method === 'not-accepted' || method === 'not-needed')
  )
    findings.push({ code: 'referral-contradiction', column: criteria.method?.en?.heading ?? '' })

  const labelsOf = (group: Group) => criteria[group]?.en?.labels ?? criteria[group]?.ar?.labels ?? []
  const hours = readHours({
    days: labelsOf('days'),
    opens: labelsOf('opens'),
    closes: labelsOf('closes'),
    frequency: labelsOf('frequency'),
  })
  for (const { code, label } of hours.odd)
    findings.push({
      code: `hours-${code}`,
      column: criteria.opens?.en?.heading ?? '',
      values: { value: label },
    })
  const schedules = hours.openings.flatMap(({ days, opensAt, closesAt, everyWeeks }): Schedule[] =>
    opensAt && closesAt
      ? [
          {
            days: days as Schedule['days'],
            opens: opensAt,
            closes: closesAt,
            everyWeeks,
            validFrom: null,
            validTo: null,
            note: {},
          },
        ]
      : [],
  )
  if (hours.openings.length > 0 && schedules.length === 0)
    findings.push({ code: 'hours-not-whole', column: criteria.opens?.en?.heading ?? '' })

  const service: ServiceRecord = {
    sector,
    needs,
    name: text(f => f.properties.activityName),
    description,
    ...columns,
    schedules,
    // It was last vouched for when it was published; today somebody must look at it again.
    nextCheck: dayOf(properties.endDate),
    extra,
  }
  const name = text(f => f.properties.locationName)
  return {
    ledger,
    record: {
      key: paired.key,
      changedAt: null,
      provider: {
        key: properties.partnerName.trim(),
        name: { en: properties.partnerName.trim() },
        kind: 'other',
      },
      service,
      places: [
        {
          key: [name.en ?? name.ar ?? '', point?.latitude ?? '', point?.longitude ?? ''].join('@'),
          name,
          ...(point ?? {}),
        },
      ],
      areas: [],
      contacts,
      findings: distinct(findings),
    },
  }
}

const plain = new Set([
  'locationName',
  'partnerName',
  'comments',
  'activity',
  'activityCategory',
  'activityName',
  'startDate',
  'endDate',
  'indicators',
])

function pointOf(feature: Feature): { latitude: number; longitude: number } | undefined {
  const coordinates = feature.geometry?.type === 'Point' ? feature.geometry.coordinates : undefined
  if (!Array.isArray(coordinates)) return undefined
  const [longitude, latitude]: unknown[] = coordinates
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? { latitude, longitude } : undefined
}

function pathsIn(path: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [path]
  return Object.entries(value).flatMap(([name, inner]) => pathsIn(`${path}/${name}`, inner))
}

function headings(ticked: Partial<Record<Language, Ticked>>): Texts {
  return Object.fromEntries(
    languages.flatMap(l => ((l === 'en' || l === 'ar') && ticked[l] ? [[l, ticked[l].heading]] : [])),
  )
}

function joined(ticked: Partial<Record<Language, Ticked>>): Texts {
  return Object.fromEntries(
    languages.flatMap(l =>
      (l === 'en' || l === 'ar') && ticked[l] ? [[l, ticked[l].labels.join('\n')]] : [],
    ),
  )
}

function meanings(group: Group, ticked: Ticked | undefined): string {
  return (ticked?.labels ?? [])
    .map(label => meaningOf(group, label) ?? label)
    .sort()
    .join()
}

function dayOf(value: string | null | undefined): string | null {
  return value && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : null
}

function distinct(findings: Problem[]): Problem[] {
  return [...new Map(findings.map(finding => [JSON.stringify(finding), finding])).values()]
}
