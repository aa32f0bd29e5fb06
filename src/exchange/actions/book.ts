// The prioritised actions as a workbook, and back: what is planned, and what nobody has planned yet.
import { newId } from '../../kernel/id.ts'
import type { Words } from '../../kernel/words.ts'
import { type ActionChange, type Given, givenOf } from '../../modules/workplan/actions/commands/batch.ts'
import { type Planned, type PlannedAction, statuses } from '../../modules/workplan/actions/model.ts'
import type { Found } from '../reading/model.ts'
import {
  byRow,
  codeFinder,
  dayOf,
  keptBook,
  type Remark,
  readKeptBook,
  type WordsOf,
} from '../tabular/kept-book.ts'
import { type Column, columns, editable, form } from './columns.ts'

export type Named = { id: string; name: string }

export type Beside = {
  planned: Planned[]
  people: Named[]
  organisations: Named[]
}

const people = new Set<Column>(['leadId', 'coLeadId'])
const organisations = new Set<Column>(['leadOrganisationId', 'coLeadOrganisationId'])

export function actionsBook(words: Words, { planned, ...known }: Beside): Promise<Uint8Array<ArrayBuffer>> {
  const rows = planned.flatMap(({ node, actions }) => {
    const part = words.pick(node.title)
    const cells = (key: string, sector: string, given: Given | undefined) =>
      columns.map(column => {
        if (column === 'key') return key
        if (column === 'part') return part
        if (column === 'sector') return sector === '' ? null : words.say(`accounts.sector.${sector}`)
        return given ? shownCell(words, column, given[column], known) : null
      })
    if (actions.length > 0) return actions.map(one => cells(one.id, one.sector, givenOf(one)))
    return [cells(`part/${node.id}`, node.sectors.length === 1 ? node.sectors[0]! : '', undefined)]
  })
  return keptBook(form, words, {
    name: words.say('actions.title'),
    rows,
    choices: [{ column: 'status', values: statuses.map(status => words.say(`actions.status.${status}`)) }],
  })
}

function shownCell(
  words: Words,
  column: Column,
  given: string,
  known: Omit<Beside, 'planned'>,
): string | null {
  if (given === '') return null
  if (column === 'status') return words.say(`actions.status.${given}`)
  if (people.has(column)) return known.people.find(({ id }) => id === given)?.name ?? null
  if (organisations.has(column)) return known.organisations.find(({ id }) => id === given)?.name ?? null
  return given
}

export type ReadActions = {
  changes: { change: ActionChange; row: number }[]
  remarks: Remark[]
  rows: number
}

/** Throws a refusal for what is no table, and a problem with its sentence where no sheet is one of actions. */
export async function readActions(
  found: AsyncIterable<Found>,
  wordsOf: WordsOf,
  beside: Beside,
): Promise<ReadActions> {
  const { rows, remarks } = await readKeptBook(form, found, wordsOf)
  const read: ReadActions = { changes: [], remarks, rows: rows.length }
  const value = valueReader(wordsOf, beside)
  for (const { row, key, edited } of rows) {
    const stands = placeOf(key, beside.planned)
    if (!stands) {
      remarks.push({ key: 'workbook.remark.gone', values: { row } })
      continue
    }
    const [set, was]: [Partial<Given>, Partial<Given>] = [{}, {}]
    for (const { column, now, before } of edited) {
      const field = editable.find(one => one === column)
      if (!field) continue
      const wanted = value(field, now)
      if (wanted === undefined) {
        remarks.push({ key: remarkOf(field), values: { row, text: now.slice(0, 80) } })
        continue
      }
      // An empty cell of what nobody has planned is no wish.
      if (wanted === '' && stands.isFresh) continue
      set[field] = wanted
      const stood = before === undefined ? undefined : value(field, before)
      if (stood !== undefined) was[field] = stood
    }
    const { isFresh: _, ...place } = stands
    if (Object.keys(set).length > 0) read.changes.push({ change: { ...place, set, was }, row })
  }
  remarks.sort(byRow)
  return read
}

function placeOf(
  key: string,
  planned: readonly Planned[],
): (Pick<ActionChange, 'id' | 'place'> & { isFresh: boolean }) | undefined {
  const all: PlannedAction[] = planned.flatMap(({ actions }) => actions)
  const action = all.find(({ id }) => id === key)
  if (action) return { id: key, place: { nodeId: action.nodeId, sector: action.sector }, isFresh: false }
  const node = planned.find(one => key === `part/${one.node.id}`)?.node
  if (!node) return undefined
  const sector = node.sectors.length === 1 ? node.sectors[0]! : ''
  return { id: newId(), place: { nodeId: node.id, sector }, isFresh: true }
}

/** What a cell means, as a form would send it. Undefined: nothing that can be kept there. */
function valueReader(wordsOf: WordsOf, known: Omit<Beside, 'planned'>) {
  const status = codeFinder(wordsOf, statuses, code => [`actions.status.${code}`])
  return (field: (typeof editable)[number], text: string): string | undefined => {
    if (field === 'status') return text === '' ? 'not-started' : status(text)
    if (text === '') return ''
    if (field === 'startOn' || field === 'dueOn') return dayOf(text)
    if (people.has(field) || organisations.has(field)) {
      const named = (people.has(field) ? known.people : known.organisations).filter(
        ({ name }) => name === text,
      )
      return named.length === 1 ? named[0]!.id : undefined
    }
    return text
  }
}

function remarkOf(field: (typeof editable)[number]): string {
  if (field === 'startOn' || field === 'dueOn') return 'workbook.remark.not-read.dueOn'
  return field === 'status' ? 'workbook.remark.not-read.progress' : 'workbook.remark.not-read.ownerId'
}
