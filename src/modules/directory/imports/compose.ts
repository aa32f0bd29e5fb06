// A record of an import as an entry of the directory: a new one, or an existing one with what the source says laid over
// it. What people decide here stays theirs: who keeps it, who sees it, when it was checked, whether there is room.
import * as v from 'valibot'
import type { Texts } from '../../../kernel/words.ts'
import { type Entry, Location, Service, Site } from '../model.ts'
import { addDays } from '../rules/hours.ts'
import { placeHash, placeKey } from './naming.ts'
import type { EntryRecord, PlaceRecord, ServiceRecord } from './record.ts'

type Given = {
  id: string
  organisationId: string
  system: string
  /** Of what was read. */
  hash: string
  today: string
  /** The last day on which an entry is no longer offered: where an entry begins that nobody has vouched for. */
  pastDay: string
  existing: Entry | undefined
}

export function composeService(record: EntryRecord, given: Given): Service {
  const { existing, today, pastDay } = given
  const said = present(record.service)
  const source = sourceOf(record, given)
  const own = { id: given.id, organisationId: given.organisationId, source }
  const lastCheck = latest(existing?.lastCheck, said.lastCheck)
  const checkDays = said.checkDays ?? existing?.checkDays ?? 90
  if (!existing) {
    const nextCheck = said.nextCheck ?? (lastCheck ? addDays(lastCheck, checkDays) : pastDay)
    // A check in the future that nobody here has promised is one that is due.
    return v.parse(Service, {
      ...said,
      ...own,
      lastCheck,
      nextCheck: nextCheck > addDays(today, 365) ? today : nextCheck,
      visibility: 'response',
    })
  }
  const { sites: _, areas: __, ...before } = existing
  const isFresher = lastCheck !== null && lastCheck !== existing.lastCheck
  return v.parse(Service, {
    ...before,
    ...said,
    ...own,
    ...mergedTexts(existing, record.service),
    visibility: existing.visibility,
    teamId: existing.teamId,
    ownerTeamId: existing.ownerTeamId,
    ownerPersonId: existing.ownerPersonId,
    ...(said.capacity && said.capacity !== 'unknown'
      ? {}
      : {
          capacity: existing.capacity,
          waitingDays: existing.waitingDays,
          capacityDate: existing.capacityDate,
        }),
    lastCheck,
    nextCheck: isFresher ? (said.nextCheck ?? addDays(lastCheck, checkDays)) : existing.nextCheck,
    checkDays,
    extra: { ...existing.extra, ...said.extra },
  })
}

/** An entry of ours that is brought back under its own id, and one that follows another source, keep their source. */
function sourceOf(record: EntryRecord, { existing, system, hash }: Given): Service['source'] {
  const isAnothers =
    existing?.source && (existing.source.system !== system || existing.source.id !== record.key)
  if (existing && (existing.id === record.key || isAnothers)) return existing.source
  return { system, id: record.key, hash }
}

export const textFields = [
  'name',
  'description',
  'documentsNote',
  'eligibilityNote',
  'interpretation',
  'costNote',
  'alert',
  'nextStepNote',
] as const satisfies (keyof ServiceRecord)[]

/** One language at a time may be brought; the others stay. */
function mergedTexts(
  existing: Entry,
  record: ServiceRecord,
): Partial<Record<(typeof textFields)[number], Texts>> {
  return Object.fromEntries(
    textFields.flatMap(field =>
      record[field] === undefined ? [] : [[field, { ...existing[field], ...record[field] }]],
    ),
  )
}

export function composeLocation(place: PlaceRecord, given: { id: string; system: string }): Location {
  const { key: _, site: __, ...said } = place
  return v.parse(Location, {
    ...present(said),
    id: given.id,
    source: { system: given.system, id: placeKey(place), hash: placeHash(place) },
  })
}

export function composeSite(place: PlaceRecord, given: { id: string; locationId: string }): Site {
  const { key: _, ...said } = place.site ?? {}
  return v.parse(Site, { ...present(said), id: given.id, locationId: given.locationId, source: null })
}

function present<T extends object>(value: T): Partial<T> {
  // Only fields that are there: an absent one must not erase what the entry has.
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Partial<T>
}

function latest(a: string | null | undefined, b: string | null | undefined): string | null {
  if (!a || !b) return a || b || null
  return a > b ? a : b
}
