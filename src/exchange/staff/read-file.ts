// The table of people in a file that somebody brings: looked into by the reading child, its head found.
import { Problem } from '../../kernel/problem.ts'
import { languages } from '../../kernel/words.ts'
import { hashOf } from '../../modules/directory/imports/hash.ts'
import type { RowProblem } from '../../modules/learning/induction/lists/model.ts'
import type { Cell, Limits } from '../reading/model.ts'
import { readFileOf } from '../reading/read-file.ts'
import { headFinder, tidy, type WordsOf } from './fields.ts'

export type TableRow = { line: number; cells: Cell[] }
export type StaffTable = { heads: string[]; signature: string; rows: TableRow[]; notes: RowProblem[] }

/** A list of people is small: 20,000 of them are about a megabyte. */
const limits: Partial<Limits> = { bytes: 10_000_000, unpacked: 150_000_000, rows: 50_000, columns: 200 }
const rowsLookedAtForHead = 15

/** Throws a refusal with its sentence for what is no table. */
export async function readStaffFile(
  { path, name }: { path: string; name: string },
  wordsOf: WordsOf,
): Promise<StaffTable> {
  const sheets = new Map<number, { name: string; rows: TableRow[] }>()
  const notes: RowProblem[] = []
  for await (const found of readFileOf(path, name, limits)) {
    if (found.kind === 'sheet' && !found.hidden) sheets.set(found.sheet, { name: found.name, rows: [] })
    else if (found.kind === 'row')
      sheets.get(found.sheet)?.rows.push({ line: found.number, cells: found.cells })
    else if (found.kind === 'note')
      notes.push({ code: 'formulas', values: { ...found.note, cells: found.note.cells.join(', ') } })
    else if (found.kind !== 'sheet') throw new Problem('wrong-kind-of-file', 'staff-lists.problem.no-table')
  }
  const filled = [...sheets.values()].filter(sheet => sheet.rows.length > 0)
  const countOf = headFinder(wordsOf)
  const headed = filled.map(sheet => ({ ...sheet, ...headIn(sheet.rows, countOf) }))
  // Where no sheet has headings of ours, a person says what is in the columns of the first.
  const [sheet] = headed.sort((a, b) => b.known - a.known)
  if (!sheet || sheet.rows.length <= sheet.at + 1) throw new Problem('not-valid', 'exchange.problem.no-rows')
  const heads = sheet.rows[sheet.at]!.cells.map(cell =>
    String(cell ?? '')
      .trim()
      .slice(0, 200),
  )
  const ours = languages.map(language => wordsOf(language).say('staff-lists.sheet.words'))
  if (filled.some(({ name }) => name !== sheet.name && !ours.includes(name)))
    notes.push({ code: 'other-sheets', values: { sheet: sheet.name } })
  return { heads, signature: hashOf(heads.map(tidy)), rows: sheet.rows.slice(sheet.at + 1), notes }
}

/** The row with most headings of ours; without two of them the first that is as wide as the table. */
function headIn(rows: readonly TableRow[], countOf: (cells: readonly Cell[]) => number) {
  const first = rows.slice(0, rowsLookedAtForHead).map(({ cells }) => ({
    known: countOf(cells),
    filled: cells.filter(cell => cell !== null && cell !== '').length,
  }))
  const most = Math.max(...first.map(({ known }) => known))
  // A title may by chance be a heading; two of them are a head.
  if (most > 1) return { at: first.findIndex(({ known }) => known === most), known: most }
  const widest = Math.max(...first.map(({ filled }) => filled))
  return { at: first.findIndex(({ filled }) => filled === widest), known: 0 }
}
