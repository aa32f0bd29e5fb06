// What the pages of the room have in common: which plan, which block, from which hour.
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { notFound } from '../../../../kernel/problem.ts'
import type { Plan } from '../model.ts'
import { readClock } from '../rules/clock.ts'

export const looks = { current: 'learning', styles: ['plans'] } as const

/** Ids of plans that came with the program are words, those of the response's own are random. */
export function planIdOf(x: Exchange): string {
  return x.params.id ?? ''
}

/** The place of the block in its plan. Throws *not found* for one that is not there. */
export function indexOf(x: Exchange, plan: Plan): number {
  const index = plan.blocks.findIndex(({ id }) => id === x.params.block)
  if (index < 0) throw notFound()
  return index
}

/** Minutes since midnight; nine in the morning where nobody has said. */
export function startOf(x: Exchange): number {
  return readClock(x.query.get('start') ?? '') ?? 9 * 60
}

/** What somebody saw when they pressed; 0 for what is no revision. */
export function revisionOf(x: Exchange, name = 'revision'): number {
  const text = x.fields.text(name)
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}
