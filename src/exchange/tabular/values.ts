// Values of closed lists as people write them in a cell: our code, or its name in any of the interface languages.

import { fold } from '../../kernel/fold.ts'
import { type Language, languages, type Words } from '../../kernel/words.ts'
import { sectors } from '../../modules/accounts/sectors.ts'
import {
  accesses,
  capacities,
  costs,
  criteria,
  disabilities,
  documents,
  feedbacks,
  nextSteps,
  populations,
  referralMethods,
  sexes,
  statuses,
  weekdays,
  yesNoUnknown,
} from '../../modules/directory/model.ts'
import { needs } from '../../modules/directory/needs.ts'

/** The closed lists, with the beginning of the keys under which the locale files name their codes. */
const lists = {
  sector: { codes: sectors, keys: 'accounts.sector' },
  needs: { codes: needs, keys: 'directory.need' },
  status: { codes: statuses, keys: 'directory.status' },
  sex: { codes: sexes, keys: 'directory.sex' },
  population: { codes: populations, keys: 'directory.population' },
  criteria: { codes: criteria, keys: 'directory.criterion' },
  disability: { codes: disabilities, keys: 'directory.disability' },
  documents: { codes: documents, keys: 'directory.document' },
  'female-staff': { codes: yesNoUnknown, keys: 'directory.female-staff' },
  cost: { codes: costs, keys: 'directory.cost' },
  access: { codes: accesses, keys: 'directory.access' },
  'referral-methods': { codes: referralMethods, keys: 'directory.method' },
  'next-step': { codes: nextSteps, keys: 'directory.next-step' },
  feedback: { codes: feedbacks, keys: 'directory.feedback' },
  capacity: { codes: capacities, keys: 'directory.capacity' },
} as const
export type ListName = keyof typeof lists

export type WordsOf = (language: Language) => Words

export function nameOf(words: Words, list: ListName, code: string): string {
  const key = `${lists[list].keys}.${code}`
  return words.has(key) ? words.say(key) : code
}

const tidy = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

export type Lookup = {
  code(list: ListName, said: string): string | undefined
  day(said: string): string | undefined
}

/** Knows every code by itself and by its names in all languages. */
export function lookupOf(wordsOf: WordsOf): Lookup {
  const known = new Map<string, string>()
  for (const [list, { codes }] of Object.entries(lists) as [ListName, (typeof lists)[ListName]][]) {
    for (const language of [...languages].reverse())
      for (const code of codes) known.set(`${list} ${tidy(nameOf(wordsOf(language), list, code))}`, code)
    for (const code of codes) known.set(`${list} ${tidy(code)}`, code)
  }
  for (const [said, code] of Object.entries(otherWords)) known.set(said, code)
  const days = new Map<string, string>()
  for (const language of languages)
    for (const style of ['long', 'short'] as const)
      for (const [at, day] of weekdays.entries()) days.set(tidy(weekdayName(language, at, style)), day)
  for (const day of weekdays) days.set(day.toLowerCase(), day)
  for (const [said, code] of [
    ['tues', 'TU'],
    ['thur', 'TH'],
    ['thurs', 'TH'],
    ['weds', 'WE'],
  ] as const)
    days.set(said, code)
  return {
    code: (list, said) => known.get(`${list} ${tidy(said)}`),
    day: said => days.get(tidy(said)) ?? days.get(tidy(said).replace(/s$/, '')),
  }
}

/** What is commonly written besides. */
const otherWords: Record<string, string> = {
  'sex f': 'female',
  'sex women': 'female',
  'sex girls': 'female',
  'sex m': 'male',
  'sex men': 'male',
  'sex boys': 'male',
  'sex all': 'any',
  'sex both': 'any',
  'status open': 'active',
  'status closed': 'inactive',
  'capacity full': 'closed',
  'capacity waiting list': 'waiting',
  'capacity available': 'open',
  'cost no': 'free',
  'cost yes': 'paid',
  'sector cp': 'child-protection',
  'sector nfis': 'nfi',
  'sector cccm': 'camp-management',
  'sector food': 'food-security',
  'sector fsl': 'food-security',
  'sector fsc': 'food-security',
  'sector water sanitation and hygiene': 'wash',
}

export function weekdayName(language: Language, at: number, style: 'long' | 'short'): string {
  // The fifth of January 2026 is a Monday.
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 5 + at),
  )
}

const yes = /^(yes|y|oui|نعم|si|sí|হ্যাঁ|true|1|x|✓)$/iu
const no = /^(no|n|non|لا|না|false|0|-)$/iu

/** @returns undefined when it is neither */
export function yesOrNo(said: string): boolean | undefined {
  const text = said.trim()
  if (yes.test(text)) return true
  return no.test(text) ? false : undefined
}

/** Several values in one cell: on lines of their own or between semicolons, else between commas. */
export function severalOf(said: string): string[] {
  const parts = /[;\n|]/.test(said) ? said.split(/[;\n|]/) : said.split(/[,،、]/)
  return parts.map(part => part.trim()).filter(Boolean)
}
