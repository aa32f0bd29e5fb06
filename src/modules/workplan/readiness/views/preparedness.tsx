// What every sector has ready, counted; every number opens its list.
import type { Words } from '../../../../kernel/words.ts'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { type Column, DataTable } from '../../../../ui/table.tsx'
import { Overdue } from '../../../../ui/tag.tsx'
import { sectorName } from '../../commitments/views/signs.tsx'
import { type At, toSector } from '../addresses.ts'
import type { SectorLines } from '../commands/preparedness.ts'
import type { PreparednessAnswer } from '../model.ts'
import { expected, isLate, type Ready, readyOf } from '../rules/preparedness.ts'
import { RoomTabs } from './room.tsx'
import { answerWord } from './signs.tsx'

const counted = ['ready', 'partly', 'missing', 'not-known'] as const

export type PreparednessProps = { words: Words; at: At; sectors: SectorLines[]; today: string }

export function PreparednessPage({ words, at, sectors, today }: PreparednessProps) {
  const rows = sectors.map(({ sector, lines }) => ({
    sector,
    counts: readyOf(lines),
    late: lines.filter(line => isLate(line, today)).length,
  }))
  type Row = (typeof rows)[number]
  const columns: Column<Row>[] = [
    {
      label: words.say('accounts.sector'),
      rowHeader: true,
      cell: ({ sector, late }) => (
        <>
          <SectorIcon sector={sector} /> <a href={toSector(at, sector)}>{sectorName(words, sector)}</a>{' '}
          {late > 0 && <Overdue words={words} by={words.say('readiness.late', { count: late })} />}
        </>
      ),
    },
    // What does not apply is not waited for; the sector's own page has it.
    ...counted.map(answer => ({
      label: answerWord(words, answer),
      numeric: true,
      cell: ({ sector, counts }: Row) => (
        <Count words={words} at={at} sector={sector} answer={answer} counts={counts} />
      ),
    })),
  ]
  return (
    <>
      <PageHead
        title={words.say('readiness.preparedness')}
        lead={words.say('readiness.preparedness.lead')}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} now="preparedness" />
      <DataTable columns={columns} rows={rows} caption={words.say('readiness.preparedness.table')} />
    </>
  )
}

type CountProps = { words: Words; at: At; sector: string; answer: PreparednessAnswer; counts: Ready }

function Count({ words, at, sector, answer, counts }: CountProps) {
  const count = counts[answer]
  if (expected(counts) === 0) return <>–</>
  const shown =
    answer === 'ready'
      ? words.say('ui.progress', { value: count, max: expected(counts) })
      : words.number(count)
  if (count === 0) return <>{shown}</>
  return (
    <a
      href={toSector(at, sector, answer)}
      aria-label={`${sectorName(words, sector)}, ${answerWord(words, answer)}: ${shown}`}
    >
      {shown}
    </a>
  )
}
