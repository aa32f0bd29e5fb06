// The sheets of every sector.
import type { Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { type At, toSheet } from '../addresses.ts'
import { sheetKinds } from '../model.ts'

export function SheetsPage({
  words,
  at,
  here,
  absent,
}: {
  words: Words
  at: At
  /** Sectors that have somebody here, and those that have nobody. */
  here: string[]
  absent: string[]
}) {
  return (
    <>
      <PageHead
        title={words.say('sheets.title')}
        lead={words.say('sheets.lead')}
        back={{ href: at('/workplan/commitments'), label: words.say('commitments.title') }}
      />
      <Sectors words={words} at={at} sectors={here} />
      {absent.length > 0 && (
        <More summary={words.say('sheets.absent')} open={here.length === 0}>
          <Sectors words={words} at={at} sectors={absent} />
        </More>
      )}
    </>
  )
}

function Sectors({ words, at, sectors }: { words: Words; at: At; sectors: string[] }) {
  return (
    <Cards>
      {sectors.map(sector => (
        <Card
          title={words.say(`accounts.sector.${sector}`)}
          icon={<SectorIcon sector={sector} />}
          actions={sheetKinds.map(kind => (
            <Button kind="secondary" href={toSheet(at, sector, kind)}>
              {words.say(`sheets.${kind}`)}
            </Button>
          ))}
        />
      ))}
    </Cards>
  )
}

/** Before the first cycle there is nothing to print. */
export function NoSheet({ words, at }: { words: Words; at: At }) {
  return (
    <>
      <PageHead title={words.say('sheets.title')} lead={words.say('sheets.lead')} />
      <EmptyState
        title={words.say('commitments.no-cycle')}
        action={
          <Button kind="secondary" href={at('/workplan/commitments')}>
            {words.say('commitments.title')}
          </Button>
        }
      >
        {words.say('commitments.no-cycle.what')}
      </EmptyState>
    </>
  )
}
