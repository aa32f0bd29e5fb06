// A level as a tag: mark, word and colour.
import type { Words } from '../../../../kernel/words.ts'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import type { Level } from '../model.ts'

const tones: Record<Level, Tone> = {
  'not-yet': 'act',
  'first-steps': 'wait',
  'part-way': 'wait',
  mostly: 'info',
  fully: 'done',
}

export function LevelTag({ words, level }: { words: Words; level: Level | undefined }) {
  return level === undefined ? (
    <StateTag tone="quiet" word={words.say('objectives.not-judged')} />
  ) : (
    <StateTag tone={tones[level]} word={words.say(`objectives.level.${level}`)} />
  )
}
