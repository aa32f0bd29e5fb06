// The words of the interface: five languages from the first page, their digits, dates and plural forms.
// Runs in the server and in the service worker alike; it knows no domain word.
import IntlMessageFormat from 'intl-messageformat'

export const languages = ['en', 'fr', 'ar', 'es', 'bn'] as const
export type Language = (typeof languages)[number]
export type Direction = 'ltr' | 'rtl'

/** A text in some of the interface languages, as content and people's own entries are stored. */
export type Texts = Partial<Record<Language, string>>

export type Values = Record<string, string | number>

/** Flat messages of one language: `{"referrals.send": "Send"}`; ICU MessageFormat. */
export type Messages = Record<string, string>

type Traits = { locale: string; direction: Direction; name: string; checkedByNative: boolean }

// The numbering system is named, because the default of a bare language tag differs between browsers.
const traits: Record<Language, Traits> = {
  en: { locale: 'en-GB', direction: 'ltr', name: 'English', checkedByNative: true },
  fr: { locale: 'fr', direction: 'ltr', name: 'Français', checkedByNative: false },
  ar: { locale: 'ar-u-nu-arab', direction: 'rtl', name: 'العربية', checkedByNative: false },
  es: { locale: 'es', direction: 'ltr', name: 'Español', checkedByNative: false },
  bn: { locale: 'bn-u-nu-beng', direction: 'ltr', name: 'বাংলা', checkedByNative: false },
}

export function isLanguage(value: unknown): value is Language {
  return languages.some(language => language === value)
}

export function languageName(language: Language): string {
  return traits[language].name
}

/** With its numerals, for formats that are made where they are needed. */
export function localeOf(language: Language): string {
  return traits[language].locale
}

export function directionOf(language: Language): Direction {
  return traits[language].direction
}

export type Words = {
  language: Language
  direction: Direction
  /** False where no native speaker has read the translation: every page then says so. */
  checkedByNative: boolean
  /** The message of that key with its values; a missing key throws, so that a test finds it before a person. */
  say(key: string, values?: Values): string
  has(key: string): boolean
  /** The best version of a multilingual text: this language, else English, else any. */
  pick(texts: Texts): string
  /** As `pick`, with the language that was found, so that a view can mark `lang` and `dir`. */
  pickWith(texts: Texts): { text: string; language: Language }
  number(value: number): string
  percent(share: number): string
  /** A calendar day, given as 'YYYY-MM-DD' or as a moment. */
  date(value: string | Date, timeZone?: string): string
  dateTime(value: Date, timeZone?: string): string
  time(value: Date, timeZone?: string): string
  /** "3 hours ago", "in 2 days". */
  since(value: Date, now: Date): string
  list(items: string[]): string
  compare(a: string, b: string): number
}

export function makeWords(language: Language, messages: Messages, timeZone = 'UTC'): Words {
  const { locale, direction, checkedByNative } = traits[language]
  const compiled = new Map<string, IntlMessageFormat>()
  // A page says the same number, day or counted sentence many times over, and a formatter takes its time.
  const numbers = kept()
  const said = kept()
  const dated = kept()
  const elapsed = kept()
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const collator = new Intl.Collator(locale)
  const dateIn = remembered(
    (zone: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone }),
  )
  const dateTimeIn = remembered(
    (zone: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
  )
  const timeIn = remembered(
    (zone: string) => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }),
  )

  function say(key: string, values?: Values): string {
    const message = messages[key]
    if (message === undefined) throw new Error(`no text for ${key} in ${language}`)
    // Most texts hold no argument; they skip the formatter.
    if (!message.includes('{') && !message.includes("'")) return message
    let format = compiled.get(key)
    if (!format) {
      format = new IntlMessageFormat(message, locale)
      compiled.set(key, format)
    }
    // Names and other people's words are not kept.
    if (!values || !Object.values(values).every(value => typeof value === 'number'))
      return String(format.format(values))
    return said(`${key} ${JSON.stringify(values)}`, () => String(format.format(values)))
  }

  function pickWith(texts: Texts): { text: string; language: Language } {
    const text = texts[language]
    if (text) return { text, language }
    const other = languages.find(wanted => texts[wanted])
    return other ? { text: texts[other] ?? '', language: other } : { text: '', language }
  }

  return {
    language,
    direction,
    checkedByNative,
    say,
    has: key => messages[key] !== undefined,
    pick: texts => pickWith(texts).text,
    pickWith,
    number: value => numbers(String(value), () => number.format(value)),
    percent: share => percent.format(share),
    date: (value, zone) =>
      typeof value === 'string'
        ? dated(value, () => dateIn('UTC').format(new Date(`${value}T00:00:00Z`)))
        : dateIn(zone ?? timeZone).format(value),
    dateTime: (value, zone) => dateTimeIn(zone ?? timeZone).format(value),
    time: (value, zone) => timeIn(zone ?? timeZone).format(value),
    since: (value, now) =>
      sayElapsed((size, unit) => elapsed(`${size} ${unit}`, () => relative.format(size, unit)), value, now),
    list: items => list.format(items),
    compare: collator.compare,
  }
}

function sayElapsed(
  say: (size: number, unit: Intl.RelativeTimeFormatUnit) => string,
  value: Date,
  now: Date,
): string {
  const seconds = (value.getTime() - now.getTime()) / 1000
  const size = Math.abs(seconds)
  if (size < 60) return say(0, 'minute')
  if (size < 3600) return say(Math.trunc(seconds / 60), 'minute')
  if (size < 86_400) return say(Math.trunc(seconds / 3600), 'hour')
  if (size < 86_400 * 60) return say(Math.trunc(seconds / 86_400), 'day')
  return say(Math.trunc(seconds / (86_400 * 30)), 'month')
}

const mostKept = 500

/** Remembers the last few hundred texts; full, it begins anew, so that nothing stays long. */
function kept(): (key: string, make: () => string) => string {
  const made = new Map<string, string>()
  return (key, make) => {
    const known = made.get(key)
    if (known !== undefined) return known
    if (made.size >= mostKept) made.clear()
    const fresh = make()
    made.set(key, fresh)
    return fresh
  }
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return key => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}
