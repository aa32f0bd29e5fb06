// Gaps by sector, and in one sector by competency. No number gives anybody away.
import type { Child } from 'hono/jsx'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { EmptyState } from '../../../../ui/empty.tsx'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { type Column, DataTable, HiddenNumber } from '../../../../ui/table.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toBehind, toGaps, toSectorGaps } from '../addresses.ts'
import type { GapLine, SectorGaps } from '../commands/gaps.ts'
import { ableShare, fewest, shareOf } from '../rules/gaps.ts'
import { RoomTabs } from './room.tsx'
import { KindTag, sectorName } from './signs.tsx'

export type GapsProps = { words: Words; at: At; actor: Actor; sectors: SectorGaps[] }

export function GapsPage({ words, at, actor, sectors }: GapsProps) {
  const columns: Column<SectorGaps>[] = [
    {
      label: words.say('accounts.sector'),
      rowHeader: true,
      cell: ({ all }) => (
        <>
          <SectorIcon sector={all.sector} />{' '}
          <a href={toSectorGaps(at, all.sector)}>{sectorName(words, all.sector)}</a>
        </>
      ),
    },
    {
      label: words.say('competencies.gaps.people'),
      numeric: true,
      cell: ({ all }) => <Told words={words} value={all.people ?? undefined} />,
    },
    {
      label: words.say('competencies.gaps.rated'),
      numeric: true,
      cell: ({ all }) => <Share words={words} share={shareOf(all.rated, all.people)} />,
    },
    {
      label: words.say('competencies.gaps.signed'),
      numeric: true,
      cell: ({ all }) => <Share words={words} share={shareOf(all.signed, all.people)} />,
    },
    {
      label: words.say('competencies.gaps.largest'),
      cell: ({ lines }) => <Largest words={words} line={lines[0]} />,
    },
  ]
  return (
    <>
      <Head words={words} at={at} actor={actor} title={words.say('competencies.gaps')} />
      {sectors.length === 0 ? (
        <EmptyState title={words.say('competencies.gaps.empty')} />
      ) : (
        <DataTable
          columns={columns}
          rows={sectors}
          caption={words.say('competencies.gaps.table')}
          captionHidden
        />
      )}
      <Why words={words} />
    </>
  )
}

function Largest({ words, line }: { words: Words; line: GapLine | undefined }) {
  const share = line && ableShare(line)
  if (!line || share === undefined) return <>–</>
  return (
    <>
      <Said words={words} texts={line.text} /> ({words.percent(share)})
    </>
  )
}

export type SectorGapsProps = { words: Words; at: At; actor: Actor; gaps: SectorGaps }

export function SectorGapsPage({ words, at, actor, gaps }: SectorGapsProps) {
  const { all, lines, opens } = gaps
  const linked = (line: GapLine, label: string, shown: Child, value: unknown) =>
    opens && value ? (
      <a
        href={toBehind(at, line.sector, line.competency)}
        aria-label={words.say('competencies.gaps.open', { what: label, competency: words.pick(line.text) })}
      >
        {shown}
      </a>
    ) : (
      shown
    )
  const share = (label: string, shareIn: (line: GapLine) => number | undefined): Column<GapLine> => ({
    label,
    numeric: true,
    cell: line => linked(line, label, <Share words={words} share={shareIn(line)} />, shareIn(line)),
  })
  const columns: Column<GapLine>[] = [
    {
      label: words.say('competencies.one'),
      rowHeader: true,
      cell: ({ text, kind }) => (
        <div>
          <Said words={words} texts={text} /> <KindTag words={words} kind={kind} />
        </div>
      ),
    },
    share(words.say('competencies.gaps.rated'), line => shareOf(line.rated, line.people)),
    share(words.say('competencies.gaps.able'), ableShare),
    share(words.say('competencies.gaps.signed'), line => shareOf(line.signed, line.people)),
    {
      label: words.say('competencies.state.review-due'),
      numeric: true,
      cell: line => {
        const label = words.say('competencies.state.review-due')
        return linked(line, label, <Told words={words} value={line.due ?? undefined} />, line.due)
      },
    },
  ]
  return (
    <>
      <Head
        words={words}
        at={at}
        actor={actor}
        title={sectorName(words, all.sector)}
        back={{ href: toGaps(at), label: words.say('competencies.gaps') }}
      />
      {all.people === null ? (
        <EmptyState title={words.say('competencies.gaps.few', { fewest })}>
          {words.say('competencies.gaps.why', { fewest })}
        </EmptyState>
      ) : (
        <>
          <p>{words.say('competencies.gaps.of', { count: all.people })}</p>
          <DataTable columns={columns} rows={lines} caption={words.say('competencies.gaps.first')} />
          <Why words={words} />
        </>
      )}
    </>
  )
}

type HeadProps = {
  words: Words
  at: At
  actor: Actor
  title: string
  back?: { href: string; label: string }
}

function Head({ words, at, actor, title, back }: HeadProps) {
  return (
    <>
      <PageHead
        title={title}
        back={back}
        lead={words.say('competencies.gaps.lead')}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} actor={actor} now="gaps" />
    </>
  )
}

function Share({ words, share }: { words: Words; share: number | undefined }) {
  return share === undefined ? <Hidden words={words} /> : words.percent(share)
}

function Told({ words, value }: { words: Words; value: number | undefined }) {
  return value === undefined ? <Hidden words={words} /> : words.number(value)
}

function Hidden({ words }: { words: Words }) {
  return <HiddenNumber words={words} reason={words.say('competencies.gaps.few', { fewest })} />
}

function Why({ words }: { words: Words }) {
  return <p class="hint">{words.say('competencies.gaps.why', { fewest })}</p>
}
