// What was said of one competency, the newest first.
import type { Words } from '../../../../kernel/words.ts'
import type { TimelineStep } from '../../../../ui/timeline.tsx'
import type { Opened } from '../commands/people.ts'
import { levelWord } from './signs.tsx'

export function historyOf(words: Words, { said, person }: Opened): TimelineStep[] {
  const { ratings, observations, signOffs } = said
  const steps: TimelineStep[] = [
    ...ratings.map(
      ({ level, ratedAt }): TimelineStep => ({
        title: words.say('competencies.happened.rated', { level: levelWord(words, level) }),
        at: ratedAt,
        author: person.name,
        tone: 'info',
        mark: 'ring',
      }),
    ),
    ...observations.map(
      ({ level, note, seenOn, observedByName, madeAt }): TimelineStep => ({
        title: words.say('competencies.happened.observed', {
          level: levelWord(words, level),
          day: words.date(seenOn),
        }),
        at: madeAt,
        author: observedByName,
        tone: 'wait',
        mark: 'glass',
        children: note ? <p dir="auto">{note}</p> : undefined,
      }),
    ),
    ...signOffs.map(
      ({ signedByName, madeAt, reviewOn }): TimelineStep => ({
        title: words.say('competencies.happened.signed', { day: words.date(reviewOn) }),
        at: madeAt,
        author: signedByName,
        tone: 'done',
        mark: 'check',
      }),
    ),
    ...signOffs.flatMap(({ withdrawnAt, withdrawnByName, withdrawnWhy }): TimelineStep[] =>
      withdrawnAt === null
        ? []
        : [
            {
              title: words.say('competencies.happened.withdrawn'),
              at: withdrawnAt,
              author: withdrawnByName ?? '',
              tone: 'stop',
              mark: 'cross',
              children: <p dir="auto">{withdrawnWhy}</p>,
            },
          ],
    ),
  ]
  return steps.sort((a, b) => b.at.getTime() - a.at.getTime())
}
