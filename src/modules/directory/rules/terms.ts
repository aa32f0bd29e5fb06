// What an entry is found by, as words of one index: the folded words of its texts, those of its name once more with a
// mark, and marked words for what one may choose. No folded word holds a colon, so none can pass for a mark.

import { wordsOf } from '../../../kernel/fold.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { CopyEntry, Entry } from '../model.ts'
import { sectorOfNeed } from '../needs.ts'
import { standingOf } from './capacity.ts'
import { openMinutesOf } from './hours.ts'

/** Marks an entry that names no place: it is found from everywhere. */
export const everywhere = 'area:*'

export type SearchRow = {
  serviceId: string
  visibility: string
  ownerTeamId: string | null
  position: number
  nextCheck: string
  ageFrom: number
  ageTo: number
  sex: string
  openMinutes: string
  places: string[]
  named: string[]
  terms: string[]
  /** All its folded words, for the list of words that occur. */
  words: string[]
}

type Lineage = (pcode: string) => string[]
type NameOf = (pcode: string) => Texts

/** The folded words of an entry, and those of its name among them. An entry of a copy has all that they are taken from. */
export function wordsOfEntry(
  entry: CopyEntry,
  lineage: Lineage,
  nameOf: NameOf,
): { named: string[]; words: string[] } {
  const { sites, places } = openPlaces(entry, lineage)
  const named = unique([
    ...[entry.name, entry.organisationName].flatMap(wordsOfTexts),
    ...wordsOf(entry.organisationAcronym ?? '').filter(isWord),
  ])
  const texts = [
    entry.description,
    entry.eligibilityNote,
    entry.alert,
    ...sites.flatMap(({ location }) => [location.name, location.address]),
    ...unique([...places, ...entry.areas.map(area => area.pcode)]).map(nameOf),
  ]
  return { named, words: unique([...named, ...texts.flatMap(wordsOfTexts)]) }
}

/** What is indexed is the same for whoever saves: protected places are left out for all. */
function openPlaces(entry: CopyEntry, lineage: Lineage) {
  const sites = entry.sites.filter(site => !site.location.protected)
  const places = sites.flatMap(({ location }) => (location.areaPcode ? lineage(location.areaPcode) : []))
  return { sites, places: unique(places) }
}

/**
 * @param today on the clock of the response
 * @param lineage an area with those it lies in
 */
export function searchRowOf(entry: Entry, today: string, lineage: Lineage, nameOf: NameOf): SearchRow {
  const { named: nameWords, words } = wordsOfEntry(entry, lineage, nameOf)
  const { sites, places } = openPlaces(entry, lineage)
  const covered = entry.areas.map(area => area.pcode)
  const needs = entry.needs.map(need => `need:${need}`)
  const hours = sites.flatMap(site => (site.schedules.length > 0 ? site.schedules : entry.schedules))
  return {
    serviceId: entry.id,
    visibility: entry.visibility,
    ownerTeamId: entry.ownerTeamId,
    position: positionOf(standingOf({ ...entry, sites }), entry.lastCheck),
    nextCheck: entry.nextCheck,
    ageFrom: entry.ageMin ?? 0,
    ageTo: entry.ageMax ?? 120,
    sex: entry.sex,
    openMinutes: openMinutesOf(sites.length > 0 ? hours : entry.schedules, today),
    places,
    words,
    named: [...nameWords, ...needs],
    terms: [
      ...words,
      ...nameWords.map(word => `n:${word}`),
      ...needs,
      ...unique([entry.sector, ...entry.needs.map(sectorOfNeed)]).map(sector => `sector:${sector}`),
      ...unique([...places, ...covered.flatMap(lineage)]).map(pcode => `area:${pcode}`),
      ...covered.map(pcode => `covers:${pcode}`),
      ...(sites.length === 0 && covered.length === 0 ? [everywhere] : []),
      ...entry.languages.map(language => `speaks:${language}`),
      ...entry.access.map(access => `access:${access}`),
      `staff:${entry.femaleStaff}`,
      `cost:${entry.cost}`,
    ],
  }
}

/** The order in which services are offered, as one number: room first, then the latest check. */
export function positionOf(standing: number, lastCheck: string | null): number {
  const days = lastCheck === null ? 99_999 : (Date.UTC(2100, 0, 1) - Date.parse(lastCheck)) / 86_400_000
  return standing * 100_000 + Math.max(0, Math.min(99_999, Math.round(days)))
}

/** Below this position there is room or it is not known; from it on the service is closed. */
export const closedFrom = 300_000

function wordsOfTexts(texts: Texts): string[] {
  return Object.values(texts)
    .flatMap(text => (text ? wordsOf(text.slice(0, 4000)) : []))
    .filter(isWord)
}

/** What is longer is no word, and no index has room for it. */
function isWord(word: string): boolean {
  return word.length <= 40
}

function unique<T>(list: T[]): T[] {
  return [...new Set(list)]
}
