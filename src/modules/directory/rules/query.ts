// What is asked of the index, as the texts of PostgreSQL's tsquery.
import type { Search } from '../model.ts'
import type { Need } from '../needs.ts'
import { everywhere } from './terms.ts'

/** What a word of the question may stand for. */
export type Meaning = {
  asked: string
  /** Words of the directory that begin with it, or that it was meant to be. Empty: nothing like it occurs. */
  words: string[]
  /** It occurs nowhere; the words are those it was meant to be. */
  corrected: boolean
  needs: Need[]
}

/** Texts of tsqueries. `named` and `inName` say the same, one for the whole index and one for the terms of the name. */
export type Question = {
  whole: string
  named: string | null
  inName: string | null
  /** Words that nothing in the directory resembles. */
  ignored: string[]
}

/**
 * @param above the areas that the asked one lies in
 * @returns nothing when no word of the question could be understood
 */
export function questionOf(search: Search, meanings: Meaning[], above: string[]): Question | undefined {
  const known = meanings.filter(({ words, needs }) => words.length > 0 || needs.length > 0)
  const ignored = meanings.filter(meaning => !known.includes(meaning)).map(({ asked }) => asked)
  if (meanings.length > 0 && known.length === 0) return undefined
  return { ...askFor(search, above, known.map(termsFor)), ignored }
}

/** For when not all words occur together: whatever has one of them. */
export function looseQuestion(search: Search, meanings: Meaning[], above: string[]): Question | undefined {
  const terms = meanings.map(termsFor)
  const anywhere = [...new Set(terms.flatMap(term => term.anywhere))]
  const named = [...new Set(terms.flatMap(term => term.named))]
  const inName = [...new Set(terms.flatMap(term => term.inName))]
  if (anywhere.length < 2) return undefined
  return { ...askFor(search, above, [{ anywhere, named, inName }]), ignored: [] }
}

type Terms = { anywhere: string[]; named: string[]; inName: string[] }

function termsFor({ words, needs }: Meaning): Terms {
  const marks = needs.map(need => mark('need', need))
  return {
    anywhere: [...words.map(lexeme), ...marks],
    named: [...words.map(word => mark('n', word)), ...marks],
    inName: [...words.map(lexeme), ...marks],
  }
}

function askFor(search: Search, above: string[], terms: Terms[]): Omit<Question, 'ignored'> {
  const chosen = chosenTerms(search)
  const reach = search.area ? [reachOf(search.area, above)] : []
  const all = (name: keyof Terms) => terms.map(term => either(term[name]))
  return {
    whole: [...chosen, ...all('anywhere'), ...reach].join(' & '),
    named: terms.length > 0 ? [...chosen, ...all('named'), ...reach].join(' & ') : null,
    inName: terms.length > 0 ? all('inName').join(' & ') : null,
  }
}

/** What is chosen from lists; age, sex and hours are columns of the index's table. */
function chosenTerms(search: Search): string[] {
  return [
    ...(search.need ? [mark('need', search.need)] : []),
    ...(search.sector ? [mark('sector', search.sector)] : []),
    ...(search.language ? [mark('speaks', search.language)] : []),
    ...(search.walkIn ? [mark('access', 'walk-in')] : []),
    ...(search.femaleStaff ? [mark('staff', 'yes')] : []),
    ...(search.free ? [mark('cost', 'free')] : []),
  ]
}

function reachOf(area: string, above: string[]): string {
  return either([mark('area', area), ...above.map(pcode => mark('covers', pcode)), lexeme(everywhere)])
}

function mark(kind: string, value: string): string {
  return lexeme(`${kind}:${value}`)
}

function lexeme(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

function either(parts: string[]): string {
  return parts.length === 1 ? parts[0]! : `(${parts.join(' | ')})`
}
