// All checks: what is missing first. And the form that begins one.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Radios } from '../../../../ui/choices.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toCheck, toChecks } from '../addresses.ts'
import type { ChecksView, Listed } from '../commands/checks.ts'
import { answers, checkKinds } from '../model.ts'
import { mayKeepChecks } from '../policy.ts'
import { unpromised } from '../rules/checks.ts'
import { RoomTabs } from './room.tsx'
import { AnswerTag } from './signs.tsx'

export type ChecksProps = {
  words: Words
  at: At
  actor: Actor
  view: ChecksView
  form: { id: string; kind: string; name: string }
  errors: FieldErrors
}

export function ChecksPage(props: ChecksProps) {
  const { words, at, actor, view, errors } = props
  const may = mayKeepChecks(actor)
  return (
    <>
      <PageHead title={words.say('readiness.title')} lead={words.say('readiness.lead')} />
      <RoomTabs words={words} at={at} now="checks" />
      <ErrorSummary words={words} errors={errors} />
      <Lacking {...props} />
      {view.checks.length === 0 ? (
        <EmptyState title={words.say('readiness.empty')}>
          {may ? words.say('readiness.empty.begin') : words.say('readiness.empty.ask')}
        </EmptyState>
      ) : (
        <Section title={words.say('readiness.checks')}>
          <Cards>
            {view.checks.map(listed => (
              <CheckCard words={words} at={at} listed={listed} of={view.considerations.length} />
            ))}
          </Cards>
        </Section>
      )}
      {may && <Begin {...props} />}
    </>
  )
}

/** What is missing in an open check and nobody has promised yet: the first thing to see. */
function Lacking({ words, at, view }: ChecksProps) {
  const found = view.checks
    .filter(({ check }) => check.closedAt === null)
    .flatMap(({ check, answers: given }) => unpromised(given).map(answer => ({ check, answer })))
  if (found.length === 0) return null
  const titles = new Map(view.considerations.map(({ id, title }) => [id, title]))
  return (
    <Section title={words.say('readiness.lacking')} lead={words.say('readiness.lacking.what')}>
      <ul class="checklist">
        {found.map(({ check, answer }) => (
          <li>
            <div>
              <a href={toCheck(at, check.id, answer.nodeId)}>
                <Said words={words} texts={titles.get(answer.nodeId) ?? {}} />
              </a>
              <p class="meta">
                <AnswerTag words={words} answer={answer.answer} />
                <span dir="auto">{check.name}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type CheckCardProps = { words: Words; at: At; listed: Listed; of: number }

function CheckCard({ words, at, listed: { check, counts }, of }: CheckCardProps) {
  return (
    <Card
      title={<span dir="auto">{check.name}</span>}
      href={toCheck(at, check.id)}
      tags={
        <>
          <Tag>{words.say(`readiness.kind.${check.kind}`)}</Tag>
          <CheckState words={words} closedAt={check.closedAt} />
        </>
      }
      meta={
        <>
          {answers
            .filter(answer => counts[answer] > 0)
            .map(answer => (
              <span>
                <AnswerTag words={words} answer={answer} /> {words.number(counts[answer])}
              </span>
            ))}
          <span>
            {words.say('readiness.begun')} <Day words={words} day={check.madeAt.toISOString().slice(0, 10)} />
          </span>
        </>
      }
    >
      <Progress words={words} label={words.say('readiness.answered')} value={of - counts.open} max={of} />
    </Card>
  )
}

export function CheckState({ words, closedAt }: { words: Words; closedAt: Date | null }) {
  return closedAt === null ? (
    <StateTag tone="info" word={words.say('readiness.state.open')} />
  ) : (
    <StateTag tone="quiet" mark="check" word={words.say('readiness.state.closed')} />
  )
}

function Begin({ words, at, view, form, errors }: ChecksProps) {
  return (
    <Section title={words.say('readiness.begin')} id="begin">
      <More
        summary={words.say('readiness.begin.open')}
        open={view.checks.length === 0 || Object.keys(errors).length > 0}
      >
        <Form action={toChecks(at)}>
          <HiddenField name="id" value={form.id} />
          <Radios
            words={words}
            name="kind"
            label={words.say('readiness.kind')}
            options={checkKinds.map(kind => ({
              value: kind,
              label: words.say(`readiness.kind.${kind}`),
              hint: words.say(`readiness.kind.what.${kind}`),
            }))}
            value={form.kind}
            error={errors.kind}
          />
          <TextField
            words={words}
            name="name"
            label={words.say('readiness.name')}
            hint={words.say('readiness.name.hint')}
            value={form.name}
            error={errors.name}
            maxlength={160}
          />
          <SubmitBar label={words.say('readiness.begin')} />
        </Form>
      </More>
    </Section>
  )
}
