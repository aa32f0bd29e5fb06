// Names that the directory gives to its codes.
import type { Words } from '../../../../kernel/words.ts'
import type { FitReason } from '../../../directory/rules/eligibility.ts'

export function needName(words: Words, need: string): string {
  return nameOf(words, `directory.need.${need}`)
}

export function fitName(words: Words, reason: FitReason): string {
  return nameOf(words, `directory.fit.${reason}`)
}

function nameOf(words: Words, key: string): string {
  return words.has(key) ? words.say(key) : key.slice(key.lastIndexOf('.') + 1)
}
