// The one indicator of each sector: whether both have agreed, where it is to go, and what was counted last.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips } from '../../../../ui/filters.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { DataTable, HiddenNumber } from '../../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import { AgreementTag } from '../../../framework/agreement.tsx'
import { RoomTabs } from '../../commitments/views/room.tsx'
import { type At, toDefinitions, toIndicator, toList, toSector, toWorkbook } from '../addresses.ts'
import type { Agreed, Counted, Line } from '../model.ts'
import { mayKeepIndicator, mayRecordValue } from '../policy.ts'
import { type Standing, standings, standingsOf } from '../rules/indicator.ts'
import { isKeptBack, isOfUnit, numberOf, type Reach, reachOf } from '../rules/values.ts'
import { aimOf, shownNumber, shownPeriod } from './parts.tsx'

export type ListProps = {
  words: Words
  at: At
  actor: Actor
  standing: Standing | undefined
  lines: Line[]
  today: string
}

export function ListPage(props: ListProps) {
  const { words, at, standing, lines, today } = props
  const shown = lines.filter(({ indicator }) => !standing || standingsOf(indicator, today).includes(standing))
  return (
    <>
      <PageHead
        title={words.say('indicators.title')}
        lead={words.say('indicators.lead')}
        actions={
          <>
            <Button kind="secondary" href={toDefinitions(at)}>
              {words.say('indicators.definitions')}
            </Button>
            <Button kind="quiet" href={toWorkbook(at)}>
              {words.say('indicators.bring')}
            </Button>
            <PrintButton words={words} />
          </>
        }
      />
      <RoomTabs words={words} at={at} now="indicators" />
      <div class="screen-only">
        <FilterChips
          words={words}
          label={words.say('indicators.state')}
          chips={standings.map(one => ({
            href: standing === one ? toList(at) : toList(at, one),
            label: words.say(`indicators.state.${one}`),
            current: standing === one,
            count: lines.filter(({ indicator }) => standingsOf(indicator, today).includes(one)).length,
          }))}
        />
      </div>
      <DataTable
        caption={words.say('indicators.title')}
        captionHidden
        empty={
          <EmptyState
            title={words.say('indicators.list.empty')}
            action={
              <Button kind="secondary" href={toList(at)}>
                {words.say('ui.filters.clear')}
              </Button>
            }
          >
            {words.say('indicators.list.empty.what')}
          </EmptyState>
        }
        columns={columnsOf(props)}
        rows={shown}
      />
    </>
  )
}

function columnsOf({ words, at, actor, today }: ListProps) {
  return [
    {
      label: words.say('indicators.sector'),
      rowHeader: true,
      cell: ({ sector }: Line) => words.say(`accounts.sector.${sector}`),
    },
    {
      label: words.say('indicators.one'),
      cell: ({ sector, indicator }: Line) =>
        indicator ? (
          <div>
            <a href={toIndicator(at, indicator.id)}>
              <Said words={words} texts={indicator.title} />
            </a>{' '}
            <AgreementTag words={words} work={indicator} today={today} />
            {indicator.inUse !== null && indicator.inUse !== indicator.version && (
              <p class="meta">{words.say('indicators.earlier')}</p>
            )}
          </div>
        ) : mayKeepIndicator(actor, { sector }) ? (
          <a href={toSector(at, sector)}>{words.say('indicators.choose')}</a>
        ) : (
          words.say('indicators.state.none')
        ),
    },
    {
      label: words.say('indicators.target'),
      cell: ({ indicator }: Line) => indicator?.agreedAs && aimOf(words, indicator.agreedAs),
    },
    {
      label: words.say('indicators.latest'),
      cell: ({ indicator }: Line) =>
        indicator?.agreedAs &&
        (indicator.latest && !mayRecordValue(actor, indicator) && isKeptBack(indicator.latest) ? (
          <KeptBack words={words} latest={indicator.latest} />
        ) : indicator.latest && isOfUnit(indicator.agreedAs, indicator.latest) ? (
          <Latest words={words} agreed={indicator.agreedAs} latest={indicator.latest} />
        ) : (
          words.say('indicators.no-number')
        )),
    },
  ]
}

const tones: Record<Reach, Tone> = { reached: 'done', nearer: 'info', 'not-nearer': 'act' }

/** A number that is small, for those who have not counted it; how far it is would tell it too. */
export function KeptBack({ words, latest }: { words: Words; latest: Counted }) {
  return (
    <div>
      <HiddenNumber words={words} />
      <p class="meta">{shownPeriod(words, latest)}</p>
    </div>
  )
}

export function Latest({ words, agreed, latest }: { words: Words; agreed: Agreed; latest: Counted }) {
  const value = numberOf(latest)
  const reach = reachOf(agreed, value)
  return (
    <div>
      <strong>{shownNumber(words, agreed.unit, value)}</strong>{' '}
      <StateTag tone={tones[reach]} word={words.say(`indicators.reach.${reach}`)} />
      <p class="meta">{shownPeriod(words, latest)}</p>
    </div>
  )
}
