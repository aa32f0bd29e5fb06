// What the directory already holds of what an import brings. Read once for a whole batch of rows.

import type { Scene } from '../../../kernel/event.ts'
import { isId } from '../../../kernel/id.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Entry } from '../model.ts'
import { entriesOf } from '../store/entries.ts'
import { foldedNames, type Where } from './likeness.ts'
import type { EntryRecord, ProviderRecord } from './record.ts'

export type KnownProvider = {
  id: string
  name: Texts
  acronym: string | null
  key: string | null
  hash: string | null
}

export type KnownService = {
  id: string
  sector: string
  key: string | null
  hash: string | null
  /** The source's own moment of its last change, when it was last brought. */
  changedAt: string | null
  /** Its content as it was right after it was last brought, and as it is now. */
  broughtPrint: string | null
  print: string
}

export type Neighbour = {
  id: string
  sector: string
  organisationId: string
  key: string | null
  name: Texts
  places: Where[]
}

export type Known = {
  system: string
  providers: { byKey: Map<string, KnownProvider>; byName: Map<string, KnownProvider> }
  services: { byKey: Map<string, KnownService>; byId: Map<string, KnownService> }
  neighbours: Map<string, Neighbour[]>
  pcodes: Set<string>
  /** Entries of ours that are brought back under their own id, to see whether anything in them differs. */
  ours: Map<string, Entry>
}

/**
 * The print of a service: a hash of what describes it, without what people set here in any case (who keeps it, who
 * sees it, when it was checked, whether there is room) and without what every change moves.
 */
export const printOf = `md5((to_jsonb(s) - '{version,created_at,modified_at,last_check,next_check,check_days,capacity,
  waiting_days,capacity_date,owner_team_id,owner_person_id,team_id,visibility,status,source_system,source_id,
  source_hash,extra}'::text[])::text)`

export async function loadKnown(scene: Scene, system: string, records: EntryRecord[]): Promise<Known> {
  const { tx, response } = scene
  const providers = await tx<(KnownProvider & { system: string | null })[]>`
    select id, name, acronym, source_system as system, source_id as key, source_hash as hash
    from organisation where response_id = ${response.id} and closed_at is null order by created_at, id`
  const byKey = new Map<string, KnownProvider>()
  const byName = new Map<string, KnownProvider>()
  for (const provider of providers) {
    if (provider.system === system && provider.key) byKey.set(provider.key, provider)
    if (isId(provider.id) && system === 'hsds') byKey.set(provider.id, byKey.get(provider.id) ?? provider)
    for (const name of providerNames(provider)) if (!byName.has(name)) byName.set(name, provider)
  }
  const keys = records.map(record => record.key)
  const found = await tx<(KnownService & { system: string | null })[]>`
    select s.id, s.sector, s.source_system as system, s.source_id as key, s.source_hash as hash,
      s.extra -> '_import' ->> 'changedAt' as changed_at, s.extra -> '_import' ->> 'print' as brought_print,
      ${tx.unsafe(printOf)} as print
    from service s
    where s.response_id = ${response.id}
      and ((s.source_system = ${system} and s.source_id = any(${keys})) or s.id = any(${keys.filter(isId)}::uuid[]))`
  const organisations = [
    ...new Set(records.flatMap(record => findProvider({ byKey, byName }, record.provider)?.id ?? [])),
  ]
  const neighbours = await tx<Neighbour[]>`
    select s.id, s.sector, s.organisation_id, s.name, case when s.source_system = ${system} then s.source_id end as key,
      coalesce((select jsonb_agg(jsonb_build_object('name', l.name, 'pcode', l.area_pcode, 'latitude', l.latitude,
          'longitude', l.longitude))
        from service_site t join location l on l.response_id = t.response_id and l.id = t.location_id
        where t.response_id = s.response_id and t.service_id = s.id), '[]') as places
    from service s
    where s.response_id = ${response.id} and s.organisation_id = any(${organisations}) and s.status <> 'defunct'`
  const wanted = [
    ...new Set(records.flatMap(r => [...r.areas, ...r.places.flatMap(place => place.areaPcode ?? [])])),
  ]
  const pcodes = await tx<{ pcode: string }[]>`
    select pcode from area where response_id = ${response.id} and pcode = any(${wanted})`
  const byOwnId = found.filter(
    one => keys.includes(one.id) && !(one.system === system && one.key && keys.includes(one.key)),
  )
  const ours = await entriesOf(
    tx,
    response.id,
    byOwnId.map(one => one.id),
  )
  return {
    system,
    ours: new Map(ours.map(entry => [entry.id, entry])),
    providers: { byKey, byName },
    services: {
      byKey: new Map(found.filter(one => one.system === system && one.key).map(one => [one.key!, one])),
      byId: new Map(found.map(one => [one.id, one])),
    },
    neighbours: Map.groupBy(neighbours, neighbour => neighbour.organisationId) as Map<string, Neighbour[]>,
    pcodes: new Set(pcodes.map(area => area.pcode)),
  }
}

export function findProvider(
  providers: Known['providers'],
  provider: ProviderRecord,
): KnownProvider | undefined {
  const named = provider.key ? providers.byKey.get(provider.key) : undefined
  if (named) return named
  for (const name of providerNames(provider)) {
    const found = providers.byName.get(name)
    if (found) return found
  }
  return undefined
}

/** People write an organisation by its name or by its short name; both lead to it. */
export function providerNames(provider: { name: Texts; acronym?: string | null | undefined }): string[] {
  return [...new Set([...foldedNames(provider.name), ...foldedNames({ en: provider.acronym ?? '' })])].filter(
    Boolean,
  )
}
