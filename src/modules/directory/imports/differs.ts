// Whether a record says anything that an entry of ours does not say already. Only what the record speaks of counts.
import * as v from 'valibot'
import { type Entry, Location, Service, Site } from '../model.ts'
import { textFields } from './compose.ts'
import { hashOf } from './hash.ts'
import { foldedNames } from './likeness.ts'
import type { EntryRecord, PlaceRecord } from './record.ts'

export function differs(entry: Entry, record: EntryRecord): boolean {
  const { extra, nextCheck: _, checkDays: __, lastCheck, ...said } = record.service
  // Through the schema, so that what is left out and what is usual look alike.
  const whole = new Map<string, unknown>(
    Object.entries(
      v.parse(Service, {
        ...said,
        id: entry.id,
        organisationId: entry.organisationId,
        nextCheck: entry.nextCheck,
      }),
    ),
  )
  for (const [field, given] of Object.entries(said)) {
    if (given === undefined) continue
    const value = whole.get(field)
    const ours: unknown = entry[field as keyof Entry]
    const isText = textFields.some(one => one === field)
    const merged = isText ? { ...(ours as object), ...(value as object) } : value
    // An answer of "unknown" takes nothing back that is known here.
    if (field === 'capacity' && value === 'unknown') continue
    if (hashOf(merged) !== hashOf(ours)) return true
  }
  if (lastCheck && (!entry.lastCheck || lastCheck > entry.lastCheck)) return true
  if (hashOf({ ...entry.extra, ...extra }) !== hashOf(entry.extra)) return true
  const coverage = (pcodes: string[]) => [...new Set(pcodes)].sort().join()
  if (record.areas.length > 0 && coverage(record.areas) !== coverage(entry.areas.map(area => area.pcode)))
    return true
  return record.places.some(place => !isThere(entry, place))
}

function isThere(entry: Entry, place: PlaceRecord): boolean {
  const site = entry.sites.find(
    one =>
      one.locationId === place.key ||
      one.location.source?.id === place.key ||
      isNamed(one.location.name, place),
  )
  if (!site) return false
  const { key: _, site: there, extra: __, ...said } = place
  const wholePlace = v.parse(Location, { ...said, id: site.locationId })
  const wholeSite = v.parse(Site, { ...there, id: site.id, locationId: site.locationId })
  return says(site.location, onlySaid(wholePlace, said)) && says(site, onlySaid(wholeSite, there ?? {}))
}

function onlySaid(whole: object, said: object): object {
  return Object.fromEntries(Object.entries(whole).filter(([field]) => field in said))
}

function isNamed(name: Entry['name'], place: PlaceRecord): boolean {
  const names = foldedNames(name)
  return foldedNames(place.name ?? {}).some(one => names.includes(one))
}

/** Every field that is said is the same there; texts may say more. */
function says(ours: object, said: object): boolean {
  const known = new Map<string, unknown>(Object.entries(ours))
  return Object.entries(said).every(([field, value]) => {
    if (value === undefined || value === null || value === '' || field === 'key' || field === 'extra')
      return true
    const before = known.get(field)
    const isTexts = typeof value === 'object' && !Array.isArray(value)
    return hashOf(isTexts ? { ...(before as object), ...value } : value) === hashOf(before)
  })
}
