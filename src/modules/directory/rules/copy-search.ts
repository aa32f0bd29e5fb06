// Finding by words in the copy on a phone: what the index of the server finds, over the same words, in the same order.
import { askedWords, shapeOf } from '../../../kernel/fold.ts'
import type { CopyEntry, Search, ServiceCopy } from '../model.ts'
import { isListed } from './freshness.ts'
import { lineageOf, matches } from './matches.ts'
import { meaningsOf } from './meanings.ts'
import type { Meaning } from './query.ts'
import { wordsOfEntry } from './terms.ts'

export type FoundInCopy = {
  entries: CopyEntry[]
  /** Words that do not occur, with those that were looked for instead. */
  corrected: { asked: string; words: string[] }[]
  /** Words that nothing resembles. */
  ignored: string[]
  /** Not all words occur together: these have at least one of them. */
  loose: boolean
}

/** Entries that have the words in their name come first, else the order in which they are offered. */
export function searchCopy(copy: ServiceCopy, search: Search, now: Date): FoundInCopy {
  const asked = askedWords(search.words)
  if (asked.length === 0)
    return { entries: matches(copy, search, now), corrected: [], ignored: [], loose: false }
  const index = indexOf(copy)
  const similar = new Map(asked.map(word => [word, similarTo(word, index.vocabulary)]))
  const meanings = meaningsOf(asked, similar)
  const known = meanings.filter(({ words, needs }) => words.length > 0 || needs.length > 0)
  const told = {
    corrected: meanings.filter(({ corrected, words }) => corrected && words.length > 0),
    ignored: meanings.filter(meaning => !known.includes(meaning)).map(meaning => meaning.asked),
  }
  const find = (past: boolean, has: (terms: Terms) => boolean) => {
    const found = matches(copy, { ...search, past }, now).filter(entry => has(index.words(entry)))
    const inName = (entry: CopyEntry) => has(index.named(entry))
    return [...found.filter(inName), ...found.filter(entry => !inName(entry))]
  }
  const together = (terms: Terms) => known.length > 0 && known.every(meaning => means(terms, meaning))
  const strict = find(search.past, together)
  if (strict.length > 0 || find(!search.past, together).length > 0)
    return { ...told, entries: strict, loose: false }
  // One word alone was looked for already.
  const alternatives = new Set(known.flatMap(({ words, needs }) => [...words, ...needs]))
  const any = (terms: Terms) => alternatives.size > 1 && known.some(meaning => means(terms, meaning))
  const entries = find(search.past, any)
  return { ...told, entries, loose: entries.length > 0 }
}

type Terms = { words: Set<string>; needs: string[] }

function means(terms: Terms, { words, needs }: Meaning): boolean {
  return words.some(word => terms.words.has(word)) || needs.some(need => terms.needs.includes(need))
}

type Index = {
  words: (entry: CopyEntry) => Terms
  named: (entry: CopyEntry) => Terms
  vocabulary: string[]
}
const made = new WeakMap<ServiceCopy, Index>()

function indexOf(copy: ServiceCopy): Index {
  const known = made.get(copy)
  if (known) return known
  const parents = new Map(copy.areas.map(area => [area.pcode, area.parentPcode]))
  const names = new Map(copy.areas.map(area => [area.pcode, area.name]))
  const entries = new Map(
    copy.services
      .filter(entry => isListed(entry.status))
      .map(entry => {
        const { named, words } = wordsOfEntry(
          entry,
          pcode => lineageOf(parents, pcode),
          pcode => names.get(pcode) ?? {},
        )
        return [entry.id, { named: new Set(named), words: new Set(words) }]
      }),
  )
  const nothing = { named: new Set<string>(), words: new Set<string>() }
  const index: Index = {
    words: entry => ({ words: (entries.get(entry.id) ?? nothing).words, needs: entry.needs }),
    named: entry => ({ words: (entries.get(entry.id) ?? nothing).named, needs: entry.needs }),
    vocabulary: [...new Set([...entries.values()].flatMap(({ words }) => [...words]))],
  }
  made.set(copy, index)
  return index
}

/** As many words that begin so, and as many that look alike, as the server's `meant_words` gives. */
const most = { beginning: 16, alike: 24 }

type Similar = { words: string[]; alike: boolean }

function similarTo(word: string, vocabulary: string[]): Similar {
  const beginning = vocabulary.filter(known => known.startsWith(word))
  if (beginning.length > 0) {
    const words = beginning.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    return { words: words.slice(0, most.beginning), alike: false }
  }
  const shape = trigramsOf(shapeOf(word))
  const alike = vocabulary
    .map(known => ({ known, likeness: likenessOf(shape, trigramsOf(shapeOf(known))) }))
    .filter(({ likeness }) => likeness > 0.3)
    .sort((a, b) => b.likeness - a.likeness)
  return { words: alike.slice(0, most.alike).map(({ known }) => known), alike: true }
}

/** The threes of letters of a word with its edges, as PostgreSQL's pg_trgm counts them. */
function trigramsOf(word: string): Set<string> {
  const letters = [...`  ${word} `]
  return new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))
}

function likenessOf(a: Set<string>, b: Set<string>): number {
  let shared = 0
  for (const three of a) if (b.has(three)) shared += 1
  return shared / (a.size + b.size - shared)
}
