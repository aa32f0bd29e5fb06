// What a workbook of actions that came back would change, cell by cell.
import type { Words } from '../../../kernel/words.ts'
import type { ActionOutcome } from '../../../modules/workplan/actions/commands/batch.ts'
import type { Planned } from '../../../modules/workplan/actions/model.ts'
import { judged, PreviewPage } from '../../tabular/preview.tsx'
import { toBook } from '../../tabular/views.tsx'
import type { Named, ReadActions } from '../book.ts'
import { form } from '../columns.ts'

export type PreviewProps = {
  words: Words
  at: (path: string) => string
  read: ReadActions
  /** One for each change that was read, in its order. */
  outcomes: ActionOutcome[]
  planned: Planned[]
  /** People and organisations whose ids stand in the changes. */
  named: Named[]
}

export function ActionsPreview({ words, at, read, outcomes, planned, named }: PreviewProps) {
  const shown = (field: string, value: string) => {
    if (field === 'status') return words.say(`actions.status.${value}`)
    if (field === 'startOn' || field === 'dueOn') return words.date(value)
    return named.find(({ id }) => id === value)?.name ?? value
  }
  return (
    <PreviewPage
      words={words}
      book={{ href: toBook(at, 'actions'), title: words.say('workbook.title') }}
      rows={read.rows}
      what={words.say('actions.one')}
      remarks={read.remarks}
      {...judged(words, read.changes, outcomes, {
        what: ({ change }) =>
          words.pick(planned.find(({ node }) => node.id === change.place.nodeId)?.node.title ?? {}),
        column: field => words.say(form.headKey(field)),
        shown,
      })}
    />
  )
}
