// Stickers: three each, on the sectors that matter most for one's work. Which sectors get a table follows from them.
// Source: seed 002, *Identifying sectors*: ideally four to five; where three or fewer come out on top, more than one
// table may work on the same.
import { sectors as allSectors } from '../../../accounts/sectors.ts'
import type { Seat } from '../model.ts'

export type Tally = { sector: string; stickers: number; people: number }

/** Sectors that can be voted for: all but child protection itself, which sits at every table. */
export const votable: readonly string[] = allSectors.filter(
  sector => sector !== 'child-protection' && sector !== 'other',
)

/** @returns what is wrong with these stickers, or undefined */
export function faultOf(
  stickers: readonly string[],
  { most, onOne }: { most: number; onOne: number },
): 'too-many' | 'too-many-on-one' | 'unknown' | undefined {
  if (stickers.length > most) return 'too-many'
  if (stickers.some(sector => !votable.includes(sector))) return 'unknown'
  const onEach = new Map<string, number>()
  for (const sector of stickers) onEach.set(sector, (onEach.get(sector) ?? 0) + 1)
  return [...onEach.values()].some(count => count > onOne) ? 'too-many-on-one' : undefined
}

/** The most first; those without a sticker are not there. */
export function tallyOf(seats: readonly Pick<Seat, 'stickers'>[]): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { stickers } of seats)
    for (const sector of stickers) {
      const tally = tallies.get(sector) ?? { sector, stickers: 0, people: 0 }
      tallies.set(sector, tally)
      tally.stickers += 1
    }
  for (const tally of tallies.values())
    tally.people = seats.filter(({ stickers }) => stickers.includes(tally.sector)).length
  return [...tallies.values()].sort(
    (a, b) => b.stickers - a.stickers || votable.indexOf(a.sector) - votable.indexOf(b.sector),
  )
}

export type StandingOut = {
  /** In order; at most as many as tables are aimed at. */
  sectors: string[]
  /** At the edge, equal with each other: some of them fit, not all. The facilitator chooses. */
  tied: string[]
  /** How many of the tied fit. */
  room: number
  /** Three or fewer: more than one table on the same. */
  few: boolean
}

/**
 * Which sectors stand out: those with at least half as many stickers as the first, up to the most tables aimed at.
 */
export function standingOut(
  tallies: readonly Tally[],
  { from, to }: { from: number; to: number },
): StandingOut {
  const first = tallies[0]?.stickers ?? 0
  const out = tallies.filter(({ stickers }) => stickers * 2 >= first)
  const edge = out[to - 1]?.stickers
  const overflows = out.length > to && out[to]!.stickers === edge
  const sure = overflows ? out.filter(({ stickers }) => stickers > edge!) : out.slice(0, to)
  const tied = overflows ? out.filter(({ stickers }) => stickers === edge) : []
  return {
    sectors: sure.map(({ sector }) => sector),
    tied: tied.map(({ sector }) => sector),
    room: to - sure.length,
    few: out.length > 0 && out.length < Math.min(from, 4),
  }
}

/**
 * Tables for these sectors, one each; where there are fewer sectors than tables, the first of them get a second one.
 * @param people a table of fewer than three is no table
 */
export function tablesFor(
  sectors: readonly string[],
  from: number,
  people: number,
): { number: number; sector: string }[] {
  if (sectors.length === 0) return []
  const wanted = Math.max(sectors.length, Math.min(from, Math.floor(people / 3)))
  const chosen = Array.from({ length: wanted }, (_, index) => sectors[index % sectors.length]!)
  return [...chosen]
    .sort((a, b) => sectors.indexOf(a) - sectors.indexOf(b))
    .map((sector, index) => ({ number: index + 1, sector }))
}
