// What the owner of an entry sees behind the link: the essentials and three buttons. Twenty seconds, no account.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { telephoneLink } from '../../../ui/phone.tsx'
import { Code, Said } from '../../../ui/text.tsx'
import type { Entry } from '../model.ts'
import { roomAt } from '../rules/capacity.ts'
import type { ConfirmationLink } from '../store/links.ts'
import { phonesOf } from './card.tsx'
import { RoomButtons } from './mine.tsx'
import { sayForWhom, saySchedules } from './say.ts'
import { LastCheck, placeWords, RoomTag } from './signs.tsx'

export type ConfirmProps = {
  words: Words
  /** Where the answers are posted to. */
  action: string
  entries: Entry[]
  today: string
}

export function ConfirmPage({ words, action, entries, today }: ConfirmProps) {
  const waiting = entries.filter(entry => entry.lastCheck !== today)
  return (
    <>
      <PageHead title={words.say('directory.link.title')} lead={words.say('directory.link.lead')} />
      {waiting.length === 0 && (
        <Notice words={words} kind="success">
          {words.say('directory.link.all-done')}
        </Notice>
      )}
      {waiting.length > 1 && (
        <PostButton action={action} values={{ answer: 'right' }} icon="check">
          {words.say('directory.link.all-right', { count: waiting.length })}
        </PostButton>
      )}
      <Cards>
        {entries.map(entry => (
          <ConfirmCard
            words={words}
            action={action}
            entry={entry}
            today={today}
            isOnly={entries.length === 1}
          />
        ))}
      </Cards>
    </>
  )
}

function ConfirmCard({
  words,
  action,
  entry,
  today,
  isOnly,
}: Omit<ConfirmProps, 'entries'> & { entry: Entry; isOnly: boolean }) {
  const hours = saySchedules(
    words,
    entry.sites[0]?.schedules.length ? entry.sites[0].schedules : entry.schedules,
  )
  const isDone = entry.lastCheck === today
  return (
    <Card
      title={<Said words={words} texts={entry.name} />}
      icon={<SectorIcon sector={entry.sector} />}
      tags={<RoomTag words={words} status={entry.status} room={roomAt(entry)} today={today} />}
      meta={<LastCheck words={words} lastCheck={entry.lastCheck} />}
    >
      <p>
        <Said words={words} texts={entry.organisationName} /> · {placeWords(words, entry)}
      </p>
      <p>{sayForWhom(words, entry)}</p>
      {hours.map(line => (
        <p>{line}</p>
      ))}
      {phonesOf(entry).map(phone => (
        <p>
          <a href={telephoneLink(phone.number)}>
            <bdi dir="ltr">{phone.number}</bdi>
          </a>
        </p>
      ))}
      {!isDone && (
        <PostButton
          action={action}
          values={{ answer: 'right', service: entry.id }}
          kind={isOnly ? 'primary' : 'secondary'}
          icon="check"
        >
          {words.say('directory.link.right')}
        </PostButton>
      )}
      <More summary={words.say('directory.link.room')}>
        <RoomButtons words={words} action={action} service={entry.id} />
      </More>
      <More summary={words.say('directory.link.ended')}>
        <p>{words.say('directory.link.ended.lead')}</p>
        <PostButton action={action} values={{ answer: 'ended', service: entry.id }} kind="danger">
          {words.say('directory.link.ended.yes')}
        </PostButton>
      </More>
    </Card>
  )
}

export type LinkProps = {
  words: Words
  at: (path: string) => string
  link: ConfirmationLink
  entries: Entry[]
  /** The whole address, to be sent. */
  address: string
}

/** The link itself, for whoever sends it on: by message, by mail or read from the screen. */
export function LinkPage({ words, at, link, entries, address }: LinkProps) {
  const text = words.say('directory.link.message', { address })
  const emails = [...new Set(entries.flatMap(entry => entry.emails))]
  const phones = [...new Set(entries.flatMap(entry => phonesOf(entry).map(phone => phone.number)))]
  const query = new URLSearchParams({ subject: words.say('directory.link.title'), body: text })
  return (
    <>
      <PageHead
        title={words.say('directory.link.send')}
        lead={words.say('directory.link.send.lead', {
          count: entries.length,
          day: words.date(link.expiresAt),
        })}
        back={{ href: at('/services/checks'), label: words.say('directory.checks.title') }}
      />
      {link.answeredAt && (
        <Notice words={words} kind="success">
          {words.say('directory.link.answered', { day: words.date(link.answeredAt) })}
        </Notice>
      )}
      <p>
        <Code>{address}</Code>
      </p>
      <ButtonRow>
        {emails.slice(0, 3).map(email => (
          <Button
            kind="secondary"
            icon="envelope"
            href={`mailto:${email}?${query.toString().replaceAll('+', '%20')}`}
          >
            {email}
          </Button>
        ))}
        {phones.slice(0, 3).map(phone => (
          <Button
            kind="secondary"
            icon="phone"
            href={`${telephoneLink(phone).replace('tel:', 'sms:')}?body=${encodeURIComponent(text)}`}
          >
            {phone}
          </Button>
        ))}
      </ButtonRow>
      <Section title={words.say('directory.link.entries')}>
        <ul class="prose">
          {entries.map(entry => (
            <li>
              <a href={at(`/services/${entry.id}`)}>{words.pick(entry.name)}</a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
