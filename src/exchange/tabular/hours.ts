// Opening hours in a cell: "Sunday–Thursday 08:00–16:00; Saturday 09:00–12:00".
import type { Language } from '../../kernel/words.ts'
import { type Schedule, type Weekday, weekdays } from '../../modules/directory/model.ts'
import { type Lookup, weekdayName } from './values.ts'

export function writeHours(schedules: Schedule[], language: Language): string {
  return schedules
    .map(({ days, opens, closes, everyWeeks }) => {
      const names = days.map(day => weekdayName(language, weekdays.indexOf(day), 'long')).join(', ')
      return `${names} ${opens}–${closes}${everyWeeks === 2 ? ' /2' : ''}`
    })
    .join('; ')
}

const range =
  /(\d{1,2}[:.h]?\d{0,2}\s*(?:am|pm)?)\s*(?:-|–|—|to|à|a|إلى|থেকে)\s*(\d{1,2}[:.h]?\d{0,2}\s*(?:am|pm)?)\s*(\/2)?\s*$/iu

/** @returns undefined when it cannot be read in one way */
export function readHours(said: string, lookup: Lookup): Schedule[] | undefined {
  const schedules: Schedule[] = []
  for (const part of said
    .split(/[;\n]/)
    .map(one => one.trim())
    .filter(Boolean)) {
    const times = range.exec(part)
    const opens = times && readTime(times[1]!)
    const closes = times && readTime(times[2]!)
    const days = times && readDays(part.slice(0, times.index), lookup)
    if (!opens || !closes || !days || days.length === 0) return undefined
    schedules.push(scheduleOf(days, opens, closes, times[3] ? 2 : 1))
  }
  return schedules
}

export function scheduleOf(days: Weekday[], opens: string, closes: string, everyWeeks: 1 | 2 = 1): Schedule {
  return { days, opens, closes, everyWeeks, validFrom: null, validTo: null, note: {} }
}

/** "Mon-Fri", "Sunday to Thursday", "Mondays and Wednesdays", "MO,TU". */
export function readDays(said: string, lookup: Lookup): Weekday[] | undefined {
  const days: Weekday[] = []
  // "and" in the five languages; Arabic writes it to the word that follows.
  const parts = said.replace(/[:.]+\s*$/, '').split(/[,،/&+]|\s+(?:and|et|y|ও|এবং)\s+|\s+و(?=\p{L})/iu)
  for (const part of parts.map(one => one.trim()).filter(Boolean)) {
    const whole = lookup.day(part)
    if (whole) {
      days.push(whole as Weekday)
      continue
    }
    const [from, to, ...rest] = part.split(/\s*(?:-|–|—)\s*|\s+(?:to|à|a|au|al|إلى|الى|থেকে)\s+/iu)
    const [first, last] = [lookup.day(from ?? ''), lookup.day(to ?? '')]
    if (!first || !last || rest.length > 0) return undefined
    for (let at = weekdays.indexOf(first as Weekday); ; at = (at + 1) % 7) {
      days.push(weekdays[at]!)
      if (weekdays[at] === last) break
    }
  }
  return [...new Set(days)]
}

/** "8", "08:30", "8.30", "2 pm", "14h", and the share of a day that spreadsheets keep. */
export function readTime(said: string): string | undefined {
  const text = said.trim().toLowerCase()
  if (/^0?\.\d+$/.test(text)) {
    const minutes = Math.round(Number(text) * 1440)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }
  const found = /^(\d{1,2})(?:[:.h](\d{2})?)?(?::\d\d)?\s*(am|pm)?$/.exec(text)
  if (!found) return undefined
  const hour = Number(found[1])
  const minute = Number(found[2] ?? 0)
  const isAfternoon = found[3] === 'pm' && hour < 12
  const counted = found[3] === 'am' && hour === 12 ? 0 : isAfternoon ? hour + 12 : hour
  if (counted > 24 || minute > 59 || (counted === 24 && minute > 0)) return undefined
  return `${String(counted).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
