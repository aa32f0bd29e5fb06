// The commitments as a workbook that comes back.
import type { Words } from '../../kernel/words.ts'
import type { GroupShown } from '../../modules/workplan/commitments/commands/ground.ts'
import {
  type Commitment,
  type Fields,
  type Giver,
  progresses,
  stances,
} from '../../modules/workplan/commitments/model.ts'
import { statusOf, untouched, waitsForOf } from '../../modules/workplan/commitments/rules/status.ts'
import { keptBook } from '../tabular/kept-book.ts'
import type { OutCell } from '../tabular/workbook.ts'
import { type Column, columns, form } from './columns.ts'

export type Book = {
  words: Words
  /** Sectors that are shown, each with its actions in its own words. */
  sectors: { sector: string; groups: GroupShown[] }[]
  commitments: Commitment[]
  today: string
}

type Line = {
  key: string
  sector: string
  organisation: string
  action: string
  giver: Giver
  fields: Fields
  ownerName: string | null
  state: string
}

export async function commitmentsBook(book: Book): Promise<Uint8Array<ArrayBuffer>> {
  const { words } = book
  const rows = linesOf(book).map(line => columns.map(column => cellOf(words, line, column)))
  return keptBook(form, words, {
    name: words.say('commitments.title'),
    rows,
    choices: [
      { column: 'stance', values: stances.map(stance => words.say(`commitments.stance.${stance}`)) },
      { column: 'progress', values: progresses.map(one => words.say(`commitments.progress.${one}`)) },
    ],
  })
}

/** Every action of every sector, answered or not; then what is given in return. */
function linesOf({ words, sectors, commitments, today }: Book): Line[] {
  return sectors.flatMap(({ sector, groups }) => {
    const name = words.say(`accounts.sector.${sector}`)
    const ofSector = commitments.filter(one => one.sector === sector)
    const lineOf = (commitment: Commitment, action: string): Line => ({
      key: commitment.id,
      sector: name,
      organisation: commitment.organisationName ? words.pick(commitment.organisationName) : '',
      action,
      giver: commitment.giver,
      fields: commitment,
      ownerName: commitment.ownerName,
      state:
        waitsForOf(commitment).length > 0
          ? words.say('sheets.not-signed')
          : words.say(`commitments.status.${statusOf(commitment, today)}`),
    })
    const answers = groups
      .flatMap(group => group.actions)
      .flatMap(({ id, title }) => {
        const action = words.pick(title)
        const here = ofSector.filter(one => one.giver === 'sector' && one.nodeId === id)
        const own = here.some(one => one.organisationId === null)
        const empty: Line = {
          key: `${sector}/${id}`,
          sector: name,
          organisation: '',
          action,
          giver: 'sector',
          fields: untouched,
          ownerName: null,
          state: words.say('commitments.cell.none'),
        }
        return [...(own ? [] : [empty]), ...here.map(one => lineOf(one, action))]
      })
    const inReturn = ofSector
      .filter(one => one.giver === 'child-protection')
      .map(one => lineOf(one, words.say('commitments.return.one')))
    return [...answers, ...inReturn]
  })
}

function cellOf(words: Words, line: Line, column: Column): OutCell {
  const { fields } = line
  switch (column) {
    case 'key':
    case 'sector':
    case 'organisation':
    case 'action':
    case 'state':
      return line[column] || null
    case 'stance':
      return words.say(`commitments.${line.giver === 'sector' ? 'stance' : 'gives'}.${fields.stance}`)
    case 'progress':
      return words.say(`commitments.progress.${fields.progress}`)
    case 'ownerId':
      return line.ownerName
    default:
      return fields[column] || null
  }
}
