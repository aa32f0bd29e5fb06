// How often one is told, the message itself, and the address of one's own calendar.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { type Message, type Rhythm, rhythms } from './model.ts'

type At = (path: string) => string

export function RemindersPage(props: { words: Words; at: At; rhythm: Rhythm; address: string | undefined }) {
  const { words, at, rhythm, address } = props
  return (
    <>
      <PageHead
        title={words.say('reminders.title')}
        lead={words.say('reminders.lead')}
        back={{ href: at('/account'), label: words.say('accounts.account') }}
      />
      <Form action={at('/account/reminders')}>
        <Radios
          words={words}
          name="rhythm"
          label={words.say('reminders.rhythm')}
          value={rhythm}
          options={rhythms.map(value => ({ value, label: words.say(`reminders.rhythm.${value}`) }))}
        />
        <ButtonRow>
          <Button>{words.say('reminders.save')}</Button>
        </ButtonRow>
      </Form>
      <Section title={words.say('reminders.calendar')} lead={words.say('reminders.calendar.lead')}>
        {address === undefined ? (
          <PostButton action={at('/account/reminders/calendar')} kind="secondary">
            {words.say('reminders.calendar.make')}
          </PostButton>
        ) : (
          <Address words={words} at={at} address={address} />
        )}
      </Section>
    </>
  )
}

function Address({ words, at, address }: { words: Words; at: At; address: string }) {
  return (
    <>
      <across-copy-link>
        <div class="field">
          <label class="label" for="calendar">
            {words.say('reminders.calendar.address')}
          </label>
          <input id="calendar" class="full" type="text" readonly dir="ltr" value={address} />
        </div>
        <ButtonRow>
          <button class="button secondary" type="button" hidden>
            {words.say('reminders.calendar.copy')}
          </button>
        </ButtonRow>
        <p role="status" hidden>
          {words.say('reminders.calendar.copied')}
        </p>
      </across-copy-link>
      <p>{words.say('reminders.calendar.secret')}</p>
      <ButtonRow>
        <PostButton action={at('/account/reminders/calendar')} kind="quiet">
          {words.say('reminders.calendar.renew')}
        </PostButton>
        <PostButton action={at('/account/reminders/calendar/removal')} kind="quiet">
          {words.say('reminders.calendar.revoke')}
        </PostButton>
      </ButtonRow>
    </>
  )
}

const parts = ['overdue', 'today', 'soon', 'signatures', 'answers'] as const

/** The message of a day, until it was looked at. */
export function MessageNotice({ words, at, message }: { words: Words; at: At; message: Message }) {
  const said = parts
    .filter(part => message.lines[part] > 0)
    .map(part => words.say(`reminders.line.${part}`, { count: message.lines[part] }))
  return (
    <Notice words={words} title={words.say('reminders.message', { day: words.date(message.day) })}>
      <p>{words.list(said)}</p>
      <PostButton action={at('/due/reading')} kind="secondary" icon="check">
        {words.say('reminders.seen')}
      </PostButton>
    </Notice>
  )
}
