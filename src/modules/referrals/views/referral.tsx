// One referral: what everybody of its two teams may know, what happened, what can be done now, and the sealed part,
// which only the receiving team's browser can open.

import type { Child } from 'hono/jsx'
import { newId } from '../../../kernel/id.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Radios, Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { DateField, HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards, SummaryList } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Columns, More, PageHead, Section } from '../../../ui/page-head.tsx'
import { PhoneCall } from '../../../ui/phone.tsx'
import { ChangedDot, Flag, Lock } from '../../../ui/tag.tsx'
import { Code, Day, Said } from '../../../ui/text.tsx'
import { Timeline, type TimelineStep } from '../../../ui/timeline.tsx'
import { Part, UpToDate } from '../../../ui/up-to-date.tsx'
import type { ReferralPage } from '../commands/read.ts'
import { flagReasons, flagResolutions } from '../model.ts'
import type { MoveKind } from '../rules/states.ts'
import { MoveForms } from './moves.tsx'
import {
  betweenTeams,
  dueSentence,
  dueWhen,
  looks,
  nextActor,
  Signs,
  shortCode,
  sidesOf,
  signsOf,
} from './signs.tsx'

export type ReferralProps = {
  words: Words
  shown: ReferralPage
  at: (path: string) => string
  now: Date
  today: string
  mine: string[]
  emergencyPhone: string | null
  /** What the element opens into, and the question for the keys. */
  opening?: Child
  /** The organisation of the reader's own team, which signs answers. */
  organisation?: string | undefined
  /** Where to hear that it has moved; left out where there is no network. */
  signals?: string
}

export function ReferralView(props: ReferralProps) {
  const { words, shown, at, now, today, mine, signals } = props
  const { referral, names } = shown
  const service = names.services.get(referral.service)
  const due = dueWhen(words, referral, now)
  return (
    <UpToDate words={words} signals={signals} subject={referral.id}>
      <Part name="head">
        <PageHead
          title={service ? words.pick(service) : words.say(`accounts.sector.${referral.toSector}`)}
          over={
            <>
              {words.say(`referrals.act.${referral.act}`)} <Code>{shortCode(referral.id)}</Code>
            </>
          }
          back={{ href: at('/referrals'), label: words.say('referrals.title') }}
          tags={
            <>
              {shown.changed && <ChangedDot words={words} />}
              <Signs words={words} {...signsOf(referral, now, today)} />
            </>
          }
          lead={
            <>
              {nextActor(words, referral.state, sidesOf(words, referral, names, mine))}{' '}
              {due && dueSentence(words, due)}
            </>
          }
        />
      </Part>
      <Columns
        aside={
          <Part name="history">
            <History {...props} />
          </Part>
        }
      >
        <Part name="second">
          <SecondPerson {...props} />
        </Part>
        {/* Opened or being written, it stays as it is; what the server no longer allows, it refuses. */}
        <SealedPanel {...props} />
        <Part name="now">
          <NowPossible {...props} />
        </Part>
        <OpenPartList {...props} />
        <Part name="flags">
          <Flags {...props} />
        </Part>
        <Part name="visit">
          <SameVisit {...props} />
        </Part>
      </Columns>
    </UpToDate>
  )
}

function SecondPerson({ words, shown, at }: ReferralProps) {
  const { referral, mayConfirm } = shown
  if (referral.state !== 'needs-second-person') return null
  return (
    <Notice words={words} kind="warning" title={words.say('referrals.second.title')}>
      <p>{words.say(mayConfirm ? 'referrals.second.confirm' : 'referrals.second.waits')}</p>
      {mayConfirm && (
        <PostButton action={at(`/referrals/${referral.id}/override-confirmation`)} values={{ id: newId() }}>
          {words.say('referrals.move.override-confirmation')}
        </PostButton>
      )}
    </Notice>
  )
}

/** The element brings the keys and reads; what stands inside it is for a browser in which no script runs. */
function SealedPanel({ words, shown, at, emergencyPhone, opening, organisation }: ReferralProps) {
  const { referral, sealed, shut, parties } = shown
  const receives = parties.includes('receiver')
  if (parties.length === 0) return null
  return (
    <Section title={words.say('referrals.sealed.title')} id="sealed">
      {sealed === 'none' && <p>{words.say('referrals.sealed.none')}</p>}
      {sealed === 'gone' && <p>{words.say('referrals.sealed.gone')}</p>}
      {sealed === 'there' && receives && shut && (
        <p>{words.say(shut === 'ended' ? 'referrals.sealed.ended' : 'referrals.problem.consent-expired')}</p>
      )}
      {sealed === 'there' && !receives && <p>{words.say('referrals.sealed.sender')}</p>}
      <open-referral
        data-referral={referral.id}
        data-side={receives ? 'receiver' : 'sender'}
        data-state={referral.state}
        data-team={receives ? referral.toTeam : referral.fromTeam}
        data-readable={receives && sealed === 'there' && !shut ? 'yes' : 'no'}
        data-onward={referral.onward}
        data-other={receives ? referral.fromTeam : referral.toTeam}
        data-organisation={organisation}
        data-opening={at(`/referrals/${referral.id}/opening`)}
        data-outbox={at('/outbox')}
      >
        {opening}
        {receives && sealed === 'there' && !shut && (
          <div data-without-script>
            <p>
              <Lock words={words} /> {words.say('referrals.sealed.needs-script')}
            </p>
            {referral.urgency === 'emergency' && emergencyPhone && (
              <PhoneCall
                words={words}
                number={emergencyPhone}
                label={words.say('referrals.emergency-line')}
                urgent
              />
            )}
          </div>
        )}
      </open-referral>
    </Section>
  )
}

function NowPossible({ words, shown, at, today }: ReferralProps) {
  const { referral, parties } = shown
  const to = (kind: MoveKind) => at(`/referrals/${referral.id}/${kind}`)
  // Passing on is sealed in the browser, so the element above offers it.
  const offered = shown.offered.filter(({ kind }) => kind !== 'redirect')
  if (parties.length === 0) return null
  return (
    <Section title={words.say('referrals.now.title')} id="now">
      {offered.some(({ channel }) => channel === 'phone') && (
        <p>{words.say('referrals.now.through-sender')}</p>
      )}
      {offered.length === 0 && <p>{words.say('referrals.now.nothing')}</p>}
      <MoveForms words={words} offered={offered} to={to} />
      {parties.includes('sender') && shown.mayFlag && (
        <More summary={words.say('referrals.renew.title')}>
          <Form action={at(`/referrals/${referral.id}/renewal`)}>
            <DateField words={words} name="until" label={words.say('referrals.renew.until')} min={today} />
            <ButtonRow>
              <Button kind="secondary">{words.say('referrals.renew.do')}</Button>
            </ButtonRow>
          </Form>
        </More>
      )}
      {shown.changed && (
        <PostButton action={at(`/referrals/${referral.id}/sighting`)} kind="quiet" icon="check">
          {words.say('referrals.seen')}
        </PostButton>
      )}
    </Section>
  )
}

function OpenPartList({ words, shown }: ReferralProps) {
  const { referral, names } = shown
  const area = referral.area === null ? undefined : names.areas.get(referral.area)
  const say = (key: string) => words.say(`referrals.${key}`)
  return (
    <Section title={say('open.title')} lead={say('open.lead')}>
      <SummaryList
        items={[
          { term: say('field.way'), value: betweenTeams(words, sidesOf(words, referral, names, [])) },
          { term: say('field.channel'), value: say(`channel.${referral.channel}`) },
          { term: say('field.day'), value: <Day words={words} day={referral.day} /> },
          ...(area ? [{ term: say('field.area'), value: <Said words={words} texts={area} /> }] : []),
          { term: say('field.basis'), value: say(`basis.${referral.basis}`) },
          { term: say('field.until'), value: <Day words={words} day={referral.until} /> },
          { term: say('field.onward'), value: say(`onward.${referral.onward}`) },
        ]}
      />
    </Section>
  )
}

function Flags({ words, shown, at }: ReferralProps) {
  const { referral, flags, mayFlag } = shown
  const path = (rest: string) => at(`/referrals/${referral.id}/flags${rest}`)
  const waiting = flags.filter(flag => flag.resolvedHour === null)
  return (
    <>
      {waiting.map(flag => (
        <Notice words={words} kind="warning">
          <Flag words={words} reason={words.say(`referrals.flag.${flag.reason}`)} />
          <Form action={path(`/${flag.id}/resolution`)}>
            <Select
              words={words}
              name={`resolution-${flag.id.slice(0, 8)}`}
              label={words.say('referrals.flag.how')}
              options={flagResolutions.map(value => ({
                value,
                label: words.say(`referrals.resolution.${value}`),
              }))}
            />
            <ButtonRow>
              <Button kind="secondary">{words.say('referrals.flag.resolve')}</Button>
            </ButtonRow>
          </Form>
        </Notice>
      ))}
      {mayFlag && (
        <More summary={words.say('referrals.flag.title')}>
          <Form action={path('')}>
            <HiddenField name="id" value={newId()} />
            <Radios
              words={words}
              name="flag"
              label={words.say('referrals.flag.why')}
              options={flagReasons.map(value => ({ value, label: words.say(`referrals.flag.${value}`) }))}
            />
            <ButtonRow>
              <Button kind="secondary">{words.say('referrals.flag.raise')}</Button>
            </ButtonRow>
          </Form>
        </More>
      )}
    </>
  )
}

function SameVisit({ words, shown, at, now, today }: ReferralProps) {
  const { group, names } = shown
  if (group.length === 0) return null
  return (
    <Section title={words.say('referrals.group.title')} lead={words.say('referrals.group.lead')}>
      <Cards>
        {group.map(other => (
          <Card
            title={<Said words={words} texts={names.services.get(other.service) ?? {}} />}
            href={at(`/referrals/${other.id}`)}
            tags={<Signs words={words} {...signsOf(other, now, today)} />}
          />
        ))}
      </Cards>
    </Section>
  )
}

/** The latest on top: what one comes to see. */
function History({ words, shown, now }: ReferralProps) {
  const { moves, names } = shown
  const steps = moves.map((move): TimelineStep => {
    const team = move.teamId === null ? undefined : names.teams.get(move.teamId)
    return {
      title: words.say(`referrals.state.${move.toState}`),
      at: move.hour,
      author:
        move.channel === 'clock'
          ? words.say('referrals.by-clock')
          : team
            ? words.pick(team)
            : words.say('referrals.outside'),
      ...looks[move.toState],
      children: (
        <>
          {move.reason && <p>{words.say(`referrals.reason.${move.reason}`)}</p>}
          {(move.channel === 'slip' || move.channel === 'phone') && (
            <p>{words.say(`referrals.channel.${move.channel}`)}</p>
          )}
          {move.hasNote && (
            <p>
              <Lock words={words} word={words.say('referrals.note')} />
            </p>
          )}
        </>
      ),
    }
  })
  return (
    <Section title={words.say('referrals.history')}>
      <Timeline words={words} steps={steps.reverse()} now={now} />
    </Section>
  )
}
