// When a service is open, on the clock of its response. Minutes of the week begin on Monday at 00:00.
import { type Schedule, type Weekday, weekdays } from '../model.ts'

export const minutesOfDay = 24 * 60
export const minutesOfWeek = 7 * minutesOfDay

/** A moment as a person in the response reads it off the wall. */
export type LocalTime = { day: string; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

export function localTimeOf(moment: Date, zone: string): LocalTime {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const day = `${part.year}-${part.month}-${part.day}`
  return { day, minute: weekdayOf(day) * minutesOfDay + Number(part.hour) * 60 + Number(part.minute) }
}

/** 0 for Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export type Span = { from: number; to: number }

/** The spans of the week of one schedule, each within the week; a night that runs into Monday is two spans. */
export function spansOf(schedule: Schedule): Span[] {
  const opens = minuteOf(schedule.opens)
  const closes = minuteOf(schedule.closes)
  const length = closes > opens ? closes - opens : closes + minutesOfDay - opens
  return schedule.days.flatMap(weekday => {
    const from = weekdays.indexOf(weekday) * minutesOfDay + opens
    const to = from + length
    return to <= minutesOfWeek
      ? [{ from, to }]
      : [
          { from, to: minutesOfWeek },
          { from: 0, to: to - minutesOfWeek },
        ]
  })
}

function minuteOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))
}

export function isValidOn(schedule: Schedule, day: string): boolean {
  return (
    (schedule.validFrom === null || schedule.validFrom <= day) &&
    (schedule.validTo === null || day <= schedule.validTo)
  )
}

export type OpenState = 'open' | 'closed' | 'unknown'

/** Unknown where no hours are given, and in the hours of every second week: one must ask which week it is. */
export function openStateAt(schedules: readonly Schedule[], at: LocalTime): OpenState {
  if (schedules.length === 0) return 'unknown'
  const now = schedules.filter(
    schedule =>
      isValidOn(schedule, at.day) &&
      spansOf(schedule).some(({ from, to }) => from <= at.minute && at.minute < to),
  )
  if (now.length === 0) return 'closed'
  return now.some(schedule => schedule.everyWeeks === 1) ? 'open' : 'unknown'
}

/** When it opens next within a week: how many days from now, and at what hour. */
export function nextOpening(
  schedules: readonly Schedule[],
  at: LocalTime,
): { inDays: number; weekday: Weekday; opens: string } | undefined {
  const today = Math.floor(at.minute / minutesOfDay)
  const minute = at.minute % minutesOfDay
  for (let inDays = 0; inDays <= 7; inDays += 1) {
    const weekday = weekdays[(today + inDays) % 7]!
    const hours = schedules
      .filter(s => s.days.includes(weekday) && s.everyWeeks === 1 && isValidOn(s, addDays(at.day, inDays)))
      .map(s => s.opens)
      .filter(opens => inDays > 0 || minuteOf(opens) > minute)
      .sort()
    if (hours[0] !== undefined) return { inDays, weekday, opens: hours[0] }
  }
  return undefined
}

/**
 * The minutes in which it may be open from this day on, as the text of a PostgreSQL multirange. Hours that begin
 * later are in it and hours of every second week are not: who asks for what is open now looks at the day too.
 */
export function openMinutesOf(schedules: readonly Schedule[], today: string): string {
  const spans = schedules
    .filter(s => s.everyWeeks === 1 && (s.validTo === null || s.validTo >= today))
    .flatMap(spansOf)
  return `{${spans.map(({ from, to }) => `[${from},${to})`).join(',')}}`
}
