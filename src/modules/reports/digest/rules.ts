// When messages are made, and what is in one. Pure.

import { dayAfter, momentOf, wallTime } from '../../../kernel/wall-time.ts'
import { type Calendar, isWorkingDay } from '../../referrals/rules/clocks.ts'
import type { Lines, Rhythm } from './model.ts'

/** Eight in the morning, in the place: before the first meeting of the day. */
export const workingHour = 8 * 60

// A calendar in which nothing works any more must not keep anybody looking for ever.
const longestWalk = 60
const daysAhead = 7

export function nextWorkingDay(day: string, calendar: Calendar): string {
  let next = dayAfter(day, 1)
  for (let walked = 0; walked < longestWalk && !isWorkingDay(next, calendar); walked += 1)
    next = dayAfter(next, 1)
  return next
}

/** The next moment at which messages are made; later than now. */
export function nextRun(now: Date, calendar: Calendar): Date {
  const { day, minute } = wallTime(now, calendar.timeZone)
  const isToday = minute < workingHour && isWorkingDay(day, calendar)
  return momentOf(
    { day: isToday ? day : nextWorkingDay(day, calendar), minute: workingHour },
    calendar.timeZone,
  )
}

/** Whether this is the first day after the weekend on which anybody works. */
export function beginsWeek(day: string, calendar: Calendar): boolean {
  if (!isWorkingDay(day, calendar)) return false
  const days = calendar.weekend.length > 0 ? calendar.weekend : [7]
  let before = dayAfter(day, -1)
  for (let walked = 0; walked < 7; walked += 1) {
    const isWeekend = days.includes(new Date(`${before}T00:00:00Z`).getUTCDay() || 7)
    if (isWeekend) return true
    if (isWorkingDay(before, calendar)) return false
    before = dayAfter(before, -1)
  }
  return true
}

export function isToldOn(day: string, rhythm: Rhythm, calendar: Calendar): boolean {
  if (rhythm === 'off') return false
  return rhythm === 'daily' ? isWorkingDay(day, calendar) : beginsWeek(day, calendar)
}

export type Found = { days: string[]; signatures: number; answers: number }

/**
 * What there is to tell; undefined where nothing is new. A thing is told three times: a week before, when it is due, and
 * once when it is late. What waits for somebody is told when it grows, and again after a week.
 * @param last the message before, whenever it was
 */
export function messageOf(
  { days, signatures, answers }: Found,
  last: { day: string; lines: Lines } | undefined,
  today: string,
  calendar: Calendar,
): Lines | undefined {
  const until = nextWorkingDay(today, calendar)
  const week = dayAfter(today, daysAhead)
  const told = last && dayAfter(last.day, daysAhead)
  const count = (is: (day: string) => boolean) => days.filter(is).length
  const overdue = count(day => day < today && (last === undefined || day >= last.day))
  const dueNow = count(day => day >= today && day < until)
  const soon = count(day => day >= until && day <= week && (told === undefined || day > told))
  const waits = signatures + answers
  const waited = last === undefined ? 0 : last.lines.signatures + last.lines.answers
  const isNew =
    overdue + dueNow + soon > 0 || waits > waited || (waits > 0 && told !== undefined && told <= today)
  if (!isNew) return undefined
  return { count: overdue + dueNow + soon + waits, overdue, today: dueNow, soon, signatures, answers }
}
