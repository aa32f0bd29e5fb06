// Lists for those who keep the directory: what is theirs, what is to be checked, what was found in free text.
import type { Tx } from '../../../kernel/db.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Kept } from '../policy.ts'

/** What a decision looks at, for many entries at once. */
export async function keptOf(
  tx: Tx,
  responseId: string,
  ids: readonly string[],
): Promise<(Kept & { id: string; nextCheck: string; status: string })[]> {
  if (ids.length === 0) return []
  return tx<(Kept & { id: string; nextCheck: string; status: string })[]>`
    select id, sector, visibility, organisation_id, owner_team_id, team_id, next_check, status
    from service where response_id = ${responseId} and id = any (${tx.array([...ids])}::uuid[])`
}

/** Ids of the services of these teams, those that want a check first. */
export async function idsOfTeams(tx: Tx, responseId: string, teams: readonly string[]): Promise<string[]> {
  if (teams.length === 0) return []
  const list = tx.array([...teams])
  const rows = await tx<{ id: string }[]>`
    select id from service
    where response_id = ${responseId} and status <> 'defunct'
      and (owner_team_id = any (${list}::uuid[]) or team_id = any (${list}::uuid[]))
    order by next_check, id limit 200`
  return rows.map(row => row.id)
}

export type CheckFilter = {
  /** Only those whose next check is before this day. */
  before: string | undefined
  sectors: readonly string[] | 'all'
  organisation: string | undefined
  area: string | undefined
}

export type CheckRow = {
  id: string
  name: Texts
  sector: string
  status: string
  organisationId: string
  organisationName: Texts
  organisationSort: string
  areaNames: Texts[]
  phones: number
  lastCheck: string | null
  nextCheck: string
  openContacts: number
}

export type CheckCursor = { sort: string; organisation: string; nextCheck: string; id: string }

/** By organisation, the longest unchecked first. */
export async function checkRows(
  tx: Tx,
  responseId: string,
  filter: CheckFilter,
  after: CheckCursor | undefined,
  most: number,
): Promise<CheckRow[]> {
  return tx<CheckRow[]>`
    with recursive below as (
      select pcode from area where response_id = ${responseId} and pcode = ${filter.area ?? null}
      union select a.pcode from area a join below b on a.parent_pcode = b.pcode where a.response_id = ${responseId}
    ), kept as (
      select s.*, o.name as organisation_name, lower(coalesce(o.name ->> 'en', o.name ->> 'fr', o.name::text)) as sort
      from service s join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
      where s.response_id = ${responseId} and s.status in ('active', 'temporarily-closed')
        and (${filter.before ?? null}::date is null or s.next_check < ${filter.before ?? null})
        and (${filter.sectors === 'all'} or s.sector = any (${tx.array(filter.sectors === 'all' ? [] : [...filter.sectors])}::text[]))
        and (${filter.organisation ?? null}::uuid is null or s.organisation_id = ${filter.organisation ?? null})
        and (${filter.area ?? null}::text is null
          or exists (select from service_area c where c.response_id = s.response_id and c.service_id = s.id
            and c.pcode in (select pcode from below))
          or exists (select from service_site p
            join location l on l.response_id = p.response_id and l.id = p.location_id
            where p.response_id = s.response_id and p.service_id = s.id and l.area_pcode in (select pcode from below)))
    )
    select k.id, k.name, k.sector, k.status, k.organisation_id, k.organisation_name, k.sort as organisation_sort,
      k.last_check, k.next_check, jsonb_array_length(k.phones) as phones,
      coalesce((select jsonb_agg(distinct a.name) from service_site p
        join location l on l.response_id = p.response_id and l.id = p.location_id
        join area a on a.response_id = l.response_id and a.pcode = l.area_pcode
        where p.response_id = k.response_id and p.service_id = k.id), '[]') as area_names,
      (select count(*)::int from contact_finding f
        where f.response_id = k.response_id and f.service_id = k.id and f.state = 'open') as open_contacts
    from kept k
    where ${after?.id ?? null}::uuid is null
      or (k.sort, k.organisation_id, k.next_check, k.id)
        > (${after?.sort ?? null}, ${after?.organisation ?? null}, ${after?.nextCheck ?? null}::date, ${after?.id ?? null})
    order by k.sort, k.organisation_id, k.next_check, k.id limit ${most}`
}

/** How many wait, and how many are not offered any more because of it. */
export async function countChecks(
  tx: Tx,
  responseId: string,
  days: { soon: string; today: string; oldest: string },
  sectors: readonly string[] | 'all',
): Promise<{ soon: number; due: number; past: number; all: number }> {
  const [row] = await tx<{ soon: number; due: number; past: number; all: number }[]>`
    select count(*) filter (where next_check < ${days.soon})::int as soon,
      count(*) filter (where next_check < ${days.today})::int as due,
      count(*) filter (where next_check < ${days.oldest})::int as past, count(*)::int as all
    from service where response_id = ${responseId} and status in ('active', 'temporarily-closed')
      and (${sectors === 'all'} or sector = any (${tx.array(sectors === 'all' ? [] : [...sectors])}::text[]))`
  return row!
}

export type OpenContact = {
  id: string
  serviceId: string
  serviceName: Texts
  sector: string
  organisationName: Texts
  field: string
  kind: 'email' | 'phone' | 'address'
  text: string
}

export async function openContacts(
  tx: Tx,
  responseId: string,
  filter: { service: string | undefined; sectors: readonly string[] | 'all' },
  after: string | undefined,
  most: number,
): Promise<OpenContact[]> {
  return tx<OpenContact[]>`
    select f.id, f.service_id, s.name as service_name, s.sector, o.name as organisation_name, f.field, f.kind, f.text
    from contact_finding f
    join service s on s.response_id = f.response_id and s.id = f.service_id
    join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
    where f.response_id = ${responseId} and f.state = 'open'
      and (${filter.service ?? null}::uuid is null or f.service_id = ${filter.service ?? null})
      and (${filter.sectors === 'all'} or s.sector = any (${tx.array(filter.sectors === 'all' ? [] : [...filter.sectors])}::text[]))
      and (${after ?? null}::uuid is null or (f.service_id, f.id) > (
        select g.service_id, g.id from contact_finding g
        where g.response_id = ${responseId} and g.id = ${after ?? null}))
    order by f.service_id, f.id limit ${most}`
}

export async function findContact(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<
  { id: string; serviceId: string; kind: OpenContact['kind']; text: string; state: string } | undefined
> {
  const [row] = await tx<
    { id: string; serviceId: string; kind: OpenContact['kind']; text: string; state: string }[]
  >`
    select id, service_id, kind, text, state from contact_finding
    where response_id = ${responseId} and id = ${id} for update`
  return row
}

/** What was decided stays; what was found is forgotten. */
export async function settleContact(
  tx: Tx,
  responseId: string,
  id: string,
  state: 'moved' | 'dropped',
): Promise<void> {
  await tx`update contact_finding set state = ${state}, text = '' where response_id = ${responseId} and id = ${id}`
}

/** Puts a contact that stood in free text where contacts belong, unless it is there already. */
export async function addContact(
  tx: Tx,
  responseId: string,
  serviceId: string,
  contact: { kind: 'email' | 'phone'; text: string },
  now: Date,
): Promise<void> {
  if (contact.kind === 'email') {
    await tx`update service set emails = array_append(emails, ${contact.text}), version = version + 1,
        modified_at = ${now}
      where response_id = ${responseId} and id = ${serviceId} and not ${contact.text} = any (emails)`
    return
  }
  const phone = { number: contact.text, kind: 'voice', label: {}, hours: '', emergency: false }
  await tx`update service set phones = phones || jsonb_build_array(${tx.json(phone)}::jsonb), version = version + 1,
      modified_at = ${now}
    where response_id = ${responseId} and id = ${serviceId}
      and not phones @> jsonb_build_array(jsonb_build_object('number', ${contact.text}::text))`
}

export async function providers(
  tx: Tx,
  responseId: string,
): Promise<{ id: string; name: Texts; acronym: string | null }[]> {
  return tx`select id, name, acronym from organisation
    where response_id = ${responseId} and closed_at is null
    order by lower(coalesce(name ->> 'en', name::text)), id limit 1000`
}

export async function teamsOf(
  tx: Tx,
  responseId: string,
  organisationId: string,
): Promise<{ id: string; name: Texts; isActive: boolean }[]> {
  return tx`select id, name, active_at is not null as is_active from team
    where response_id = ${responseId} and organisation_id = ${organisationId} and closed_at is null
    order by created_at, id`
}

export async function servicesAtLocation(tx: Tx, responseId: string, locationId: string): Promise<string[]> {
  const rows = await tx<{ serviceId: string }[]>`
    select service_id from service_site where response_id = ${responseId} and location_id = ${locationId}`
  return rows.map(row => row.serviceId)
}
