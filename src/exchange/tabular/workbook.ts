// Tables on their way out, as CSV or as a workbook: the one place that writes through the spreadsheet library.
import { writeCsv } from 'hucre/csv'
import type { Direction } from '../../kernel/words.ts'
import { neutral } from './neutral.ts'

export type OutCell = string | number | boolean | null
export type OutSheet = {
  name: string
  head: string[]
  rows: OutCell[][]
  /** Kept in the file, and not shown. */
  hidden?: boolean
  /**
   * Columns, from 0, whose cells are chosen from a list: of values, where all of them are short, or of those in a column
   * of another sheet, below its head.
   */
  choices?: Choice[]
  /** How many rows are offered the choices, where more are to be written than there are. */
  choiceRows?: number
}

type Choice =
  | { column: number; values: string[] }
  | { column: number; from: { sheet: string; column: number; count: number } }

export function csvOf({ head, rows }: Pick<OutSheet, 'head' | 'rows'>): string {
  // The mark at the head is what lets spreadsheet programs read Arabic and Bangla.
  return writeCsv([head, ...rows].map(safe), { bom: true })
}

/** @param direction of the language of the sheet's words: right-to-left sheets begin at the right */
export async function workbookOf(sheets: OutSheet[], direction: Direction): Promise<Uint8Array<ArrayBuffer>> {
  // Large, and only wanted here: a server at rest does without it.
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, head, rows, hidden, choices = [], choiceRows = rows.length }) => ({
      name: sheetName(name),
      rows: [head, ...rows].map(safe),
      columns: head.map((_, column) => ({ width: widthOf(rows, column, head[column]!) })),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${letters(head.length)}${rows.length + 1}` },
      view: { rightToLeft: direction === 'rtl' },
      ...(hidden ? { hidden } : {}),
      ...(choices.length > 0 ? { dataValidations: choices.map(choice => listFor(choice, choiceRows)) } : {}),
    })),
  })
  return new Uint8Array(bytes)
}

function listFor(choice: Choice, rows: number) {
  const letter = letters(choice.column + 1)
  const list = { type: 'list' as const, allowBlank: true, range: `${letter}2:${letter}${rows + 1}` }
  if ('values' in choice) return { ...list, values: choice.values }
  const { sheet, column, count } = choice.from
  const source = letters(column + 1)
  return {
    ...list,
    formula1: `'${sheetName(sheet).replace(/'/g, "''")}'!$${source}$2:$${source}$${count + 1}`,
  }
}

function safe(cells: OutCell[]): OutCell[] {
  return cells.map(cell => (typeof cell === 'string' ? neutral(cell) : cell))
}

/** Spreadsheet programs refuse some signs and more than 31 letters in the name of a sheet. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || '1'
  )
}

function widthOf(rows: OutCell[][], column: number, head: string): number {
  const longest = Math.max(head.length, ...rows.slice(0, 200).map(row => String(row[column] ?? '').length))
  return Math.min(60, Math.max(10, longest + 2))
}

function letters(count: number): string {
  let left = count
  let name = ''
  while (left > 0) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
    left = Math.floor((left - 1) / 26)
  }
  return name
}
