// How far something is, as mark, word and colour, the same for a consideration and for a sector's line.
import type { Words } from '../../../../kernel/words.ts'
import { drawnIn } from '../../../../ui/drawn.ts'
import type { MarkName } from '../../../../ui/icons/mark.tsx'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import {
  type AnswerWord,
  answers,
  type Line,
  type PreparednessAnswer,
  preparednessAnswers,
} from '../model.ts'

type AnyAnswer = AnswerWord | PreparednessAnswer

const looks: Record<AnyAnswer, { tone: Tone; mark: MarkName }> = {
  'in-place': { tone: 'done', mark: 'check' },
  ready: { tone: 'done', mark: 'check' },
  partly: { tone: 'wait', mark: 'glass' },
  missing: { tone: 'act', mark: 'arrow' },
  'does-not-apply': { tone: 'quiet', mark: 'dash' },
  'not-known': { tone: 'quiet', mark: 'ring' },
}

export function answerWord(words: Words, answer: AnyAnswer): string {
  return words.say(`readiness.answer.${answer}`)
}

export function AnswerTag({ words, answer }: { words: Words; answer: AnyAnswer }) {
  const { tone, mark } = looks[answer]
  return drawnIn(words, `readiness ${answer}`, () => (
    <StateTag tone={tone} mark={mark} word={answerWord(words, answer)} />
  ))
}

/** Of what nobody has answered. */
export function OpenTag({ words }: { words: Words }) {
  return <StateTag tone="quiet" mark="dot" word={words.say('readiness.open')} />
}

export const answerOptions = (words: Words) =>
  answers.map(answer => ({ value: answer, label: answerWord(words, answer) }))

export const preparednessOptions = (words: Words) =>
  preparednessAnswers.map(answer => ({ value: answer, label: answerWord(words, answer) }))

/** People write their own lines in any language. */
export function LineText({ words, line }: { words: Words; line: Line }) {
  return line.ownText ? <span dir="auto">{line.ownText}</span> : <Said words={words} texts={line.text} />
}
