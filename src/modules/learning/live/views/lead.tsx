// What the facilitator sees: the block that runs with its words and methods, what to press next, and the program.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { Requirement } from '../../induction/model.ts'
import type { Block } from '../../plans/model.ts'
import { type At, toJoin, toLeadAct, toLeadEvents, toResults, toSessions, toWall } from '../addresses.ts'
import { CountsAs } from '../attendance/views.tsx'
import type { Led } from '../commands/lead.ts'
import type { Sheet } from '../commands/sheets.ts'
import type { moves } from '../model.ts'
import { blockAt, type Step, stepAt } from '../rules/stage.ts'
import { Door } from './door.tsx'
import { LeadBlock, sheetsKey, Worksheets } from './lead-block.tsx'
import { Program } from './program.tsx'
import { LiveRoot } from './sheet.tsx'
import { Bullets, Paragraphs, Slides, stepTitle, Whereabouts } from './signs.tsx'
import { hostOf, SoundButton } from './wall.tsx'

export type LeadProps = {
  words: Words
  at: At
  now: Date
  origin: string
  led: Led
  sheets: Sheet[]
  /** What it may count as. */
  topics: readonly Requirement[]
  /** Of a point that is not written yet. */
  nextId: string
}

export function LeadPage(props: LeadProps) {
  const { words, at, now, led } = props
  const { session, tables } = led
  const block = blockAt(session.plan, session)
  const step = stepAt(
    session.plan,
    session,
    tables.map(({ number }) => number),
  )
  return (
    <>
      <PageHead
        title={session.title}
        over={words.say('live.lead.over')}
        back={{ href: toSessions(at), label: words.say('live.sessions.title') }}
        actions={
          <Button kind="secondary" href={toWall(at, session.id)}>
            {words.say('live.lead.wall')}
          </Button>
        }
      />
      <LiveRoot words={words} events={toLeadEvents(at, session.id)} now={now}>
        <div data-part="join">
          <Join {...props} />
        </div>
        <div data-part="door" data-keep={`${session.doorClosed} ${led.seats.length}`}>
          {!session.endedAt && <Door words={words} at={at} led={led} />}
        </div>
        <div class="columns">
          <div>
            <div data-part="lead">
              {session.endedAt ? (
                <Ended {...props} />
              ) : (
                <>
                  {block && step && <Running {...props} block={block} step={step} />}
                  <Steering {...props} block={block} />
                </>
              )}
            </div>
            <div data-part="work">
              {block && step && !session.endedAt && <LeadBlock {...props} block={block} step={step} />}
            </div>
            {block && step && !session.endedAt ? (
              <div data-part="sheets" data-keep={sheetsKey({ sheets: props.sheets, block, step })}>
                <Worksheets {...props} block={block} step={step} />
              </div>
            ) : (
              <div data-part="sheets" data-keep="" />
            )}
            <SoundButton words={words} />
          </div>
          <aside data-part="program">
            <Program words={words} at={at} session={session} now={now} />
          </aside>
        </div>
      </LiveRoot>
      <CountsAs words={words} at={at} session={session} topics={props.topics} />
    </>
  )
}

function Join({ words, origin, led: { session, seats } }: LeadProps) {
  if (!session.code) return null
  const remote = seats.filter(seat => seat.remote).length
  return (
    <p class="join-line">
      {words.say('live.wall.join', { address: hostOf(origin) })} <bdi class="code">{session.code}</bdi>{' '}
      <a href={toJoin(session.code)} class="hidden">
        {words.say('live.lead.link')}
      </a>
      <span>{words.say('live.lead.here', { count: seats.length, remote })}</span>
    </p>
  )
}

function Running({ words, led, block, step }: LeadProps & { block: Block; step: Step }) {
  const { session } = led
  return (
    <section class="stage">
      <Whereabouts words={words} session={session} step={step} />
      <h2>
        <Said words={words} texts={block.title} />
      </h2>
      {(step.kind !== 'all' || block.kind === 'pairs') && <p class="step">{stepTitle(words, step)}</p>}
      {block.ask && (
        <p class="ask">
          <Said words={words} texts={block.ask} />
        </p>
      )}
      {block.say.length > 0 && (
        <div class="say">
          <h3>{words.say('live.lead.say')}</h3>
          <Paragraphs words={words} texts={block.say} />
        </div>
      )}
      <More summary={words.say('live.lead.how')}>
        <h3>{words.say('live.lead.room')}</h3>
        <Bullets words={words} texts={block.room} />
        <h3>{words.say('live.lead.remote')}</h3>
        {block.remote.length > 0 ? (
          <Bullets words={words} texts={block.remote} />
        ) : (
          <p>{words.say('live.lead.same')}</p>
        )}
        {block.materials.length > 0 && <h3>{words.say('live.lead.materials')}</h3>}
        <Bullets words={words} texts={block.materials} />
      </More>
      {block.points.length > 0 && (
        <More summary={words.say('live.lead.points')}>
          <Bullets words={words} texts={block.points} />
        </More>
      )}
      {block.slides.length > 0 && (
        <More summary={words.say('live.lead.slides')}>
          <Slides words={words} slides={block.slides} />
        </More>
      )}
    </section>
  )
}

type MoveButton = {
  move: (typeof moves)[number]
  kind?: 'primary' | 'secondary' | 'quiet'
  minutes?: 1 | 5
  label: string
}

function Steering({ words, at, led: { session }, block }: LeadProps & { block: Block | undefined }) {
  const action = toLeadAct(at, session.id, 'moves')
  const press = ({ move, kind = 'secondary', minutes, label }: MoveButton) => (
    <PostButton
      action={action}
      kind={kind}
      values={{ move, version: String(session.version), ...(minutes ? { minutes: String(minutes) } : {}) }}
    >
      {label}
    </PostButton>
  )
  return (
    <>
      <ButtonRow>
        {block && press({ move: 'back', label: words.say('live.move.back') })}
        {press({
          move: 'next',
          kind: 'primary',
          label: words.say(block ? 'live.move.next' : 'live.move.begin'),
        })}
        {block && press({ move: 'extra', minutes: 1, label: words.say('live.move.extra', { count: 1 }) })}
        {block && press({ move: 'extra', minutes: 5, label: words.say('live.move.extra', { count: 5 }) })}
      </ButtonRow>
      {block && (
        <ConfirmDialog
          words={words}
          open={words.say('live.end.open')}
          title={words.say('live.end.title')}
          kind="quiet"
        >
          <p>{words.say('live.end.what')}</p>
          <PostButton action={toLeadAct(at, session.id, 'ending')}>{words.say('live.end.do')}</PostButton>
        </ConfirmDialog>
      )}
    </>
  )
}

function Ended({ words, at, led: { session } }: LeadProps) {
  return (
    <Section title={words.say('live.ended.title')}>
      <p>{words.say('live.lead.ended')}</p>
      <ButtonRow>
        <Button href={toResults(at, session.id)}>{words.say('live.results.open')}</Button>
      </ButtonRow>
    </Section>
  )
}
