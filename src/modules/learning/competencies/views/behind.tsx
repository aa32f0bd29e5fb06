// The people behind a number, as far as they share with who looks.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { EmptyState } from '../../../../ui/empty.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { type Column, DataTable } from '../../../../ui/table.tsx'
import { type At, toSectorGaps, toStanding } from '../addresses.ts'
import type { Behind } from '../commands/gaps.ts'
import { RoomTabs } from './room.tsx'
import { levelWord, StandingTag, sectorName } from './signs.tsx'

export type BehindProps = { words: Words; at: At; actor: Actor; sector: string; behind: Behind }

export function BehindPage({ words, at, actor, sector, behind }: BehindProps) {
  const { competency, people } = behind
  const columns: Column<Behind['people'][number]>[] = [
    {
      label: words.say('competencies.person'),
      rowHeader: true,
      cell: ({ person }) => (
        <a href={toStanding(at, person.id, competency.id)}>
          <bdi>{person.name}</bdi>
        </a>
      ),
    },
    {
      label: words.say('competencies.their-rating'),
      cell: ({ standing: { rating } }) => (rating ? levelWord(words, rating) : '–'),
    },
    {
      label: words.say('competencies.observation'),
      cell: ({ standing: { observation } }) => (observation ? levelWord(words, observation.level) : '–'),
    },
    {
      label: words.say('competencies.state'),
      cell: ({ standing: { state } }) => <StandingTag words={words} state={state} />,
    },
  ]
  return (
    <>
      <PageHead
        title={words.pick(competency.text)}
        over={sectorName(words, sector)}
        back={{ href: toSectorGaps(at, sector), label: sectorName(words, sector) }}
        lead={words.say('competencies.behind.lead')}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} actor={actor} now="gaps" />
      {people.length === 0 ? (
        <EmptyState title={words.say('competencies.behind.empty')} />
      ) : (
        <DataTable columns={columns} rows={people} caption={words.pick(competency.text)} captionHidden />
      )}
    </>
  )
}
