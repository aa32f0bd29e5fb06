// The big screen: large, calm, without anything to press but the sound.
import type { Words } from '../../../../kernel/words.ts'
import { QrCode } from '../../../../ui/qr.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { Block } from '../../plans/model.ts'
import { type At, toJoin, toLeadEvents } from '../addresses.ts'
import type { Led } from '../commands/lead.ts'
import type { Sheet } from '../commands/sheets.ts'
import { linesOf } from '../rules/lines.ts'
import { blockAt, type Step, stepAt } from '../rules/stage.ts'
import { tallyOf } from '../rules/votes.ts'
import { PointList } from './points.tsx'
import { LiveRoot } from './sheet.tsx'
import { Bullets, SectorName, Slides, stepTitle, TableSign, Whereabouts } from './signs.tsx'
import { StickerBars } from './stickers.tsx'

export type WallProps = { words: Words; at: At; now: Date; origin: string; led: Led; sheets: Sheet[] }

export function WallPage(props: WallProps) {
  const { words, at, now, led } = props
  const { session, tables } = led
  const block = blockAt(session.plan, session)
  const step = stepAt(
    session.plan,
    session,
    tables.map(({ number }) => number),
  )
  return (
    <LiveRoot words={words} events={toLeadEvents(at, session.id)} now={now}>
      <div data-part="wall">
        {block && step ? (
          <section class="stage">
            <Whereabouts words={words} session={session} step={step} />
            <h1>
              <Said words={words} texts={block.title} />
            </h1>
            {(step.kind !== 'all' || block.kind === 'pairs') && <p class="step">{stepTitle(words, step)}</p>}
            <Shown {...props} block={block} step={step} />
          </section>
        ) : (
          <Gathering {...props} />
        )}
      </div>
      {session.code && block && (
        <p class="join-line" data-part="join">
          {words.say('live.wall.join', { address: hostOf(props.origin) })}{' '}
          <bdi class="code">{session.code}</bdi>
        </p>
      )}
      <SoundButton words={words} />
    </LiveRoot>
  )
}

/** Sound is off until somebody asks for it; browsers want a press first. */
export function SoundButton({ words }: { words: Words }) {
  return (
    <p class="sound" data-sound hidden>
      <button type="button" class="button secondary" aria-pressed="false">
        <span>{words.say('live.sound')}</span>
      </button>
    </p>
  )
}

function Gathering({ words, origin, led: { session } }: WallProps) {
  if (!session.code)
    return (
      <section class="stage">
        <h1>{words.say('live.ended.title')}</h1>
        <p>{words.say('live.wall.thanks')}</p>
      </section>
    )
  return (
    <section class="stage gathering">
      <h1 dir="auto">{session.title}</h1>
      <div class="join">
        <QrCode text={`${origin}${toJoin(session.code)}`} label={words.say('live.wall.qr')} />
        <div>
          <p>{words.say('live.wall.join', { address: hostOf(origin) })}</p>
          <p class="join-code">
            <bdi class="code">{session.code}</bdi>
          </p>
          <p role="status">{words.say('live.wall.here', { count: session.seats })}</p>
        </div>
      </div>
    </section>
  )
}

export function hostOf(origin: string): string {
  return `${origin.replace(/^https?:\/\//, '')}/join`
}

type Now = WallProps & { block: Block; step: Step }

function Shown(props: Now) {
  const { words, block, step, led } = props
  const { session, seats, points } = led
  const here = points.filter(point => point.block === block.id && !point.hidden)
  switch (block.kind) {
    case 'stickers':
      if (step.kind === 'vote')
        return (
          <>
            <p class="ask">{words.say('live.wall.vote')}</p>
            <p class="big" role="status">
              {words.say('live.wall.voted', {
                count: seats.filter(({ stickers }) => stickers.length > 0).length,
                of: seats.length,
              })}
            </p>
          </>
        )
      return (
        <>
          <StickerBars words={words} tallies={tallyOf(seats)} />
          {step.kind === 'tables' && <Tables {...props} />}
        </>
      )
    case 'worksheet':
      return (
        <>
          <Tables {...props} />
          <ol class="questions">
            {block.questions.map(({ text }) => (
              <li>
                <Said words={words} texts={text} />
              </li>
            ))}
          </ol>
        </>
      )
    case 'presentations':
      return <Telling {...props} />
    case 'energiser':
      return <Bullets words={words} texts={block.room} />
    default:
      return (
        <>
          {block.ask && (
            <p class="ask">
              <Said words={words} texts={block.ask} />
            </p>
          )}
          {here.length > 0 && <PointList points={here} />}
          {(here.length === 0 || block.kind === 'values') && <Slides words={words} slides={block.slides} />}
          {block.kind === 'recap' && <Bullets words={words} texts={block.points} />}
          {block.kind === 'plenary' && session.at === 0 && (
            <Bullets words={words} texts={session.plan.objectives} />
          )}
        </>
      )
  }
}

function Tables({ words, led: { tables, seats } }: Now) {
  return (
    <ul class="tables">
      {tables.map(table => (
        <li>
          <TableSign words={words} table={table} />
          <p>
            {words.say('live.table.people', {
              count: seats.filter(seat => seat.tableNumber === table.number).length,
            })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Telling({ words, step, led, sheets, block }: Now) {
  const table = led.tables.find(
    ({ number }) => (step.kind === 'tell' || step.kind === 'comments') && number === step.table,
  )
  if (!table) return <p>{words.say('live.tell.none')}</p>
  const texts = sheets.find(sheet => sheet.table === table.number)?.texts ?? {}
  const questions = led.session.plan.blocks.flatMap(one => one.questions)
  const comments = led.points.filter(point => point.block === block.id && !point.hidden)
  return (
    <>
      <p class="big">
        <SectorName words={words} sector={table.sector} />
      </p>
      <div class="told">
        {questions
          .filter(({ id }) => linesOf(texts[id] ?? '').length > 0)
          .map(({ id, text }) => (
            <section>
              <h2>
                <Said words={words} texts={text} />
              </h2>
              <ul class="bullets">
                {linesOf(texts[id] ?? '').map(line => (
                  <li dir="auto">{line}</li>
                ))}
              </ul>
            </section>
          ))}
      </div>
      {step.kind === 'comments' && comments.length > 0 && <PointList points={comments} />}
    </>
  )
}
