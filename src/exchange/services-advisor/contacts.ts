// Ways to reach people that somebody typed into free text: addresses, numbers, and the names beside them. They are
// taken out of the text before anybody reads it; a person later moves them to where they belong, or drops them.

type Contact = { kind: 'email' | 'phone' | 'name'; value: string }

export type Cleaned = {
  /** The text without them; `[…]` where one stood inside a sentence. */
  text: string
  contacts: Contact[]
  /** The lines that were taken out or changed, as they were. */
  lines: string[]
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const number =
  /(?<![\p{L}\p{N}])(?:\+\s?)?[(\d](?:[\d\s()./\u00a0-]{5,20})\d(?!\s?(?:g|gm|kg|ml|l|cm|jd|%)(?![\p{L}\p{N}]))(?![\p{L}\p{N}])/giu
const mark = /\b(?:e-?mail|mail|tel|telephone|phone|mob|mobile|cell|fax|whatsapp|contact)\b\s*[:.]?/giu

export function findContacts(text: string): Cleaned {
  const lines = text.split(/\r?\n/)
  const found = lines.map(contactsOf)
  const isContact = lines.map((line, at) => found[at]!.length > 0 && !isSentence(line))
  const taken = [...isContact]
  // A name stands above its address, perhaps with a role between them, or below it as the last of a block.
  for (let at = lines.length - 2; at >= 0; at -= 1) {
    const isAbove = isContact[at + 1] || (taken[at + 1] && isContact[at + 2] && wordsLeft(lines[at]!) <= 4)
    if (isAbove && looksLikeName(lines[at]!)) taken[at] = true
  }
  for (let at = 1; at < lines.length; at += 1)
    if (isContact[at - 1] && (lines[at + 1] ?? '').trim() === '' && looksLikeName(lines[at]!))
      taken[at] = true
  const contacts: Contact[] = []
  const changed: string[] = []
  const kept: string[] = []
  for (const [at, line] of lines.entries()) {
    if (!taken[at] && found[at]!.length === 0) {
      kept.push(line)
      continue
    }
    changed.push(line)
    const names = taken[at] ? nameIn(line) : []
    contacts.push(...names, ...found[at]!)
    if (!taken[at]) kept.push(found[at]!.reduce((rest, contact) => rest.replace(contact.value, '[…]'), line))
  }
  return {
    text: kept
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    contacts,
    lines: changed,
  }
}

/** For a value that is no prose: what is around an address or a number stays. */
export function maskContacts(text: string): Pick<Cleaned, 'text' | 'contacts'> {
  const contacts = contactsOf(text)
  return { text: contacts.reduce((rest, contact) => rest.replace(contact.value, '[…]'), text), contacts }
}

function contactsOf(line: string): Contact[] {
  const emails = [...line.matchAll(email)].map(match => ({
    kind: 'email' as const,
    value: match[0].replace(/\.$/, ''),
  }))
  const phones = [...line.matchAll(number)]
    .map(match => match[0].trim())
    .filter(value => {
      const digits = value.replace(/\D/g, '').length
      return digits >= 7 && digits <= 20 && !isDate(value)
    })
    .map(value => ({ kind: 'phone' as const, value }))
  return [...emails, ...phones]
}

function isDate(value: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}$|^(19|20)\d\d\s?[-/]\s?(19|20)\d\d$/.test(
    value,
  )
}

function wordsLeft(line: string): number {
  return without(line)
    .split(/\s+/)
    .filter(word => /\p{L}/u.test(word)).length
}

function without(line: string): string {
  return line.replace(email, ' ').replace(number, ' ').replace(mark, ' ')
}

/** More words than a name and a role have, or some words and a full stop. */
function isSentence(line: string): boolean {
  const words = wordsLeft(line)
  return words > 12 || (words > 5 && /[.!?]\s*$/.test(line))
}

/** A few words, beginning with a capital or in a script without capitals, and no sentence. */
function looksLikeName(line: string): boolean {
  const text = line.trim()
  if (!/^[\p{Lu}\p{Lo}]/u.test(text) || /[.!?:]$/.test(text)) return false
  return text.split(/\s+/).length <= 12 && text.length <= 100
}

function nameIn(line: string): Contact[] {
  const value = without(line)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:/()-]+|[\s,;:/()-]+$/g, '')
  return /\p{L}/u.test(value) ? [{ kind: 'name', value }] : []
}
