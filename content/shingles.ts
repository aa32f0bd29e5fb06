// Our texts say things in our own words. To prove it without keeping the source documents here, the file
// source-shingles.json holds a short hash of every run of eight words in them; a text that shares a run
// shares a hash. Eight hex digits, because with six a fair sentence would be accused about once in 1,400 runs.
import { createHash } from 'node:crypto'

const runLength = 8
const hashLength = 8

/** One document: its title and the hashes of its runs, packed several to a line and separated by spaces. */
export interface SourceDocument {
  document: string
  shingles: string[]
}

/** A run of eight words that a text shares with a document. */
interface SharedRun {
  document: string
  run: string
}

/** The distinct hashes of the runs of eight words in a text, in the order they are met. */
export function shinglesOf(text: string): string[] {
  return [...new Set(runsOf(text).map(hashOf))]
}

/** The runs that a text shares with the documents: nothing when the text is in its own words. */
export function sharedRuns(text: string, documents: readonly SourceDocument[]): SharedRun[] {
  const runs = runsOf(text).map(run => ({ run, hash: hashOf(run) }))
  return documents.flatMap(source =>
    runs
      .filter(({ hash }) => hashesOf(source).has(hash))
      .map(({ run }) => ({ document: source.document, run })),
  )
}

// Unpacked once for each document, because hundreds of texts are held against the same five.
const unpacked = new WeakMap<SourceDocument, Set<string>>()

function hashesOf(source: SourceDocument): Set<string> {
  const known = unpacked.get(source) ?? new Set(source.shingles.flatMap(line => line.split(' ')))
  unpacked.set(source, known)
  return known
}

// Case, punctuation, apostrophes and markup do not make a copied sentence a new one.
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/<[^>]*>/g, ' ')
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

function runsOf(text: string): string[] {
  const words = wordsOf(text)
  const count = Math.max(0, words.length - runLength + 1)
  return Array.from({ length: count }, (_, start) => words.slice(start, start + runLength).join(' '))
}

function hashOf(run: string): string {
  return createHash('sha256').update(run).digest('hex').slice(0, hashLength)
}
