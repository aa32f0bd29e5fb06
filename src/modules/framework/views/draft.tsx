// A draft as a list of its parts, each with what becomes of it.
import type { Words } from '../../../kernel/words.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
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
  // Of some two hundred parts those that change are looked at first; the others kind by kind.
  const isFirst = kind === undefined && change === undefined
  const shown = rows.filter(({ node, operation }) =>
    isFirst
      ? operation.kind !== 'keep'
      : (kind === undefined || node.kind === kind) && (change === undefined || operation.kind === change),
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
      <More
        summary={words.say(kind ? `framework.kinds.${kind}` : 'editions.kind')}
        open={isFirst && shown.length === 0}
      >
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
      {isFirst && shown.length === 0 ? (
        <EmptyState title={words.say('editions.parts.all-kept')}>
          {words.say('editions.parts.all-kept.what')}
        </EmptyState>
      ) : shown.length === 0 ? (
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
