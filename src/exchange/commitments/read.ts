// A workbook of commitments that comes back: which cells somebody changed since it was taken out, as changes that the
// commitments can judge, and a sentence for everything that was not taken over.
import { newId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  type Change,
  type Commitment,
  type FieldName,
  type FieldValues,
  type Place,
  progresses,
  stances,
} from '../../modules/workplan/commitments/model.ts'
import type { Cell, Found } from '../reading/model.ts'
import { fromNeutral } from '../tabular/neutral.ts'
import { type Column, codeFinder, columnFinder, columns, editable, type WordsOf } from './columns.ts'
import { keptSheet } from './write.ts'

export type Remark = { key: string; values: Record<string, string | number> }

export type ReadBook = {
  changes: { change: Change; row: number }[]
  /** What was not taken over and why, as keys of the locale files. */
  remarks: Remark[]
  /** Rows that were looked at. */
  rows: number
}

export type Beside = {
  wordsOf: WordsOf
  /** Those of the open cycle, by id. */
  commitments: ReadonlyMap<string, Commitment>
  /** Whom an owner's name can mean in a sector. */
  peopleOf: (sector: string) => Promise<{ id: string; name: string }[]>
  sectors: readonly string[]
}

type Table = { name: string; hidden: boolean; rows: { number: number; cells: Cell[] }[] }
type Head = { row: number; at: Map<Column, number> }

/** Throws a refusal for what is no table, and a problem with its sentence where no sheet is one of commitments. */
export async function readBook(found: AsyncIterable<Found>, beside: Beside): Promise<ReadBook> {
  const remarks: Remark[] = []
  const tables = await tablesOf(found, remarks)
  const columnOf = columnFinder(beside.wordsOf)
  const isKept = ({ name }: Table) => name === keptSheet
  const kept = tables.find(isKept)
  const sheet = tables.filter(table => !isKept(table)).find(table => headIn(table, columnOf))
  if (!sheet) throw new Problem('not-valid', 'workbook.problem.no-sheet')
  // It was found by it.
  const head = headIn(sheet, columnOf)!
  remarks.push(...remarksOnHead(sheet, head, columnOf))
  const before = kept ? rowsByKey(kept, headIn(kept, columnOf)) : undefined
  if (!before) remarks.push({ key: 'workbook.remark.no-kept', values: {} })
  const read: ReadBook = { changes: [], remarks, rows: 0 }
  const seen = new Set<string>()
  const values = valueReader(beside)
  for (const { number, cells } of sheet.rows) {
    if (number <= head.row) continue
    const key = textOf(cells, head, 'key')
    if (key === '') {
      remarks.push({ key: 'workbook.remark.no-key', values: { row: number } })
      continue
    }
    read.rows += 1
    if (seen.has(key)) {
      remarks.push({ key: 'workbook.remark.twice', values: { row: number } })
      continue
    }
    seen.add(key)
    const row = { number, cells, head, was: before?.get(key) }
    const change = await changeOf(row, key, beside, values, remarks)
    if (change) read.changes.push({ change, row: number })
  }
  return read
}

async function tablesOf(found: AsyncIterable<Found>, remarks: Remark[]): Promise<Table[]> {
  const tables = new Map<number, Table>()
  for await (const one of found) {
    if (one.kind === 'sheet') tables.set(one.sheet, { name: one.name, hidden: one.hidden, rows: [] })
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

const rowsLookedAtForHead = 10

/** The row that names the columns; without the one that says whose row it is, a table is not one of commitments. */
function headIn({ rows }: Table, columnOf: (head: string) => Column | undefined): Head | undefined {
  for (const { number, cells } of rows.slice(0, rowsLookedAtForHead)) {
    const at = new Map<Column, number>()
    for (const [place, cell] of cells.entries()) {
      const column = typeof cell === 'string' ? columnOf(cell) : undefined
      if (column && !at.has(column)) at.set(column, place)
    }
    if (at.has('key') && at.size > 1) return { row: number, at }
  }
  return undefined
}

function remarksOnHead(
  { rows }: Table,
  head: Head,
  columnOf: (head: string) => Column | undefined,
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
    ...missing.map(column => ({
      key: 'workbook.remark.missing',
      values: { column: `workbook.column.${column}` },
    })),
    ...unknown.map(cell => ({ key: 'workbook.remark.unknown', values: { column: String(cell) } })),
  ]
}

function rowsByKey(
  { rows }: Table,
  head: Head | undefined,
): Map<string, { cells: Cell[]; head: Head }> | undefined {
  if (!head) return undefined
  return new Map(rows.map(({ cells }) => [textOf(cells, head, 'key'), { cells, head }]))
}

type Row = { number: number; cells: Cell[]; head: Head; was: { cells: Cell[]; head: Head } | undefined }

async function changeOf(
  row: Row,
  key: string,
  beside: Beside,
  values: ValueReader,
  remarks: Remark[],
): Promise<Change | undefined> {
  const stands = placeOf(key, beside)
  if (!stands) {
    remarks.push({ key: 'workbook.remark.gone', values: { row: row.number } })
    return undefined
  }
  const set: FieldValues = {}
  const was: FieldValues = {}
  for (const field of editable) {
    if (!row.head.at.has(field)) continue
    const now = textOf(row.cells, row.head, field)
    const before = row.was ? textOf(row.was.cells, row.was.head, field) : undefined
    // What nobody touched since it was taken out is nobody's wish, whatever has become of it meanwhile.
    if (before === now) continue
    const wanted = await values(field, now, stands.place.sector)
    if (wanted === undefined) {
      remarks.push({
        key: `workbook.remark.not-read.${field}`,
        values: { row: row.number, text: now.slice(0, 80) },
      })
      continue
    }
    Object.assign(set, { [field]: wanted })
    const stood = before === undefined ? undefined : await values(field, before, stands.place.sector)
    if (stood !== undefined) Object.assign(was, { [field]: stood })
  }
  if (Object.keys(set).length === 0) return undefined
  return { ...stands, set, was }
}

function placeOf(key: string, { commitments, sectors }: Beside): { id: string; place: Place } | undefined {
  const commitment = commitments.get(key)
  if (commitment) return { id: key, place: commitment }
  const [sector = '', nodeId = ''] = key.split('/')
  if (!sectors.includes(sector) || nodeId === '') return undefined
  return { id: newId(), place: { giver: 'sector', sector, nodeId, organisationId: null } }
}

type ValueReader = (
  field: FieldName,
  text: string,
  sector: string,
) => Promise<FieldValues[FieldName] | undefined>

/** What a cell means. Undefined: nothing that can be kept there. */
function valueReader({ wordsOf, peopleOf }: Beside): ValueReader {
  const stance = codeFinder(wordsOf, stances, code => [
    `commitments.stance.${code}`,
    `commitments.gives.${code}`,
  ])
  const progress = codeFinder(wordsOf, progresses, code => [`commitments.progress.${code}`])
  const people = new Map<string, Promise<{ id: string; name: string }[]>>()
  return async (field, text, sector) => {
    if (field === 'stance') return text === '' ? 'undecided' : stance(text)
    if (field === 'progress') return text === '' ? 'not-started' : progress(text)
    if (field === 'dueOn') return text === '' ? null : dayOf(text)
    if (field !== 'ownerId') return text
    if (text === '') return null
    if (!people.has(sector)) people.set(sector, peopleOf(sector))
    const named = (await people.get(sector)!).filter(({ name }) => name === text)
    return named.length === 1 ? named[0]!.id : undefined
  }
}

/** A day as our file writes it, or as a spreadsheet keeps it. */
function dayOf(text: string): string | undefined {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(T[\d:]+)?$/.exec(text) ?? []
  if (!day) return undefined
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

function textOf(cells: Cell[], head: Head, column: Column): string {
  const at = head.at.get(column)
  const cell = at === undefined ? null : cells[at]
  return cell === null || cell === undefined ? '' : fromNeutral(String(cell)).trim()
}
