// The lines of a worksheet, and which common action of the framework a line is about.
import { fold } from '../../../../kernel/fold.ts'

/** So much of one question of one table comes out of a session; a table writes a tenth of it. */
export const mostLetters = 4000
export const mostLines = 60

/** One line, one action. Bullets that people type are not part of it. */
export function linesOf(text: string): string[] {
  return text
    .slice(0, mostLetters)
    .split('\n')
    .map(line => line.replace(/^[\s\-–—•*·]+/u, '').trim())
    .filter(line => line !== '')
    .slice(0, mostLines)
}

/** What of a worksheet is kept when it is closed: its first lines. */
export function bounded(text: string): string {
  // A letter of two halves is not cut in the middle.
  const lines = text
    .slice(0, mostLetters)
    .replace(/[\ud800-\udbff]$/, '')
    .split('\n')
  const said = lines.flatMap((line, index) => (line.trim() === '' ? [] : index))
  return lines.slice(0, said[mostLines] ?? lines.length).join('\n')
}

export type Candidate = { id: string; texts: string[] }

/**
 * The candidate whose words a line shares most, where it shares enough to be worth offering.
 * @returns its id, or undefined
 */
export function closest(line: string, candidates: readonly Candidate[]): string | undefined {
  const words = wordsOf(line)
  let best: { id: string; share: number } | undefined
  for (const { id, texts } of candidates)
    for (const text of texts) {
      if (fold(text) === fold(line)) return id
      const theirs = wordsOf(text)
      const common = [...words].filter(word => theirs.has(word)).length
      const share = common / Math.max(1, Math.min(words.size, theirs.size))
      if (common >= 2 && share >= 0.4 && share > (best?.share ?? 0)) best = { id, share }
    }
  return best?.id
}

/** Words that carry meaning: longer than three letters. */
function wordsOf(text: string): Set<string> {
  return new Set(
    fold(text)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(word => word.length > 3),
  )
}
