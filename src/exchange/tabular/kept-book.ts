// Workbooks that go out and come back: a sheet to work in, and a hidden one that keeps what stood there, so that a cell
// that nobody touched changes nothing. Columns are found by their names in any of our languages, wherever they stand;
// the column 'key' says whose row it is.
import { fold } from '../../kernel/fold.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Language, languages, type Words } from '../../kernel/words.ts'
import type { Cell, Found } from '../reading/model.ts'
import { fromNeutral } from './neutral.ts'
import { type OutCell, type OutSheet, workbookOf } from './workbook.ts'

export type WordsOf = (language: Language) => Words

/** What the hidden sheet is called; spreadsheet programs keep the name. */
export const keptSheet = 'as-taken-out'

export type BookForm<Column extends string> = {
  /** In their order, 'key' among them. */
  columns: readonly Column[]
  /** Those that may be changed and brought back. */
  editable: readonly Column[]
  /** The text that names a column. */
  headKey: (column: Column) => string
}

/** Something worth saying: a key of the locale files with its values. */
export type Remark = { key: string; values: Record<string, string | number> }

/** What concerns no row first, then row by row. */
export function byRow(a: Remark, b: Remark): number {
  return Number(a.values.row ?? 0) - Number(b.values.row ?? 0)
}

/** @param rows cells in the order of the columns */
export function keptBook<Column extends string>(
  form: BookForm<Column>,
  words: Words,
  sheet: { name: string; rows: OutCell[][]; choices: { column: Column; values: string[] }[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const head = form.columns.map(column => words.say(form.headKey(column)))
  const shown: OutSheet = {
    name: sheet.name,
    head,
    rows: sheet.rows,
    choices: sheet.choices.map(({ column, values }) => ({ column: form.columns.indexOf(column), values })),
  }
  return workbookOf([shown, { name: keptSheet, head, rows: sheet.rows, hidden: true }], words.direction)
}

/** A row of the sheet: its key, and of each editable column that is in the file what stands there and what stood there. */
export type KeptRow<Column extends string> = {
  row: number
  key: string
  /** Only cells that differ from what was taken out; all, where the hidden sheet is gone. */
  edited: { column: Column; now: string; before: string | undefined }[]
}

export type KeptRows<Column extends string> = { rows: KeptRow<Column>[]; remarks: Remark[] }

export type Table = { name: string; rows: { number: number; cells: Cell[] }[] }
type Head<Column extends string> = { row: number; at: Map<Column, number> }

/** Throws a refusal for what is no table, and a problem with its sentence where no sheet has the columns. */
export async function readKeptBook<Column extends string>(
  form: BookForm<Column>,
  found: AsyncIterable<Found>,
  wordsOf: WordsOf,
): Promise<KeptRows<Column>> {
  const remarks: Remark[] = []
  const tables = await tablesOf(found, remarks)
  const columnOf = columnFinder(form, wordsOf)
  const most = form.columns.length
  const kept = tables.find(({ name }) => name === keptSheet)
  const sheet = tables.filter(table => table !== kept).find(table => headIn(table, columnOf, most))
  if (!sheet) throw new Problem('not-valid', 'workbook.problem.no-sheet')
  // It was found by it.
  const head = headIn(sheet, columnOf, most)!
  remarks.push(...remarksOnHead(form, sheet, head, columnOf))
  const keptHead = kept && headIn(kept, columnOf, most)
  const before = kept && keptHead && rowsByKey(kept, keptHead)
  if (!before) remarks.push({ key: 'workbook.remark.no-kept', values: {} })
  const rows: KeptRow<Column>[] = []
  const seen = new Set<string>()
  for (const { number, cells } of sheet.rows.filter(row => row.number > head.row)) {
    const key = textOf(cells, head, 'key' as Column)
    if (key === '' || seen.has(key)) {
      remarks.push({ key: `workbook.remark.${key === '' ? 'no-key' : 'twice'}`, values: { row: number } })
      continue
    }
    seen.add(key)
    const was = before?.get(key)
    const edited = form.editable
      .filter(column => head.at.has(column))
      .map(column => ({
        column,
        now: textOf(cells, head, column),
        before: was && keptHead ? textOf(was, keptHead, column) : undefined,
      }))
      .filter(({ now, before: stood }) => now !== stood)
    rows.push({ row: number, key, edited })
  }
  return { rows, remarks }
}

export async function tablesOf(found: AsyncIterable<Found>, remarks: Remark[]): Promise<Table[]> {
  const tables = new Map<number, Table>()
  for await (const one of found) {
    if (one.kind === 'sheet') tables.set(one.sheet, { name: one.name, rows: [] })
    else if (one.kind === 'row') tables.get(one.sheet)?.rows.push({ number: one.number, cells: one.cells })
    else if (one.kind === 'note')
      remarks.push({
        key: 'workbook.remark.formulas',
        values: { count: one.note.count, cells: one.note.cells.join(', ') },
      })
    else throw new Problem('wrong-kind-of-file', 'exchange.refused.unknown-kind')
  }
  return [...tables.values()]
}

type ColumnOf<Column extends string> = (head: string) => Column | undefined

function columnFinder<Column extends string>(form: BookForm<Column>, wordsOf: WordsOf): ColumnOf<Column> {
  const found = new Map<string, Column>()
  for (const language of languages)
    for (const column of form.columns) found.set(tidy(wordsOf(language).say(form.headKey(column))), column)
  return head => found.get(tidy(head))
}

const rowsLookedAtForHead = 10

/** The row that names the columns: whose row it is, and most of the others. */
function headIn<Column extends string>(
  { rows }: Table,
  columnOf: ColumnOf<Column>,
  most: number,
): Head<Column> | undefined {
  for (const { number, cells } of rows.slice(0, rowsLookedAtForHead)) {
    const at = new Map<Column, number>()
    for (const [place, cell] of cells.entries()) {
      const column = typeof cell === 'string' ? columnOf(cell) : undefined
      if (column && !at.has(column)) at.set(column, place)
    }
    if (at.has('key' as Column) && at.size > most / 2) return { row: number, at }
  }
  return undefined
}

function remarksOnHead<Column extends string>(
  { columns, editable, headKey }: BookForm<Column>,
  { rows }: Table,
  head: Head<Column>,
  columnOf: ColumnOf<Column>,
): Remark[] {
  const cells = rows.find(({ number }) => number === head.row)?.cells ?? []
  const there = [...head.at].sort((a, b) => a[1] - b[1]).map(([column]) => column)
  const expected = columns.filter(column => head.at.has(column))
  const moved = there.filter((column, place) => column !== expected[place])
  const name = (column: Column) => String(cells[head.at.get(column)!])
  const missing = editable.filter(column => !head.at.has(column))
  const unknown = cells.filter(cell => typeof cell === 'string' && cell.trim() !== '' && !columnOf(cell))
  return [
    ...moved.map(column => ({ key: 'workbook.remark.moved', values: { column: name(column) } })),
    // A key of ours is said in the language of whoever reads the remark.
    ...missing.map(column => ({ key: 'workbook.remark.missing', values: { column: headKey(column) } })),
    ...unknown.map(cell => ({ key: 'workbook.remark.unknown', values: { column: String(cell) } })),
  ]
}

function rowsByKey<Column extends string>({ rows }: Table, head: Head<Column>): Map<string, Cell[]> {
  return new Map(rows.map(({ cells }) => [textOf(cells, head, 'key' as Column), cells]))
}

function textOf<Column extends string>(cells: Cell[], head: Head<Column>, column: Column): string {
  const at = head.at.get(column)
  const cell = at === undefined ? null : cells[at]
  return cell === null || cell === undefined ? '' : fromNeutral(String(cell)).trim()
}

/** The code of a word of a closed list, in any language. */
export function codeFinder<Code extends string>(
  wordsOf: WordsOf,
  codes: readonly Code[],
  keys: (code: Code) => string[],
): (said: string) => Code | undefined {
  const found = new Map<string, Code>()
  for (const code of codes) {
    found.set(tidy(code), code)
    for (const language of languages)
      for (const key of keys(code)) found.set(tidy(wordsOf(language).say(key)), code)
  }
  return said => found.get(tidy(said))
}

/** A day as our file writes it, or as a spreadsheet keeps it; undefined for what is none. */
export function dayOf(text: string): string | undefined {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(T[\d:]+)?$/.exec(text) ?? []
  if (!day) return undefined
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

function tidy(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
