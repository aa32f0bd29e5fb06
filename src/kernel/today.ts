// The day on the clock of the response: due days are days there.
import type { Scene } from './event.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** 'YYYY-MM-DD' */
export function todayOf({ now, response }: Pick<Scene, 'now' | 'response'>): string {
  let format = formats.get(response.timeZone)
  if (!format) {
    // Of the locales this one writes days as we store them.
    format = new Intl.DateTimeFormat('en-CA', { timeZone: response.timeZone, dateStyle: 'short' })
    formats.set(response.timeZone, format)
  }
  return format.format(now)
}
