// What is wrong in a file that should hold a session plan: each thing by its place, as people see a plan, and a sentence.
import type { BaseIssue } from 'valibot'
import { isLanguage, languageName, type Words } from '../../kernel/words.ts'

export type PlanProblem = {
  /** "Part 3 · In one room 2 · English". */
  place: string
  /** As whoever mends the file by hand finds it: `blocks[2].room[1].en`. */
  path: string
  /** Key of a sentence. */
  sentence: string
}

/** So many are told; whoever mends them brings the file again. */
const most = 40

export function problemsOf(issues: readonly BaseIssue<unknown>[], words: Words): PlanProblem[] {
  return issues.slice(0, most).map(issue => {
    const keys = (issue.path ?? []).map(({ key }) => key)
    return { place: placeOf(keys, words), path: pathOf(keys), sentence: sentenceOf(issue, words) }
  })
}

function placeOf(keys: readonly unknown[], words: Words): string {
  const parts: string[] = []
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1]
    if (typeof key === 'number') continue
    const text = String(key)
    const field = `plans.field.${text}`
    if (text === 'blocks' && typeof next === 'number')
      parts.push(words.say('plans.place.part', { number: next + 1 }))
    else if (isLanguage(text)) parts.push(languageName(text))
    else {
      const name = words.has(field) ? words.say(field) : text
      parts.push(typeof next === 'number' ? words.say('plans.place.nth', { name, number: next + 1 }) : name)
    }
  }
  return parts.length === 0 ? words.say('plans.place.whole') : parts.join(' · ')
}

function pathOf(keys: readonly unknown[]): string {
  return keys
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
    .slice(0, 200)
}

const expected: [RegExp, string][] = [
  [/^string$/, 'plans.error.not-text'],
  [/^(number|integer)/, 'plans.error.not-number'],
  [/^Array$/, 'plans.error.not-list'],
]

function sentenceOf(issue: BaseIssue<unknown>, words: Words): string {
  if (issue.received === 'undefined') return 'plans.error.missing'
  if (words.has(issue.message)) return issue.message
  return expected.find(([form]) => form.test(issue.expected ?? ''))?.[1] ?? 'plans.error.form'
}
