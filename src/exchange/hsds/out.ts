// An entry of the directory as HSDS. What comes in here is public already: the reading decides that, not this mapping.

import type { Texts } from '../../kernel/words.ts'
import { steadyId } from '../../modules/directory/imports/hash.ts'
import type * as ours from '../../modules/directory/model.ts'
import { extrasOf } from '../../modules/directory/rules/extra.ts'
import type { Contact, Location, Organization, Phone, Schedule, Service, ServiceAtLocation } from './shape.ts'
import { attributesFor } from './taxonomy.ts'

export type OurOrganisation = {
  id: string
  name: Texts
  acronym: string | null
  kind: string
  description: Texts
  website: string
}

export function organizationOf(organisation: OurOrganisation): Organization {
  const attributes = attributesFor('organization', organisation.id)
  attributes.field('organisation-kind', organisation.kind)
  const name = attributes.texts('name', organisation.name) ?? ''
  const description = attributes.texts('description', organisation.description) ?? ''
  return without({
    id: organisation.id,
    name,
    alternate_name: organisation.acronym ?? undefined,
    description,
    website: organisation.website || undefined,
    attributes: attributes.list,
  })
}

const statuses = {
  active: 'active',
  inactive: 'inactive',
  defunct: 'defunct',
  'temporarily-closed': 'temporarily closed',
} as const

/** @param isFull with everything that belongs to it; a list holds only what is one to one */
function serviceOf(entry: ours.Entry, organisation: OurOrganisation, isFull: boolean): Service {
  const attributes = attributesFor('service', entry.id)
  const { texts, field } = attributes
  attributes.sector(entry.sector)
  for (const need of entry.needs) attributes.need(need)
  const many: [Parameters<typeof field>[0], readonly string[]][] = [
    ['population', entry.population],
    ['criterion', entry.criteria],
    ['document', entry.documents],
    ['access', entry.access],
    ['referral-method', entry.referralMethods],
    ['feedback', entry.feedback],
    ['email', entry.emails.slice(1)],
  ]
  for (const [name, values] of many) for (const value of values) field(name, value)
  if (entry.sex !== 'any') field('sex', entry.sex)
  if (entry.disability !== 'unknown') field('disability', entry.disability)
  if (entry.femaleStaff !== 'unknown') field('female-staff', entry.femaleStaff)
  if (entry.cost !== 'unknown') field('cost', entry.cost)
  if (entry.nextStep !== 'unknown') field('next-step', entry.nextStep)
  field('response-days', entry.responseDays)
  field('feedback-days', entry.feedbackDays)
  addCapacity(attributes, entry)
  field('next-check', entry.nextCheck)
  field('check-days', entry.checkDays)
  for (const { name, label, value } of extrasOf(entry.extra)) attributes.extra(name, label, value)
  const head = {
    id: entry.id,
    organization_id: organisation.id,
    name: texts('name', entry.name) ?? '',
    description: texts('description', entry.description),
    url: entry.website || undefined,
    email: entry.emails[0],
    status: statuses[entry.status],
    interpretation_services: texts('interpretation_services', entry.interpretation),
    application_process: texts('application_process', entry.nextStepNote),
    fees_description: texts('fees_description', entry.costNote),
    eligibility_description: texts('eligibility_description', entry.eligibilityNote),
    minimum_age: entry.ageMin ?? undefined,
    maximum_age: entry.ageMax ?? undefined,
    assured_date: entry.lastCheck ?? undefined,
    alert: texts('alert', entry.alert),
    last_modified: entry.modifiedAt.toISOString(),
  }
  const documentsNote = texts('required_documents', entry.documentsNote)
  if (!isFull) return without({ ...head, organization: organizationOf(organisation) })
  return without({
    ...head,
    phones: phonesOf(entry.id, entry.phones),
    schedules: schedulesOf(entry.id, entry.schedules),
    service_areas: entry.areas.map(({ pcode, name }) => ({
      id: steadyId(entry.id, 'area', pcode),
      name: first(name) ?? pcode,
      extent: pcode,
      extent_type: 'text',
    })),
    service_at_locations: entry.sites
      .filter(site => !site.location.protected)
      .map(site => siteOf(entry.id, site)),
    languages: entry.languages.map(code => ({ id: steadyId(entry.id, 'language', code), code, name: code })),
    required_documents: [
      ...entry.documents.map(document => ({ id: steadyId(entry.id, 'document', document), document })),
      ...(documentsNote ? [{ id: steadyId(entry.id, 'document', 'note'), document: documentsNote }] : []),
    ],
    organization: organizationOf(organisation),
    attributes: attributes.list,
  })
}

export function servicesFrom(
  organisations: Map<string, OurOrganisation>,
  entries: ours.Entry[],
  isFull: boolean,
): Service[] {
  return entries.flatMap(entry => {
    const organisation = organisations.get(entry.organisationId)
    return organisation ? [serviceOf(entry, organisation, isFull)] : []
  })
}

export function siteOf(serviceId: string, site: ours.Entry['sites'][number]): ServiceAtLocation {
  const attributes = attributesFor('service_at_location', site.id)
  addCapacity(attributes, site)
  return without({
    id: site.id,
    service_id: serviceId,
    location_id: site.locationId,
    phones: phonesOf(site.id, site.phones),
    contacts: site.emails.map((email): Contact => ({ id: steadyId(site.id, 'contact', email), email })),
    schedules: schedulesOf(site.id, site.schedules),
    location: locationOf(site.location, site.areaName),
    attributes: attributes.list,
  })
}

/** Never called for a protected place; if it were, nothing of where it is would leave. */
export function locationOf(location: ours.Location, areaName: Texts | null): Location {
  if (location.protected) return { id: steadyId('protected', location.id), location_type: 'virtual' }
  const attributes = attributesFor('location', location.id)
  const address = attributes.texts('address', location.address)
  const accessibility = attributes.texts('accessibility', location.accessibility)
  return without({
    id: location.id,
    location_type: location.kind,
    organization_id: location.organisationId ?? undefined,
    name: attributes.texts('name', location.name),
    description: attributes.texts('directions', location.directions),
    latitude: location.latitude ?? undefined,
    longitude: location.longitude ?? undefined,
    external_identifier: location.areaPcode ?? undefined,
    external_identifier_type: location.areaPcode ? 'P-code' : undefined,
    addresses: address
      ? [
          {
            id: steadyId(location.id, 'address'),
            address_1: address,
            // The standard asks for these of every address; the directory knows the administrative area.
            city: first(areaName ?? {}) ?? '',
            state_province: location.areaPcode ?? '',
            postal_code: '',
            country: '',
            address_type: location.kind,
          },
        ]
      : undefined,
    accessibility: accessibility
      ? [{ id: steadyId(location.id, 'accessibility'), description: accessibility }]
      : undefined,
    attributes: attributes.list,
  })
}

function phonesOf(ownerId: string, phones: ours.Phone[]): Phone[] {
  return phones.map((phone, at) => {
    const id = steadyId(ownerId, 'phone', String(at), phone.number)
    const attributes = attributesFor('phone', id)
    if (phone.emergency) attributes.field('emergency', 'yes')
    attributes.field('hours', phone.hours)
    return without({
      id,
      number: phone.number,
      type: phone.kind,
      description: attributes.texts('label', phone.label),
      attributes: attributes.list,
    })
  })
}

function schedulesOf(ownerId: string, schedules: ours.Schedule[]): Schedule[] {
  return schedules.map((schedule, at) => {
    const id = steadyId(ownerId, 'schedule', String(at))
    const attributes = attributesFor('schedule', id)
    return without({
      id,
      freq: 'WEEKLY' as const,
      interval: schedule.everyWeeks,
      byday: schedule.days.join(','),
      opens_at: schedule.opens,
      closes_at: schedule.closes,
      valid_from: schedule.validFrom ?? undefined,
      valid_to: schedule.validTo ?? undefined,
      description: attributes.texts('note', schedule.note),
      attributes: attributes.list,
    })
  })
}

function addCapacity(
  attributes: ReturnType<typeof attributesFor>,
  of: { capacity: ours.Capacity | null; waitingDays: number | null; capacityDate: string | null },
): void {
  if (of.capacity && of.capacity !== 'unknown') attributes.field('capacity', of.capacity)
  attributes.field('waiting-days', of.waitingDays)
  attributes.field('capacity-date', of.capacityDate)
}

function first(texts: Texts): string | undefined {
  return texts.en ?? Object.values(texts)[0]
}

/** Leaves out what is not there: absent fields and empty lists. */
function without<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  // What remains has every field of T that it must have: only optional ones can be undefined here.
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0),
    ),
  ) as T
}
