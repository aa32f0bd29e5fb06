// What is wrong with a row of a list, or worth a look, as a sentence.
import type { Words } from '../../../kernel/words.ts'
import type { RowProblem } from '../../../modules/learning/induction/lists/model.ts'
import { fieldKeys, isField } from '../fields.ts'

/** What the form calls some of the columns. */
const formFields: Record<string, string> = {
  areaPcode: fieldKeys.area,
  firstContactOn: fieldKeys['first-contact'],
}

/** The text that names a column of ours; a heading of the file is a name already. */
export function columnName(words: Words, column: string): string {
  const key = formFields[column] ?? (isField(column) ? fieldKeys[column] : undefined)
  return key === undefined ? column : words.say(key)
}

/** Words of a file inside a sentence of ours keep their own direction, and the sentence keeps its. */
export const apart = (text: string) => (text === '' ? '' : `\u2068${text}\u2069`)

export function problemText(words: Words, { code, column = '', values = {} }: RowProblem): string {
  const named = apart(columnName(words, column))
  // What the form itself refuses has its sentence there.
  if (code.startsWith('induction.')) return named ? `${named}: ${words.say(code)}` : words.say(code)
  const own = `staff-lists.problem.${code}`
  const shared = `exchange.problem.${code}`
  const key = words.has(own) ? own : words.has(shared) ? shared : 'exchange.problem.field-wrong'
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? apart(value) : value,
  ])
  return words.say(key, { value: '', ...Object.fromEntries(said), column: named })
}

export function ProblemList({ words, problems }: { words: Words; problems: readonly RowProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul>
      {problems.map(problem => (
        <li>{problemText(words, problem)}</li>
      ))}
    </ul>
  )
}
