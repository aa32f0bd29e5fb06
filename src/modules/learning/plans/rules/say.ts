// Hours and lengths as people read them.
import type { Words } from '../../../../kernel/words.ts'

/** @param minutes since midnight; past it the clock begins again */
export function hourOf(words: Words, minutes: number): string {
  return words.time(new Date(Date.UTC(2000, 0, 1, 0, minutes)), 'UTC')
}

/** "20 minutes", or that nobody has said. */
export function minutesOf(words: Words, minutes: number | null): string {
  return minutes === null ? words.say('plans.minutes.none') : words.say('plans.minutes', { count: minutes })
}
