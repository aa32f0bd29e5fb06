// How long a plan takes, and at what hour each of its blocks begins.
import type { Plan } from '../model.ts'

export type Break = { after: string; minutes: number }

/** Minutes since midnight. A block without a length takes no time until it has one. */
export type Timed = { block: string; from: number; to: number; breakAfter: number }

/** Minutes of all blocks, without breaks. */
export function totalMinutes(plan: Pick<Plan, 'blocks'>): number {
  return plan.blocks.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}

/** @param start minutes since midnight */
export function clockOf(plan: Pick<Plan, 'blocks'>, start: number, breaks: readonly Break[] = []): Timed[] {
  let at = start
  return plan.blocks.map(({ id, minutes }) => {
    const from = at
    const to = from + (minutes ?? 0)
    const breakAfter = breaks.filter(({ after }) => after === id).reduce((sum, one) => sum + one.minutes, 0)
    at = to + breakAfter
    return { block: id, from, to, breakAfter }
  })
}

/** 'HH:MM' as minutes since midnight; undefined where it is no time of a day. */
export function readClock(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** As 'HH:MM'; past midnight the clock begins again. */
export function sayClock(minutes: number): string {
  const inDay = minutes % (24 * 60)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`
}
