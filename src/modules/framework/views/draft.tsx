// A draft as a list of its parts, each with what becomes of it; beginning one, and adding a part.
import { languageName, type Words } from '../../../kernel/words.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { Checkboxes, Select } from '../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextArea, TextField } from '../../../ui/inputs.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import { sectors } from '../../accounts/sectors.ts'
import type { OpenedDraft } from '../commands/drafts.ts'
import {
  type FrameworkNode,
  type NodeKind,
  nodeKinds,
  type Operation,
  type OperationKind,
  operationKinds,
} from '../model.ts'
import { numberOf, yearsOf } from './parts.tsx'

type At = (path: string) => string

export type BeginProps = {
  words: Words
  at: At
  answers: { id: string; title: string; from: string; to: string }
  errors: FieldErrors
}

export function BeginPage({ words, at, answers, errors }: BeginProps) {
  return (
    <>
      <PageHead
        title={words.say('editions.begin')}
        lead={words.say('editions.begin.lead')}
        back={{ href: at('/editions'), label: words.say('editions.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/editions/beginnings')}>
        <HiddenField name="id" value={answers.id} />
        <TextField
          words={words}
          name="title"
          label={words.say('editions.begin.title')}
          value={answers.title}
          error={errors.title}
          maxlength={200}
        />
        <TextField
          words={words}
          name="from"
          label={words.say('editions.begin.from')}
          value={answers.from}
          error={errors.from}
          width="short"
        />
        <TextField
          words={words}
          name="to"
          label={words.say('editions.begin.to')}
          value={answers.to}
          error={errors.to}
          width="short"
        />
        <SubmitBar
          label={words.say('editions.begin')}
          cancel={{ href: at('/editions'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

const tones: Record<OperationKind, Tone> = {
  keep: 'quiet',
  reword: 'info',
  split: 'act',
  merge: 'info',
  retire: 'stop',
  add: 'info',
}

export function OperationTag({ words, kind }: { words: Words; kind: OperationKind }) {
  return <StateTag tone={tones[kind]} word={words.say(`editions.operation.${kind}`)} />
}

export const toDraft = (at: At, edition: string) => at(`/editions/${edition}/parts`)
export const toPart = (at: At, edition: string, part: string, retired = false) =>
  at(`/editions/${edition}/${retired ? 'retired' : 'parts'}/${part}`)

type Row = { node: FrameworkNode; operation: Operation; retired: boolean }

/** The parts of the draft, and those that are retired, in the order of reading. */
function rowsOf({ older, newer, operations }: OpenedDraft): Row[] {
  const byTo = new Map(operations.flatMap(one => one.to.map(id => [id, one] as const)))
  const retired = operations.filter(({ kind }) => kind === 'retire')
  return [
    ...newer.flatMap(node => {
      const operation = byTo.get(node.id)
      return operation ? [{ node, operation, retired: false }] : []
    }),
    ...retired.flatMap(operation =>
      older.filter(({ id }) => operation.from.includes(id)).map(node => ({ node, operation, retired: true })),
    ),
  ]
}

export type DraftProps = {
  words: Words
  at: At
  draft: OpenedDraft
  kind: NodeKind | undefined
  change: OperationKind | undefined
}

export function DraftPage({ words, at, draft, kind, change }: DraftProps) {
  const { edition } = draft
  const rows = rowsOf(draft)
  const shown = rows.filter(
    ({ node, operation }) =>
      (kind === undefined || node.kind === kind) && (change === undefined || operation.kind === change),
  )
  const here = (query: Record<string, string | undefined>) => {
    const all: Record<string, string | undefined> = { kind, change, ...query }
    const given = Object.entries(all).filter((one): one is [string, string] => Boolean(one[1]))
    const address = toDraft(at, edition.id)
    return given.length === 0 ? address : `${address}?${new URLSearchParams(given)}`
  }
  return (
    <>
      <PageHead
        title={<Said words={words} texts={edition.title} />}
        over={`${words.say('editions.state.draft')} · ${yearsOf(words, edition)}`}
        back={{ href: at(`/editions/${edition.id}`), label: words.say('editions.what-it-changes') }}
        lead={words.say('editions.parts.lead')}
        actions={
          <>
            <Button kind="secondary" href={at(`/editions/${edition.id}/parts/new`)}>
              {words.say('editions.add')}
            </Button>
            <Button kind="secondary" href={at(`/editions/${edition.id}`)}>
              {words.say('editions.effect')}
            </Button>
          </>
        }
      />
      <FilterChips
        words={words}
        label={words.say('editions.change')}
        chips={operationKinds.map(one => ({
          href: here({ change: one === change ? undefined : one }),
          label: words.say(`editions.operation.${one}`),
          current: one === change,
          count: rows.filter(({ operation }) => operation.kind === one).length,
        }))}
      />
      <More summary={words.say(kind ? `framework.kinds.${kind}` : 'editions.kind')}>
        <FilterChips
          words={words}
          label={words.say('editions.kind')}
          chips={nodeKinds
            .filter(one => rows.some(({ node }) => node.kind === one))
            .map(one => ({
              href: here({ kind: one === kind ? undefined : one }),
              label: words.say(`framework.kinds.${one}`),
              current: one === kind,
            }))}
        />
      </More>
      {shown.length === 0 ? (
        <EmptyState
          title={words.say('editions.parts.none')}
          action={
            <Button kind="secondary" href={toDraft(at, edition.id)}>
              {words.say('ui.filters.clear')}
            </Button>
          }
        />
      ) : (
        <DataTable
          caption={words.say('editions.parts')}
          captionHidden
          rows={shown}
          columns={[
            {
              label: words.say('editions.part'),
              rowHeader: true,
              cell: ({ node, retired }) => (
                <a href={toPart(at, edition.id, node.id, retired)}>
                  {numberOf(words, node)} <Said words={words} texts={node.title} />
                </a>
              ),
            },
            {
              label: words.say('editions.kind'),
              cell: ({ node }) => words.say(`framework.kind.${node.kind}`),
            },
            {
              label: words.say('editions.change'),
              cell: ({ operation }) => <OperationTag words={words} kind={operation.kind} />,
            },
          ]}
        />
      )}
      <ConfirmDialog
        words={words}
        open={words.say('editions.remove')}
        kind="quiet"
        title={words.say('editions.remove.sure')}
      >
        <p>{words.say('editions.remove.what')}</p>
        <PostButton action={at(`/editions/${edition.id}/removal`)} kind="danger">
          {words.say('editions.remove')}
        </PostButton>
      </ConfirmDialog>
    </>
  )
}

export type AddProps = {
  words: Words
  at: At
  draft: OpenedDraft
  answers: { kind: string; parent: string; title: string; text: string; reason: string; sectors: string[] }
  errors: FieldErrors
}

/** Parts that can have others under them. */
const parents: readonly NodeKind[] = ['outcome', 'objective', 'group', 'common-action', 'action']

export function AddPage({ words, at, draft, answers, errors }: AddProps) {
  const { edition, newer } = draft
  const back = toDraft(at, edition.id)
  return (
    <>
      <PageHead
        title={words.say('editions.add')}
        over={words.pick(edition.title)}
        back={{ href: back, label: words.say('editions.parts') }}
        lead={words.say('editions.operation.add.what')}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={back}>
        <HiddenField name="language" value={words.language} />
        <Select
          words={words}
          name="kind"
          label={words.say('editions.kind')}
          options={nodeKinds.map(one => ({ value: one, label: words.say(`framework.kind.${one}`) }))}
          value={answers.kind}
        />
        <Select
          words={words}
          name="parent"
          label={words.say('editions.parent')}
          hint={words.say('editions.parent.hint')}
          options={newer
            .filter(({ kind }) => parents.includes(kind))
            .map(node => ({
              value: node.id,
              label: [numberOf(words, node), words.pick(node.title)].filter(Boolean).join(' '),
            }))}
          value={answers.parent}
          optional
        />
        <TextField
          words={words}
          name="title"
          label={words.say('editions.title-in', { language: languageName(words.language) })}
          value={answers.title}
          maxlength={200}
        />
        <TextArea
          words={words}
          name="text"
          label={words.say('editions.text-in', { language: languageName(words.language) })}
          value={answers.text}
          rows={4}
          maxlength={800}
          optional
        />
        <Checkboxes
          words={words}
          name="sectors"
          label={words.say('editions.sectors')}
          hint={words.say('editions.sectors.hint')}
          options={sectors.map(one => ({ value: one, label: words.say(`accounts.sector.${one}`) }))}
          values={answers.sectors}
          look="chips"
          optional
        />
        <TextField
          words={words}
          name="reason"
          label={words.say('editions.reason')}
          hint={words.say('editions.reason.hint')}
          value={answers.reason}
          maxlength={300}
          optional
        />
        <SubmitBar label={words.say('editions.add')} cancel={{ href: back, label: words.say('ui.cancel') }} />
      </Form>
    </>
  )
}
