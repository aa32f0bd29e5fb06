// The wall clock of a place: which day and minute it shows at a moment, and which moment a day and minute mean,
// also in the night in which the clock is changed.

/** What the wall shows: a calendar day and the minutes since its midnight. */
export type WallTime = { day: string; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()
/** What was last asked of each place. Many ask within one minute, and a formatter takes its time. */
const latest = new Map<string, { minute: number; shown: WallTime }>()

export function wallTime(at: Date, timeZone: string): WallTime {
  const minute = Math.floor(at.getTime() / 60_000)
  const known = latest.get(timeZone)
  if (known?.minute === minute) return known.shown
  const shown = readWall(at, timeZone)
  latest.set(timeZone, { minute, shown })
  return shown
}

function readWall(at: Date, timeZone: string): WallTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(part => [part.type, part.value]),
  )
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  }
}

/**
 * The moment at which the wall shows that. Where it is shown twice, the first time; where the clock jumps over it, as
 * much later as the jump is long.
 */
export function momentOf({ day, minute }: WallTime, timeZone: string): Date {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  // The offsets a day before and a day after are all that can hold around a change of the clock.
  const offsets = [asIfUtc - 86_400_000, asIfUtc + 86_400_000].map(at => offsetAt(at, timeZone))
  const found = offsets.map(offset => asIfUtc - offset).filter(at => at + offsetAt(at, timeZone) === asIfUtc)
  return new Date(found.length > 0 ? Math.min(...found) : asIfUtc - offsets[0]!)
}

/** The calendar day that the wall shows. */
export function dayIn(at: Date, timeZone: string): string {
  return wallTime(at, timeZone).day
}

/** Tallies name a month by a number: November 2026 is 202611. */
export function monthIn(at: Date, timeZone: string): number {
  return Number(dayIn(at, timeZone).slice(0, 7).replace('-', ''))
}

/** The month so many months before another: 1 before 202601 is 202512. */
export function monthsBefore(month: number, months: number): number {
  const all = Math.floor(month / 100) * 12 + (month % 100) - 1 - months
  return Math.floor(all / 12) * 100 + (all % 12) + 1
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The hour that a moment lies in; a referral's hours are never told more finely. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
}

// Milliseconds that the wall is ahead of UTC.
function offsetAt(at: number, timeZone: string): number {
  const { day, minute } = wallTime(new Date(at), timeZone)
  return Date.parse(`${day}T00:00:00Z`) + minute * 60_000 - Math.floor(at / 60_000) * 60_000
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}
