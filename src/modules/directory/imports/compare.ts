// What would become of each entry that was brought: new, updated, identical, old, discarded or invalid. Nothing is
// changed here; the same comparison is made once more at the moment of taking over.
import * as v from 'valibot'
import type { Scene } from '../../../kernel/event.ts'
import { Location, Provider, Service, Site } from '../model.ts'
import { differs } from './differs.ts'
import type { Compared, Duplicate, Outcome, Problem } from './draft.ts'
import { findProvider, type Known, type KnownService } from './known.ts'
import { isNearlyNamed, isSamePlace, type Where } from './likeness.ts'
import { entryHash } from './naming.ts'
import { mayImportSector } from './policy.ts'
import type { EntryRecord, PlaceRecord } from './record.ts'

const someId = '00000000-0000-4000-8000-000000000000'

export type Judged = Pick<Compared, 'outcome' | 'targetId' | 'problems' | 'duplicates'> & { outcome: Outcome }

/** @param seen the keys that came earlier in the same file */
export function judge(
  scene: Pick<Scene, 'actor'>,
  record: EntryRecord,
  known: Known,
  seen: Set<string>,
  sectors: string[] | 'all',
): Judged {
  const problems = [...problemsOf(record, known)]
  const isOwn = (sector: string) =>
    mayImportSector(scene.actor, sector) && (sectors === 'all' || sectors.includes(sector))
  const before = known.services.byKey.get(record.key) ?? known.services.byId.get(record.key)
  // Neither an entry of another sector, nor one that would become of another.
  if (!isOwn(record.service.sector) || (before && !isOwn(before.sector)))
    problems.push({ code: 'other-sector', column: 'sector' })
  const none = { targetId: null, duplicates: [] as Duplicate[] }
  if (problems.length > 0) return { outcome: 'invalid', problems, ...none }
  const notes = record.findings
  if (seen.has(record.key))
    return { outcome: 'discarded', problems: [{ code: 'twice-in-file' }, ...notes], ...none }
  seen.add(record.key)

  const own = before && known.ours.get(before.id)
  if (own) {
    const isSame = !differs(own, record)
    return {
      outcome: isSame ? 'identical' : 'updated',
      targetId: own.id,
      problems: isSame ? [] : notes,
      duplicates: [],
    }
  }
  if (before) return { ...judgeKnown(record, before), targetId: before.id }
  const duplicates = duplicatesOf(record, known, isOwn)
  return {
    outcome: 'new',
    targetId: null,
    problems: duplicates.length > 0 ? [{ code: 'may-be-duplicate', column: 'name' }, ...notes] : notes,
    duplicates,
  }
}

function judgeKnown(record: EntryRecord, before: KnownService): Omit<Judged, 'targetId'> {
  const notes = record.findings
  if (before.hash === entryHash(record)) return { outcome: 'identical', problems: [], duplicates: [] }
  if (before.changedAt && record.changedAt && record.changedAt < before.changedAt)
    return { outcome: 'old', problems: [{ code: 'older-than-ours' }], duplicates: [] }
  if (before.broughtPrint && before.broughtPrint !== before.print) {
    // Somebody worked on it here since; a file does not undo that unless a person says so.
    const self = { id: before.id, name: record.service.name as Record<string, string>, place: '' }
    return { outcome: 'discarded', problems: [{ code: 'changed-here' }, ...notes], duplicates: [self] }
  }
  return { outcome: 'updated', problems: notes, duplicates: [] }
}

function* problemsOf(record: EntryRecord, known: Known): Generator<Problem> {
  const { key: _, ...provider } = record.provider
  yield* issues(v.safeParse(Provider, { ...provider, id: someId }), 'organisation')
  yield* issues(
    v.safeParse(Service, {
      ...record.service,
      id: someId,
      organisationId: someId,
      nextCheck: record.service.nextCheck ?? '2000-01-01',
    }),
    '',
  )
  for (const { key: _, site, ...place } of record.places) {
    yield* issues(v.safeParse(Location, { ...place, id: someId }), 'place')
    if (site) yield* issues(v.safeParse(Site, { ...site, id: someId, locationId: someId }), 'place')
    if (place.areaPcode && !known.pcodes.has(place.areaPcode))
      yield { code: 'area-not-known', column: 'areaPcode', values: { value: place.areaPcode } }
  }
  for (const pcode of record.areas)
    if (!known.pcodes.has(pcode)) yield { code: 'area-not-known', column: 'areas', values: { value: pcode } }
}

function* issues(result: v.SafeParseResult<v.GenericSchema>, above: string): Generator<Problem> {
  for (const issue of result.issues ?? []) {
    const path = [above, v.getDotPath(issue) ?? ''].filter(part => part !== '').join('.')
    const given =
      typeof issue.input === 'string' || typeof issue.input === 'number'
        ? String(issue.input).slice(0, 60)
        : ''
    // Two fields that are sound each by itself and do not go together.
    const isTogether = issue.type === 'check' && typeof issue.input === 'object'
    const code = isTogether ? 'not-together' : given === '' ? 'field-missing' : 'field-wrong'
    yield { code, column: path, values: { value: given } }
  }
}

function duplicatesOf(record: EntryRecord, known: Known, isOwn: (sector: string) => boolean): Duplicate[] {
  const provider = findProvider(known.providers, record.provider)
  if (!provider) return []
  const places = record.places.map(whereOf)
  return (
    (known.neighbours.get(provider.id) ?? [])
      .filter(neighbour => isOwn(neighbour.sector))
      // What came from the same source under another name is another thing there.
      .filter(neighbour => neighbour.key === null || isMadeUp(neighbour.key) || isMadeUp(record.key))
      .filter(
        neighbour =>
          isNearlyNamed(record.service.name, neighbour.name) && isSamePlace(places, neighbour.places),
      )
      .slice(0, 5)
      .map(neighbour => ({
        id: neighbour.id,
        name: neighbour.name as Record<string, string>,
        place: Object.values(neighbour.places[0]?.name ?? {})[0] ?? '',
      }))
  )
}

/** A row of a table without ids is named after what stands in it, which says little about what it is. */
function isMadeUp(key: string): boolean {
  return key.startsWith('row:')
}

function whereOf(place: PlaceRecord): Where {
  return {
    name: place.name ?? {},
    pcode: place.areaPcode ?? null,
    latitude: place.latitude ?? null,
    longitude: place.longitude ?? null,
  }
}
