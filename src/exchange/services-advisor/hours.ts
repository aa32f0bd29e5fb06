// Days and hours of a record, from its ticked labels. What reads oddly is understood where there is only one way to
// understand it, and listed either way; what has none stays text.
import { meaningOf } from './labels.ts'

/** A weekly opening: days as in calendars, 'SU'…'SA'; hours as '08:30'. */
export type Opening = { days: string[]; opensAt: string | null; closesAt: string | null; everyWeeks: 1 | 2 }

export type Hours = {
  openings: Opening[]
  /** Why a person should look: codes with the label as it was written. */
  odd: { code: 'odd-hour' | 'no-days' | 'shifts' | 'closes-before' | 'not-weekly'; label: string }[]
}

const week = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const weekly: Record<string, 1 | 2> = { daily: 1, weekly: 1, fortnightly: 2 }

export function readHours(labels: {
  days: string[]
  opens: string[]
  closes: string[]
  frequency: string[]
}): Hours {
  const odd: Hours['odd'] = []
  const hour = (group: 'opens' | 'closes') => (label: string) => {
    const meaning = meaningOf(group, label)
    // '13:00pm' can only be one in the afternoon; '12:00am' for an office is noon as likely as midnight.
    if (meaning === undefined || /\b(1[3-9]|2\d):\d\d\s*(am|pm)|\b12:\d\d\s*am/i.test(label))
      odd.push({ code: 'odd-hour', label })
    return meaning === '00:00' ? undefined : meaning
  }
  const opens = labels.opens
    .map(hour('opens'))
    .filter(time => time !== undefined)
    .sort()
  const closes = labels.closes
    .map(label => meaningOf('closes', label))
    .filter(time => time !== undefined)
    .sort()
  const frequency = labels.frequency.map(label => meaningOf('frequency', label))
  const repeats = frequency.map(meaning => weekly[meaning ?? '']).find(times => times !== undefined)
  const always = opens.includes('always') || closes.includes('always')
  let days = labels.days.flatMap(label => meaningOf('days', label)?.split(',') ?? [])
  if (always && days.length === 0) days = week
  const times = opens.filter(time => time !== 'always')
  const ends = closes.filter(time => time !== 'always')
  if (frequency.length > 0 && repeats === undefined) {
    // Once, or once a month on a day that nobody wrote down: no week to put it into.
    odd.push({ code: 'not-weekly', label: labels.frequency.join(' · ') })
    return { openings: [], odd }
  }
  if (days.length === 0) {
    if (times.length > 0 || ends.length > 0)
      odd.push({ code: 'no-days', label: [...labels.opens, ...labels.closes].join(' · ') })
    return { openings: [], odd }
  }
  const everyWeeks = repeats ?? 1
  if (always) return { openings: [{ days, opensAt: '00:00', closesAt: '24:00', everyWeeks }], odd }
  // Two openings and one closing: which of the two ends at that hour was not written down.
  if (times.length > 1) {
    odd.push({ code: 'shifts', label: labels.opens.join(' · ') })
    return { openings: times.map(opensAt => ({ days, opensAt, closesAt: null, everyWeeks })), odd }
  }
  const [opensAt = null] = times
  const [closesAt = null] = ends
  if (opensAt && closesAt && closesAt <= opensAt) {
    odd.push({ code: 'closes-before', label: [...labels.opens, ...labels.closes].join(' · ') })
    return { openings: [{ days, opensAt, closesAt: null, everyWeeks }], odd }
  }
  return { openings: [{ days, opensAt, closesAt, everyWeeks }], odd }
}
