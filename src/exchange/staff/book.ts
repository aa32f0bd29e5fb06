// The list of people as a workbook: an empty one to fill in, with the words that its cells understand, and the list as it
// stands, which comes back and changes nothing.
import type { Texts, Words } from '../../kernel/words.ts'
import { sectors } from '../../modules/accounts/sectors.ts'
import { roleKinds, type Staff } from '../../modules/learning/induction/model.ts'
import { stateOf } from '../../modules/learning/induction/rules.ts'
import { type OutCell, type OutSheet, workbookOf } from '../tabular/workbook.ts'
import { type Field, fieldKeys } from './fields.ts'

const columns = [
  'name',
  'number',
  'role',
  'sector',
  'area',
  'contact',
  'first-contact',
] as const satisfies Field[]

export type Area = { pcode: string; name: Texts }
const rowsToFill = 2000

/** The template: the head, choices in its cells, and a sheet of all words that are understood. */
export function templateBook(words: Words, areas: readonly Area[]): Promise<Uint8Array<ArrayBuffer>> {
  return workbookOf(
    [{ ...peopleSheet(words, areas, []), choiceRows: rowsToFill }, wordsSheet(words, areas)],
    words.direction,
  )
}

export function staffBook(
  words: Words,
  areas: readonly Area[],
  staff: readonly Staff[],
  today: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const people = peopleSheet(
    words,
    areas,
    staff.map(one => [
      ...rowOf(words, one),
      words.say(`induction.state.${stateOf(one, today)}`),
      one.met ? one.validUntil : null,
    ]),
  )
  const head = [...people.head, words.say('induction.state'), words.say('induction.until')]
  return workbookOf([{ ...people, head }, wordsSheet(words, areas)], words.direction)
}

function rowOf(words: Words, one: Staff): OutCell[] {
  return [
    one.name,
    one.number || null,
    words.say(`induction.role.${one.role}`),
    words.say(`accounts.sector.${one.sector}`),
    one.areaPcode,
    words.say(`staff-lists.${one.contact ? 'yes' : 'no'}`),
    one.firstContactOn,
  ]
}

function peopleSheet(words: Words, areas: readonly Area[], rows: OutCell[][]): OutSheet {
  const sheet = words.say('staff-lists.sheet.words')
  const { head, lists } = wordLists(words, areas)
  return {
    name: words.say('induction.staff'),
    head: columns.map(column => words.say(fieldKeys[column])),
    rows,
    choices: head.map(({ field }, column) => ({
      column: columns.indexOf(field),
      from: { sheet, column, count: Math.max(1, lists[column]!.length) },
    })),
  }
}

/** Each list of words under the name of its column; beside a P-code the name of its area. */
function wordsSheet(words: Words, areas: readonly Area[]): OutSheet {
  const { head, lists } = wordLists(words, areas)
  const all = [...lists, areas.map(({ name }) => words.pick(name))]
  const most = Math.max(...all.map(list => list.length))
  return {
    name: words.say('staff-lists.sheet.words'),
    head: [...head.map(({ field }) => words.say(fieldKeys[field])), words.say('staff-lists.area-name')],
    rows: Array.from({ length: most }, (_, row) => all.map(list => list[row] ?? null)),
  }
}

function wordLists(words: Words, areas: readonly Area[]) {
  const head = (['role', 'sector', 'contact', 'area'] as const).map(field => ({ field }))
  const lists = [
    roleKinds.map(role => words.say(`induction.role.${role}`)),
    sectors.map(sector => words.say(`accounts.sector.${sector}`)),
    [words.say('staff-lists.yes'), words.say('staff-lists.no')],
    areas.map(({ pcode }) => pcode),
  ]
  return { head, lists }
}
