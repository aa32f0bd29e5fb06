// The columns of the commitments as a table. Heads are found by their name in any of our languages, wherever they stand,
// so that a column that was moved is still itself.
import { fold } from '../../kernel/fold.ts'
import { languages, type Words } from '../../kernel/words.ts'
import type { FieldName } from '../../modules/workplan/commitments/model.ts'

export type WordsOf = (language: (typeof languages)[number]) => Words

/** In their order. 'key' says whose row it is; those that are no field are there to be read. */
export const columns = [
  'key',
  'sector',
  'organisation',
  'action',
  'stance',
  'reason',
  'progress',
  'title',
  'ownerId',
  'dueOn',
  'evidence',
  'notes',
  'state',
] as const
export type Column = (typeof columns)[number]

/** Those that may be changed and brought back. */
export const editable = [
  'stance',
  'reason',
  'progress',
  'title',
  'ownerId',
  'dueOn',
  'evidence',
  'notes',
] as const satisfies readonly FieldName[]

export function headOf(words: Words, column: Column): string {
  return words.say(`workbook.column.${column}`)
}

/** The column of a head, whichever language it is in. */
export function columnFinder(wordsOf: WordsOf): (head: string) => Column | undefined {
  const found = new Map<string, Column>()
  for (const language of languages)
    for (const column of columns) found.set(tidy(headOf(wordsOf(language), column)), column)
  return head => found.get(tidy(head))
}

/** The code of a word of a closed list, in any language. */
export function codeFinder<Code extends string>(
  wordsOf: WordsOf,
  codes: readonly Code[],
  keys: (code: Code) => string[],
): (said: string) => Code | undefined {
  const found = new Map<string, Code>()
  for (const code of codes) {
    found.set(tidy(code), code)
    for (const language of languages)
      for (const key of keys(code)) found.set(tidy(wordsOf(language).say(key)), code)
  }
  return said => found.get(tidy(said))
}

function tidy(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
