// Levels and states as words, marks and colours, the same everywhere in the room.
import type { Words } from '../../../../kernel/words.ts'
import { drawnIn } from '../../../../ui/drawn.ts'
import type { MarkName } from '../../../../ui/icons/mark.tsx'
import { StateTag, Tag, type Tone } from '../../../../ui/tag.tsx'
import type { Kind, Level, Source } from '../model.ts'
import { levels } from '../model.ts'
import type { State } from '../rules/standing.ts'

const looks: Record<State, { tone: Tone; mark: MarkName }> = {
  open: { tone: 'quiet', mark: 'dot' },
  rated: { tone: 'info', mark: 'ring' },
  observed: { tone: 'wait', mark: 'glass' },
  'signed-off': { tone: 'done', mark: 'check' },
  'review-due': { tone: 'act', mark: 'arrow' },
  withdrawn: { tone: 'stop', mark: 'cross' },
}

export function StandingTag({ words, state }: { words: Words; state: State }) {
  const { tone, mark } = looks[state]
  return drawnIn(words, `competencies ${state}`, () => (
    <StateTag tone={tone} mark={mark} word={words.say(`competencies.state.${state}`)} />
  ))
}

export function levelWord(words: Words, level: Level): string {
  return words.say(`competencies.level.${level}`)
}

/** As one says it of oneself. */
export const ownLevels = (words: Words) =>
  levels.map(level => ({ value: level, label: words.say(`competencies.own.${level}`) }))

/** As one says it of somebody else. */
export const seenLevels = (words: Words) =>
  levels.map(level => ({ value: level, label: levelWord(words, level) }))

export function KindTag({ words, kind }: { words: Words; kind: Kind }) {
  return <Tag>{words.say(`competencies.kind.one.${kind}`)}</Tag>
}

/** Where a sentence comes from: the document, its section and number as they stand there; or that it is our own. */
export function SourceWords({ words, source }: { words: Words; source: Source }) {
  const { document, section, number } = source
  if (document === 'local') return <>{words.say('competencies.source.local')}</>
  return (
    <>
      {words.say(`competencies.source.${document}`)}:{' '}
      <bdi lang="en">{number === null ? section : `${section}, ${number}`}</bdi>
    </>
  )
}

export function sectorName(words: Words, sector: string): string {
  return words.say(`accounts.sector.${sector}`)
}
