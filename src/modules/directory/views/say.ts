// What an entry says, in words: for whom, when, how long, how fresh. Sentences come whole from the locale files.
import type { Words } from '../../../kernel/words.ts'
import type { Entry, Schedule, Weekday } from '../model.ts'
import { weekdays } from '../model.ts'
import type { Room } from '../rules/capacity.ts'
import type { LocalTime } from '../rules/hours.ts'
import { isValidOn, nextOpening, openStateAt } from '../rules/hours.ts'

export function sayAges(words: Words, { ageMin, ageMax }: Pick<Entry, 'ageMin' | 'ageMax'>): string {
  if (ageMin === null && ageMax === null) return words.say('directory.ages.all')
  if (ageMin === null) return words.say('directory.ages.up-to', { max: ageMax! })
  if (ageMax === null) return words.say('directory.ages.from', { min: ageMin })
  if (ageMin === ageMax) return words.say('directory.ages.only', { age: ageMin })
  return words.say('directory.ages.between', { min: ageMin, max: ageMax })
}

/** For whom, in one line: ages, and sex and status where they matter. */
export function sayForWhom(
  words: Words,
  entry: Pick<Entry, 'ageMin' | 'ageMax' | 'sex' | 'population'>,
): string {
  return [
    sayAges(words, entry),
    ...(entry.sex === 'any' ? [] : [words.say(`directory.sex.${entry.sex}`)]),
    ...(entry.population.length === 0
      ? []
      : [words.list(entry.population.map(status => words.say(`directory.population.${status}`)))]),
  ].join(' · ')
}

export function sayRoom(words: Words, { capacity, waitingDays }: Room): string {
  if (capacity === 'waiting' && waitingDays !== null) return sayWait(words, waitingDays)
  return words.say(`directory.capacity.${capacity}`)
}

function sayWait(words: Words, days: number): string {
  return days % 7 === 0 && days > 0
    ? words.say('directory.capacity.waiting-weeks', { weeks: days / 7 })
    : words.say('directory.capacity.waiting-days', { days })
}

export function sayResponse(words: Words, days: number | null): string {
  return days === null
    ? words.say('directory.response.case-by-case')
    : words.say('directory.response.days', { days })
}

/** '08:30' in the digits of the language. */
export function sayHour(words: Words, hour: string): string {
  if (hour === '24:00') return words.say('directory.hours.midnight')
  return words.time(new Date(`1970-01-01T${hour}:00Z`), 'UTC')
}

/** One line for each schedule: days, hours, and since or until when. */
export function saySchedules(words: Words, schedules: readonly Schedule[]): string[] {
  return schedules.map(schedule => {
    const values = {
      days: sayDays(words, schedule.days),
      opens: sayHour(words, schedule.opens),
      closes: sayHour(words, schedule.closes),
    }
    const allDay = schedule.opens === '00:00' && schedule.closes === '24:00'
    const line = allDay
      ? words.say('directory.hours.all-day', values)
      : words.say('directory.hours.line', values)
    const notes = [
      ...(schedule.everyWeeks === 2 ? [words.say('directory.hours.fortnightly')] : []),
      ...(schedule.validFrom
        ? [words.say('directory.hours.since', { day: words.date(schedule.validFrom) })]
        : []),
      ...(schedule.validTo
        ? [words.say('directory.hours.until', { day: words.date(schedule.validTo) })]
        : []),
      ...(Object.keys(schedule.note).length > 0 ? [words.pick(schedule.note)] : []),
    ]
    return notes.length > 0 ? `${line} (${notes.join(' · ')})` : line
  })
}

/** Days that follow each other are said as from–to, also over the end of the week: Sunday to Thursday. */
export function sayDays(words: Words, days: readonly Weekday[]): string {
  if (days.length === weekdays.length) return words.say('directory.days.all')
  const is = (index: number) => days.includes(weekdays[(index + 7) % 7]!)
  const name = (index: number) => words.say(`directory.day.${weekdays[(index + 7) % 7]}`)
  const parts: string[] = []
  for (let start = 0; start < 7; start += 1) {
    if (!is(start) || is(start - 1)) continue
    let end = start
    while (is(end + 1)) end += 1
    const length = end - start + 1
    if (length >= 3) parts.push(words.say('directory.days.range', { from: name(start), to: name(end) }))
    else for (let at = start; at <= end; at += 1) parts.push(name(at))
  }
  return words.list(parts)
}

/** Open now, or when it opens next; nothing where no hours are given. */
export function sayOpenNow(
  words: Words,
  schedules: readonly Schedule[],
  at: LocalTime,
): { isOpen: boolean; text: string } | undefined {
  const state = openStateAt(schedules, at)
  if (state === 'open') return { isOpen: true, text: words.say('directory.now.open') }
  if (state === 'unknown') return undefined
  const next = nextOpening(schedules, at)
  if (!next) return { isOpen: false, text: words.say('directory.now.closed') }
  const values = { time: sayHour(words, next.opens), day: words.say(`directory.day.${next.weekday}`) }
  const key = next.inDays === 0 ? 'today' : next.inDays === 1 ? 'tomorrow' : 'later'
  return { isOpen: false, text: words.say(`directory.now.opens-${key}`, values) }
}

/** Hours that hold today or will. */
export function currentSchedules(schedules: readonly Schedule[], day: string): Schedule[] {
  return schedules.filter(schedule => isValidOn(schedule, day) || (schedule.validFrom ?? '') > day)
}

/** The name of a language in the language of the page. */
export function sayLanguage(words: Words, code: string): string {
  try {
    return new Intl.DisplayNames([words.language], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
