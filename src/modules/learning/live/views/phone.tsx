// What a phone shows: where everybody is, what to do now, and one's own log. Each kind of block has its screen.
import type { Words } from '../../../../kernel/words.ts'
import { More } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { Block } from '../../plans/model.ts'
import { type At, toPhoneAct, toPhoneEvents, toReport } from '../addresses.ts'
import { NumberPart, type NumberProps } from '../attendance/views.tsx'
import type { Phone } from '../commands/part.ts'
import type { Sheet } from '../commands/sheets.ts'
import type { Log } from '../model.ts'
import { blockAt, type Step, stepAt } from '../rules/stage.ts'
import { SeatFields } from './join.tsx'
import { LogPart } from './log.tsx'
import { PhoneSheet } from './phone-sheet.tsx'
import { PhoneStickers, PhoneTables } from './phone-stickers.tsx'
import { PhoneSay } from './points.tsx'
import { LiveRoot } from './sheet.tsx'
import { Bullets, Slides, seatName, stepTitle, TableSign, Whereabouts } from './signs.tsx'

export type PhoneProps = {
  words: Words
  at: At
  now: Date
  phone: Phone
  log: Log
  /** Of one's own table, while it is written. */
  sheet: Sheet | undefined
  /** Where the session counts as a training. */
  number: NumberProps | undefined
  /** For a point that is not said yet. */
  nextId: string
}

export function PhonePage(props: PhoneProps) {
  const { words, at, now, phone } = props
  const { session, seat, tables } = phone
  const block = blockAt(session.plan, session)
  const step = stepAt(
    session.plan,
    session,
    tables.map(({ number }) => number),
  )
  // A crowd does not ask all at once: two hundred a second at most.
  const spread = Math.min(10_000, session.seats * 5)
  return (
    <LiveRoot
      words={words}
      events={toPhoneEvents(at, session.id, seat.tableNumber ?? undefined)}
      now={now}
      spread={spread}
    >
      <div data-part="stage">
        {block && step ? (
          <section class="stage">
            <Whereabouts words={words} session={session} step={step} />
            <h1>
              <Said words={words} texts={block.title} />
            </h1>
            {(step.kind !== 'all' || block.kind === 'pairs') && <p class="step">{stepTitle(words, step)}</p>}
            <NowTo {...props} block={block} step={step} />
          </section>
        ) : (
          <Outside {...props} />
        )}
      </div>
      {block?.kind === 'worksheet' && props.sheet && (
        <div data-part="sheet" data-keep={`${session.id} ${seat.tableNumber} ${props.sheet.emptied}`}>
          <PhoneSheet {...props} sheet={props.sheet} block={block} />
        </div>
      )}
      {(block?.kind !== 'worksheet' || !props.sheet) && <div data-part="sheet" data-keep="" />}
      <div data-part="log" data-keep={session.endedAt || block?.kind === 'recap' ? 'open' : 'log'}>
        <LogPart {...props} />
      </div>
      <div data-part="number">
        {props.number && <NumberPart words={words} at={at} id={session.id} {...props.number} />}
      </div>
      <div data-part="seat">
        <More summary={words.say('live.seat.mine', { name: seatName(words, seat) })}>
          <SeatFields
            words={words}
            action={toPhoneAct(at, session.id, 'seat')}
            form={seat}
            errors={{}}
            submit={words.say('live.seat.keep')}
          />
        </More>
      </div>
    </LiveRoot>
  )
}

/** Before it begins and after it has ended. */
function Outside({ words, at, phone }: PhoneProps) {
  const { session, seat } = phone
  if (session.endedAt)
    return (
      <section class="stage">
        <h1>{words.say('live.ended.title')}</h1>
        <p>{words.say('live.ended.what')}</p>
        <p>
          <a href={toReport(at, session.id)}>{words.say('live.ended.report')}</a>
        </p>
      </section>
    )
  return (
    <section class="stage">
      <p class="whereabouts">
        <span>{words.say('live.lobby.begins', { time: words.time(session.beginsAt) })}</span>
      </p>
      <h1>{words.say('live.lobby.title', { name: seatName(words, seat) })}</h1>
      <p>{words.say('live.lobby.what')}</p>
      <Bullets words={words} texts={session.plan.objectives} />
    </section>
  )
}

type Now = PhoneProps & { block: Block; step: Step }

function NowTo(props: Now) {
  const { words, block, step, phone } = props
  switch (block.kind) {
    case 'stickers':
      return step.kind === 'vote' || step.kind === 'shown' ? (
        <PhoneStickers {...props} />
      ) : (
        <PhoneTables {...props} />
      )
    case 'worksheet':
      return phone.seat.tableNumber === null ? <PhoneTables {...props} /> : <AtTable {...props} />
    case 'presentations':
      return <Telling {...props} />
    case 'energiser':
      return (
        <Bullets
          words={words}
          texts={phone.seat.remote && block.remote.length > 0 ? block.remote : block.room}
        />
      )
    case 'recap':
      return (
        <>
          <Bullets words={words} texts={block.points} />
          <p>{words.say('live.recap.log')}</p>
        </>
      )
    default:
      return (
        <>
          {block.ask && (
            <p class="ask">
              <Said words={words} texts={block.ask} />
            </p>
          )}
          {step.kind === 'together' && <Together {...props} />}
          {step.kind === 'alone' && <p>{words.say('live.pairs.alone')}</p>}
          {step.kind === 'all' && (block.kind === 'plenary' ? null : <PhoneSay {...props} />)}
          <Slides words={words} slides={block.slides} />
        </>
      )
  }
}

function Together({ words, phone }: Now) {
  const { seat } = phone
  if (!seat.remote) return <p>{words.say('live.pairs.room')}</p>
  if (seat.pairNumber === null) return <p>{words.say('live.pairs.alone-online')}</p>
  return (
    <>
      <p class="big">{words.say('live.pairs.online', { pair: seat.pairNumber })}</p>
      <People {...{ words, phone }} />
    </>
  )
}

function AtTable({ words, phone }: Now) {
  const { seat, tables } = phone
  const table = tables.find(({ number }) => number === seat.tableNumber)
  if (!table) return null
  return (
    <>
      <TableSign words={words} table={table} />
      <People words={words} phone={phone} />
      <p>
        {seat.remote ? words.say('live.table.online', { table: table.number }) : words.say('live.table.room')}
      </p>
    </>
  )
}

function People({ words, phone }: { words: Words; phone: Phone }) {
  if (phone.with.length === 0) return null
  return (
    <p>{words.say('live.with', { people: words.list(phone.with.map(other => seatName(words, other))) })}</p>
  )
}

function Telling(props: Now) {
  const { words, step, phone } = props
  const { seat, tables } = phone
  if (step.kind !== 'tell' && step.kind !== 'comments') return <p>{words.say('live.tell.none')}</p>
  const table = tables.find(({ number }) => number === step.table)
  const mine = seat.tableNumber === step.table
  return (
    <>
      {table && <TableSign words={words} table={table} />}
      <p>
        {words.say(mine ? 'live.tell.you' : step.kind === 'tell' ? 'live.tell.listen' : 'live.tell.comment')}
      </p>
      {step.kind === 'comments' && <PhoneSay {...props} />}
    </>
  )
}
