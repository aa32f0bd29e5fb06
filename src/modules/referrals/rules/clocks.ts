// When something is due. Emergencies count every hour; other promises may count working days, which begin and end at
// the midnight of the place and leave out the weekend and the holidays of the response.

import { dayAfter, hourOf, momentOf, wallTime, weekday } from '../../../kernel/wall-time.ts'
import type { Urgency } from '../model.ts'
import type { ReferralSettings, Span } from './settings.ts'
import type { ClockKind } from './states.ts'

export type Calendar = { timeZone: string; weekend: readonly number[]; holidays: ReadonlySet<string> }

const hour = 3_600_000
// A calendar in which nothing works any more must not keep the clock from ever ending.
const longestWalk = 730

/** The moment at which that share of a span has passed. @param share 1 is the whole span, 0.5 its half */
export function after(start: Date, span: Span, share: number, calendar: Calendar): Date {
  if ('hours' in span) return new Date(start.getTime() + span.hours * share * hour)
  const { timeZone } = calendar
  let { day, minute } = wallTime(start, timeZone)
  let left = Math.round(span.workingDays * share * 1440)
  for (let walked = 0; walked < longestWalk; walked += 1) {
    if (isWorkingDay(day, calendar)) {
      const today = 1440 - minute
      // A span that ends at midnight ends with the day that was worked, not with a day off that follows.
      if (left <= today) return momentOf({ day, minute: minute + left }, timeZone)
      left -= today
    }
    day = dayAfter(day, 1)
    minute = 0
  }
  return momentOf({ day, minute }, timeZone)
}

export function isWorkingDay(day: string, { weekend, holidays }: Calendar): boolean {
  return !weekend.includes(weekday(day)) && !holidays.has(day)
}

/** What a clock says when it strikes. */
export type Stage = 'half' | 'due' | 'after' | 'follow-up'
export type Strike = { stage: Stage; at: Date }

/**
 * The strikes of the clock that begins in this hour, in order. An answer is asked for again at half time, from the
 * team's leads when it is due, and from the sector's focal point half a span later.
 */
export function strikes(
  kind: ClockKind,
  urgency: Urgency,
  started: Date,
  settings: ReferralSettings,
  calendar: Calendar,
): Strike[] {
  // The full hour that follows, because only hours are kept and a promise is never cut short.
  const start = new Date(hourOf(started).getTime() + hour)
  const span = settings.clocks[urgency]
  const strike = (stage: Stage, share: number): Strike => ({ stage, at: after(start, span, share, calendar) })
  switch (kind) {
    case 'answer':
      return [strike('half', 0.5), strike('due', 1), strike('after', 1.5)]
    case 'second':
      return [strike('half', 0.25), strike('due', 0.5)]
    case 'outcome':
    case 'review':
      return [{ stage: 'follow-up', at: new Date(start.getTime() + settings.followUpDays * 24 * hour) }]
  }
}

/** How long an answer took, in steps that people speak of. */
export const answerBuckets = ['4-hours', '24-hours', '72-hours', '7-days', '14-days', 'longer'] as const
export type AnswerBucket = (typeof answerBuckets)[number]

export function answerBucket(asked: Date, answered: Date): AnswerBucket {
  const hours = (answered.getTime() - asked.getTime()) / hour
  if (hours <= 4) return '4-hours'
  if (hours <= 24) return '24-hours'
  if (hours <= 72) return '72-hours'
  if (hours <= 168) return '7-days'
  return hours <= 336 ? '14-days' : 'longer'
}
