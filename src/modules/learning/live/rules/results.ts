// What came of a session: numbers, words and worksheets; no name but of those who agreed, no seat.
import type { LiveSession, Point, Results, Seat } from '../model.ts'
import { bounded } from './lines.ts'
import { tallyOf } from './votes.ts'

/** So many stand in a report. More seats than that are no room. */
export const mostPromises = 1000
export const mostNames = 1000
/** Of all blocks together. */
export const mostPoints = 2000

export function resultsOf(given: {
  session: Pick<LiveSession, 'program'>
  seats: readonly Seat[]
  sheets: readonly { table: number; sector: string; texts: Record<string, string> }[]
  points: readonly Point[]
  promises: readonly string[]
  now: Date
}): Results {
  const { session, seats, sheets, points, promises, now } = given
  const sectors = new Map<string, number>()
  for (const { sector } of seats) if (sector !== '') sectors.set(sector, (sectors.get(sector) ?? 0) + 1)
  const starts = session.program.flatMap(({ startedAt }) => startedAt ?? [])
  return {
    participants: seats.length,
    remote: seats.filter(({ remote }) => remote).length,
    sectors: Object.fromEntries(sectors),
    voted: seats.filter(({ stickers }) => stickers.length > 0).length,
    stickers: Object.fromEntries(tallyOf(seats).map(({ sector, stickers }) => [sector, stickers])),
    tables: sheets.map(({ table, sector, texts }) => ({
      number: table,
      sector,
      people: seats.filter(({ tableNumber }) => tableNumber === table).length,
      sheet: Object.fromEntries(Object.entries(texts).map(([question, text]) => [question, bounded(text)])),
    })),
    points: points
      .filter(({ hidden }) => !hidden)
      .map(({ block, body }) => ({ block, body }))
      .slice(0, mostPoints),
    promises: promises.slice(0, mostPromises),
    names: seats
      .filter(({ named, name }) => named && name !== '')
      .map(({ name }) => name)
      .slice(0, mostNames),
    startedAt: starts.sort()[0] ?? null,
    endedAt: now.toISOString(),
    took: session.program.flatMap(({ block, startedAt, endedAt }) =>
      startedAt && endedAt
        ? [{ block, minutes: Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000) }]
        : [],
    ),
  }
}
