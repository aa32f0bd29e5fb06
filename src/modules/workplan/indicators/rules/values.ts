// What was counted: in which stretches of time, how far it is from the aim, and which small numbers are kept back.
import {
  type Agreed,
  type Breakdown,
  type Frequency,
  type Group,
  type Groups,
  groupsOf,
  type Period,
} from '../model.ts'

const months: Record<Frequency, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** The stretch in which that day lies. @param day 'YYYY-MM-DD' */
export function periodOf(day: string, frequency: Frequency): Period {
  const length = months[frequency]
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const first = month - (month % length)
  return { from: dayOf(first, 1), to: dayOf(first + length, 0) }
}

/** Day 0 is the last of the month before. */
function dayOf(month: number, day: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10)
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** The newest first; the one that still runs among them, because a number may be known before it ends. */
export function lastPeriods(today: string, frequency: Frequency, count: number): Period[] {
  const periods = [periodOf(today, frequency)]
  while (periods.length < count) periods.push(periodOf(dayBefore(periods.at(-1)!.from), frequency))
  return periods
}

export const periodKey = ({ from, to }: Period) => `${from}/${to}`

/** Stretches that have ended since it was agreed, of which nobody has said the number. The oldest first. */
export function missingPeriods(
  values: readonly Period[],
  { frequency, since, today }: { frequency: Frequency; since: string; today: string },
): Period[] {
  const known = new Set(values.map(periodKey))
  return lastPeriods(today, frequency, 24)
    .filter(period => period.to < today && period.to >= since && !known.has(periodKey(period)))
    .reverse()
}

/** The number itself; a share in percent. */
export function numberOf({
  numerator,
  denominator,
}: {
  numerator: number
  denominator: number | null
}): number {
  return denominator === null ? numerator : (numerator / denominator) * 100
}

export type Reach = 'reached' | 'nearer' | 'not-nearer'

type Aimed = Pick<Agreed, 'baseline' | 'target' | 'direction'>

export function reachOf({ baseline, target, direction }: Aimed, value: number): Reach {
  const better = (a: number, b: number) => (direction === 'up' ? a >= b : a <= b)
  if (better(value, target)) return 'reached'
  // Without a beginning every step is one.
  if (baseline === null) return 'nearer'
  return value !== baseline && better(value, baseline) ? 'nearer' : 'not-nearer'
}

/** How much of the way from the beginning to the aim is done, from 0 to 1. */
export function shareOf({ baseline, target, direction }: Aimed, value: number): number {
  if (reachOf({ baseline, target, direction }, value) === 'reached') return 1
  const start = baseline ?? (direction === 'up' ? 0 : target * 2)
  if (start === target) return 0
  return Math.min(1, Math.max(0, (value - start) / (target - start)))
}

/** Whether it and the value can be told side by side: a share is no count. */
export function isOfUnit(
  { unit }: Pick<Agreed, 'unit'>,
  { denominator }: { denominator: number | null },
): boolean {
  return (unit === 'percent') === (denominator !== null)
}

/** The first group that says more than is there: more than the whole, or sex or age that adds up to more. */
export function groupTooLarge(given: Groups, whole: number): Group | undefined {
  const over = Object.values(groupsOf).find(
    names => names.reduce((sum, name) => sum + (given[name] ?? 0), 0) > whole,
  )
  return over?.find(name => given[name] !== undefined)
}

/** Fewer than these could be recognised in a place where people know each other. */
const fewest = 5

const isSmall = (count: number) => count > 0 && count < fewest

/**
 * Where a part is small, or what is left of the whole, all of it is kept back: of a share, two tell the third. Of 98 of
 * 100 everybody would know that two were not reached.
 */
export function isKeptBack({
  numerator,
  denominator,
}: {
  numerator: number
  denominator: number | null
}): boolean {
  return (
    isSmall(numerator) || (denominator !== null && (isSmall(denominator) || isSmall(denominator - numerator)))
  )
}

/**
 * Of one breakdown, each group's number, or null where it is kept back: small ones, and as many others as it takes so that
 * nobody finds them by subtraction. What is left of the whole, not counted in any group, is a number like the others.
 */
export function shownGroups(breakdown: Breakdown, given: Groups, whole: number): Map<Group, number | null> {
  const names = groupsOf[breakdown].filter(name => given[name] !== undefined)
  const counts = names.map(name => ({ name, count: given[name]! }))
  const rest = whole - counts.reduce((sum, { count }) => sum + count, 0)
  const hidden = new Set<Group>(counts.filter(({ count }) => isSmall(count)).map(({ name }) => name))
  // Of one group alone the whole tells the rest.
  if (counts.length === 1 && isSmall(rest)) hidden.add(counts[0]!.name)
  const byCount = [...counts].sort((a, b) => a.count - b.count)
  const sum = () => counts.reduce((all, { name, count }) => (hidden.has(name) ? all + count : all), 0)
  const unknown = rest > 0 ? 1 : 0
  while (hidden.size > 0 && (hidden.size + unknown < 2 || sum() + rest < fewest)) {
    const next = byCount.find(({ name }) => !hidden.has(name))
    if (!next) break
    hidden.add(next.name)
  }
  return new Map(counts.map(({ name, count }) => [name, hidden.has(name) ? null : count]))
}
