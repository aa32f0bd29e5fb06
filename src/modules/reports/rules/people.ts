// What is due for the people on a keeper's list: their induction ends, or they meet children and something is missing. Pure.

import { dayAfter } from '../../../kernel/wall-time.ts'
import type { RunningOut } from '../../learning/induction/store.ts'

/** What is older is known by now, and stands in the list. */
export const windowOf = (today: string) => ({ from: dayAfter(today, -30), until: dayAfter(today, 14) })

export type PeopleDue = Pick<RunningOut, 'day' | 'what' | 'people'>

/** Day by day what comes; of what is past, one line each, with the day on which it began. */
export function peopleDue(rows: readonly RunningOut[], today: string): PeopleDue[] {
  const coming = rows.filter(({ day }) => day >= today)
  const past = (['ends', 'contact'] as const).flatMap(what => {
    const those = rows.filter(one => one.what === what && one.day < today)
    const [first] = those
    return first ? [{ what, day: first.day, people: those.reduce((sum, { people }) => sum + people, 0) }] : []
  })
  return [...past, ...coming]
}
