// What would change, before anything does; and afterwards, what has changed.
import type { Words } from '../../../kernel/words.ts'
import type { AreaRecord } from '../../../modules/directory/imports/areas.ts'
import type { Counts, Draft, DraftRow, Outcome } from '../../../modules/directory/imports/draft.ts'
import { outcomes } from '../../../modules/directory/imports/draft.ts'
import type { EntryRecord } from '../../../modules/directory/imports/record.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { DateField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Stat, Stats } from '../../../ui/stat.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import { ProblemList } from './problem-text.tsx'

export type PreviewProps = {
  words: Words
  at: (path: string) => string
  draft: Draft
  counts: Counts
  rows: DraftRow[]
  show: Outcome | 'doubtful' | 'problems' | ''
  next: number | null
  errors?: FieldErrors
}

const tones = {
  invalid: 'stop',
  new: 'done',
  updated: 'info',
  identical: 'quiet',
  old: 'quiet',
  discarded: 'quiet',
} as const

export function Waiting({ words, at, draft }: Pick<PreviewProps, 'words' | 'at' | 'draft'>) {
  const isApplying = draft.state === 'applying'
  return (
    <>
      <PageHead
        title={words.say(isApplying ? 'exchange.applying.title' : 'exchange.comparing.title')}
        lead={words.say('exchange.waiting.lead')}
        back={{ href: at('/imports'), label: words.say('exchange.title') }}
      />
      {isApplying ? (
        <p>{words.say('exchange.applying.what', { count: draft.total })}</p>
      ) : (
        <Progress
          words={words}
          label={words.say('exchange.comparing.progress')}
          value={draft.done}
          max={draft.total}
        />
      )}
      <p>
        <a href={at(`/imports/${draft.id}`)}>{words.say('exchange.waiting.again')}</a>
      </p>
    </>
  )
}

export function Preview(props: PreviewProps) {
  const { words, at, draft, counts, rows, show, next, errors } = props
  const isDone = draft.state === 'applied'
  const here = at(`/imports/${draft.id}`)
  const changes = counts.new + counts.updated
  return (
    <>
      <PageHead
        title={words.say(isDone ? 'exchange.applied.title' : 'exchange.ready.title')}
        lead={words.say(isDone ? 'exchange.applied.lead' : 'exchange.ready.lead')}
        back={{ href: at('/imports'), label: words.say('exchange.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Stats>
        {outcomes
          .filter(outcome => counts[outcome] > 0 || outcome === 'new' || outcome === 'invalid')
          .map(outcome => (
            <Stat
              words={words}
              value={counts[outcome]}
              label={words.say(`exchange.outcome.${outcome}`)}
              href={`${here}?show=${outcome}`}
              tone={
                outcome === 'invalid' && counts.invalid > 0
                  ? 'act'
                  : counts[outcome] === 0
                    ? 'quiet'
                    : undefined
              }
            />
          ))}
        {counts.problems > 0 && (
          <Stat
            words={words}
            value={counts.problems}
            label={words.say('exchange.to-look-at')}
            href={`${here}?show=problems`}
          />
        )}
        {counts.duplicates > 0 && !isDone && (
          <Stat
            words={words}
            value={counts.duplicates}
            label={words.say('exchange.doubtful')}
            href={`${here}?show=doubtful`}
            tone="act"
          />
        )}
      </Stats>
      {draft.notes.length > 0 && (
        <Notice words={words} kind="info">
          <ProblemList words={words} problems={draft.notes} />
        </Notice>
      )}
      {isDone ? (
        <p>
          <Button href={at('/services')}>{words.say('exchange.applied.services')}</Button>
        </p>
      ) : (
        <TakeOver
          words={words}
          at={at}
          draft={draft}
          changes={changes}
          invalid={counts.invalid}
          error={errors?.checkedOn}
        />
      )}
      <Rows {...props} rows={rows} />
      <Pagination words={words} next={next === null ? undefined : `${here}?show=${show}&from=${next}`} />
      {!isDone && draft.signature !== null && (
        <Section title={words.say('exchange.columns.title')} lead={words.say('exchange.columns.again.lead')}>
          <PostButton action={`${here}/columns/removal`} kind="quiet">
            {words.say('exchange.columns.again')}
          </PostButton>
        </Section>
      )}
      {!isDone && (
        <Section title={words.say('exchange.remove.title')} lead={words.say('exchange.remove.lead')}>
          <PostButton action={`${here}/removal`} kind="quiet">
            {words.say('exchange.remove')}
          </PostButton>
        </Section>
      )}
    </>
  )
}

function TakeOver({
  words,
  at,
  draft,
  changes,
  invalid,
  error,
}: {
  words: Words
  at: (path: string) => string
  draft: Draft
  changes: number
  invalid: number
  error?: string
}) {
  if (changes === 0)
    return (
      <Notice words={words} kind={invalid > 0 ? 'warning' : 'info'}>
        {words.say(invalid > 0 ? 'exchange.nothing-fits' : 'exchange.nothing-changes')}
      </Notice>
    )
  return (
    <Section
      title={words.say('exchange.apply.title')}
      lead={words.say('exchange.apply.lead', { count: changes, invalid })}
    >
      <Form action={at(`/imports/${draft.id}/application`)}>
        {draft.kind === 'services' && (
          <DateField
            words={words}
            name="checkedOn"
            label={words.say('exchange.checked-on')}
            hint={words.say('exchange.checked-on.hint')}
            optional
            error={error}
          />
        )}
        <SubmitBar label={words.say('exchange.apply', { count: changes })} />
      </Form>
    </Section>
  )
}

function Rows({ words, at, draft, rows, show }: PreviewProps) {
  const isDeciding = show === 'doubtful' && draft.state === 'ready'
  const table = (
    <DataTable
      caption={words.say(`exchange.rows.${show || 'all'}`)}
      empty={words.say('exchange.rows.none')}
      rows={rows}
      columns={[
        {
          label: words.say('exchange.row.entry'),
          rowHeader: true,
          cell: row => <EntryOf words={words} row={row} kind={draft.kind} />,
        },
        { label: words.say('exchange.row.where'), cell: row => placeInFile(words, row) },
        {
          label: words.say('exchange.row.outcome'),
          cell: row =>
            row.outcome && (
              <StateTag tone={tones[row.outcome]} word={words.say(`exchange.becomes.${row.outcome}`)} />
            ),
        },
        {
          label: words.say('exchange.row.problems'),
          cell: row => (
            <>
              <ProblemList words={words} problems={row.problems} />
              {isDeciding && <Choice words={words} row={row} at={at} />}
            </>
          ),
        },
      ]}
    />
  )
  if (!isDeciding || rows.length === 0) return table
  return (
    <Form action={at(`/imports/${draft.id}/choices`)}>
      {table}
      <SubmitBar label={words.say('exchange.choices.keep')} />
    </Form>
  )
}

function EntryOf({ words, row, kind }: { words: Words; row: DraftRow; kind: Draft['kind'] }) {
  if (row.record === null) {
    const said = Array.isArray(row.cells)
      ? row.cells.filter(cell => cell !== null && cell !== '').slice(0, 3)
      : []
    return <>{said.length > 0 ? <bdi>{said.join(' · ')}</bdi> : words.say('exchange.row.not-understood')}</>
  }
  if (kind === 'areas') {
    // Records of areas have this form; the exchange writes no other.
    const area = row.record as AreaRecord
    return (
      <>
        <Said words={words} texts={area.name} /> <small>{area.pcode}</small>
      </>
    )
  }
  const { service, provider, places } = row.record as EntryRecord
  return (
    <>
      <Said words={words} texts={service.name} />
      <br />
      <small>
        <Said words={words} texts={provider.name} />
        {places.map(
          place =>
            place.name &&
            Object.keys(place.name).length > 0 && (
              <>
                {' · '}
                <Said words={words} texts={place.name} />
              </>
            ),
        )}
      </small>
    </>
  )
}

function placeInFile(words: Words, row: DraftRow): string {
  if (row.line === null) return ''
  return row.sheet === ''
    ? words.say('exchange.row.line', { line: row.line })
    : words.say('exchange.row.sheet-line', { sheet: row.sheet, line: row.line })
}

function Choice({ words, row, at }: { words: Words; row: DraftRow; at: (path: string) => string }) {
  const name = `choice-${row.number}`
  const isChanged = row.outcome === 'discarded'
  return (
    <p class="field">
      <label for={name}>{words.say('exchange.choice')}</label>
      <select id={name} name={name}>
        <option value="leave" selected={row.choice === 'leave' || (isChanged && row.choice === '')}>
          {words.say(isChanged ? 'exchange.choice.keep-ours' : 'exchange.choice.leave')}
        </option>
        {!isChanged && (
          <option value="new" selected={row.choice === 'new' || row.choice === ''}>
            {words.say('exchange.choice.new')}
          </option>
        )}
        {row.duplicates.map(other => (
          <option value={other.id} selected={row.choice === other.id}>
            {words.say(isChanged ? 'exchange.choice.take' : 'exchange.choice.same', {
              name: [words.pick(other.name), other.place].filter(Boolean).join(', '),
            })}
          </option>
        ))}
      </select>
      {row.duplicates.map(other => (
        <>
          {' '}
          <a href={at(`/services/${other.id}`)}>
            {words.say('exchange.choice.open', { name: words.pick(other.name) })}
          </a>
        </>
      ))}
    </p>
  )
}
