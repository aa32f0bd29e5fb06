// HSDS of any publisher as entries of the directory: full services, organisations with their services, or services at
// locations. What another publisher says in fields that the directory has none for stays beside it, under its name.
import * as v from 'valibot'
import { isLanguage, type Texts } from '../../kernel/words.ts'
import { isSector } from '../../modules/accounts/sectors.ts'
import type { Problem } from '../../modules/directory/imports/draft.ts'
import type { EntryRecord, PlaceRecord } from '../../modules/directory/imports/record.ts'
import type * as ours from '../../modules/directory/model.ts'
import { Incoming, type IncomingSchedule, type IncomingService } from './incoming.ts'
import { readAttributes } from './taxonomy.ts'

export type Read = { record: EntryRecord; problems: Problem[] } | { record: undefined; problems: Problem[] }

/** The services in one JSON document: a page of an API, a list, an organisation with its services, or one service. */
export function servicesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(servicesIn)
  if ('contents' in value && Array.isArray(value.contents)) return value.contents.flatMap(servicesIn)
  if ('services' in value && Array.isArray(value.services)) {
    const { services, ...organization } = value
    return services.map(service =>
      typeof service === 'object' && service !== null ? { organization, ...service } : service,
    )
  }
  if ('service' in value && typeof value.service === 'object' && value.service !== null) {
    const { service, ...site } = value
    return [{ ...service, service_at_locations: [site] }]
  }
  return [value]
}

export function looksLikeHsds(value: unknown): boolean {
  return servicesIn(value).some(
    one => typeof one === 'object' && one !== null && 'id' in one && 'name' in one && !('properties' in one),
  )
}

export function entryOf(value: unknown): Read {
  const parsed = v.safeParse(Incoming, value)
  if (!parsed.success)
    return {
      record: undefined,
      problems: parsed.issues.map(issue => ({
        code: issue.input === undefined ? 'field-missing' : 'field-wrong',
        column: v.getDotPath(issue) ?? '',
        values: { value: typeof issue.input === 'string' ? issue.input.slice(0, 60) : '' },
      })),
    }
  return { record: recordOf(parsed.output), problems: [] }
}

function recordOf(service: IncomingService): EntryRecord {
  const said = readAttributes(service.attributes)
  const findings: Problem[] = []
  const { organization } = service
  const aboutProvider = readAttributes(organization?.attributes ?? [])
  if (!said.sector || !isSector(said.sector))
    findings.push({ code: 'sector-not-known', column: 'attributes' })
  const schedules = schedulesOf(service.schedules, findings)
  const documentCodes = said.values('document')
  const otherDocuments = service.required_documents
    .flatMap(one => one.document ?? [])
    .filter(one => !documentCodes.includes(one))
  const extra: Record<string, { label: Texts; value: Texts }> = {}
  for (const one of said.extras()) extra[one.name] = { label: labelOf(one.label), value: one.value }
  for (const name of beside) {
    const value = service[name]
    if (value)
      extra[`hsds:${name}`] = { label: { en: name.replaceAll('_', ' ') }, value: { en: String(value) } }
  }
  const emails = [service.email, ...said.values('email'), ...service.contacts.map(contact => contact.email)]
  return {
    key: service.id,
    changedAt: service.last_modified ?? null,
    provider: {
      key: organization?.id ?? service.organization_id ?? null,
      name: aboutProvider.texts('name', organization?.name ?? service.organization_id),
      acronym: organization?.alternate_name ?? null,
      // A kind that is not one of ours is refused with a sentence when it is compared.
      kind: (aboutProvider.value('organisation-kind') ?? 'other') as EntryRecord['provider']['kind'],
      description: aboutProvider.texts('description', organization?.description),
      website: organization?.website ?? '',
    },
    service: codes({
      sector: said.sector ?? 'other',
      needs: said.needs,
      name: said.texts('name', service.name),
      description: said.texts('description', service.description),
      status: service.status === 'temporarily closed' ? 'temporarily-closed' : (service.status ?? 'active'),
      ageMin: service.minimum_age ?? null,
      ageMax: service.maximum_age ?? null,
      sex: said.value('sex') ?? 'any',
      population: said.values('population'),
      criteria: said.values('criterion'),
      disability: said.value('disability') ?? 'unknown',
      documents: documentCodes,
      documentsNote: said.texts('required_documents', otherDocuments.join('\n')),
      eligibilityNote: said.texts('eligibility_description', service.eligibility_description),
      languages: service.languages.flatMap(one => one.code?.toLowerCase() ?? []),
      interpretation: said.texts('interpretation_services', service.interpretation_services),
      femaleStaff: said.value('female-staff') ?? 'unknown',
      cost: said.value('cost') ?? 'unknown',
      costNote: said.texts('fees_description', service.fees_description ?? service.fees),
      access: said.values('access'),
      alert: said.texts('alert', service.alert),
      website: service.url ?? '',
      phones: phonesOf(service.phones),
      emails: [...new Set(emails.filter(one => one !== undefined && one !== null && one !== ''))],
      schedules,
      referralMethods: said.values('referral-method'),
      nextStep: said.value('next-step') ?? 'unknown',
      nextStepNote: said.texts('application_process', service.application_process),
      responseDays: said.number('response-days'),
      feedback: said.values('feedback'),
      feedbackDays: said.number('feedback-days'),
      ...capacityOf(said),
      capacity: said.value('capacity') ?? 'unknown',
      lastCheck: service.assured_date?.slice(0, 10) ?? null,
      nextCheck: said.value('next-check') ?? null,
      checkDays: said.number('check-days') ?? undefined,
      extra,
    }),
    places: service.service_at_locations.flatMap(site => placeOf(site, findings)),
    areas: service.service_areas.flatMap(area =>
      area.extent_type === 'text' && area.extent ? [area.extent] : [],
    ),
    contacts: [],
    findings,
  }
}

/** Fields of the standard that the directory has no column for. */
const beside = ['alternate_name', 'wait_time', 'accreditations', 'licenses', 'assurer_email'] as const

function placeOf(site: IncomingService['service_at_locations'][number], findings: Problem[]): PlaceRecord[] {
  const { location } = site
  if (!location) {
    findings.push({ code: 'place-missing', column: 'service_at_locations' })
    return []
  }
  const said = readAttributes(location.attributes)
  const there = readAttributes(site.attributes)
  const address = location.addresses.map(one =>
    [one.address_1, one.address_2, one.city, one.region, one.postal_code, one.country]
      .filter(Boolean)
      .join(', '),
  )
  const isOurs = location.external_identifier_type === 'P-code'
  const ownAddress = said.texts('address', isOurs ? location.addresses[0]?.address_1 : address.join('\n'))
  return [
    codes({
      key: location.id,
      kind: location.location_type ?? 'physical',
      name: said.texts('name', location.name ?? location.alternate_name),
      areaPcode: isOurs ? (location.external_identifier ?? null) : null,
      address: ownAddress,
      directions: said.texts('directions', location.description ?? location.transportation),
      accessibility: said.texts(
        'accessibility',
        location.accessibility.map(one => one.description ?? one.details ?? '').join('\n'),
      ),
      latitude: location.latitude ?? null,
      longitude: location.longitude ?? null,
      site: {
        key: site.id,
        phones: phonesOf(site.phones),
        emails: site.contacts.flatMap(contact => contact.email ?? []),
        schedules: schedulesOf(site.schedules, findings),
        ...capacityOf(there),
        capacity: there.value('capacity') ?? null,
      },
    }),
  ]
}

function phonesOf(phones: IncomingService['phones']): Partial<ours.Phone>[] {
  return phones.map(phone => {
    const said = readAttributes(phone.attributes)
    return {
      number: phone.number,
      kind: (phone.type === 'cell'
        ? 'mobile'
        : (kinds.find(kind => kind === phone.type) ?? 'voice')) as ours.Phone['kind'],
      label: said.texts('label', phone.description),
      hours: said.value('hours') ?? '',
      emergency: said.value('emergency') === 'yes',
    }
  })
}

const kinds = ['voice', 'mobile', 'whatsapp', 'text', 'fax', 'hotline'] as const

function schedulesOf(schedules: IncomingSchedule[], findings: Problem[]): Partial<ours.Schedule>[] {
  return schedules.flatMap(schedule => {
    const days = (schedule.byday ?? '')
      .split(',')
      .map(day => day.trim().replace(/^[+-]?\d+/, ''))
      .filter(Boolean)
    const opens = schedule.opens_at?.slice(0, 5)
    const closes = schedule.closes_at?.slice(0, 5)
    const interval = schedule.interval ?? 1
    // Monthly openings, dates and links have no week to be put into.
    if ((schedule.freq ?? 'WEEKLY') !== 'WEEKLY' || days.length === 0 || !opens || !closes || interval > 2) {
      findings.push({
        code: 'schedule-not-weekly',
        column: 'schedules',
        values: { value: schedule.description ?? schedule.byday ?? '' },
      })
      return []
    }
    return [
      {
        days: days as ours.Weekday[],
        opens,
        closes,
        everyWeeks: interval === 2 ? (2 as const) : (1 as const),
        validFrom: schedule.valid_from?.slice(0, 10) ?? null,
        validTo: schedule.valid_to?.slice(0, 10) ?? null,
        note: readAttributes(schedule.attributes).texts('note', schedule.description),
      },
    ]
  })
}

function capacityOf(said: ReturnType<typeof readAttributes>): {
  waitingDays: number | null
  capacityDate: string | null
} {
  return { waitingDays: said.number('waiting-days'), capacityDate: said.value('capacity-date') ?? null }
}

function labelOf(text: string): Texts {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return { en: text }
    return Object.fromEntries(
      Object.entries(value).filter(([key, one]) => isLanguage(key) && typeof one === 'string'),
    )
  } catch {
    return { en: text }
  }
}

/** Codes of closed lists arrive as plain words; the directory's own schema looks at each when it is compared. */
function codes<T>(value: unknown): T {
  return value as T
}
