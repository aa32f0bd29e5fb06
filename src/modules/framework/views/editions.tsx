// Editions: which are followed, drafted, superseded; what a change does to what was recorded; what a person must place.
import type { Words } from '../../../kernel/words.ts'
import { directionOf } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { Diff } from '../../../ui/diff.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { FileField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, Tag } from '../../../ui/tag.tsx'
import { Moment } from '../../../ui/text.tsx'
import { type Edition, type FrameworkNode, type Operation, operationKinds } from '../model.ts'
import { diffOf } from '../rules/diff.ts'
import type { Waiting } from '../store/operations.ts'
import { nodeHref, yearsOf } from './parts.tsx'

type At = (path: string) => string

const tones = { draft: 'act', published: 'done', superseded: 'quiet' } as const

export type EditionsProps = {
  words: Words
  at: At
  editions: Edition[]
  waiting: number
  may: boolean
  errors?: FieldErrors
}

export function EditionsPage({ words, at, editions, waiting, may, errors = {} }: EditionsProps) {
  return (
    <>
      <PageHead
        title={words.say('editions.title')}
        lead={words.say('editions.lead')}
        back={{ href: at('/framework'), label: words.say('framework.title') }}
        actions={
          <Button kind="secondary" href={at('/editions/queue')}>
            {words.say('editions.queue')}
          </Button>
        }
      />
      <ErrorSummary words={words} errors={errors} />
      {waiting > 0 && (
        <Notice words={words} kind="warning">
          <a href={at('/editions/queue')}>{words.say('editions.waiting', { count: waiting })}</a>
        </Notice>
      )}
      {editions.length === 0 ? (
        <EmptyState
          title={words.say('editions.none')}
          action={<Button href={at('/framework')}>{words.say('framework.title')}</Button>}
        >
          {words.say('editions.none.what')}
        </EmptyState>
      ) : (
        <Cards>
          {editions.map(edition => (
            <Card
              title={words.pick(edition.title)}
              href={at(`/editions/${edition.id}`)}
              tags={
                <StateTag tone={tones[edition.state]} word={words.say(`editions.state.${edition.state}`)} />
              }
              meta={
                <>
                  <span>{yearsOf(words, edition)}</span>
                  {edition.publishedAt && <Moment words={words} at={edition.publishedAt} />}
                </>
              }
            />
          ))}
        </Cards>
      )}
      {may && editions.length > 0 && (
        <Section title={words.say('editions.begin')} lead={words.say('editions.begin.lead')}>
          <Button kind="secondary" href={at('/editions/new')}>
            {words.say('editions.begin')}
          </Button>
        </Section>
      )}
      {may && editions.length > 0 && (
        <Section title={words.say('editions.draft')} lead={words.say('editions.draft.lead')}>
          <Form action={at('/editions')} files>
            <FileField
              words={words}
              name="file"
              label={words.say('editions.file')}
              hint={words.say('editions.file.hint')}
              accept=".json,application/json"
              error={errors.file}
            />
            <SubmitBar label={words.say('editions.file.go')} />
          </Form>
        </Section>
      )}
    </>
  )
}

export type Effect = { kind: string; node: string; what: string; follow: number; wait: number }

export type EditionProps = {
  words: Words
  at: At
  edition: Edition
  older: FrameworkNode[]
  newer: FrameworkNode[]
  operations: Operation[]
  effects: Effect[]
  may: boolean
}

/** What an edition changes, in words, and what it would do to what was recorded here. */
export function EditionPage({ words, at, edition, older, newer, operations, effects, may }: EditionProps) {
  const changes = operations.filter(operation => operation.kind !== 'keep')
  const sum = (of: 'follow' | 'wait') => effects.reduce((total, effect) => total + effect[of], 0)
  return (
    <>
      <PageHead
        title={words.pick(edition.title)}
        over={yearsOf(words, edition)}
        back={{ href: at('/editions'), label: words.say('editions.title') }}
        tags={<StateTag tone={tones[edition.state]} word={words.say(`editions.state.${edition.state}`)} />}
      />
      {operations.length === 0 && <p>{words.say('editions.first')}</p>}
      {edition.state === 'draft' && (
        <Section title={words.say('editions.effect')} lead={words.say('editions.effect.lead')}>
          <p>
            <strong>{words.say('editions.follow', { count: sum('follow') })}</strong>{' '}
            {words.say('editions.wait', { count: sum('wait') })}
          </p>
          <Effects words={words} older={older} effects={effects} />
          {may && (
            <ButtonRow>
              <Publish words={words} at={at} edition={edition} />
              <Button kind="secondary" href={at(`/editions/${edition.id}/parts`)}>
                {words.say('editions.parts.edit')}
              </Button>
            </ButtonRow>
          )}
        </Section>
      )}
      {edition.state === 'published' && edition.follows !== null && may && (
        <ConfirmDialog
          words={words}
          open={words.say('editions.take-back')}
          kind="quiet"
          title={words.say('editions.take-back')}
        >
          <p>{words.say('editions.take-back.what')}</p>
          <PostButton action={at(`/editions/${edition.id}/withdrawal`)} kind="danger">
            {words.say('editions.take-back')}
          </PostButton>
        </ConfirmDialog>
      )}
      {operationKinds
        .filter(kind => changes.some(change => change.kind === kind))
        .map(kind => (
          <Section
            title={words.say(`editions.operation.${kind}`)}
            lead={words.say(`editions.operation.${kind}.what`)}
            id={kind}
          >
            <Cards>
              {changes
                .filter(change => change.kind === kind)
                .map(change => (
                  <Change words={words} at={at} change={change} older={older} newer={newer} />
                ))}
            </Cards>
          </Section>
        ))}
      {operations.length > changes.length && (
        <p>{words.say('editions.kept', { count: operations.length - changes.length })}</p>
      )}
    </>
  )
}

function Publish({ words, at, edition }: Pick<EditionProps, 'words' | 'at' | 'edition'>) {
  return (
    <ConfirmDialog
      words={words}
      open={words.say('editions.publish')}
      kind="primary"
      title={words.say('editions.publish')}
    >
      <p>{words.say('editions.publish.what')}</p>
      <PostButton action={at(`/editions/${edition.id}/publication`)}>
        {words.say('editions.publish')}
      </PostButton>
    </ConfirmDialog>
  )
}

function Effects({ words, older, effects }: { words: Words; older: FrameworkNode[]; effects: Effect[] }) {
  const titleOf = (id: string) => words.pick(older.find(node => node.id === id)?.title ?? {})
  return (
    <More summary={words.say('editions.effect.each')}>
      <DataTable
        caption={words.say('editions.effect')}
        captionHidden
        empty={words.say('editions.effect.none')}
        rows={effects}
        columns={[
          { label: words.say('editions.part'), rowHeader: true, cell: effect => titleOf(effect.node) },
          { label: words.say('editions.what'), cell: effect => words.say(`editions.work.${effect.what}`) },
          {
            label: words.say('editions.change'),
            cell: effect => words.say(`editions.operation.${effect.kind}`),
          },
          {
            label: words.say('editions.follows'),
            numeric: true,
            cell: effect => words.number(effect.follow),
          },
          { label: words.say('editions.waits'), numeric: true, cell: effect => words.number(effect.wait) },
        ]}
      />
    </More>
  )
}

function Change({
  words,
  at,
  change,
  older,
  newer,
}: Pick<EditionProps, 'words' | 'at' | 'older' | 'newer'> & { change: Operation }) {
  const before = change.from.flatMap(id => older.find(node => node.id === id) ?? [])
  const after = change.to.flatMap(id => newer.find(node => node.id === id) ?? [])
  const named = after[0] ?? before[0]
  return (
    <Card title={named ? words.pick(named.title) : change.kind} meta={words.pick(change.reason)}>
      {change.kind === 'reword' ? (
        <Reworded words={words} before={before[0]!} after={after[0]!} />
      ) : (
        <>
          {before.length > 0 && change.kind !== 'retire' && (
            <p class="meta">
              {words.say('editions.from')} {words.list(before.map(node => words.pick(node.title)))}
            </p>
          )}
          {(change.kind === 'retire' ? before : after).map(node => (
            <p>
              {after.length > 1 && <strong>{words.pick(node.title)}. </strong>}
              {words.pick(node.text)}
            </p>
          ))}
          {change.kind === 'retire' && named && (
            <p class="meta">
              <a href={nodeHref(at('/framework'), named.id)}>{words.say('editions.read')}</a>
            </p>
          )}
        </>
      )}
    </Card>
  )
}

function Reworded({ words, before, after }: { words: Words; before: FrameworkNode; after: FrameworkNode }) {
  const old = words.pickWith(before.text)
  const next = words.pickWith(after.text)
  return (
    <>
      <Diff
        words={words}
        pieces={diffOf(words.pick(before.title), words.pick(after.title), words.language)}
      />
      <Diff
        words={words}
        pieces={diffOf(old.text, next.text, next.language)}
        lang={next.language}
        dir={directionOf(next.language)}
      />
    </>
  )
}

export type QueueProps = {
  words: Words
  at: At
  waiting: (Waiting & { title: string; may: boolean })[]
  nodes: FrameworkNode[]
}

/** What could not follow, sector by sector; placed with one choice and one tap. */
export function QueuePage({ words, at, waiting, nodes }: QueueProps) {
  const sectors = [...new Set(waiting.map(one => one.sector))]
  return (
    <>
      <PageHead
        title={words.say('editions.queue')}
        lead={words.say('editions.queue.lead')}
        back={{ href: at('/editions'), label: words.say('editions.title') }}
      />
      {waiting.length === 0 && <EmptyState title={words.say('editions.queue.none')} />}
      {sectors.map(sector => (
        <Section
          title={sector === '' ? words.say('editions.no-sector') : words.say(`accounts.sector.${sector}`)}
        >
          <Cards>
            {waiting
              .filter(one => one.sector === sector)
              .map(one => (
                <Card
                  title={one.title}
                  tags={
                    <>
                      <Tag>{words.say(`editions.work.${one.what}`)}</Tag>
                      <StateTag tone="act" word={words.say(`editions.waits-for.${one.waitsFor}`)} />
                    </>
                  }
                >
                  {one.may && <Place words={words} at={at} one={one} nodes={nodes} />}
                </Card>
              ))}
          </Cards>
        </Section>
      ))}
    </>
  )
}

function Place({
  words,
  at,
  one,
  nodes,
}: Pick<QueueProps, 'words' | 'at' | 'nodes'> & { one: QueueProps['waiting'][number] }) {
  const offered = one.offers.length > 0 ? nodes.filter(node => one.offers.includes(node.id)) : []
  const others = nodes.filter(node => !one.offers.includes(node.id))
  return (
    <>
      <Form action={at(`/editions/queue/${one.id}/placement`)}>
        <Select
          words={words}
          name="node"
          label={words.say('editions.place')}
          options={[...offered, ...others].map(node => ({
            value: node.id,
            label: [node.number, words.pick(node.title)].filter(Boolean).join(' '),
          }))}
          value={offered[0]?.id ?? ''}
        />
        <SubmitBar label={words.say('editions.place.go')} />
      </Form>
      <PostButton action={at(`/editions/queue/${one.id}/ending`)} kind="quiet">
        {words.say('editions.end')}
      </PostButton>
    </>
  )
}
