// What the facilitator works with in the block that runs: the flip chart, the votes and tables, the worksheets.
import type { Words } from '../../../../kernel/words.ts'
import { PostButton } from '../../../../ui/button.tsx'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { NumberField } from '../../../../ui/inputs.tsx'
import { More, Section } from '../../../../ui/page-head.tsx'
import type { Block } from '../../plans/model.ts'
import { type At, toLeadAct } from '../addresses.ts'
import type { Led } from '../commands/lead.ts'
import type { Sheet } from '../commands/sheets.ts'
import { groupings, type LiveSession } from '../model.ts'
import { isOddInRoom, withoutProtection } from '../rules/groups.ts'
import { type Step, settingsOf } from '../rules/stage.ts'
import { standingOut, tablesFor, tallyOf, votable } from '../rules/votes.ts'
import { SheetForm } from './phone-sheet.tsx'
import { PointForm } from './points.tsx'
import { SectorName, seatName, sectorWord, TableSign } from './signs.tsx'
import { StickerBars } from './stickers.tsx'

type Props = { words: Words; at: At; led: Led; sheets: Sheet[]; nextId: string; block: Block; step: Step }

export function LeadBlock(props: Props) {
  const { words, block, step, led } = props
  switch (block.kind) {
    case 'stickers':
      return <Votes {...props} />
    case 'worksheet':
      return (
        <>
          <Tables {...props} />
          <Worksheets {...props} />
        </>
      )
    case 'presentations':
      return step.kind === 'comments' ? <FlipChart {...props} /> : null
    case 'energiser':
      return null
    default:
      return (
        <>
          {step.kind === 'together' && (
            <p>{words.say(isOddInRoom(led.seats) ? 'live.pairs.odd' : 'live.pairs.even')}</p>
          )}
          <FlipChart {...props} />
        </>
      )
  }
}

const tableOf = (step: Step) => (step.kind === 'tell' || step.kind === 'comments' ? step.table : undefined)

/** What changes the worksheets' part of the screen; who only writes in them changes nothing of it. */
export function sheetsKey({ sheets, block, step }: Pick<Props, 'sheets' | 'block' | 'step'>): string {
  const tables = sheets.map(({ table, sector, emptied }) => `${table}${sector}${emptied}`).join(' ')
  return block.kind === 'worksheet'
    ? tables
    : block.kind === 'presentations'
      ? `${tables} ${tableOf(step)}`
      : ''
}

function FlipChart({ words, at, led, nextId, block }: Props) {
  const { session } = led
  const points = led.points.filter(point => point.block === block.id)
  return (
    <Section title={words.say('live.chart.title')}>
      {points.length === 0 && <p>{words.say('live.chart.empty')}</p>}
      <ul class="flip-chart">
        {points.map(point => (
          <li class={point.hidden ? 'off' : undefined}>
            <span dir="auto">{point.body}</span>
            <PostButton
              kind="quiet"
              action={toLeadAct(at, session.id, 'points/hiding')}
              values={{ id: point.id, hidden: point.hidden ? '' : 'yes' }}
            >
              {words.say(point.hidden ? 'live.chart.show' : 'live.chart.hide')}
            </PostButton>
          </li>
        ))}
      </ul>
      <PointForm
        words={words}
        action={toLeadAct(at, session.id, 'points')}
        id={nextId}
        label={words.say('live.chart.write')}
      />
    </Section>
  )
}

function Votes(props: Props) {
  const { words, led, block, step } = props
  const voted = led.seats.filter(({ stickers }) => stickers.length > 0).length
  if (step.kind === 'vote')
    return <p class="big">{words.say('live.wall.voted', { count: voted, of: led.seats.length })}</p>
  const tallies = tallyOf(led.seats)
  const settings = settingsOf(block)
  const out = standingOut(tallies, { from: settings.tablesFrom, to: settings.tablesTo })
  return (
    <>
      <Section title={words.say('live.stickers.result')}>
        <StickerBars words={words} tallies={tallies} />
        {out.tied.length > 0 && (
          <p>
            {words.say('live.stickers.tied', {
              sectors: words.list(out.tied.map(sector => words.say(`accounts.sector.${sector}`))),
              count: out.room,
            })}
          </p>
        )}
        {out.few && <p>{words.say('live.stickers.few', { count: out.sectors.length })}</p>}
      </Section>
      {led.tables.length > 0 ? <Tables {...props} /> : null}
      <MakeTables
        {...props}
        suggested={
          led.tables.length > 0
            ? led.tables.map(({ sector }) => sector)
            : tablesFor(
                [...out.sectors, ...out.tied.slice(0, out.room)],
                settings.tablesFrom,
                led.seats.length,
              ).map(({ sector }) => sector)
        }
      />
    </>
  )
}

/** One row for each table. An empty one is no table. */
function MakeTables({ words, at, led, suggested, block }: Props & { suggested: string[] }) {
  const { session } = led
  const rows = Math.min(12, Math.max(suggested.length, settingsOf(block).tablesTo) + 1)
  const form = (
    <Form action={toLeadAct(at, session.id, 'tables')}>
      {Array.from({ length: rows }, (_, index) => (
        <Select
          words={words}
          name={`table-${index + 1}`}
          label={words.say('live.table.number', { table: index + 1 })}
          options={votable.map(sector => ({ value: sector, label: words.say(`accounts.sector.${sector}`) }))}
          value={suggested[index] ?? ''}
          optional={index > 0}
        />
      ))}
      <Radios
        words={words}
        name="by"
        label={words.say('live.tables.by')}
        options={groupings.map(by => ({
          value: by,
          label: words.say(`live.tables.by.${by}`),
          hint: words.say(`live.tables.by.${by}.what`),
        }))}
        value={session.groupingBy}
      />
      <SubmitBar label={words.say(led.tables.length > 0 ? 'live.tables.again' : 'live.tables.make')} />
    </Form>
  )
  if (led.tables.length > 0) return <More summary={words.say('live.tables.change')}>{form}</More>
  return (
    <Section title={words.say('live.tables.title')} lead={words.say('live.tables.what')}>
      {form}
    </Section>
  )
}

function Tables({ words, at, led, block }: Props) {
  const { session, seats, tables } = led
  if (tables.length === 0)
    return block.kind === 'stickers' ? null : <p class="notice">{words.say('live.tables.none')}</p>
  const waiting = seats.filter(({ tableNumber }) => tableNumber === null)
  const lacking = withoutProtection(
    seats,
    tables.map(({ number }) => number),
  )
  return (
    <Section title={words.say('live.tables.title')}>
      <ul class="tables">
        {tables.map(table => (
          <li>
            <TableSign words={words} table={table} />
            <p>
              {words.list(
                seats.filter(seat => seat.tableNumber === table.number).map(seat => seatName(words, seat)),
              ) || words.say('live.table.empty')}
            </p>
          </li>
        ))}
      </ul>
      {lacking.length > 0 && (
        <p>
          {words.say('live.tables.lacking', {
            tables: words.list(lacking.map(number => words.number(number))),
          })}
        </p>
      )}
      {waiting.length > 0 && (
        <PostButton kind="secondary" action={toLeadAct(at, session.id, 'places')}>
          {words.say('live.tables.place', { count: waiting.length })}
        </PostButton>
      )}
      <MoveSeat words={words} at={at} session={session} led={led} />
    </Section>
  )
}

function MoveSeat({ words, at, session, led }: { words: Words; at: At; session: LiveSession; led: Led }) {
  return (
    <More summary={words.say('live.tables.move')}>
      <Form action={toLeadAct(at, session.id, 'seats')}>
        <NumberField words={words} name="seat" label={words.say('live.tables.move.who')} />
        <Select
          words={words}
          name="table"
          label={words.say('live.tables.move.where')}
          options={led.tables.map(({ number, sector }) => ({
            value: String(number),
            label: `${words.say('live.table.number', { table: number })} ${sectorWord(words, sector)}`,
          }))}
        />
        <SubmitBar label={words.say('live.tables.move.do')} />
      </Form>
      <ul>
        {led.seats.map(seat => (
          <li>
            {words.number(seat.number)} <span dir="auto">{seatName(words, seat)}</span>{' '}
            {seat.sector !== '' && <SectorName words={words} sector={seat.sector} />}
          </li>
        ))}
      </ul>
    </More>
  )
}

/** Where a scribe is needed, the facilitator writes. */
export function Worksheets({ words, at, led, sheets, block, step }: Props) {
  const only = tableOf(step)
  const shown = sheets.filter(({ table }) => only === undefined || table === only)
  const source =
    block.kind === 'worksheet' ? block : led.session.plan.blocks.find(({ kind }) => kind === 'worksheet')
  if (!source || shown.length === 0) return null
  return (
    <Section title={words.say('live.sheets.title')}>
      {shown.map(sheet => (
        <More
          summary={
            <>
              {words.say('live.table.number', { table: sheet.table })} {sectorWord(words, sheet.sector)}
            </>
          }
          open={only !== undefined}
        >
          <SheetForm
            words={words}
            block={source}
            sheet={sheet}
            action={toLeadAct(at, led.session.id, 'sheet')}
            exchange={toLeadAct(at, led.session.id, 'sheet/exchange')}
          />
          <ConfirmDialog
            words={words}
            open={words.say('live.sheet.empty')}
            title={words.say('live.sheet.empty.title', { table: sheet.table })}
            kind="quiet"
          >
            <p>{words.say('live.sheet.empty.what')}</p>
            <PostButton
              action={toLeadAct(at, led.session.id, 'sheet/emptying')}
              values={{ table: String(sheet.table), emptied: String(sheet.emptied) }}
            >
              {words.say('live.sheet.empty.do')}
            </PostButton>
          </ConfirmDialog>
        </More>
      ))}
    </Section>
  )
}
