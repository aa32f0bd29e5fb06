// All parts of an edition, to be narrowed and searched. Every choice is in the address.
import type { Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Form } from '../../../ui/form.tsx'
import { TextField } from '../../../ui/inputs.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { sectors } from '../../accounts/sectors.ts'
import { type Edition, type FrameworkNode, type NodeKind, nodeKinds } from '../model.ts'
import { actors, isNarrowed, type Narrowing, programmeSteps, yearSpans } from '../rules/outline.ts'
import { NodeLink, type Place, WhoTag, yearsOf } from './parts.tsx'

export type OutlineProps = Place & {
  edition: Edition
  found: FrameworkNode[]
  by: Narrowing
  /** Where its open data lies; undefined for an edition of the response's own. */
  data: string | undefined
  /** Where the editions of a response are. */
  editions: string | undefined
  /** Where the sectors here say it in their own words. */
  ownWords: string | undefined
}

export function OutlinePage({ words, base, edition, found, by, data, editions, ownWords }: OutlineProps) {
  const there = isNarrowed(by)
  return (
    <>
      <PageHead
        over={`${words.pick(edition.title)} · ${yearsOf(words, edition)}`}
        title={words.say('framework.outline')}
        lead={words.say('framework.outline.lead')}
        back={{ href: base, label: words.say('framework.glance') }}
        actions={
          <>
            {ownWords && (
              <Button kind="secondary" href={ownWords}>
                {words.say('framework.own-words')}
              </Button>
            )}
            {editions && (
              <Button kind="secondary" href={editions}>
                {words.say('editions.title')}
              </Button>
            )}
          </>
        }
      />
      <Narrow words={words} base={base} by={by} open={there} />
      <p aria-live="polite">
        {words.say('framework.found', { count: found.length })}{' '}
        {there && <a href={`${base}/outline`}>{words.say('ui.filters.clear')}</a>}
      </p>
      {found.length === 0 ? (
        <EmptyState title={words.say('framework.none')}>{words.say('framework.none.what')}</EmptyState>
      ) : (
        nodeKinds.map(kind => <OfKind words={words} base={base} kind={kind} found={found} />)
      )}
      {data && <OpenData words={words} data={data} />}
    </>
  )
}

function OpenData({ words, data }: { words: Words; data: string }) {
  return (
    <Section title={words.say('framework.data')} lead={words.say('framework.data.lead')}>
      <ul>
        <li>
          <a href={`${data}/data.json`}>JSON</a>
        </li>
        <li>
          <a href={`${data}/data.csv`}>CSV</a>
        </li>
        <li>
          <a href="/framework/schema.json">{words.say('framework.data.schema')}</a>
        </li>
      </ul>
    </Section>
  )
}

function OfKind({ words, base, kind, found }: Place & { kind: NodeKind; found: FrameworkNode[] }) {
  const nodes = found.filter(node => node.kind === kind)
  if (nodes.length === 0) return null
  return (
    <Section title={words.say(`framework.kinds.${kind}`)} id={kind}>
      <ul class="outline">
        {nodes.map(node => (
          <li>
            <NodeLink words={words} base={base} node={node} /> <WhoTag words={words} node={node} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Narrow({ words, base, by, open }: Place & { by: Narrowing; open: boolean }) {
  const any = { value: '', label: words.say('framework.any') }
  const options = <T extends string>(values: readonly T[], key: (value: T) => string) => [
    any,
    ...values.map(value => ({ value, label: words.say(key(value)) })),
  ]
  return (
    <Form action={`${base}/outline`} method="get">
      <TextField words={words} name="q" label={words.say('framework.search')} value={by.words} optional />
      <More summary={words.say('framework.narrow')} open={open && by.words === ''}>
        <Choice
          words={words}
          name="kind"
          value={by.kind}
          options={options(nodeKinds, kind => `framework.kinds.${kind}`)}
        />
        <Choice
          words={words}
          name="sector"
          value={by.sector}
          options={options(sectors, sector => `accounts.sector.${sector}`)}
        />
        <Choice
          words={words}
          name="who"
          value={by.who}
          options={options(actors, who => `framework.who.${who}`)}
        />
        <Choice
          words={words}
          name="years"
          value={by.years}
          options={options(yearSpans, years => `framework.span.${years}`)}
        />
        <Choice
          words={words}
          name="step"
          value={by.step}
          options={options(programmeSteps, step => `framework.step.${step}`)}
        />
      </More>
      <div class="buttons">
        <Button kind="secondary" icon="search">
          {words.say('framework.show')}
        </Button>
      </div>
    </Form>
  )
}

function Choice({
  words,
  name,
  value,
  options,
}: {
  words: Words
  name: string
  value: string | undefined
  options: { value: string; label: string }[]
}) {
  return (
    <Select
      words={words}
      name={name}
      label={words.say(`framework.by.${name}`)}
      options={options}
      value={value ?? ''}
      optional
    />
  )
}
