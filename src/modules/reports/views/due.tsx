// What is due for the reader, the most pressing first.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Stat, Stats } from '../../../ui/stat.tsx'
import { Overdue } from '../../../ui/tag.tsx'
import { Day } from '../../../ui/text.tsx'
import type { Count } from '../../referrals/store/lists.ts'
import type { Notice } from '../../referrals/store/notices.ts'
import { NoticeList } from '../../referrals/views/notices.tsx'
import type { Message } from '../digest/model.ts'
import { MessageNotice } from '../digest/views.tsx'
import type { Due, DueThing } from '../due.ts'

export type DueProps = {
  words: Words
  at: (path: string) => string
  now: Date
  due: Due
  message: Message | undefined
  /** Of the reader's teams; absent where there is none. */
  referrals?: { needs: Count[]; notices: Notice[] }
}

export function DuePage({ words, at, now, due, message, referrals }: DueProps) {
  const { overdue, soon, waiting } = due
  const nothing = overdue.length + soon.length + waiting.length === 0
  return (
    <>
      <PageHead
        title={words.say('due.title')}
        lead={words.say('due.lead')}
        actions={
          <ButtonRow>
            <Button kind="quiet" href={at('/workplan/calendar.ics')}>
              {words.say('actions.calendar')}
            </Button>
            <Button kind="quiet" href={at('/account/reminders')}>
              {words.say('reminders.title')}
            </Button>
          </ButtonRow>
        }
      />
      {message && <MessageNotice words={words} at={at} message={message} />}
      {referrals && <OwnReferrals words={words} at={at} now={now} {...referrals} />}
      {nothing && (
        <EmptyState
          title={words.say('due.none')}
          action={
            <Button kind="secondary" href={at('/workplan/actions')}>
              {words.say('actions.title')}
            </Button>
          }
        >
          {words.say('due.none.what')}
        </EmptyState>
      )}
      {overdue.length > 0 && (
        <Section title={words.say('due.overdue', { count: overdue.length })}>
          <Things words={words} things={overdue} late />
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={words.say('due.waiting')}>
          <ul class="checklist">
            {waiting.map(({ kind, sector, count, href }) => (
              <li>
                <a href={href}>
                  {sector !== '' && `${words.say(`accounts.sector.${sector}`)}: `}
                  {words.say(`due.waiting.${kind}`, { count })}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {soon.length > 0 && (
        <Section title={words.say('due.soon')}>
          <Things words={words} things={soon} />
        </Section>
      )}
    </>
  )
}

function OwnReferrals({
  words,
  at,
  now,
  needs,
  notices,
}: Pick<DueProps, 'words' | 'at' | 'now'> & NonNullable<DueProps['referrals']>) {
  const sum = (counts: Count[]) => counts.reduce((total, count) => total + count.total, 0)
  const total = sum(needs)
  const emergencies = sum(needs.filter(({ urgency }) => urgency === 'emergency'))
  return (
    <>
      {total > 0 && (
        <Stats>
          <Stat
            words={words}
            value={total}
            label={words.say('due.referrals')}
            href={at('/referrals?view=needs')}
            tone={emergencies > 0 ? 'emergency' : 'act'}
            {...(emergencies > 0 ? { note: words.say('referrals.emergencies', { count: emergencies }) } : {})}
          />
        </Stats>
      )}
      <NoticeList words={words} notices={notices} at={at} now={now} />
    </>
  )
}

function Things({ words, things, late }: { words: Words; things: DueThing[]; late?: boolean }) {
  return (
    <ul class="checklist">
      {things.map(({ title, kind, day, href }) => (
        <li>
          <div>
            <a href={href}>
              <bdi>{title}</bdi>
            </a>
            <p class="meta">
              <span>{words.say(`due.kind.${kind}`)}</span>
              <Day words={words} day={day} />
              {late && <Overdue words={words} />}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
