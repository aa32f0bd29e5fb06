// What a table that came back would change, line by line, and what of it is not taken over. Nothing is changed before
// somebody says so.
import type { Child } from 'hono/jsx'
import type { Words } from '../../kernel/words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Form, SubmitBar } from '../../ui/form.tsx'
import { HiddenField } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { DataTable } from '../../ui/table.tsx'
import { StateTag, type Tone } from '../../ui/tag.tsx'
import type { Remark } from './kept-book.ts'
import { Remarks } from './views.tsx'

type Outcome = 'new' | 'updated' | 'identical' | 'old' | 'invalid'

/** One cell that would change, or one row that is not taken over. */
export type PreviewLine = {
  row: number
  what: Child
  outcome: Outcome
  cell: { column: string; from: Child; to: Child } | undefined
  /** Sentences. */
  errors: string[]
}

export type PreviewProps = {
  words: Words
  /** Where the table is taken out and brought back. */
  book: { href: string; title: string }
  /** Rows that were read. */
  rows: number
  /** The name of the column that says what a row is about. */
  what: string
  lines: PreviewLine[]
  remarks: Remark[]
  /** Somebody has signed what would change. */
  asksAgain?: boolean
  /** What is sent when it is taken over. */
  changes: readonly unknown[]
}

export function isTaken(outcome: { outcome: Outcome } | undefined): boolean {
  return outcome?.outcome === 'new' || outcome?.outcome === 'updated'
}

/** What became of a change, as the commands say it. */
type Judged = {
  outcome: Outcome
  fields: readonly { field: string; from: string | null; to: string | null }[]
  /** Keys of the locale files. */
  errors: Partial<Record<string, string>>
  asksAgain: boolean
}

type FieldOf<One extends Judged> = One['fields'][number]['field']

type Drawn<One extends Judged> = {
  /** What a row is about. */
  what: (outcome: One) => Child
  column: (field: FieldOf<One>) => string
  /** What stands in a cell, where anything does. */
  shown: (field: FieldOf<One>, value: string) => string
}

/** Cell by cell what would change; of what is not taken over the row with its sentences; of what is the same nothing. */
export function judged<One extends Judged>(
  words: Words,
  read: readonly { row: number; change: unknown }[],
  outcomes: readonly One[],
  drawn: Drawn<One>,
): Pick<PreviewProps, 'lines' | 'changes' | 'asksAgain'> {
  const shown = (field: FieldOf<One>, value: string | null) =>
    value === null || value === '' ? (
      words.say('workbook.nothing')
    ) : (
      <span dir="auto">{drawn.shown(field, value)}</span>
    )
  const lines = outcomes.flatMap((one, index): PreviewLine[] => {
    const { row } = read[index]!
    const { outcome } = one
    const what = drawn.what(one)
    const errors = Object.values(one.errors).flatMap(key => (key === undefined ? [] : [words.say(key)]))
    if (!isTaken(one)) return outcome === 'identical' ? [] : [{ row, what, outcome, cell: undefined, errors }]
    return one.fields.map(({ field, from, to }) => {
      const cell = { column: drawn.column(field), from: shown(field, from), to: shown(field, to) }
      return { row, what, outcome, cell, errors }
    })
  })
  return {
    lines,
    changes: read.filter((_, index) => isTaken(outcomes[index])).map(({ change }) => change),
    asksAgain: outcomes.some(one => isTaken(one) && one.asksAgain),
  }
}

export function PreviewPage(props: PreviewProps) {
  const { words, book, rows, lines, remarks, changes } = props
  return (
    <>
      <PageHead
        title={words.say('workbook.preview.title')}
        lead={words.say('workbook.preview.lead', { rows, cells: lines.filter(line => line.cell).length })}
        back={{ href: book.href, label: book.title }}
      />
      {props.asksAgain && <Notice words={words}>{words.say('workbook.preview.asks-again')}</Notice>}
      <Remarks words={words} remarks={remarks} />
      {lines.length === 0 ? (
        <EmptyState
          title={words.say('workbook.preview.none')}
          action={
            <Button kind="secondary" href={book.href}>
              {words.say('workbook.preview.other')}
            </Button>
          }
        >
          {words.say('workbook.preview.none.what')}
        </EmptyState>
      ) : (
        <>
          <Lines {...props} />
          {lines.length > mostDrawn && (
            <p>{words.say('workbook.preview.more', { count: lines.length - mostDrawn })}</p>
          )}
        </>
      )}
      {changes.length > 0 && (
        <Form action={`${book.href}/application`}>
          <HiddenField name="changes" value={JSON.stringify(changes)} />
          <SubmitBar
            label={words.say('workbook.preview.take', { count: changes.length })}
            cancel={{ href: book.href, label: words.say('ui.cancel') }}
          />
        </Form>
      )}
    </>
  )
}

/** Nobody reads more before they agree, and a phone draws no more. */
const mostDrawn = 500

const tones: Record<Outcome, Tone> = {
  new: 'info',
  updated: 'info',
  identical: 'quiet',
  old: 'act',
  invalid: 'stop',
}

function Lines({ words, what, lines }: PreviewProps) {
  return (
    <DataTable
      caption={words.say('workbook.preview.title')}
      captionHidden
      columns={[
        { label: words.say('workbook.row'), numeric: true, cell: line => words.number(line.row) },
        { label: what, rowHeader: true, cell: line => line.what },
        { label: words.say('workbook.field'), cell: ({ cell }) => cell?.column },
        { label: words.say('workbook.from'), cell: ({ cell }) => cell?.from },
        { label: words.say('workbook.to'), cell: ({ cell }) => cell?.to },
        {
          label: words.say('workbook.outcome'),
          cell: ({ outcome, errors }) => (
            <div>
              <StateTag tone={tones[outcome]} word={words.say(`workbook.outcome.${outcome}`)} />
              {errors.map(error => (
                <p class="meta">{error}</p>
              ))}
            </div>
          ),
        },
      ]}
      rows={lines.slice(0, mostDrawn)}
    />
  )
}
