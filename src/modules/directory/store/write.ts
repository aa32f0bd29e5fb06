// Writing entries. The row travels as one JSON value whose keys are the columns, so that texts, lists and days are
// read by PostgreSQL itself.
import type { Tx } from '../../../kernel/db.ts'
import type { Capacity, Location, Provider, Service, Site, Status } from '../model.ts'

/** @returns false when an entry with this id was there already */
export async function insertService(
  tx: Tx,
  responseId: string,
  service: Service,
  now: Date,
): Promise<boolean> {
  const row = {
    ...columnsOf(service),
    response_id: responseId,
    version: 1,
    created_at: now,
    modified_at: now,
  }
  const rows = await tx`
    insert into service select r.* from jsonb_populate_record(null::service, ${tx.json(row as never)}) r
    on conflict (response_id, id) do nothing returning id`
  return rows.length > 0
}

/**
 * Everything that a form may change; the checks, the capacity and where it came from are changed on their own.
 * @returns false when somebody else changed it since that version
 */
export async function updateService(
  tx: Tx,
  responseId: string,
  service: Service,
  version: number,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    update service s set sector = r.sector, needs = r.needs, name = r.name, description = r.description,
      visibility = r.visibility, team_id = r.team_id, owner_team_id = r.owner_team_id, age_min = r.age_min,
      age_max = r.age_max, sex = r.sex, population = r.population, criteria = r.criteria, disability = r.disability,
      documents = r.documents, documents_note = r.documents_note, eligibility_note = r.eligibility_note,
      languages = r.languages, interpretation = r.interpretation, female_staff = r.female_staff, cost = r.cost,
      cost_note = r.cost_note, access = r.access, alert = r.alert, website = r.website, phones = r.phones,
      emails = r.emails, schedules = r.schedules, referral_methods = r.referral_methods, next_step = r.next_step,
      next_step_note = r.next_step_note, response_days = r.response_days, feedback = r.feedback,
      feedback_days = r.feedback_days, check_days = r.check_days, version = s.version + 1, modified_at = ${now}
    from jsonb_populate_record(null::service, ${tx.json(columnsOf(service) as never)}) r
    where s.response_id = ${responseId} and s.id = r.id and s.version = ${version} returning s.id`
  return rows.length > 0
}

export async function updateStatus(
  tx: Tx,
  responseId: string,
  id: string,
  status: Status,
  now: Date,
): Promise<void> {
  await tx`
    update service set status = ${status}, version = version + 1, modified_at = ${now}
    where response_id = ${responseId} and id = ${id} and status <> ${status}`
}

export type Room = { capacity: Capacity; waitingDays: number | null; capacityDate: string }

export async function updateRoom(
  tx: Tx,
  responseId: string,
  id: string,
  room: Room,
  now: Date,
): Promise<void> {
  await tx`
    update service set capacity = ${room.capacity}, waiting_days = ${room.waitingDays},
      capacity_date = ${room.capacityDate}, version = version + 1, modified_at = ${now}
    where response_id = ${responseId} and id = ${id}`
  // One answer for the whole service is the answer for each of its places.
  await tx`
    update service_site set capacity = null, waiting_days = null, capacity_date = null
    where response_id = ${responseId} and service_id = ${id} and capacity is not null`
}

/** Without a next check, each is looked at again after its own number of days. @returns the ids with their next check */
export async function updateChecks(
  tx: Tx,
  responseId: string,
  ids: readonly string[],
  check: { today: string; nextCheck: string | null; now: Date },
): Promise<{ id: string; nextCheck: string }[]> {
  return tx<{ id: string; nextCheck: string }[]>`
    update service set last_check = ${check.today},
      next_check = coalesce(${check.nextCheck}::date, ${check.today}::date + check_days::int),
      version = version + 1, modified_at = ${check.now}
    where response_id = ${responseId} and id = any (${tx.array([...ids])}::uuid[])
    returning id, next_check`
}

export async function replaceCoverage(
  tx: Tx,
  responseId: string,
  serviceId: string,
  pcodes: readonly string[],
): Promise<void> {
  const list = tx.array([...pcodes])
  await tx`delete from service_area
    where response_id = ${responseId} and service_id = ${serviceId} and not pcode = any (${list}::text[])`
  await tx`
    insert into service_area (response_id, service_id, pcode)
    select ${responseId}, ${serviceId}, unnest(${list}::text[]) on conflict do nothing`
}

/** @returns false when a place with this id was there already */
export async function insertLocation(
  tx: Tx,
  responseId: string,
  location: Location,
  now: Date,
): Promise<boolean> {
  const row = { ...columnsOf(location), response_id: responseId, created_at: now, modified_at: now }
  const rows = await tx`
    insert into location select r.* from jsonb_populate_record(null::location, ${tx.json(row as never)}) r
    on conflict (response_id, id) do nothing returning id`
  return rows.length > 0
}

export async function updateLocation(
  tx: Tx,
  responseId: string,
  location: Location,
  now: Date,
): Promise<void> {
  await tx`
    update location l set kind = r.kind, name = r.name, area_pcode = r.area_pcode, address = r.address,
      directions = r.directions, accessibility = r.accessibility, latitude = r.latitude, longitude = r.longitude,
      protected = r.protected, modified_at = ${now}
    from jsonb_populate_record(null::location, ${tx.json(columnsOf(location) as never)}) r
    where l.response_id = ${responseId} and l.id = r.id`
}

export async function saveSite(tx: Tx, responseId: string, serviceId: string, site: Site): Promise<void> {
  const { hash: _, ...row } = {
    hash: null,
    ...columnsOf(site),
    response_id: responseId,
    service_id: serviceId,
  }
  await tx`
    insert into service_site (response_id, id, service_id, location_id, ordinal, phones, emails, schedules, capacity,
      waiting_days, capacity_date, source_system, source_id, extra)
    select r.response_id, r.id, r.service_id, r.location_id,
      (select coalesce(max(p.ordinal) + 1, 0) from service_site p
        where p.response_id = ${responseId} and p.service_id = ${serviceId}),
      r.phones, r.emails, r.schedules, r.capacity, r.waiting_days, r.capacity_date, r.source_system, r.source_id,
      r.extra
    from jsonb_populate_record(null::service_site, ${tx.json(row as never)}) r
    on conflict (response_id, id) do update set phones = excluded.phones, emails = excluded.emails,
      schedules = excluded.schedules, capacity = excluded.capacity, waiting_days = excluded.waiting_days,
      capacity_date = excluded.capacity_date`
}

export async function deleteSite(
  tx: Tx,
  responseId: string,
  serviceId: string,
  siteId: string,
): Promise<void> {
  await tx`delete from service_site
    where response_id = ${responseId} and service_id = ${serviceId} and id = ${siteId}`
}

/** @returns false when it was there already */
export async function insertProvider(
  tx: Tx,
  responseId: string,
  provider: Provider,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into organisation (response_id, id, name, acronym, kind, description, website, created_at)
    values (${responseId}, ${provider.id}, ${tx.json(provider.name)}, ${provider.acronym}, ${provider.kind},
      ${tx.json(provider.description)}, ${provider.website}, ${now})
    on conflict (response_id, id) do nothing returning id`
  return rows.length > 0
}

/** Names of fields as names of columns; where it came from in its three columns. */
function columnsOf(thing: Service | Location | Site): Record<string, unknown> {
  const { source, ...fields } = thing
  const columns = Object.entries(fields).map(([name, value]) => [
    name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
    value,
  ])
  return {
    ...Object.fromEntries(columns),
    source_system: source?.system ?? null,
    source_id: source?.id ?? null,
    source_hash: source?.hash ?? null,
  }
}
