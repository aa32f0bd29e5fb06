// What a workbook that came back would change, cell by cell, and what of it is not taken over.
import type { Words } from '../../../kernel/words.ts'
import type { ActionShown } from '../../../modules/workplan/commitments/commands/ground.ts'
import {
  type ChangedField,
  type Outcome,
  progresses,
  stances,
} from '../../../modules/workplan/commitments/model.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../ui/tag.tsx'
import { Remarks } from '../../tabular/views.tsx'
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

type Line = { row: number; outcome: Outcome; field: ChangedField | undefined }

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
        back={{ href: at('/workplan/workbook'), label: words.say('workbook.title') }}
      />
      {outcomes.some(outcome => isTaken(outcome) && outcome.asksAgain) && (
        <Notice words={words}>{words.say('workbook.preview.asks-again')}</Notice>
      )}
      <Remarks words={words} remarks={read.remarks} />
      {lines.length === 0 ? (
        <EmptyState
          title={words.say('workbook.preview.none')}
          action={
            <Button kind="secondary" href={at('/workplan/workbook')}>
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
        <Form action={at('/workplan/workbook/application')}>
          <HiddenField name="changes" value={JSON.stringify(taken.map(({ change }) => change))} />
          <SubmitBar
            label={words.say('workbook.preview.take', { count: taken.length })}
            cancel={{ href: at('/workplan/workbook'), label: words.say('ui.cancel') }}
          />
        </Form>
      )}
    </>
  )
}

function isTaken(outcome: Outcome | undefined): boolean {
  return outcome?.outcome === 'new' || outcome?.outcome === 'updated'
}

const tones: Record<Outcome['outcome'], Tone> = {
  new: 'info',
  updated: 'info',
  identical: 'quiet',
  old: 'act',
  invalid: 'stop',
}

function Lines({ words, actions, owners, lines }: PreviewProps & { lines: Line[] }) {
  const nothing = words.say('workbook.nothing')
  const shown = (field: ChangedField['field'], value: string | null) =>
    value === null || value === '' ? (
      nothing
    ) : (
      <span dir="auto">{shownValue(words, field, value, owners)}</span>
    )
  return (
    <DataTable
      caption={words.say('workbook.preview.title')}
      captionHidden
      empty={nothing}
      columns={[
        { label: words.say('workbook.row'), numeric: true, cell: line => words.number(line.row) },
        {
          label: words.say('commitments.action'),
          rowHeader: true,
          cell: ({ outcome }) => {
            const { sector, nodeId } = outcome.change.place
            const action = actions.find(({ id }) => id === nodeId)
            return `${words.say(`accounts.sector.${sector}`)} · ${action ? words.pick(action.title) : words.say('commitments.return.one')}`
          },
        },
        {
          label: words.say('workbook.field'),
          cell: ({ field }) => field && words.say(`workbook.column.${field.field}`),
        },
        { label: words.say('workbook.from'), cell: ({ field }) => field && shown(field.field, field.from) },
        { label: words.say('workbook.to'), cell: ({ field }) => field && shown(field.field, field.to) },
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

function shownValue(
  words: Words,
  field: ChangedField['field'],
  value: string,
  owners: ReadonlyMap<string, string>,
): string {
  const stance = field === 'stance' && stances.find(one => one === value)
  if (stance) return words.say(`commitments.stance.${stance}`)
  const progress = field === 'progress' && progresses.find(one => one === value)
  if (progress) return words.say(`commitments.progress.${progress}`)
  if (field === 'dueOn') return words.date(value)
  return field === 'ownerId' ? (owners.get(value) ?? words.say('workbook.somebody')) : value
}
