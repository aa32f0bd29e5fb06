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
  /** Columns, from 0, whose cells are chosen from a list. */
  choices?: { column: number; values: string[] }[]
}

export function csvOf({ head, rows }: Pick<OutSheet, 'head' | 'rows'>): string {
  // The mark at the head is what lets spreadsheet programs read Arabic and Bangla.
  return writeCsv([head, ...rows].map(safe), { bom: true })
}

/** @param direction of the language of the sheet's words: right-to-left sheets begin at the right */
export async function workbookOf(sheets: OutSheet[], direction: Direction): Promise<Uint8Array<ArrayBuffer>> {
  // Large, and only wanted here: a server at rest does without it.
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, head, rows, hidden, choices = [] }) => ({
      name: sheetName(name),
      rows: [head, ...rows].map(safe),
      columns: head.map((_, column) => ({ width: widthOf(rows, column, head[column]!) })),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${letters(head.length)}${rows.length + 1}` },
      view: { rightToLeft: direction === 'rtl' },
      ...(hidden ? { hidden } : {}),
      ...(choices.length > 0 ? { dataValidations: choices.map(choice => listFor(choice, rows.length)) } : {}),
    })),
  })
  return new Uint8Array(bytes)
}

function listFor({ column, values }: { column: number; values: string[] }, rows: number) {
  const letter = letters(column + 1)
  return { type: 'list' as const, values, allowBlank: true, range: `${letter}2:${letter}${rows + 1}` }
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
