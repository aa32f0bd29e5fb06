// Administrative areas out of tables of P-codes, in the two shapes in which they are published: one area a row with its
// level and its parent, or one row for the smallest area with all that it lies in, level by level.
import { isLanguage, type Texts } from '../../kernel/words.ts'
import type { Cell } from '../reading/model.ts'

export type AreaRecord = { pcode: string; parent: string | null; level: number; name: Texts; country: string }

/** Why a row, or a part of it, is not taken: a code for the sentence, and the column where it is. */
export type AreaProblem = { code: string; column: string; values?: Record<string, string | number> }

export type AreaRow = { sheet: string; line: number; areas: AreaRecord[]; problems: AreaProblem[] }

type Columns = {
  heads: string[]
  list?: {
    country?: number
    level: number
    pcode: number
    parent?: number
    names: { column: number; language: string }[]
  }
  wide?: { level: number; pcode?: number; names: { column: number; language: string }[] }[]
}

const codePattern = /^[A-Z0-9][A-Z0-9_-]{1,19}$/

/** @returns undefined when the head is that of no table of areas. */
export function findAreaColumns(head: Cell[]): Columns | undefined {
  const heads = head.map(cell => String(cell ?? '').trim())
  const at = (pattern: RegExp) => {
    const found = heads.findIndex(name => pattern.test(name))
    return found < 0 ? undefined : found
  }
  const level = at(/^(admin[ _]?level|level|adm[ _]?level)$/i)
  const pcode = at(/^(p-?code|admin[ _]?p-?code|code)$/i)
  if (level !== undefined && pcode !== undefined) {
    const names = namesOf(heads, /^(?:admin[ _])?name(?:[ _]([a-z]{2}))?$/i)
    if (names.length === 0) return undefined
    const country = at(/^(location|country|iso3|admin0.?p-?code|country.?code)$/i)
    const parent = at(/^parent.*code$/i)
    return {
      heads,
      list: {
        level,
        pcode,
        names,
        ...(country === undefined ? {} : { country }),
        ...(parent === undefined ? {} : { parent }),
      },
    }
  }
  const wide = [0, 1, 2, 3, 4, 5].flatMap(depth => {
    const names = namesOf(heads, new RegExp(`^adm(?:in)?${depth}[ _]?name(?:[ _]([a-z]{2}))?$`, 'i'))
    const code = at(new RegExp(`^adm(?:in)?${depth}[ _]?p-?code$`, 'i'))
    return names.length > 0 || code !== undefined
      ? [{ level: depth, names, ...(code === undefined ? {} : { pcode: code }) }]
      : []
  })
  return wide.some(one => one.pcode !== undefined) ? { heads, wide } : undefined
}

function namesOf(heads: string[], pattern: RegExp): { column: number; language: string }[] {
  return heads.flatMap((head, column) => {
    const match = pattern.exec(head)
    if (!match) return []
    const language = match[1]?.toLowerCase() ?? 'en'
    return isLanguage(language) ? [{ column, language }] : []
  })
}

/** Rows of HXL tags and empty rows give undefined. */
export function readAreaRow(
  columns: Columns,
  cells: Cell[],
  sheet: string,
  line: number,
): AreaRow | undefined {
  const text = (column: number | undefined) => {
    const value =
      column === undefined
        ? ''
        : String(cells[column] ?? '')
            .normalize('NFC')
            .trim()
    return /^<?(null|n\/a|na|none)>?$/i.test(value) ? '' : value
  }
  const filled = cells.filter(cell => cell !== null && cell !== '')
  // A row of HXL tags describes the columns and is no area.
  if (filled.length === 0 || filled.every(cell => typeof cell === 'string' && cell.startsWith('#')))
    return undefined
  const row: AreaRow = { sheet, line, areas: [], problems: [] }
  const trouble = (column: number | undefined, code: string, values?: AreaProblem['values']) =>
    row.problems.push({
      code,
      column: column === undefined ? '' : (columns.heads[column] ?? ''),
      ...(values ? { values } : {}),
    })
  const named = (names: { column: number; language: string }[]) =>
    Object.fromEntries(
      names.map(({ column, language }) => [language, text(column)]).filter(([, value]) => value !== ''),
    ) as Texts

  if (columns.list) {
    const { country, level, pcode, parent, names } = columns.list
    const code = text(pcode).toUpperCase()
    const depth = Number(text(level))
    const name = named(names)
    if (code === '') trouble(pcode, 'code-missing')
    else if (!codePattern.test(code)) trouble(pcode, 'code-malformed', { value: code.slice(0, 40) })
    if (text(level) === '' || !Number.isInteger(depth) || depth < 0 || depth > 5)
      trouble(level, 'level-wrong', { value: text(level).slice(0, 40) })
    if (Object.keys(name).length === 0) trouble(names[0]?.column, 'name-missing')
    if (row.problems.length > 0) return row
    // What lies directly in the country names it as its parent; the country itself is no row of such a table.
    const above = text(parent).toUpperCase()
    row.areas.push({
      pcode: code,
      level: depth,
      parent: depth <= 1 || above === '' ? null : above,
      name,
      country: text(country).toUpperCase(),
    })
    return row
  }
  const levels = columns.wide ?? []
  const country = text(levels.find(one => one.level === 0)?.pcode).toUpperCase()
  let parent: string | null = null
  for (const { level, pcode, names } of levels) {
    const code = text(pcode).toUpperCase()
    const name = named(names)
    if (code === '' && Object.keys(name).length === 0) continue
    if (code === '') trouble(pcode, 'code-missing')
    else if (!codePattern.test(code)) trouble(pcode, 'code-malformed', { value: code.slice(0, 40) })
    else if (Object.keys(name).length === 0) trouble(names[0]?.column, 'name-missing')
    // What lies in an area without a code cannot be placed: nothing below it is taken from this row.
    if (row.problems.length > 0) return row
    row.areas.push({ pcode: code, level, parent, name, country })
    parent = code
  }
  return row
}
