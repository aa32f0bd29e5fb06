// Those whose supervisor one is, and who of them shares.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { EmptyState } from '../../../../ui/empty.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { type Column, DataTable } from '../../../../ui/table.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toPerson } from '../addresses.ts'
import type { Listed } from '../commands/people.ts'
import { RoomTabs } from './room.tsx'

export type PeopleProps = { words: Words; at: At; actor: Actor; people: Listed[] }

export function PeoplePage({ words, at, actor, people }: PeopleProps) {
  return (
    <>
      <PageHead
        title={words.say('competencies.people')}
        lead={words.say('competencies.people.lead')}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} actor={actor} now="people" />
      {people.length === 0 ? (
        <EmptyState title={words.say('competencies.people.empty')}>
          {words.say('competencies.people.empty.what')}
        </EmptyState>
      ) : (
        <DataTable
          columns={columnsOf(words, at)}
          rows={people}
          caption={words.say('competencies.people')}
          captionHidden
        />
      )}
    </>
  )
}

function columnsOf(words: Words, at: At): Column<Listed>[] {
  const when = (isShared: boolean, text: string) => (isShared ? text : '–')
  return [
    {
      label: words.say('competencies.person'),
      rowHeader: true,
      cell: ({ person, isShared, teamName }) => (
        <div>
          {isShared ? (
            <a href={toPerson(at, person.id)}>
              <bdi>{person.name}</bdi>
            </a>
          ) : (
            <bdi>{person.name}</bdi>
          )}{' '}
          {!isShared && <StateTag tone="quiet" mark="lock" word={words.say('competencies.not-shared')} />}
          {teamName && (
            <small>
              <Said words={words} texts={teamName} />
            </small>
          )}
        </div>
      ),
    },
    {
      label: words.say('competencies.rated'),
      numeric: true,
      cell: ({ isShared, counts }) =>
        when(isShared, words.say('ui.progress', { value: counts.rated, max: counts.of })),
    },
    {
      label: words.say('competencies.able'),
      numeric: true,
      cell: ({ isShared, counts }) => when(isShared, words.number(counts.able)),
    },
    {
      label: words.say('competencies.state.signed-off'),
      numeric: true,
      cell: ({ isShared, counts }) => when(isShared, words.number(counts.signed)),
    },
    {
      label: words.say('competencies.state.review-due'),
      numeric: true,
      cell: ({ isShared, counts }) => when(isShared, words.number(counts.due)),
    },
  ]
}
