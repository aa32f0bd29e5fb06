// What is wrong with a row, or worth a look, as a sentence.
import type { Words } from '../../../kernel/words.ts'
import type { Problem } from '../../../modules/directory/imports/draft.ts'

export function problemText(words: Words, { code, column, values }: Problem): string {
  const field = `exchange.field.${column}`
  const named = column && words.has(field) ? words.say(field) : (column ?? '')
  const key = `exchange.problem.${code}`
  return words.say(words.has(key) ? key : 'exchange.problem.field-wrong', {
    value: '',
    ...values,
    column: named,
  })
}

export function ProblemList({ words, problems }: { words: Words; problems: Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul>
      {problems.map(problem => (
        <li>{problemText(words, problem)}</li>
      ))}
    </ul>
  )
}
