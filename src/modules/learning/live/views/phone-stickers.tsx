// Stickers on a phone, and the table that one gets or chooses. Each button carries the whole set that it leads to, so
// that it works without a script and may be sent twice.
import type { Words } from '../../../../kernel/words.ts'
import type { Block } from '../../plans/model.ts'
import { type At, toPhoneAct } from '../addresses.ts'
import type { Phone } from '../commands/part.ts'
import { type Step, settingsOf } from '../rules/stage.ts'
import { votable } from '../rules/votes.ts'
import { SectorName, sectorWord, TableSign } from './signs.tsx'

type Props = { words: Words; at: At; phone: Phone; block: Block; step: Step }

export function PhoneStickers({ words, at, phone, block, step }: Props) {
  const { session, seat } = phone
  const { stickers: most, onOne } = settingsOf(block)
  const left = most - seat.stickers.length
  if (step.kind === 'shown')
    return (
      <>
        <p>{words.say('live.stickers.closed')}</p>
        <Mine words={words} stickers={seat.stickers} />
      </>
    )
  return (
    <>
      <p>{words.say('live.stickers.what', { count: most })}</p>
      <p class="big" role="status">
        {words.say('live.stickers.left', { count: left })}
      </p>
      <form class="post" method="post" action={toPhoneAct(at, session.id, 'stickers')} data-last>
        <ul class="stickers">
          {votable.map(sector => {
            const count = seat.stickers.filter(one => one === sector).length
            const name = words.say(`accounts.sector.${sector}`)
            return (
              <li class={count > 0 ? 'chosen' : undefined}>
                <SectorName words={words} sector={sector} />
                <span class="dots" aria-hidden="true">
                  {'●'.repeat(count)}
                </span>
                <span class="hidden">{words.say('live.stickers.on', { count })}</span>
                <button
                  type="submit"
                  name="stickers"
                  value={without(seat.stickers, sector).join(' ')}
                  disabled={count === 0}
                  aria-label={words.say('live.stickers.take', { sector: name })}
                >
                  −
                </button>
                <button
                  type="submit"
                  name="stickers"
                  value={[...seat.stickers, sector].join(' ')}
                  disabled={left === 0 || count >= onOne}
                  aria-label={words.say('live.stickers.put', { sector: name })}
                >
                  +
                </button>
              </li>
            )
          })}
        </ul>
      </form>
      <p class="hint">{words.say('live.stickers.hidden')}</p>
    </>
  )
}

function Mine({ words, stickers }: { words: Words; stickers: readonly string[] }) {
  return (
    <ul class="stickers">
      {votable
        .filter(sector => stickers.includes(sector))
        .map(sector => (
          <li class="chosen">
            <SectorName words={words} sector={sector} />
            <span class="dots">{'●'.repeat(stickers.filter(one => one === sector).length)}</span>
          </li>
        ))}
    </ul>
  )
}

function without(stickers: readonly string[], sector: string): string[] {
  const index = stickers.lastIndexOf(sector)
  return stickers.filter((_, at) => at !== index)
}

export function PhoneTables({ words, at, phone }: Props) {
  const { session, seat, tables } = phone
  if (tables.length === 0) return <p>{words.say('live.tables.waiting')}</p>
  const mine = tables.find(({ number }) => number === seat.tableNumber)
  if (session.groupingBy !== 'choice')
    return mine ? <TableSign words={words} table={mine} /> : <p>{words.say('live.tables.waiting')}</p>
  return (
    <>
      <p>{words.say('live.tables.choose')}</p>
      <form class="post" method="post" action={toPhoneAct(at, session.id, 'table')} data-last>
        <ul class="tables">
          {tables.map(table => (
            <li>
              <button
                type="submit"
                class={table.number === seat.tableNumber ? 'button primary' : 'button secondary'}
                name="table"
                value={String(table.number)}
                aria-pressed={table.number === seat.tableNumber ? 'true' : 'false'}
              >
                <span>
                  {words.say('live.table.number', { table: table.number })} {sectorWord(words, table.sector)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </>
  )
}
