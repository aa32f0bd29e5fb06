// What a workbook of actions that came back would change, cell by cell, and what of it is not taken over.
import type { Words } from '../../../kernel/words.ts'
import type { ActionOutcome } from '../../../modules/workplan/actions/commands/batch.ts'
import type { Planned } from '../../../modules/workplan/actions/model.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../ui/tag.tsx'
import { Remarks, toBook } from '../../tabular/views.tsx'
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

type Line = { row: number; outcome: ActionOutcome; field: ActionOutcome['fields'][number] | undefined }

const isTaken = (outcome: ActionOutcome | undefined) =>
  outcome?.outcome === 'new' || outcome?.outcome === 'updated'

export function PreviewPage(props: PreviewProps) {
  const { words, at, read, outcomes } = props
  const taken = read.changes.filter((_, index) => isTaken(outcomes[index]))
  const lines = outcomes.flatMap((outcome, index): Line[] => {
    const { row } = read.changes[index]!
    if (!isTaken(outcome)) return outcome.outcome === 'identical' ? [] : [{ row, outcome, field: undefined }]
    return outcome.fields.map(field => ({ row, outcome, field }))
  })
  return (
    <>
      <PageHead
        title={words.say('workbook.preview.title')}
        lead={words.say('workbook.preview.lead', {
          rows: read.rows,
          cells: lines.filter(line => line.field).length,
        })}
        back={{ href: toBook(at, 'actions'), label: words.say('workbook.title') }}
      />
      {outcomes.some(outcome => isTaken(outcome) && outcome.asksAgain) && (
        <Notice words={words}>{words.say('workbook.preview.asks-again')}</Notice>
      )}
      <Remarks words={words} remarks={read.remarks} />
      {lines.length === 0 ? (
        <EmptyState
          title={words.say('workbook.preview.none')}
          action={
            <Button kind="secondary" href={toBook(at, 'actions')}>
              {words.say('workbook.preview.other')}
            </Button>
          }
        >
          {words.say('workbook.preview.none.what')}
        </EmptyState>
      ) : (
        <Lines {...props} lines={lines} />
      )}
      {taken.length > 0 && (
        <Form action={`${toBook(at, 'actions')}/application`}>
          <HiddenField name="changes" value={JSON.stringify(taken.map(({ change }) => change))} />
          <SubmitBar
            label={words.say('workbook.preview.take', { count: taken.length })}
            cancel={{ href: toBook(at, 'actions'), label: words.say('ui.cancel') }}
          />
        </Form>
      )}
    </>
  )
}

const tones: Record<ActionOutcome['outcome'], Tone> = {
  new: 'info',
  updated: 'info',
  identical: 'quiet',
  old: 'act',
  invalid: 'stop',
}

function Lines({ words, planned, named, lines }: PreviewProps & { lines: Line[] }) {
  const partOf = ({ change }: ActionOutcome) => {
    const found = planned.find(({ node }) => node.id === change.place.nodeId)
    return found ? words.pick(found.node.title) : ''
  }
  const shown = (field: Line['field'], value: string) => {
    if (value === '') return words.say('workbook.nothing')
    if (field?.field === 'status') return words.say(`actions.status.${value}`)
    if (field?.field === 'startOn' || field?.field === 'dueOn') return words.date(value)
    return <span dir="auto">{named.find(({ id }) => id === value)?.name ?? value}</span>
  }
  return (
    <DataTable
      caption={words.say('workbook.preview.title')}
      captionHidden
      empty={words.say('workbook.nothing')}
      columns={[
        { label: words.say('workbook.row'), numeric: true, cell: line => words.number(line.row) },
        { label: words.say('actions.one'), rowHeader: true, cell: ({ outcome }) => partOf(outcome) },
        {
          label: words.say('workbook.field'),
          cell: ({ field }) => field && words.say(form.headKey(field.field)),
        },
        { label: words.say('workbook.from'), cell: ({ field }) => field && shown(field, field.from) },
        { label: words.say('workbook.to'), cell: ({ field }) => field && shown(field, field.to) },
        {
          label: words.say('workbook.outcome'),
          cell: ({ outcome }) => (
            <div>
              <StateTag
                tone={tones[outcome.outcome]}
                word={words.say(`workbook.outcome.${outcome.outcome}`)}
              />
              {Object.values(outcome.errors).map(key => (
                <p class="meta">{words.say(key)}</p>
              ))}
            </div>
          ),
        },
      ]}
      rows={lines}
    />
  )
}
