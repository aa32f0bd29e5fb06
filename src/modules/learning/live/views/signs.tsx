// Small pieces of every screen of a session: where everybody is, the timer, a sector, slides.
import type { Texts, Words } from '../../../../kernel/words.ts'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { Said } from '../../../../ui/text.tsx'
import { isSector } from '../../../accounts/sectors.ts'
import type { Slide } from '../../plans/model.ts'
import type { LiveSession, Seat, Table } from '../model.ts'
import { endsOf } from '../rules/clock.ts'
import { blockAt, type Step } from '../rules/stage.ts'

/** One that is not of the list, as older rows may hold it, is *other*. */
export function sectorWord(words: Words, sector: string): string {
  return words.say(`accounts.sector.${isSector(sector) ? sector : 'other'}`)
}

export function SectorName({ words, sector }: { words: Words; sector: string }) {
  return (
    <span class="sector-name">
      <SectorIcon sector={isSector(sector) ? sector : 'other'} />
      {sectorWord(words, sector)}
    </span>
  )
}

/** "4 of 10 · Choosing sectors", with when it is meant to end. */
export function Whereabouts({
  words,
  session,
  step,
}: {
  words: Words
  session: LiveSession
  step: Step | undefined
}) {
  const block = blockAt(session.plan, session)
  if (!block) return null
  const ends = endsOf(session.plan, session, step)
  const running = session.program.filter(({ skipped }) => !skipped)
  return (
    <p class="whereabouts">
      <span>
        {words.say('live.where', {
          at: running.findIndex(item => item.block === block.id) + 1,
          of: running.length,
        })}
      </span>
      {ends && <Timer words={words} ends={ends.step ?? ends.block} />}
      {ends && <span class="until">{words.say('live.until', { time: words.time(ends.block) })}</span>}
    </p>
  )
}

/** What is left; without a script the hour at which it is meant to end. It guides, and blocks nobody. */
export function Timer({ words, ends }: { words: Words; ends: Date }) {
  return (
    <across-timer
      role="timer"
      data-ends={ends.toISOString()}
      data-left={words.say('live.timer.left', { time: '§' })}
      data-over={words.say('live.timer.over', { time: '§' })}
    >
      {words.time(ends)}
    </across-timer>
  )
}

export function stepTitle(words: Words, step: Step): string {
  if (step.kind === 'tell' || step.kind === 'comments')
    return words.say(`live.step.${step.kind}`, { table: step.table })
  return words.say(`live.step.${step.kind}`)
}

export function Paragraphs({ words, texts }: { words: Words; texts: readonly Texts[] }) {
  return (
    <>
      {texts.map(text => (
        <p>
          <Said words={words} texts={text} />
        </p>
      ))}
    </>
  )
}

export function Bullets({ words, texts }: { words: Words; texts: readonly Texts[] }) {
  if (texts.length === 0) return null
  return (
    <ul class="bullets">
      {texts.map(text => (
        <li>
          <Said words={words} texts={text} />
        </li>
      ))}
    </ul>
  )
}

export function Slides({ words, slides }: { words: Words; slides: readonly Slide[] }) {
  return (
    <>
      {slides.map(slide => (
        <article class="slide">
          <h2 class="part">
            <Said words={words} texts={slide.title} />
          </h2>
          <Bullets words={words} texts={slide.points} />
        </article>
      ))}
    </>
  )
}

/** The name that somebody gave, else the number of their seat. */
export function seatName(words: Words, seat: Pick<Seat, 'name' | 'number'>): string {
  return seat.name === '' ? words.say('live.seat.number', { number: seat.number }) : seat.name
}

export function TableSign({ words, table }: { words: Words; table: Pick<Table, 'number' | 'sector'> }) {
  return (
    <p class="big">
      {words.say('live.table.number', { table: table.number })}{' '}
      <SectorName words={words} sector={table.sector} />
    </p>
  )
}
