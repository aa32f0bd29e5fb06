// Which of the entries on a phone fit what is asked: the same answers as the server's search gives, from the same
// rules. Words are not looked at here; the phone has an index of its own for them.
import type { CopyEntry, Search, ServiceCopy, Site } from '../model.ts'
import { sectorOfNeed } from '../needs.ts'
import { roomAt, standingOf } from './capacity.ts'
import { takesAge } from './eligibility.ts'
import { freshnessOf, isListed } from './freshness.ts'
import { type LocalTime, localTimeOf, openStateAt } from './hours.ts'

/** What the filters look at; an entry from the database and one from a copy both have it. */
export type Searchable = Omit<CopyEntry, 'sites'> & {
  sites: (Pick<Site, 'capacity' | 'waitingDays' | 'capacityDate' | 'schedules'> & {
    location: { areaPcode: string | null }
  })[]
}

/** The entries of the copy that fit, in the order in which they are offered. */
export function matches(copy: ServiceCopy, search: Search, now: Date): CopyEntry[] {
  const at = localTimeOf(now, copy.timeZone)
  const parents = new Map(copy.areas.map(area => [area.pcode, area.parentPcode]))
  const lineage = (pcode: string) => lineageOf(parents, pcode)
  return copy.services
    .filter(entry => {
      if (!isListed(entry.status)) return false
      const past = freshnessOf(entry.nextCheck, at.day, copy) === 'past'
      return past === search.past && fitsSearch(entry, search, at, lineage)
    })
    .map(entry => ({ entry, far: search.area ? !isNear(entry, search.area, lineage) : false }))
    .sort(
      (a, b) =>
        Number(a.far) - Number(b.far) ||
        standingOf(a.entry) - standingOf(b.entry) ||
        (b.entry.lastCheck ?? '').localeCompare(a.entry.lastCheck ?? '') ||
        a.entry.id.localeCompare(b.entry.id),
    )
    .map(({ entry }) => entry)
}

type Lineage = (pcode: string) => string[]

/** Everything but the words, the state of the entry and how fresh it is. */
export function fitsSearch(entry: Searchable, search: Search, at: LocalTime, lineage: Lineage): boolean {
  const answers = (sector: string) =>
    entry.sector === sector || entry.needs.some(need => sectorOfNeed(need) === sector)
  if (search.need && !entry.needs.includes(search.need)) return false
  if (search.sector && !answers(search.sector)) return false
  if (search.age !== undefined && !takesAge(entry, search.age)) return false
  if (search.sex && entry.sex !== 'any' && entry.sex !== search.sex) return false
  if (search.language && !entry.languages.includes(search.language)) return false
  if (search.femaleStaff && entry.femaleStaff !== 'yes') return false
  if (search.free && entry.cost !== 'free') return false
  if (search.walkIn && !entry.access.includes('walk-in')) return false
  if (search.area && !reaches(entry, search.area, lineage)) return false
  return !search.openNow || isOpenNow(entry, at, search.area, lineage)
}

/**
 * It has a place in the area, or covers it or a part of it. An entry that names no place at all, e.g. a hotline or a
 * shelter that is not told, is found from everywhere.
 */
function reaches(entry: Searchable, area: string, lineage: Lineage): boolean {
  if (entry.sites.length === 0 && entry.areas.length === 0) return true
  if (isNear(entry, area, lineage)) return true
  const above = lineage(area)
  return entry.areas.some(({ pcode }) => above.includes(pcode) || lineage(pcode).includes(area))
}

/** It has a place in the area itself. */
function isNear(entry: Pick<Searchable, 'sites'>, area: string, lineage: Lineage): boolean {
  return entry.sites.some(site => isIn(site.location.areaPcode, area, lineage))
}

function isIn(pcode: string | null, area: string, lineage: Lineage): boolean {
  return pcode !== null && lineage(pcode).includes(area)
}

/**
 * Open at some place one would go to, and not full there. Where the area has places of its own, only those count:
 * an open door in another valley helps nobody.
 */
export function isOpenNow(
  entry: Searchable,
  at: LocalTime,
  area?: string | undefined,
  lineage: Lineage = pcode => [pcode],
): boolean {
  if (entry.status !== 'active') return false
  const near = area ? entry.sites.filter(site => isIn(site.location.areaPcode, area, lineage)) : []
  const places = near.length > 0 ? near : entry.sites
  if (places.length === 0)
    return roomAt(entry).capacity !== 'closed' && openStateAt(entry.schedules, at) === 'open'
  return places.some(site => {
    const hours = site.schedules.length > 0 ? site.schedules : entry.schedules
    return roomAt(entry, site).capacity !== 'closed' && openStateAt(hours, at) === 'open'
  })
}

/** The area itself, then what it lies in, up to the whole. */
export function lineageOf(parents: ReadonlyMap<string, string | null>, pcode: string): string[] {
  const lineage: string[] = []
  for (let at: string | null | undefined = pcode; at && !lineage.includes(at); at = parents.get(at))
    lineage.push(at)
  return lineage
}
