// The text for a job description: what was chosen, by kind, in the words of one language.

import type { Words } from '../../../../kernel/words.ts'
import type { CompetencySet } from '../model.ts'
import { type Kind, kinds } from '../model.ts'

export type JobText = {
  title: string
  lead: string
  parts: { kind: Kind; heading: string; lines: { text: string; signs: string[] }[] }[]
}

/** @param withSigns with what one sees when it is there */
export function jobTextOf(
  sets: readonly CompetencySet[],
  chosen: readonly string[],
  words: Words,
  { position, withSigns }: { position: string; withSigns: boolean },
): JobText {
  const competencies = sets.flatMap(set => set.competencies).filter(({ id }) => chosen.includes(id))
  return {
    title: position ? words.say('competencies.job.for', { position }) : words.say('competencies.job.heading'),
    lead: words.say('competencies.job.lead'),
    parts: kinds
      .map(kind => ({
        kind,
        heading: words.say(`competencies.kind.${kind}`),
        lines: competencies
          .filter(one => one.kind === kind)
          .map(({ text, signs }) => ({
            text: words.pick(text),
            signs: withSigns ? signs.map(sign => words.pick(sign)) : [],
          })),
      }))
      .filter(({ lines }) => lines.length > 0),
  }
}

/** To be pasted anywhere. */
export function plainOf({ title, lead, parts }: JobText): string {
  const blocks = parts.map(({ heading, lines }) =>
    [
      heading,
      ...lines.flatMap(({ text, signs }) => [`• ${text}`, ...signs.map(sign => `    ◦ ${sign}`)]),
    ].join('\n'),
  )
  return [title, lead, ...blocks].join('\n\n')
}
