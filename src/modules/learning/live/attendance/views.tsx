// A session that counts as a training: chosen by whoever leads, the number on the phone, and what waits for the keepers.
import type { Words } from '../../../../kernel/words.ts'
import { PostButton } from '../../../../ui/button.tsx'
import { Checkboxes, Select } from '../../../../ui/choices.tsx'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { More, Section } from '../../../../ui/page-head.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import type { Requirement } from '../../induction/model.ts'
import { type At, toLeadAct, toPhoneAct } from '../addresses.ts'
import type { LiveSession } from '../model.ts'
import type { NumberForm, Waiting } from './model.ts'

type TopicsProps = { words: Words; topics: readonly Requirement[]; chosen: readonly string[] }

/** On the form that prepares a session, and on its pages. */
export function TopicsField({ words, topics, chosen }: TopicsProps) {
  return (
    <Checkboxes
      words={words}
      name="topics"
      label={words.say('attendance.topics')}
      hint={words.say('attendance.topics.hint')}
      options={topics.map(one => ({ value: one.id, label: words.pick(one.title) }))}
      values={[...chosen]}
      optional
    />
  )
}

type CountsProps = { words: Words; at: At; session: LiveSession; topics: readonly Requirement[] }

export function CountsAs({ words, at, session, topics }: CountsProps) {
  const chosen = topics.filter(({ id }) => session.topics.includes(id))
  return (
    <Section
      title={words.say('attendance.title')}
      lead={
        chosen.length === 0
          ? words.say('attendance.none')
          : words.list(chosen.map(({ title }) => words.pick(title)))
      }
    >
      <More summary={words.say('attendance.change')}>
        <Form action={toLeadAct(at, session.id, 'topics')}>
          <TopicsField words={words} topics={topics} chosen={session.topics} />
          <SubmitBar label={words.say('attendance.save')} />
        </Form>
      </More>
    </Section>
  )
}

export type NumberProps = {
  organisations: { id: string; name: string }[]
  given: NumberForm | undefined
}

type OnPhone = NumberProps & { words: Words; at: At; id: string }

/** On the phone: of one's own will, and to be taken back. */
export function NumberPart({ words, at, id, organisations, given }: OnPhone) {
  const action = toPhoneAct(at, id, 'staff-number')
  return (
    <More summary={words.say('attendance.phone.title')}>
      <p>{words.say('attendance.phone.what')}</p>
      <p class="hint">{words.say('attendance.phone.private')}</p>
      {given && (
        <p role="status">
          <StateTag tone="done" word={words.say('attendance.phone.given')} />
        </p>
      )}
      <Form action={action}>
        <Select
          words={words}
          name="organisation"
          label={words.say('attendance.phone.organisation')}
          options={organisations.map(one => ({ value: one.id, label: one.name }))}
          value={given?.organisationId}
        />
        <TextField
          words={words}
          name="number"
          label={words.say('attendance.phone.number')}
          value={given?.number}
          maxlength={40}
          width="medium"
          dir="ltr"
          autocomplete="off"
        />
        <SubmitBar label={words.say('attendance.phone.give')} />
      </Form>
      {given && (
        <PostButton kind="quiet" action={action} values={{ number: '' }}>
          {words.say('attendance.phone.take-back')}
        </PostButton>
      )}
    </More>
  )
}

type WaitingProps = { words: Words; at: At; waiting: readonly Waiting[] }

/** For the keepers of a list: their own people alone. */
export function WaitingSection({ words, at, waiting }: WaitingProps) {
  if (waiting.length === 0) return null
  return (
    <Section title={words.say('attendance.waiting')} lead={words.say('attendance.waiting.what')}>
      <Cards>
        {waiting.map(({ sessionId, title, beginsAt, people }) => (
          <Card
            title={<bdi>{title}</bdi>}
            meta={
              <>
                <span>{words.date(beginsAt)}</span>
                <span>{words.say('attendance.waiting.people', { count: people })}</span>
              </>
            }
            actions={
              <PostButton kind="secondary" action={toLeadAct(at, sessionId, 'attendance')}>
                {words.say('attendance.take')}
              </PostButton>
            }
          />
        ))}
      </Cards>
    </Section>
  )
}
