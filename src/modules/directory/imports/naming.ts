// What a record and its places are called, and the hash by which the same again is known.
import { hashOf } from './hash.ts'
import type { EntryRecord, PlaceRecord } from './record.ts'

/** What was read, without our own way of naming it. */
export function entryHash(record: EntryRecord): string {
  const { findings: _, changedAt: __, ...content } = record
  return hashOf(content)
}

export function placeHash(place: PlaceRecord): string {
  const { site: _, ...content } = place
  return hashOf(content)
}

/** A place without a name of its own in the source is named by what it is called and where it lies. */
export function placeKey(place: PlaceRecord): string {
  return (
    place.key ??
    hashOf([place.name, place.areaPcode, place.address, place.latitude, place.longitude]).slice(0, 40)
  )
}
