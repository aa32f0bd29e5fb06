// What the open interface may read: entries that are public, listed, and not past their check. The conditions are written
// here although row security has them too, because whoever is signed in would see more, and this interface never gives it.
import type { Tx } from '../../kernel/db.ts'
import type { Entry } from '../../modules/directory/model.ts'
import { entriesOf } from '../../modules/directory/store/entries.ts'
import type { OurOrganisation } from './out.ts'

export type Ask = {
  responseId: string
  /** The earliest next check with which an entry is still offered. */
  oldest: string
  search: string
  organization: string | null
  sector: string | null
  need: string | null
  modifiedAfter: string | null
  offset: number
  most: number
}

export type PageOf<T> = { total: number; items: T[] }

function isPublic(tx: Tx, ask: Ask) {
  const like = `%${ask.search.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  return tx`s.response_id = ${ask.responseId} and s.visibility = 'public'
    and s.status in ('active', 'temporarily-closed') and s.next_check >= ${ask.oldest}
    and (${ask.search} = '' or s.name::text ilike ${like} or s.description::text ilike ${like})
    and (${ask.organization}::uuid is null or s.organisation_id = ${ask.organization})
    and (${ask.sector}::text is null or s.sector = ${ask.sector})
    and (${ask.need}::text is null or ${ask.need} = any (s.needs))
    and (${ask.modifiedAfter}::timestamptz is null or s.modified_at >= ${ask.modifiedAfter})`
}

export async function publicServices(tx: Tx, ask: Ask): Promise<PageOf<Entry>> {
  const rows = await tx<{ id: string; total: number }[]>`
    select s.id, count(*) over ()::int as total from service s where ${isPublic(tx, ask)}
    order by s.id offset ${ask.offset} limit ${ask.most}`
  const items = await entriesOf(
    tx,
    ask.responseId,
    rows.map(row => row.id),
  )
  return { total: rows[0]?.total ?? (await countPast(tx, ask, 'service')), items }
}

export async function publicService(tx: Tx, ask: Ask, id: string): Promise<Entry | undefined> {
  const [row] = await tx<
    { id: string }[]
  >`select s.id from service s where ${isPublic(tx, ask)} and s.id = ${id}`
  return row ? (await entriesOf(tx, ask.responseId, [row.id]))[0] : undefined
}

export async function organisationsOf(
  tx: Tx,
  responseId: string,
  ids: string[],
): Promise<Map<string, OurOrganisation>> {
  const rows = await tx<OurOrganisation[]>`
    select id, name, acronym, kind, description, website from organisation
    where response_id = ${responseId} and id = any(${ids}::uuid[])`
  return new Map(rows.map(row => [row.id, row]))
}

export async function publicOrganisations(
  tx: Tx,
  ask: Ask,
  id: string | null,
): Promise<PageOf<OurOrganisation>> {
  const rows = await tx<(OurOrganisation & { total: number })[]>`
    select o.id, o.name, o.acronym, o.kind, o.description, o.website, count(*) over ()::int as total
    from organisation o
    where o.response_id = ${ask.responseId} and (${id}::uuid is null or o.id = ${id})
      and exists (select from service s where s.organisation_id = o.id and ${isPublic(tx, ask)})
    order by o.id offset ${ask.offset} limit ${ask.most}`
  return { total: rows[0]?.total ?? (await countPast(tx, ask, 'organisation')), items: rows }
}

type PublicSite = { serviceId: string; siteId: string }

/** Services at locations that are not protected. @param what one of them, or null for all */
export async function publicSites(
  tx: Tx,
  ask: Ask,
  what: { site?: string; location?: string },
): Promise<PageOf<{ site: Entry['sites'][number]; entry: Entry }>> {
  const rows = await tx<(PublicSite & { total: number })[]>`
    select t.service_id, t.id as site_id, count(*) over ()::int as total
    from service_site t
    join service s on s.response_id = t.response_id and s.id = t.service_id
    join location l on l.response_id = t.response_id and l.id = t.location_id and not l.protected
    where ${isPublic(tx, ask)} and (${what.site ?? null}::uuid is null or t.id = ${what.site ?? null})
      and (${what.location ?? null}::uuid is null or l.id = ${what.location ?? null})
    order by t.id offset ${ask.offset} limit ${ask.most}`
  const entries = await entriesOf(tx, ask.responseId, [...new Set(rows.map(row => row.serviceId))])
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  return {
    total: rows[0]?.total ?? (await countPast(tx, ask, 'service_site')),
    items: rows.flatMap(row => {
      const entry = byId.get(row.serviceId)
      const site = entry?.sites.find(one => one.id === row.siteId)
      return entry && site ? [{ site, entry }] : []
    }),
  }
}

/** Places of public services, each once. */
export async function publicPlaces(
  tx: Tx,
  ask: Ask,
  id: string | null,
): Promise<PageOf<Pick<Entry['sites'][number], 'location' | 'areaName'>>> {
  const rows = await tx<{ siteId: string; serviceId: string; total: number }[]>`
    select x.site_id, x.service_id, count(*) over ()::int as total from (
      select distinct on (l.id) l.id, t.id as site_id, t.service_id
      from location l
      join service_site t on t.response_id = l.response_id and t.location_id = l.id
      join service s on s.response_id = t.response_id and s.id = t.service_id
      where not l.protected and ${isPublic(tx, ask)} and (${id}::uuid is null or l.id = ${id})
      order by l.id, t.id
    ) x order by x.id offset ${ask.offset} limit ${ask.most}`
  const entries = await entriesOf(tx, ask.responseId, [...new Set(rows.map(row => row.serviceId))])
  const sites = new Map(entries.flatMap(entry => entry.sites.map(site => [site.id, site] as const)))
  return {
    total: rows[0]?.total ?? (await countPast(tx, ask, 'location')),
    items: rows.flatMap(row => sites.get(row.siteId) ?? []),
  }
}

/** A page past the end holds nothing, and still says how many there are. */
async function countPast(
  tx: Tx,
  ask: Ask,
  what: 'service' | 'organisation' | 'service_site' | 'location',
): Promise<number> {
  if (ask.offset === 0) return 0
  const first = { ...ask, offset: 0, most: 1 }
  if (what === 'service') return (await publicServices(tx, first)).total
  if (what === 'organisation') return (await publicOrganisations(tx, first, null)).total
  if (what === 'location') return (await publicPlaces(tx, first, null)).total
  return (await publicSites(tx, first, {})).total
}
