// A workbook of commitments that comes back: which cells somebody changed since it was taken out, as changes that the
// commitments can judge, and a sentence for everything that was not taken over.
import { newId } from '../../kernel/id.ts'
import {
  type Change,
  type Commitment,
  type FieldName,
  type FieldValues,
  type Place,
  progresses,
  stances,
} from '../../modules/workplan/commitments/model.ts'
import type { Found } from '../reading/model.ts'
import {
  byRow,
  codeFinder,
  dayOf,
  type KeptRow,
  type Remark,
  readKeptBook,
  type WordsOf,
} from '../tabular/kept-book.ts'
import { type Column, editable, form } from './columns.ts'

export type ReadBook = {
  changes: { change: Change; row: number }[]
  /** What was not taken over and why. */
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

/** Throws a refusal for what is no table, and a problem with its sentence where no sheet is one of commitments. */
export async function readBook(found: AsyncIterable<Found>, beside: Beside): Promise<ReadBook> {
  const { rows, remarks } = await readKeptBook(form, found, beside.wordsOf)
  const read: ReadBook = { changes: [], remarks, rows: rows.length }
  const values = valueReader(beside)
  for (const row of rows) {
    const change = await changeOf(row, beside, values, remarks)
    if (change) read.changes.push({ change, row: row.row })
  }
  remarks.sort(byRow)
  return read
}

async function changeOf(
  { row, key, edited }: KeptRow<Column>,
  beside: Beside,
  values: ValueReader,
  remarks: Remark[],
): Promise<Change | undefined> {
  const stands = placeOf(key, beside)
  if (!stands) {
    remarks.push({ key: 'workbook.remark.gone', values: { row } })
    return undefined
  }
  const set: FieldValues = {}
  const was: FieldValues = {}
  for (const { column, now, before } of edited) {
    const field = editable.find(one => one === column)
    if (!field) continue
    const wanted = await values(field, now, stands.place.sector)
    if (wanted === undefined) {
      remarks.push({ key: `workbook.remark.not-read.${field}`, values: { row, text: now.slice(0, 80) } })
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
