// What a workbook of commitments that came back would change, cell by cell.
import type { Words } from '../../../kernel/words.ts'
import type { ActionShown } from '../../../modules/workplan/commitments/commands/ground.ts'
import type { Outcome } from '../../../modules/workplan/commitments/model.ts'
import { judged, PreviewPage } from '../../tabular/preview.tsx'
import { toBook } from '../../tabular/views.tsx'
import type { ReadBook } from '../read.ts'

export type PreviewProps = {
  words: Words
  at: (path: string) => string
  read: ReadBook
  /** One for each change that was read, in its order. */
  outcomes: Outcome[]
  actions: ActionShown[]
  /** Names of those whose ids stand in the changes. */
  owners: ReadonlyMap<string, string>
}

export function CommitmentsPreview({ words, at, read, outcomes, actions, owners }: PreviewProps) {
  const shown = (field: string, value: string) => {
    if (field === 'stance' || field === 'progress') return words.say(`commitments.${field}.${value}`)
    if (field === 'dueOn') return words.date(value)
    return field === 'ownerId' ? (owners.get(value) ?? words.say('workbook.somebody')) : value
  }
  const what = ({ change }: Outcome) => {
    const action = actions.find(({ id }) => id === change.place.nodeId)
    const name = action ? words.pick(action.title) : words.say('commitments.return.one')
    return `${words.say(`accounts.sector.${change.place.sector}`)} · ${name}`
  }
  return (
    <PreviewPage
      words={words}
      book={{ href: toBook(at, 'commitments'), title: words.say('workbook.title') }}
      rows={read.rows}
      what={words.say('commitments.action')}
      remarks={read.remarks}
      {...judged(words, read.changes, outcomes, {
        what,
        column: field => words.say(`workbook.column.${field}`),
        shown,
      })}
    />
  )
}
