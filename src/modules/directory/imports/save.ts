// Writes what an import brings, many rows in one statement each. All of it happens in the transaction of the taking
// over: when one row cannot be written, none is.
import type { Scene } from '../../../kernel/event.ts'
import type { Location, Service, Site } from '../model.ts'
import type { Problem } from './draft.ts'
import { printOf } from './known.ts'
import type { FoundContact } from './record.ts'

export type NewProvider = {
  id: string
  name: object
  acronym: string | null
  kind: string
  description: object
  website: string
  system: string | null
  key: string | null
  hash: string | null
}

export async function saveProviders(scene: Scene, providers: NewProvider[]): Promise<void> {
  const { tx, response, now } = scene
  if (providers.length === 0) return
  await tx`
    insert into organisation (response_id, id, name, acronym, kind, description, website, source_system, source_id,
      source_hash, created_at)
    select ${response.id}, r.id, r.name, r.acronym, r.kind, r.description, r.website, r.system, r.key, r.hash, ${now}
    from jsonb_to_recordset(${tx.json(providers as never)}) as r(id uuid, name jsonb, acronym text, kind text,
      description jsonb, website text, system text, key text, hash text)
    on conflict (response_id, id) do update set name = organisation.name || excluded.name,
      acronym = coalesce(excluded.acronym, organisation.acronym),
      description = organisation.description || excluded.description,
      website = coalesce(nullif(excluded.website, ''), organisation.website), source_hash = excluded.source_hash
    where organisation.source_system = excluded.source_system
      and organisation.source_hash is distinct from excluded.source_hash`
}

/** Which of our places these keys of the source are, among those that this actor may see. */
export async function findPlaces(
  scene: Scene,
  system: string,
  keys: string[],
  ids: string[],
): Promise<{ id: string; key: string | null; hash: string | null }[]> {
  const { tx, response } = scene
  return tx`
    select id, case when source_system = ${system} then source_id end as key, source_hash as hash from location
    where response_id = ${response.id} and ((source_system = ${system} and source_id = any(${keys}))
      or id = any(${ids}::uuid[]))`
}

export async function insertPlaces(scene: Scene, places: Location[]): Promise<void> {
  const { tx, response, now } = scene
  if (places.length === 0) return
  // A protected place may be there already without being shown to this actor; then nothing is inserted, and its id,
  // made from its name, still leads to it.
  await tx`
    insert into location (response_id, id, organisation_id, kind, name, area_pcode, address, directions, accessibility,
      latitude, longitude, protected, source_system, source_id, source_hash, extra, created_at, modified_at)
    select ${response.id}, r.id, r."organisationId", r.kind, r.name, r."areaPcode", r.address, r.directions,
      r.accessibility, r.latitude, r.longitude, r.protected, r.source ->> 'system', r.source ->> 'id',
      r.source ->> 'hash', r.extra, ${now}, ${now}
    from jsonb_to_recordset(${tx.json(places as never)}) as r(id uuid, "organisationId" uuid, kind text, name jsonb,
      "areaPcode" text, address jsonb, directions jsonb, accessibility jsonb, latitude float8, longitude float8,
      protected boolean, source jsonb, extra jsonb)
    on conflict do nothing`
}

export async function updatePlaces(scene: Scene, places: Location[]): Promise<void> {
  const { tx, response, now } = scene
  if (places.length === 0) return
  await tx`
    update location set name = location.name || r.name, area_pcode = coalesce(r."areaPcode", location.area_pcode),
      address = location.address || r.address, directions = location.directions || r.directions,
      accessibility = location.accessibility || r.accessibility, kind = r.kind,
      latitude = coalesce(r.latitude, location.latitude), longitude = coalesce(r.longitude, location.longitude),
      -- Protection is never taken away by a file.
      protected = location.protected or r.protected,
      source_hash = case when location.source_system = r.source ->> 'system' then r.source ->> 'hash'
        else location.source_hash end,
      modified_at = ${now}
    from jsonb_to_recordset(${tx.json(places as never)}) as r(id uuid, kind text, name jsonb, "areaPcode" text,
      address jsonb, directions jsonb, accessibility jsonb, latitude float8, longitude float8, protected boolean,
      source jsonb)
    where location.response_id = ${response.id} and location.id = r.id`
}

export async function saveServices(scene: Scene, services: Service[]): Promise<void> {
  const { tx, response, now } = scene
  if (services.length === 0) return
  await tx`
    insert into service (response_id, id, organisation_id, team_id, sector, needs, name, description, status, visibility,
      age_min, age_max, sex, population, criteria, disability, documents, documents_note, eligibility_note, languages,
      interpretation, female_staff, cost, cost_note, access, alert, website, phones, emails, schedules,
      referral_methods, next_step, next_step_note, response_days, feedback, feedback_days, capacity, waiting_days,
      capacity_date, owner_team_id, owner_person_id, last_check, next_check, check_days, source_system, source_id,
      source_hash, extra, created_at, modified_at)
    select ${response.id}, r.id, r."organisationId", r."teamId", r.sector, r.needs, r.name, r.description, r.status,
      r.visibility, r."ageMin", r."ageMax", r.sex, r.population, r.criteria, r.disability, r.documents,
      r."documentsNote", r."eligibilityNote", r.languages, r.interpretation, r."femaleStaff", r.cost, r."costNote",
      r.access, r.alert, r.website, r.phones, r.emails, r.schedules, r."referralMethods", r."nextStep",
      r."nextStepNote", r."responseDays", r.feedback, r."feedbackDays", r.capacity, r."waitingDays",
      r."capacityDate", r."ownerTeamId", r."ownerPersonId", r."lastCheck", r."nextCheck", r."checkDays",
      r.source ->> 'system', r.source ->> 'id', r.source ->> 'hash', r.extra, ${now}, ${now}
    from jsonb_to_recordset(${tx.json(services as never)}) as r(id uuid, "organisationId" uuid, "teamId" uuid,
      sector text, needs text[], name jsonb, description jsonb, status text, visibility text, "ageMin" int,
      "ageMax" int, sex text, population text[], criteria text[], disability text, documents text[],
      "documentsNote" jsonb, "eligibilityNote" jsonb, languages text[], interpretation jsonb, "femaleStaff" text,
      cost text, "costNote" jsonb, access text[], alert jsonb, website text, phones jsonb, emails text[],
      schedules jsonb, "referralMethods" text[], "nextStep" text, "nextStepNote" jsonb, "responseDays" int,
      feedback text[], "feedbackDays" int, capacity text, "waitingDays" int, "capacityDate" date, "ownerTeamId" uuid,
      "ownerPersonId" uuid, "lastCheck" date, "nextCheck" date, "checkDays" int, source jsonb, extra jsonb)
    on conflict (response_id, id) do update set organisation_id = excluded.organisation_id, sector = excluded.sector,
      needs = excluded.needs, name = excluded.name, description = excluded.description, status = excluded.status,
      age_min = excluded.age_min, age_max = excluded.age_max, sex = excluded.sex, population = excluded.population,
      criteria = excluded.criteria, disability = excluded.disability, documents = excluded.documents,
      documents_note = excluded.documents_note, eligibility_note = excluded.eligibility_note,
      languages = excluded.languages, interpretation = excluded.interpretation, female_staff = excluded.female_staff,
      cost = excluded.cost, cost_note = excluded.cost_note, access = excluded.access, alert = excluded.alert,
      website = excluded.website, phones = excluded.phones, emails = excluded.emails, schedules = excluded.schedules,
      referral_methods = excluded.referral_methods, next_step = excluded.next_step,
      next_step_note = excluded.next_step_note, response_days = excluded.response_days, feedback = excluded.feedback,
      feedback_days = excluded.feedback_days, capacity = excluded.capacity, waiting_days = excluded.waiting_days,
      capacity_date = excluded.capacity_date, last_check = excluded.last_check, next_check = excluded.next_check,
      check_days = excluded.check_days, source_system = excluded.source_system, source_id = excluded.source_id,
      source_hash = excluded.source_hash, extra = excluded.extra, version = service.version + 1,
      modified_at = excluded.modified_at`
}

export type NewSite = Site & { serviceId: string; ordinal: number }

/** @param hidden ids of places that are there and not shown to this actor: a site at them is made, never changed */
export async function saveSites(
  scene: Scene,
  system: string,
  sites: NewSite[],
  hidden: Set<string>,
): Promise<void> {
  const { tx, response } = scene
  const insert = async (some: NewSite[], isUpdating: boolean) => {
    if (some.length === 0) return
    await tx`
      insert into service_site (response_id, id, service_id, location_id, ordinal, phones, emails, schedules, capacity,
        waiting_days, capacity_date, extra)
      select ${response.id}, r.id, r."serviceId", r."locationId", r.ordinal, r.phones, r.emails, r.schedules,
        r.capacity, r."waitingDays", r."capacityDate", r.extra
      from jsonb_to_recordset(${tx.json(some as never)}) as r(id uuid, "serviceId" uuid, "locationId" uuid,
        ordinal int, phones jsonb, emails text[], schedules jsonb, capacity text, "waitingDays" int,
        "capacityDate" date, extra jsonb)
      ${
        isUpdating
          ? tx`on conflict (response_id, service_id, location_id) do update set ordinal = excluded.ordinal,
              phones = excluded.phones, emails = excluded.emails, schedules = excluded.schedules,
              capacity = coalesce(excluded.capacity, service_site.capacity),
              waiting_days = case when excluded.capacity is null then service_site.waiting_days
                else excluded.waiting_days end,
              capacity_date = coalesce(excluded.capacity_date, service_site.capacity_date)`
          : tx`on conflict do nothing`
      }`
  }
  await insert(
    sites.filter(site => !hidden.has(site.locationId)),
    true,
  )
  await insert(
    sites.filter(site => hidden.has(site.locationId)),
    false,
  )
  // A place that the source no longer names for a service is taken away, where it came from the same source.
  const kept = sites.map(site => ({ service: site.serviceId, place: site.locationId }))
  await tx`
    delete from service_site t using location l
    where t.response_id = ${response.id} and l.response_id = t.response_id and l.id = t.location_id
      and l.source_system = ${system} and t.service_id = any(${[...new Set(sites.map(site => site.serviceId))]}::uuid[])
      and not exists (select from jsonb_to_recordset(${tx.json(kept)}) as k(service uuid, place uuid)
        where k.service = t.service_id and k.place = t.location_id)`
}

export async function saveAreas(
  scene: Scene,
  areas: { service: string; pcode: string }[],
  of: string[],
): Promise<void> {
  const { tx, response } = scene
  await tx`delete from service_area a where a.response_id = ${response.id} and a.service_id = any(${of}::uuid[])
    and not exists (select from jsonb_to_recordset(${tx.json(areas)}) as k(service uuid, pcode text)
      where k.service = a.service_id and k.pcode = a.pcode)`
  await tx`
    insert into service_area (response_id, service_id, pcode)
    select ${response.id}, r.service, r.pcode from jsonb_to_recordset(${tx.json(areas)}) as r(service uuid, pcode text)
    on conflict do nothing`
}

/** What was found once and dropped by a person stays dropped: its id is made from what it is. */
export async function saveFound(
  scene: Scene,
  contacts: (FoundContact & { id: string; service: string })[],
  findings: (Problem & { id: string; service: string })[],
): Promise<void> {
  const { tx, response, now } = scene
  await tx`
    insert into contact_finding (response_id, id, service_id, field, language, kind, text, found_at)
    select ${response.id}, r.id, r.service, r.field, r.language, r.kind, r.text, ${now}
    from jsonb_to_recordset(${tx.json(contacts as never)})
      as r(id uuid, service uuid, field text, language text, kind text, text text)
    on conflict do nothing`
  const rows = findings.map(({ id, service, code, column, values }) => ({
    id,
    service,
    code,
    values: { ...values, column: column ?? '' },
  }))
  await tx`
    insert into import_finding (response_id, id, service_id, code, values, found_at)
    select ${response.id}, r.id, r.service, r.code, r.values, ${now}
    from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, service uuid, code text, values jsonb)
    on conflict do nothing`
}

/** Remembers how each entry stood right after it was brought, so that later work on it is noticed. */
export async function savePrints(
  scene: Scene,
  system: string,
  services: { id: string; changedAt: string | null }[],
): Promise<void> {
  const { tx, response } = scene
  await tx`
    update service s set extra = s.extra || jsonb_build_object('_import',
      jsonb_build_object('changedAt', r."changedAt", 'print', ${tx.unsafe(printOf)}))
    from jsonb_to_recordset(${tx.json(services)}) as r(id uuid, "changedAt" text)
    where s.response_id = ${response.id} and s.id = r.id and s.source_system = ${system}`
}
