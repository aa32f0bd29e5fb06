// The learning log and the promise: on the phone while the session runs, and at home by a link.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { Checkbox, Radios } from '../../../../ui/choices.tsx'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextArea } from '../../../../ui/inputs.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { QrCode } from '../../../../ui/qr.tsx'
import { type At, toKept, toPhoneAct } from '../addresses.ts'
import type { Phone } from '../commands/part.ts'
import { followUps, type Log } from '../model.ts'
import { opensAt } from '../rules/reminders.ts'
import { blockAt } from '../rules/stage.ts'

type Props = { words: Words; at: At; phone: Phone; log: Log }

export function LogPart({ words, at, phone, log }: Props) {
  const { session } = phone
  const open = session.endedAt !== null || blockAt(session.plan, session)?.kind === 'recap'
  const act = (name: string) => toPhoneAct(at, session.id, name)
  return (
    <More summary={words.say('live.log.title')} open={open}>
      <p class="hint">{words.say('live.log.private')}</p>
      <Form action={act('log')} id="log">
        <TextArea
          words={words}
          name="log"
          label={words.say('live.log.body')}
          value={log.body}
          rows={5}
          maxlength={8000}
          optional
        />
        <TextArea
          words={words}
          name="promise"
          label={words.say('live.log.promise')}
          hint={words.say('live.log.promise.hint')}
          value={log.promise}
          rows={2}
          maxlength={500}
          optional
        />
        <Checkbox
          words={words}
          name="shared"
          label={words.say('live.log.share')}
          checked={log.shared}
          optional
        />
        <SubmitBar label={words.say('live.log.keep')} />
      </Form>
      <ButtonRow>
        <Button kind="secondary" href={act('log.txt')}>
          {words.say('live.log.file')}
        </Button>
        <Button kind="secondary" href={act('log/link')}>
          {words.say('live.log.link')}
        </Button>
      </ButtonRow>
    </More>
  )
}

/** What the link is, before it is made: an earlier one stops working. */
export function AskLinkPage({ words, action, back }: { words: Words; action: string; back: string }) {
  return (
    <>
      <PageHead
        title={words.say('live.link.title')}
        lead={words.say('live.link.what')}
        back={{ href: back, label: words.say('live.link.back') }}
      />
      <ButtonRow>
        <PostButton action={action}>{words.say('live.link.make')}</PostButton>
      </ButtonRow>
    </>
  )
}

/** Shown once: the link is kept by nobody but its writer. */
export function LinkPage({ words, link, back }: { words: Words; link: string; back: string }) {
  return (
    <>
      <PageHead
        title={words.say('live.link.title')}
        lead={words.say('live.link.lead')}
        back={{ href: back, label: words.say('live.link.back') }}
      />
      <QrCode text={link} label={words.say('live.link.title')} />
      <p>
        <a href={link} dir="ltr">
          {link}
        </a>
      </p>
      <ButtonRow>
        <Button kind="secondary" href={`${link}/reminders.ics`}>
          {words.say('live.link.calendar')}
        </Button>
      </ButtonRow>
      <p class="hint">{words.say('live.link.calendar.hint')}</p>
    </>
  )
}

export type KeptProps = {
  words: Words
  at: At
  token: string
  kept: Log & { title: string; endedAt: Date | null }
  now: Date
}

/** What one wrote, and the promise after one and after three months. */
export function KeptPage({ words, at, token, kept, now }: KeptProps) {
  return (
    <>
      <PageHead over={words.say('live.over')} title={kept.title} lead={words.say('live.kept.lead')} />
      {kept.promise !== '' && (
        <Section title={words.say('live.kept.promise')}>
          <blockquote dir="auto">{kept.promise}</blockquote>
          {(['one', 'three'] as const).map(after => (
            <FollowUp
              words={words}
              action={`${toKept(at, token)}/follow-up`}
              after={after}
              kept={kept}
              now={now}
            />
          ))}
        </Section>
      )}
      <Section title={words.say('live.log.title')}>
        {kept.body === '' ? (
          <p>{words.say('live.kept.empty')}</p>
        ) : (
          <p class="as-written" dir="auto">
            {kept.body}
          </p>
        )}
      </Section>
    </>
  )
}

function FollowUp({
  words,
  action,
  after,
  kept,
  now,
}: {
  words: Words
  action: string
  after: 'one' | 'three'
  kept: KeptProps['kept']
  now: Date
}) {
  const answer = after === 'one' ? kept.afterOne : kept.afterThree
  const opens = kept.endedAt && opensAt(kept.endedAt, after)
  if (!opens || opens > now)
    return (
      <p class="hint">{words.say(`live.kept.later.${after}`, { day: opens ? words.date(opens) : '' })}</p>
    )
  return (
    <Form action={action} id={`after-${after}`}>
      <HiddenField name="after" value={after} />
      <Radios
        words={words}
        name="how"
        label={words.say(`live.kept.after.${after}`)}
        options={followUps.map(how => ({ value: how, label: words.say(`live.kept.how.${how}`) }))}
        value={answer ?? undefined}
        look="chips"
      />
      <SubmitBar label={words.say('live.kept.save')} />
    </Form>
  )
}
