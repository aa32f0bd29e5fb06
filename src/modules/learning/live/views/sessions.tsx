// All sessions of a response, the form that prepares one, and the file that brings one from elsewhere.
import type { Words } from '../../../../kernel/words.ts'
import { languageName, languages } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, FileField, HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import type { Requirement } from '../../induction/model.ts'
import type { Contradiction } from '../../plans/rules/contradictions.ts'
import { type At, toCarrying, toLead, toNewSession, toResults, toSessions } from '../addresses.ts'
import { TopicsField } from '../attendance/views.tsx'
import { groupings, type Listed } from '../model.ts'

type ListProps = {
  words: Words
  at: At
  found: { open: Listed[]; ended: Listed[] }
  mayLead: boolean
}

export function SessionsPage({ words, at, found, mayLead }: ListProps) {
  return (
    <>
      <PageHead
        title={words.say('live.sessions.title')}
        lead={words.say('live.sessions.lead')}
        back={{ href: at('/learning'), label: words.say('learning.title') }}
        actions={mayLead && <Button href={toNewSession(at)}>{words.say('live.sessions.new')}</Button>}
      />
      {found.open.length + found.ended.length === 0 && (
        <EmptyState title={words.say('live.sessions.none')}>
          {words.say('live.sessions.none.what')}
        </EmptyState>
      )}
      {found.open.length > 0 && (
        <Section title={words.say('live.sessions.open')}>
          <Cards>
            {found.open.map(session => (
              <SessionCard
                words={words}
                session={session}
                href={mayLead ? toLead(at, session.id) : undefined}
              />
            ))}
          </Cards>
        </Section>
      )}
      {found.ended.length > 0 && (
        <Section title={words.say('live.sessions.ended')}>
          <Cards>
            {found.ended.map(session => (
              <SessionCard words={words} session={session} href={toResults(at, session.id)} />
            ))}
          </Cards>
        </Section>
      )}
      {mayLead && (
        <Section title={words.say('live.carry.title')}>
          <More summary={words.say('live.carry.open')}>
            <p>{words.say('live.carry.what')}</p>
            <Form action={toCarrying(at)} files>
              <FileField
                words={words}
                name="file"
                label={words.say('live.carry.file')}
                accept=".json,application/json"
              />
              <SubmitBar label={words.say('live.carry.do')} />
            </Form>
          </More>
        </Section>
      )}
    </>
  )
}

function SessionCard({ words, session, href }: { words: Words; session: Listed; href: string | undefined }) {
  return (
    <Card
      title={<span dir="auto">{session.title}</span>}
      href={href}
      tags={
        <>
          {session.endedAt ? (
            <StateTag tone="done" mark="check" word={words.say('live.state.ended')} />
          ) : session.at >= 0 ? (
            <StateTag tone="act" word={words.say('live.state.running')} />
          ) : (
            <StateTag tone="info" word={words.say('live.state.to-come')} />
          )}
          {session.carried && <Tag>{words.say('live.state.carried')}</Tag>}
        </>
      }
      meta={
        <>
          <span>{words.dateTime(session.beginsAt)}</span>
          <span>{words.say('live.wall.here', { count: session.seats })}</span>
        </>
      }
    />
  )
}

export type NewProps = {
  words: Words
  at: At
  plans: { id: string; title: string; minutes: number }[]
  form: {
    id: string
    planId: string
    title: string
    day: string
    time: string
    language: string
    by: string
    topics: string[]
  }
  /** What it may count as. */
  topics: readonly Requirement[]
  /** Of the plan that is chosen. */
  contradictions: readonly Contradiction[]
  titleOf: (block: string) => string
  chosen: ReadonlyMap<string, string>
  errors: FieldErrors
}

export function NewSessionPage(props: NewProps) {
  const { words, at, plans, form, errors } = props
  return (
    <>
      <PageHead
        title={words.say('live.new.title')}
        lead={words.say('live.new.lead')}
        back={{ href: toSessions(at), label: words.say('live.sessions.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={toSessions(at)}>
        <HiddenField name="id" value={form.id} />
        <HiddenField name="shownFor" value={form.planId} />
        <Select
          words={words}
          name="planId"
          label={words.say('live.new.plan')}
          options={plans.map(({ id, title, minutes }) => ({
            value: id,
            label: words.say('live.new.plan.of', { title, minutes }),
          }))}
          value={form.planId}
          error={errors.planId}
        />
        <TextField
          words={words}
          name="title"
          label={words.say('live.new.name')}
          hint={words.say('live.new.name.hint')}
          value={form.title}
          error={errors.title}
          maxlength={160}
        />
        <DateField
          words={words}
          name="day"
          label={words.say('live.new.day')}
          value={form.day}
          error={errors.day}
        />
        <TextField
          words={words}
          name="time"
          type="time"
          label={words.say('live.new.time')}
          value={form.time}
          error={errors.time}
          width="short"
        />
        <Select
          words={words}
          name="language"
          label={words.say('live.new.language')}
          hint={words.say('live.new.language.hint')}
          options={languages.map(language => ({ value: language, label: languageName(language) }))}
          value={form.language}
          error={errors.language}
        />
        <Radios
          words={words}
          name="by"
          label={words.say('live.tables.by')}
          options={groupings.map(by => ({
            value: by,
            label: words.say(`live.tables.by.${by}`),
            hint: words.say(`live.tables.by.${by}.what`),
          }))}
          value={form.by}
        />
        <Settling {...props} />
        <TopicsField words={words} topics={props.topics} chosen={form.topics} />
        <SubmitBar
          label={words.say('live.new.do')}
          cancel={{ href: toSessions(at), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

/** Where the plan disagrees with itself, each with its ways; the first is chosen until somebody chooses. */
function Settling({ words, contradictions, titleOf, chosen }: NewProps) {
  if (contradictions.length === 0) return null
  const said = (values: Contradiction['values']) => ({
    ...values,
    ...(typeof values.block === 'string' ? { block: titleOf(values.block) } : {}),
    ...(typeof values.other === 'string' ? { other: titleOf(values.other) } : {}),
  })
  return (
    <Fieldset legend={words.say('plans.settle.title')} hint={words.say('plans.settle.what')}>
      {contradictions.map(({ id, key, values, ways }) => (
        <Radios
          words={words}
          name={`way:${id}`}
          label={words.say(key, said(values))}
          options={ways.map(way => ({ value: way.id, label: words.say(way.key, said(way.values)) }))}
          value={chosen.get(id) ?? ways[0]?.id}
        />
      ))}
    </Fieldset>
  )
}
