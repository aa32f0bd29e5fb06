// Takes a draft over: compares every row once more with what the directory holds at this very moment, and writes the
// new and the changed ones. Called inside one transaction, so nothing is ever half imported.
import { append, type Scene } from '../../../kernel/event.ts'
import { isId } from '../../../kernel/id.ts'
import { freshnessSettings, oldestOffered } from '../rules/freshness.ts'
import { addDays, localTimeOf } from '../rules/hours.ts'
import { entriesOf } from '../store/entries.ts'
import { indexServices } from '../store/search.ts'
import { judge } from './compare.ts'
import { composeLocation, composeService, composeSite } from './compose.ts'
import type { DraftRow, Outcome } from './draft.ts'
import { hashOf, steadyId } from './hash.ts'
import { findProvider, type Known, loadKnown, providerNames } from './known.ts'
import { entryHash, placeKey } from './naming.ts'
import type { EntryRecord } from './record.ts'
import {
  findPlaces,
  insertPlaces,
  type NewProvider,
  type NewSite,
  saveAreas,
  saveFound,
  savePrints,
  saveProviders,
  saveServices,
  saveSites,
  updatePlaces,
} from './save.ts'

export type ToTake = Pick<DraftRow, 'number' | 'choice'> & { record: EntryRecord }
export type Taken = { number: number; outcome: Outcome; targetId: string | null }

export type Taking = {
  system: string
  sectors: string[] | 'all'
  /** Keys that came earlier in the same file. */
  seen: Set<string>
  /** The day on which somebody checked all of this, where the person who brings it says so. */
  checkedOn: string | null
}

/** Takes some rows over. @returns what became of each */
export async function takeRows(scene: Scene, rows: ToTake[], taking: Taking): Promise<Taken[]> {
  const known = await loadKnown(
    scene,
    taking.system,
    rows.map(row => row.record),
  )
  const decided = rows.map(row => decide(scene, row, known, taking))
  const writing = decided.filter(one => one.outcome === 'new' || one.outcome === 'updated')
  await writeEntries(scene, writing, known, taking)
  return decided.map(({ number, outcome, targetId }) => ({ number, outcome, targetId }))
}

type Decided = Taken & { record: EntryRecord }

function decide(scene: Scene, row: ToTake, known: Known, taking: Taking): Decided {
  const { outcome, targetId, duplicates } = judge(scene, row.record, known, taking.seen, taking.sectors)
  const as = (final: Outcome, target: string | null): Decided => ({
    number: row.number,
    record: row.record,
    outcome: final,
    targetId: target,
  })
  if (row.choice === 'leave' && outcome !== 'invalid') return as('discarded', null)
  const chosen = duplicates.find(one => one.id === row.choice)
  if (chosen) return as('updated', chosen.id)
  if (outcome === 'new')
    return as('new', steadyId(scene.response.id, 'service', taking.system, row.record.key))
  return as(outcome, targetId)
}

async function writeEntries(scene: Scene, rows: Decided[], known: Known, taking: Taking): Promise<void> {
  if (rows.length === 0) return
  const { tx, response, now } = scene
  const { system } = taking
  const today = localTimeOf(now, response.timeZone).day
  const pastDay = addDays(oldestOffered(today, freshnessSettings(response)), -1)
  const existing = new Map(
    (
      await entriesOf(
        tx,
        response.id,
        rows.filter(row => row.outcome === 'updated').map(row => row.targetId!),
      )
    ).map(entry => [entry.id, entry]),
  )

  const providers = new Map<string, NewProvider>()
  const providerOf = (record: EntryRecord): string => {
    const { key, ...provider } = record.provider
    const found = findProvider(known.providers, record.provider)
    const id =
      found?.id ?? steadyId(response.id, 'organisation', system, key ?? providerNames(provider)[0] ?? '')
    // An organisation that people keep here is only pointed at; one that came from this source follows it.
    if (!found || (found.key !== null && found.key === key))
      providers.set(id, {
        id,
        name: provider.name,
        acronym: provider.acronym ?? null,
        kind: provider.kind,
        description: provider.description ?? {},
        website: provider.website ?? '',
        system,
        key: key ?? providerNames(provider)[0] ?? id,
        hash: hashOf(provider),
      })
    return id
  }
  const services = rows.map(row => {
    const checked =
      taking.checkedOn && !row.record.service.lastCheck
        ? { lastCheck: taking.checkedOn, nextCheck: null }
        : {}
    return composeService(
      { ...row.record, service: { ...row.record.service, ...checked } },
      {
        id: row.targetId!,
        organisationId: providerOf(row.record),
        system,
        hash: entryHash(row.record),
        today,
        pastDay,
        existing: existing.get(row.targetId!),
      },
    )
  })
  const keys = [...new Set(rows.flatMap(row => row.record.places.map(placeKey)))]
  const steady = new Map(keys.map(key => [key, steadyId(response.id, 'location', system, key)]))
  const places = await findPlaces(scene, system, keys, [...steady.values(), ...keys.filter(isId)])
  const placeIds = new Map(steady)
  for (const place of places) {
    if (place.key) placeIds.set(place.key, place.id)
    else if (steady.has(place.id)) placeIds.set(place.id, place.id)
  }
  const visible = new Map(places.map(place => [place.id, place]))
  const locations = new Map(
    rows.flatMap(row =>
      row.record.places.map(place => {
        const id = placeIds.get(placeKey(place))!
        return [id, composeLocation(place, { id, system })] as const
      }),
    ),
  )
  const fresh = [...locations.values()].filter(location => !visible.has(location.id))
  const changed = [...locations.values()].filter(location => {
    const before = visible.get(location.id)
    if (!before) return false
    // A place of ours that is brought back under its own id, or one that follows this source and has changed there.
    return before.key === null ? location.source?.id === location.id : before.hash !== location.source?.hash
  })
  const sites = rows.flatMap(row => {
    const ids = new Set<string>()
    return row.record.places.flatMap((place, ordinal): NewSite[] => {
      const locationId = placeIds.get(placeKey(place))!
      if (ids.has(locationId)) return []
      ids.add(locationId)
      const id = steadyId(row.targetId!, 'site', locationId)
      return [{ ...composeSite(place, { id, locationId }), serviceId: row.targetId!, ordinal }]
    })
  })
  const ids = services.map(service => service.id)

  await saveProviders(scene, [...providers.values()])
  await insertPlaces(scene, fresh)
  await updatePlaces(scene, changed)
  await saveServices(scene, services)
  const seenNow = new Set((await findPlaces(scene, system, [], [...locations.keys()])).map(place => place.id))
  await saveSites(scene, system, sites, new Set([...locations.keys()].filter(id => !seenNow.has(id))))
  await saveAreas(
    scene,
    rows.flatMap(row => [...new Set(row.record.areas)].map(pcode => ({ service: row.targetId!, pcode }))),
    ids,
  )
  await saveFound(
    scene,
    rows.flatMap(({ record, targetId }) =>
      record.contacts.map(contact => ({
        ...contact,
        service: targetId!,
        id: steadyId(targetId!, 'contact', contact.kind, contact.text),
      })),
    ),
    rows.flatMap(({ record, targetId }) =>
      record.findings.map(finding => ({
        ...finding,
        service: targetId!,
        id: steadyId(targetId!, 'finding', hashOf(finding)),
      })),
    ),
  )
  await savePrints(
    scene,
    system,
    rows.map(row => ({ id: row.targetId!, changedAt: row.record.changedAt })),
  )
  await indexServices(tx, response.id, ids, today)
}

/** What the audit trail keeps of it: counts, never names. */
export async function tellImported(
  scene: Scene,
  draftId: string,
  system: string,
  counts: Record<string, number>,
): Promise<void> {
  await append(scene, { type: 'directory.imported', subject: draftId, data: { system, ...counts } })
}
