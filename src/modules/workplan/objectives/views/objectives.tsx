// The seven objectives, each with how far its two sentences are judged to be.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { RoomTabs } from '../../commitments/views/room.tsx'
import type { Cycle } from '../../model.ts'
import { type At, toSentence } from '../addresses.ts'
import type { ObjectiveShown, Sentence } from '../model.ts'
import { LevelTag } from './signs.tsx'

export type ObjectivesProps = {
  words: Words
  at: At
  cycle: Cycle
  objectives: ObjectiveShown[]
}

export function ObjectivesPage({ words, at, cycle, objectives }: ObjectivesProps) {
  return (
    <>
      <PageHead
        title={words.say('objectives.title')}
        over={
          <>
            {cycle.name} · <Day words={words} day={cycle.from} /> – <Day words={words} day={cycle.to} />
          </>
        }
        lead={words.say('objectives.lead')}
        actions={
          <>
            <Button kind="secondary" href={at('/workplan/cycles')}>
              {words.say('cycles.title')}
            </Button>
            <PrintButton words={words} />
          </>
        }
      />
      <RoomTabs words={words} at={at} now="objectives" />
      {objectives.map(({ node, sentences }) => (
        <Section
          title={`${node.number === null ? '' : `${node.number.replace(/\d/g, digit => words.number(Number(digit)))}. `}${words.pick(node.title)}`}
          lead={<Said words={words} texts={node.text} />}
        >
          <ul class="checklist">
            {sentences.map(sentence => (
              <Line words={words} at={at} sentence={sentence} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function Line({
  words,
  at,
  sentence: { node, rating, evidence },
}: {
  words: Words
  at: At
  sentence: Sentence
}) {
  return (
    <li>
      <div>
        <p>
          <a href={toSentence(at, node.id)}>{words.say(`objectives.kind.${node.kind}`)}</a>{' '}
          <LevelTag words={words} level={rating?.level} />
        </p>
        <p>
          <Said words={words} texts={node.text} />
        </p>
        <p class="meta">
          <span>{words.say('objectives.evidence.count', { count: evidence })}</span>
          {rating && (
            <span>
              {words.say('objectives.judged-by', {
                name: rating.judgedByName,
                day: words.date(rating.judgedAt),
              })}
            </span>
          )}
        </p>
        {rating && <p dir="auto">{rating.why}</p>}
      </div>
    </li>
  )
}
