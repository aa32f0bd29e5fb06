// What people write in a cell, one kind of value at a time.
import type { Language } from '../../kernel/words.ts'
import type { PlainField } from './fields.ts'

/** The letters tell Arabic and Bangla apart; between the others only the person can. */
export function languageOf(said: string, usual: Language): Language {
  const letters = said.replace(/\P{L}/gu, '')
  const share = (script: RegExp) => letters.replace(script, '').length * 2 < letters.length
  if (share(/\p{Script=Arabic}/gu)) return 'ar'
  if (share(/\p{Script=Bengali}/gu)) return 'bn'
  return usual === 'ar' || usual === 'bn' ? 'en' : usual
}

export function readAges(
  from: string | undefined,
  to: string | undefined,
  wrong: (field: PlainField, code: string) => void,
): [number?, number?] {
  const range =
    from && to === undefined ? /^\s*(\d{1,3})\s*(?:-|–|to|à|a|إلى)\s*(\d{1,3})\b/iu.exec(from) : null
  if (range) return [Number(range[1]), Number(range[2])]
  const age = (said: string | undefined, field: 'age-from' | 'age-to') => {
    if (said === undefined) return undefined
    const found = /^\s*(\d{1,3})(?:\.0+)?\s*\+?\s*[\p{L}.]*\s*$/u.exec(said)
    if (!found) wrong(field, 'number-expected')
    return found ? Number(found[1]) : undefined
  }
  return [age(from, 'age-from'), age(to, 'age-to')]
}

/** '2026-11-23', with or without an hour, and 23/11/2026; the American order cannot be told from it and is not tried. */
export function readDay(said: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(said)
  const other = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(said)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : other ? [other[3], other[2], other[1]] : []
  if (!year || !month || !day) return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined
}

export function websiteOf(said: string | undefined): string | undefined {
  if (said === undefined) return undefined
  return /^https?:\/\//i.test(said) ? said : `https://${said}`
}

const tongues: Record<string, string> = {
  english: 'en',
  anglais: 'en',
  arabic: 'ar',
  arabe: 'ar',
  french: 'fr',
  spanish: 'es',
  bangla: 'bn',
  bengali: 'bn',
  kurdish: 'ku',
  العربيه: 'ar',
  العربية: 'ar',
  الإنجليزية: 'en',
  español: 'es',
  inglés: 'en',
  français: 'fr',
  বাংলা: 'bn',
  ইংরেজি: 'en',
}

export function languageCode(said: string): string {
  return tongues[said.toLowerCase()] ?? said.toLowerCase()
}

const kinds = ['government', 'un', 'ingo', 'ngo', 'community', 'other'] as const

export function kindOf(said: string | undefined): (typeof kinds)[number] {
  return kinds.find(kind => kind === said?.toLowerCase()) ?? 'other'
}
