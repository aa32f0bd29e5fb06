// Reading entries whole: the service with its provider, the places this actor may see, and its coverage.
import type { Tx } from '../../../kernel/db.ts'
import type { Entry } from '../model.ts'

/** The entries with these ids that this actor may see, in the order of the ids. */
export async function entriesOf(tx: Tx, responseId: string, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const rows = await tx<Entry[]>`
    select s.id, s.organisation_id, s.team_id, s.sector, s.needs, s.name, s.description, s.status, s.visibility,
      s.age_min, s.age_max, s.sex, s.population, s.criteria, s.disability, s.documents, s.documents_note,
      s.eligibility_note, s.languages, s.interpretation, s.female_staff, s.cost, s.cost_note, s.access, s.alert,
      s.website, s.phones, s.emails, s.schedules, s.referral_methods, s.next_step, s.next_step_note, s.response_days,
      s.feedback, s.feedback_days, s.capacity, s.waiting_days, s.capacity_date, s.owner_team_id, s.owner_person_id,
      s.last_check, s.next_check, s.check_days, s.extra, s.version, s.created_at, s.modified_at,
      case when s.source_system is not null then
        jsonb_build_object('system', s.source_system, 'id', s.source_id, 'hash', s.source_hash) end as source,
      o.name as organisation_name, o.acronym as organisation_acronym,
      t.name as team_name, coalesce(t.active_at is not null and t.closed_at is null, false) as team_active,
      coalesce(places.list, '[]') as sites, coalesce(covered.list, '[]') as areas
    from unnest(${tx.array([...ids])}::uuid[]) with ordinality as wanted (id, nth)
    join service s on s.response_id = ${responseId} and s.id = wanted.id
    join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
    left join team t on t.response_id = s.response_id and t.id = s.team_id
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', p.id, 'locationId', p.location_id, 'phones', p.phones, 'emails', p.emails, 'schedules', p.schedules,
        'capacity', p.capacity, 'waitingDays', p.waiting_days, 'capacityDate', p.capacity_date, 'extra', p.extra,
        'source', case when p.source_system is not null then
          jsonb_build_object('system', p.source_system, 'id', p.source_id, 'hash', null) end,
        'areaName', a.name,
        'location', jsonb_build_object(
          'id', l.id, 'organisationId', l.organisation_id, 'kind', l.kind, 'name', l.name,
          'areaPcode', l.area_pcode, 'address', l.address, 'directions', l.directions,
          'accessibility', l.accessibility, 'latitude', l.latitude, 'longitude', l.longitude,
          'protected', l.protected, 'extra', l.extra,
          'source', case when l.source_system is not null then
            jsonb_build_object('system', l.source_system, 'id', l.source_id, 'hash', l.source_hash) end)
      ) order by p.ordinal, p.id) as list
      from service_site p
      join location l on l.response_id = p.response_id and l.id = p.location_id
      left join area a on a.response_id = l.response_id and a.pcode = l.area_pcode
      where p.response_id = s.response_id and p.service_id = s.id
    ) places on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('pcode', a.pcode, 'name', a.name) order by a.level, a.pcode) as list
      from service_area c join area a on a.response_id = c.response_id and a.pcode = c.pcode
      where c.response_id = s.response_id and c.service_id = s.id
    ) covered on true
    order by wanted.nth`
  return [...rows]
}

export async function findEntry(tx: Tx, responseId: string, id: string): Promise<Entry | undefined> {
  const [entry] = await entriesOf(tx, responseId, [id])
  return entry
}
