// Finding services: the question is understood first, then the index gives candidates best first, then the rules say
// which of them are open now at a place one would go to.
import type { Scene } from '../../../kernel/event.ts'
import { askedWords } from '../../../kernel/fold.ts'
import type { Entry, Search } from '../model.ts'
import { freshnessSettings, oldestOffered } from '../rules/freshness.ts'
import { type LocalTime, localTimeOf } from '../rules/hours.ts'
import { isOpenNow, lineageOf } from '../rules/matches.ts'
import { meaningsOf } from '../rules/meanings.ts'
import { looseQuestion, questionOf } from '../rules/query.ts'
import type { Cursor } from '../rules/search.ts'
import { entriesOf } from '../store/entries.ts'
import { areasAbove, type Found, findServices, type MeantWords, meantWords } from '../store/search.ts'

export type SearchResult = {
  entries: Entry[]
  next: Cursor | undefined
  /** How many there are; `countedTo` when more. Absent on later pages. */
  count: number | undefined
  /** As many fit but are past their check; counted on the first page of a search that leaves them out. */
  pastCount: number
  /** Words that do not occur, with those that were looked for instead. */
  corrected: { asked: string; words: string[] }[]
  /** Words that nothing resembles. */
  ignored: string[]
  /** Not all words occur together: these have at least one of them. */
  loose: boolean
  /** Now, on the clock of the response. */
  at: LocalTime
}

export const countedTo = 50
/** One more than is counted says that there are more. */
const candidates = countedTo + 1
const pageSize = 20

/** @param after where the page before ended */
export async function searchServices(
  scene: Scene,
  search: Search,
  { after, most = pageSize }: { after?: Cursor | undefined; most?: number } = {},
): Promise<SearchResult> {
  const { tx, response, now } = scene
  const at = localTimeOf(now, response.timeZone)
  const asked = askedWords(search.words)
  const [similar, areas] = await Promise.all([
    asked.length > 0 ? meantWords(tx, asked) : new Map<string, MeantWords>(),
    search.area ? areasAbove(tx, response.id, [search.area]) : [],
  ])
  const meanings = meaningsOf(asked, similar)
  const parents = new Map(areas.map(area => [area.pcode, area.parentPcode]))
  const above = search.area ? lineageOf(parents, search.area).slice(1) : []
  const question = questionOf(search, meanings, above)
  const ask = {
    near: search.area,
    past: search.past,
    oldest: oldestOffered(at.day, freshnessSettings(response)),
    age: search.age,
    sex: search.sex,
    openAt: search.openNow ? at.minute : undefined,
    after,
    most: candidates,
  }
  // A later page goes on with the question that the first one ended up with.
  let loose = after?.loose ?? false
  let answer: Answer = question && !loose ? await findServices(tx, { ...ask, question }) : nothing
  if (loose || (!after && answer.count === 0 && answer.past === 0)) {
    const loosely = looseQuestion(search, meanings, above)
    answer = loosely ? await findServices(tx, { ...ask, question: loosely }) : nothing
    loose = answer.count > 0
  }
  const { found } = answer
  const { entries, last } = await pageOf(scene, search, at, found, most)
  return {
    entries,
    next: last ? { stage: last.stage, position: last.position, id: last.id, loose } : undefined,
    count: after ? undefined : answer.count,
    pastCount: search.past ? 0 : answer.past,
    corrected: meanings
      .filter(({ corrected, words }) => corrected && words.length > 0)
      .map(({ asked, words }) => ({ asked, words })),
    ignored: question?.ignored ?? asked,
    loose,
    at,
  }
}

type Answer = Awaited<ReturnType<typeof findServices>>
const nothing: Answer = { found: [], count: 0, past: 0 }

/** Entries of the candidates, in steps, until the page is full; and the last candidate of it, when there are more. */
async function pageOf(
  { tx, response }: Scene,
  search: Search,
  at: LocalTime,
  found: Found[],
  most: number,
): Promise<{ entries: Entry[]; last: Found | undefined }> {
  const entries: Entry[] = []
  for (let from = 0; from < found.length; from += most) {
    const some = found.slice(from, from + most)
    const ids = some.map(row => row.id)
    const read = await entriesOf(tx, response.id, ids)
    const fitting = search.openNow ? await openOnes(tx, response.id, read, search, at) : read
    const taken = fitting.slice(0, most - entries.length)
    entries.push(...taken)
    const lastTaken = taken.at(-1)?.id
    if (entries.length < most || lastTaken === undefined) continue
    const index = from + ids.indexOf(lastTaken)
    return { entries, last: index + 1 < found.length ? found[index] : undefined }
  }
  // Not every candidate was looked at: the next page goes on behind them.
  return { entries, last: found.length > countedTo ? found.at(-1) : undefined }
}

async function openOnes(
  tx: Scene['tx'],
  responseId: string,
  entries: Entry[],
  search: Search,
  at: LocalTime,
): Promise<Entry[]> {
  const pcodes = entries.flatMap(entry => entry.sites.flatMap(site => site.location.areaPcode ?? []))
  const areas = search.area ? await areasAbove(tx, responseId, pcodes) : []
  const parents = new Map(areas.map(area => [area.pcode, area.parentPcode]))
  return entries.filter(entry => isOpenNow(entry, at, search.area, pcode => lineageOf(parents, pcode)))
}
