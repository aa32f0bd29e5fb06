// This phone: who is on it, what is kept, which phones may deliver. The list of people lies on the phone, so an
// element fills it in; the worker draws the same page without a network.
import type { Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { Day, Moment } from '../../../ui/text.tsx'
import type { Ticket } from './store.ts'

export type DevicesProps = {
  words: Words
  at: (path: string) => string
  response: string
  /** Who is signed in; undefined where there is no network. */
  person: string | undefined
  areas: { value: string; label: string }[]
  tickets?: Ticket[]
  /** Sentences for the element; see `main/outbox-texts.ts`. */
  texts: string
}

export function DevicesPage({ words, at, response, person, areas, tickets, texts }: DevicesProps) {
  return (
    <>
      <PageHead title={words.say('offline.devices.title')} lead={words.say('offline.devices.lead')} />
      <noscript>
        <Notice words={words} kind="warning">
          {words.say('offline.outbox.noScript')}
        </Notice>
      </noscript>
      <Section title={words.say('offline.devices.who')} id="who">
        <this-phone
          data-response={response}
          data-person={person}
          data-texts={texts}
          data-tickets={at('/devices/tickets')}
        />
      </Section>
      {person && (
        <More summary={words.say('offline.devices.setUp')}>
          <form id="set-up" novalidate>
            <TextField
              words={words}
              name="nickname"
              label={words.say('offline.devices.nickname')}
              hint={words.say('offline.devices.nicknameHint')}
              maxlength={40}
              autocomplete="off"
            />
            {['pin', 'pinAgain'].map(name => (
              <TextField
                words={words}
                name={name}
                type="password"
                label={words.say(`offline.devices.${name}`)}
                {...(name === 'pin' ? { hint: words.say('offline.devices.pinHint') } : {})}
                autocomplete="off"
                maxlength={12}
              />
            ))}
            <Select
              words={words}
              name="area"
              label={words.say('offline.devices.area')}
              options={[{ value: '', label: words.say('offline.devices.areaAll') }, ...areas]}
            />
            <p id="set-up-problem" role="alert" />
            <button class="button primary" type="submit">
              {words.say('offline.devices.setUp')}
            </button>
          </form>
          <p>{words.say('offline.devices.honest')}</p>
        </More>
      )}
      {tickets && <Tickets words={words} at={at} tickets={tickets} />}
    </>
  )
}

function Tickets({ words, at, tickets }: { words: Words; at: (path: string) => string; tickets: Ticket[] }) {
  return (
    <Section
      title={words.say('offline.devices.tickets')}
      lead={words.say('offline.devices.ticketsLead')}
      id="tickets"
    >
      {tickets.length === 0 ? (
        <p>{words.say('offline.devices.ticketsNone')}</p>
      ) : (
        <Cards>
          {tickets.map(({ id, madeAt, usedOn }) => (
            <Card
              title={
                <>
                  {words.say('offline.devices.ticketMade')} <Moment words={words} at={madeAt} />
                </>
              }
              meta={
                <>
                  {words.say('offline.devices.ticketUsed')}:{' '}
                  {usedOn ? <Day words={words} day={usedOn} /> : words.say('offline.devices.ticketNever')}
                </>
              }
              actions={
                <PostButton action={at(`/devices/tickets/${id}/withdrawal`)} kind="secondary">
                  {words.say('offline.devices.ticketWithdraw')}
                </PostButton>
              }
            />
          ))}
        </Cards>
      )}
    </Section>
  )
}
