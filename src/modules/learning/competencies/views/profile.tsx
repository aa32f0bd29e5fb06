// One person's competencies, set by set: how they see it, what was seen, what is signed.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { type Column, DataTable } from '../../../../ui/table.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toHome, toPeople, toStanding } from '../addresses.ts'
import type { Profile } from '../commands/people.ts'
import type { StoodSet } from '../commands/rating.ts'
import type { Competency } from '../model.ts'
import type { Standing } from '../rules/standing.ts'
import { RoomTabs } from './room.tsx'
import { levelWord, StandingTag } from './signs.tsx'

export type ProfileProps = { words: Words; at: At; actor: Actor; profile: Profile }

export function ProfilePage({ words, at, actor, profile }: ProfileProps) {
  const { person, isOwn, sets, shares } = profile
  return (
    <>
      <PageHead
        title={person.name}
        over={words.say('competencies.profile')}
        back={
          isOwn
            ? { href: toHome(at), label: words.say('competencies.title') }
            : { href: toPeople(at), label: words.say('competencies.people') }
        }
        lead={
          isOwn
            ? words.say(shares.length > 0 ? 'competencies.profile.shared' : 'competencies.profile.private')
            : words.say('competencies.profile.how')
        }
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} actor={actor} />
      {sets.map(stood => (
        <Section title={words.pick(stood.set.title)}>
          <DataTable
            columns={columnsOf(words, at, profile)}
            rows={rowsOf(stood)}
            caption={words.pick(stood.set.title)}
            captionHidden
          />
        </Section>
      ))}
    </>
  )
}

type Row = { competency: Competency; standing: Standing }

function rowsOf({ set, standings }: StoodSet): Row[] {
  return set.competencies.map((competency, at) => ({ competency, standing: standings[at]! }))
}

function columnsOf(words: Words, at: At, { person, isOwn }: Profile): Column<Row>[] {
  return [
    {
      label: words.say('competencies.one'),
      rowHeader: true,
      cell: ({ competency }) => (
        <a href={toStanding(at, person.id, competency.id)}>
          <Said words={words} texts={competency.text} />
        </a>
      ),
    },
    {
      label: words.say(isOwn ? 'competencies.own-rating' : 'competencies.their-rating'),
      cell: ({ standing: { rating } }) => (rating ? levelWord(words, rating) : '–'),
    },
    {
      label: words.say('competencies.observation'),
      cell: ({ standing: { observation } }) => (observation ? levelWord(words, observation.level) : '–'),
    },
    {
      label: words.say('competencies.state'),
      cell: ({ standing: { state, signOff } }) => (
        <div>
          <StandingTag words={words} state={state} />
          {(state === 'signed-off' || state === 'review-due') && signOff && (
            <small>
              {' '}
              {words.say('competencies.review')} <Day words={words} day={signOff.reviewOn} />
            </small>
          )}
        </div>
      ),
    },
  ]
}
