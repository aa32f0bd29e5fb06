// What the words of a question were meant to be, from the words that occur in the directory and those of the needs.
import { letterDistance, shapeOf } from '../../../kernel/fold.ts'
import { needsMeant } from '../need-words.ts'
import type { Meaning } from './query.ts'

/** As many spellings of one word are tried. */
const most = 6

/**
 * @param asked as `askedWords` gives them
 * @param similar for each, the words of the directory that begin so or, where there are none, that look alike
 */
export function meaningsOf(
  asked: string[],
  similar: ReadonlyMap<string, { words: string[]; alike: boolean }>,
): Meaning[] {
  const needs = needsMeant(asked)
  return asked.map(word => {
    const found = similar.get(word)
    return {
      asked: word,
      words: found === undefined ? [] : found.alike ? closest(word, found.words) : found.words,
      corrected: found?.alike ?? false,
      needs: needs.get(word) ?? [],
    }
  })
}

function closest(word: string, candidates: string[]): string[] {
  const letters = [...word].length
  const allowed = letters < 5 ? 1 : letters < 9 ? 2 : 3
  const shape = shapeOf(word)
  return candidates
    .map(candidate => {
      const beginning = [...candidate].slice(0, letters).join('')
      const distance = Math.min(
        letterDistance(word, candidate, allowed),
        letterDistance(word, beginning, allowed),
        shapeOf(candidate) === shape ? 0 : letterDistance(shape, shapeOf(candidate), allowed) + 0.5,
      )
      return { candidate, distance }
    })
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}
