// One competency of one person: how it stands, what a supervisor may do, and all that happened.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors } from '../../../../ui/form.tsx'
import { SummaryList } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { type At, toPerson, toRating, toStanding } from '../addresses.ts'
import type { Opened } from '../commands/people.ts'
import { historyOf } from './history.tsx'
import { KindTag, levelWord, SourceWords, StandingTag } from './signs.tsx'
import { Observing, SigningOff, Withdrawing } from './supervising.tsx'

/** What stands in the forms. */
export type Answers = {
  id: string
  level: string
  note: string
  seenOn: string
  reviewOn: string
  why: string
}

export type StandingProps = {
  words: Words
  at: At
  opened: Opened
  answers: Answers
  errors: FieldErrors
  today: string
}

export function StandingPage(props: StandingProps) {
  const { words, at, opened, errors } = props
  const { person, competency, standing, isOwn, supervises, set, next } = opened
  return (
    <>
      <PageHead
        title={words.pick(competency.text)}
        over={isOwn ? words.say('competencies.mine') : <bdi>{person.name}</bdi>}
        back={
          isOwn || supervises
            ? { href: toPerson(at, person.id), label: words.say('competencies.profile') }
            : undefined
        }
        tags={
          <>
            <KindTag words={words} kind={competency.kind} />
            <StandingTag words={words} state={standing.state} />
          </>
        }
        lead={words.say(`competencies.state.what.${standing.state}`)}
        actions={<PrintButton words={words} />}
      />
      <ErrorSummary words={words} errors={errors} />
      <Facts {...props} />
      <ScreenOnly>
        {isOwn && (
          <ButtonRow>
            <Button kind="secondary" href={toRating(at, set.id, competency.kind)}>
              {words.say('competencies.rate')}
            </Button>
          </ButtonRow>
        )}
        {supervises && <Observing {...props} />}
        {supervises && <SigningOff {...props} />}
        <Withdrawing {...props} />
      </ScreenOnly>
      <Section title={words.say('competencies.history')}>
        {historyOf(words, opened).length === 0 ? (
          <p>{words.say('competencies.history.none')}</p>
        ) : (
          <Timeline words={words} steps={historyOf(words, opened)} />
        )}
      </Section>
      {supervises && next && (
        <ScreenOnly>
          <ButtonRow>
            <Button kind="quiet" href={toStanding(at, person.id, next)}>
              {words.say('competencies.next')}
            </Button>
          </ButtonRow>
        </ScreenOnly>
      )}
    </>
  )
}

function Facts({ words, opened: { competency, standing, isOwn } }: StandingProps) {
  const { rating, observation, signOff } = standing
  const items = [
    {
      term: words.say('competencies.signs'),
      value: (
        <ul>
          {competency.signs.map(sign => (
            <li>
              <Said words={words} texts={sign} />
            </li>
          ))}
        </ul>
      ),
    },
    ...(rating
      ? [
          {
            term: words.say(isOwn ? 'competencies.own-rating' : 'competencies.their-rating'),
            value: levelWord(words, rating),
          },
        ]
      : []),
    ...(observation
      ? [
          {
            term: words.say('competencies.observation'),
            value: (
              <>
                {levelWord(words, observation.level)}, <Day words={words} day={observation.seenOn} />
              </>
            ),
          },
        ]
      : []),
    ...(signOff && signOff.withdrawnAt === null
      ? [
          {
            term: words.say('competencies.review'),
            value: <Day words={words} day={signOff.reviewOn} />,
          },
        ]
      : []),
    {
      term: words.say('competencies.source'),
      value: <SourceWords words={words} source={competency.source} />,
    },
  ]
  return <SummaryList items={items} />
}
