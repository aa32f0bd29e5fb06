// A search as an address and back. Whoever has the address has the search, so it holds nothing about a person but an
// age in years, which a form of this kind may ask of anybody.

import { fold } from '../../../kernel/fold.ts'
import { isId } from '../../../kernel/id.ts'
import { isLanguage } from '../../../kernel/words.ts'
import { isSector } from '../../accounts/sectors.ts'
import type { Search } from '../model.ts'
import { isNeed } from '../needs.ts'

export function parseSearch(query: URLSearchParams): Search {
  const one = (name: string) => (query.get(name) ?? '').trim()
  const need = one('need')
  const sector = one('sector')
  const area = one('area').toUpperCase()
  const sex = one('sex')
  const language = one('speaks')
  return {
    words: one('q').normalize('NFC').slice(0, 120),
    need: isNeed(need) ? need : undefined,
    sector: isSector(sector) ? sector : undefined,
    area: /^[A-Z0-9][A-Z0-9_-]{1,19}$/.test(area) ? area : undefined,
    age: parseAge(one('age')),
    sex: sex === 'female' || sex === 'male' ? sex : undefined,
    language: /^[a-z]{2,3}$/.test(language) || isLanguage(language) ? language : undefined,
    openNow: one('open') === 'now',
    femaleStaff: one('staff') === 'female',
    free: one('cost') === 'free',
    walkIn: one('access') === 'walk-in',
    past: one('past') === 'yes',
  }
}

/** Whole years in the digits of any script. */
export function parseAge(text: string): number | undefined {
  const digits = fold(text)
  return /^\d{1,3}$/.test(digits) && Number(digits) <= 120 ? Number(digits) : undefined
}

/** The search's own part of an address: '' or '?…'. */
export function searchAddress(
  search: Search,
  change: Partial<Search> = {},
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams([
    ...Object.entries(searchFields({ ...search, ...change })),
    ...Object.entries(more),
  ])
  return query.size > 0 ? `?${query}` : ''
}

/** The search as fields of a form. */
export function searchFields(search: Search): Record<string, string> {
  const fields: Record<string, string | undefined> = {
    q: search.words,
    need: search.need,
    sector: search.sector,
    area: search.area,
    age: search.age === undefined ? '' : String(search.age),
    sex: search.sex,
    speaks: search.language,
    open: search.openNow ? 'now' : '',
    staff: search.femaleStaff ? 'female' : '',
    cost: search.free ? 'free' : '',
    access: search.walkIn ? 'walk-in' : '',
    past: search.past ? 'yes' : '',
  }
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) if (value) given[name] = value
  return given
}

export const emptySearch: Search = {
  words: '',
  openNow: false,
  femaleStaff: false,
  free: false,
  walkIn: false,
  past: false,
}

/** Where a page ended. Loose: of a question whose words do not all occur together. */
export type Cursor = { stage: number; position: number; id: string; loose: boolean }

export function cursorText({ stage, position, id, loose }: Cursor): string {
  return `${stage}.${position}.${id}${loose ? '.l' : ''}`
}

/** Where the page before ended; anything else is the first page. */
export function parseCursor(text: string | null): Cursor | undefined {
  const [stage, position, id, loose] = (text ?? '').split('.')
  if (!/^[0-3]$/.test(stage ?? '') || !/^\d{1,7}$/.test(position ?? '') || !isId(id)) return undefined
  return { stage: Number(stage), position: Number(position), id, loose: loose === 'l' }
}
