// From the fields of a form to what the schemas of the model read.
import type { Fields } from '../../../kernel/body.ts'
import { languages } from '../../../kernel/words.ts'

/** A text in several languages, from the fields `name.en`, `name.fr`, … */
export function textsOf(fields: Fields, name: string): Record<string, string> {
  return Object.fromEntries(languages.map(language => [language, fields.text(`${name}.${language}`)]))
}

export function organisationOf(fields: Fields, id: string, prefix = '') {
  return {
    id,
    name: textsOf(fields, `${prefix}name`),
    acronym: fields.text(`${prefix}acronym`),
    kind: fields.text(`${prefix}kind`),
  }
}

export function responseOf(fields: Fields) {
  return {
    name: textsOf(fields, 'name'),
    timeZone: fields.text('timeZone'),
    weekend: fields.all('weekend'),
    emergencyPhone: fields.text('emergencyPhone'),
  }
}

export function personOf(fields: Fields, prefix = '') {
  return {
    id: fields.text(`${prefix}id`),
    name: fields.text(`${prefix}name`),
    login: fields.text('login'),
    // As typed, but for the edges: a password may hold any sign.
    password: fields.text('password'),
    language: fields.text('language'),
  }
}

/** Problems of a part of a form under the names its fields have in the whole. */
export function under(prefix: string, errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, key]) => [`${prefix}${field}`, key]))
}

/** A whole number in any script's digits; NaN when it is none. */
export function numberOf(text: string): number {
  const latin = [...text.normalize('NFKC')].map(latinDigit).join('')
  return /^\d{1,6}$/.test(latin) ? Number(latin) : Number.NaN
}

/** Each block of ten digits in Unicode begins with its zero. */
function latinDigit(sign: string): string {
  if (!/\p{Nd}/u.test(sign)) return sign
  const code = sign.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
