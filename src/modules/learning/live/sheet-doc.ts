// A worksheet as several phones write it at once: one text for each question, merged without anybody's words lost. The
// merging is yjs; only this file and the phone's element know it. It is loaded when the first worksheet is opened.
import { Problem } from '../../../kernel/problem.ts'

const load = () => import('yjs')

/** More than that no table writes in half an hour: bytes, pieces of writing, page loads that wrote. */
const mostBytes = 200_000
const mostPieces = 5000
const mostWriters = 400
/** Each new piece may be held against each that is there to find its place; so many comparisons take a blink. */
const mostComparisons = 2_000_000

/** A worksheet with lines that stand there already. */
export async function newDoc(texts: Record<string, string>): Promise<Uint8Array> {
  const Y = await load()
  const doc = new Y.Doc()
  for (const [question, text] of Object.entries(texts)) doc.getText(question).insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

/**
 * What stands there together with what a phone has written. Taken in twice, or in another order, the result is the same.
 * Throws *not valid* for bytes that no phone of ours sends, and *too large*.
 */
export async function mergedDoc(
  doc: Uint8Array,
  update: Uint8Array,
  questions: readonly string[],
): Promise<Uint8Array> {
  const Y = await load()
  const sent = await measured(update, questions)
  const there = await measured(doc)
  const isNew = ({ writer, end }: Piece) => end > (there.ends.get(writer) ?? 0)
  const added = sent.pieces.filter(isNew).length
  const writers = new Set([...there.ends.keys(), ...sent.ends.keys()])
  if (
    sent.count > mostPieces ||
    writers.size > mostWriters ||
    added * (there.count + added) > mostComparisons
  )
    throw full()
  const merged = attempt(() => {
    const whole = new Y.Doc()
    Y.applyUpdate(whole, doc)
    Y.applyUpdate(whole, update)
    return Y.encodeStateAsUpdate(whole)
  })
  if (merged.length > doc.length) await checkSize(merged)
  return merged
}

async function checkSize(doc: Uint8Array): Promise<void> {
  if (doc.length > mostBytes || (await measured(doc)).count > mostPieces) throw full()
}

const full = () => new Problem('too-large', 'live.refused.full')

/** One stretch of writing: whose, and how far it takes what they wrote. */
type Piece = { writer: number; end: number }
type Measured = { pieces: Piece[]; ends: Map<number, number>; count: number }

/**
 * How many pieces it holds, and whose. Read one by one: `applyUpdate` would set memory aside by the number that the bytes
 * give, which whoever sends them chooses.
 * @param questions where given, everything has to be plain writing under one of them
 */
async function measured(update: Uint8Array, questions?: readonly string[]): Promise<Measured> {
  const Y = await load()
  const { structs, ds } = attempt(() => Y.decodeUpdate(update))
  const pieces = structs.map(({ id, length }): Piece => ({ writer: id.client, end: id.clock + length }))
  const ends = new Map<number, number>()
  for (const { writer, end } of pieces) ends.set(writer, Math.max(end, ends.get(writer) ?? 0))
  for (const struct of questions ? structs : []) {
    if (!(struct instanceof Y.Item)) continue
    const { content, parentSub } = struct
    // Read lazily, what it stands under is the question's name; where it follows other writing, nothing.
    const parent: unknown = struct.parent
    const isWriting = content instanceof Y.ContentString || content instanceof Y.ContentDeleted
    const isKnown = parent === null || (typeof parent === 'string' && questions?.includes(parent))
    if (!isWriting || !isKnown || parentSub !== null) throw strange()
  }
  const deleted = [...ds.clients.values()].reduce((sum, one) => sum + one.length, 0)
  return { pieces, ends, count: pieces.length + deleted }
}

/** Not bytes that any phone of ours sends. */
const strange = () => new Problem('not-valid', 'live.error.form')

/** What a phone does not have yet. @param has the state vector that it sent; empty: nothing */
export async function missingFrom(doc: Uint8Array, has: Uint8Array): Promise<Uint8Array> {
  const Y = await load()
  return has.length === 0 ? doc : attempt(() => Y.diffUpdate(doc, has))
}

/** What it holds, in short: from it a phone knows what to send. */
export async function vectorOf(doc: Uint8Array): Promise<Uint8Array> {
  const Y = await load()
  return Y.encodeStateVectorFromUpdate(doc)
}

/** The texts of its questions. */
export async function textsOf(
  doc: Uint8Array,
  questions: readonly string[],
): Promise<Record<string, string>> {
  const Y = await load()
  const whole = new Y.Doc()
  Y.applyUpdate(whole, doc)
  return Object.fromEntries(questions.map(question => [question, whole.getText(question).toString()]))
}

/**
 * What somebody without a script has written: their change against the text that their page showed, made in what stands
 * there now.
 */
export async function changedDoc(
  doc: Uint8Array,
  changes: readonly { question: string; was: string; is: string }[],
): Promise<Uint8Array> {
  const Y = await load()
  const whole = new Y.Doc()
  Y.applyUpdate(whole, doc)
  for (const { question, was, is } of changes) {
    const text = whole.getText(question)
    const { at, removed, added } = difference(was, is)
    if (removed === '' && added === '') continue
    // Where their words stand now: others may have written before them.
    const now = text.toString()
    const place = nearest(now, was, at, removed)
    if (removed !== '' && place !== undefined) text.delete(place, removed.length)
    text.insert(place ?? now.length, place === undefined && now !== '' ? `\n${added.trim()}` : added)
  }
  const changed = Y.encodeStateAsUpdate(whole)
  if (changed.length > doc.length) await checkSize(changed)
  return changed
}

/** The one stretch in which two texts differ. */
export function difference(was: string, is: string): { at: number; removed: string; added: string } {
  let at = 0
  while (at < was.length && at < is.length && was[at] === is[at]) at += 1
  let end = 0
  while (
    end < was.length - at &&
    end < is.length - at &&
    was[was.length - 1 - end] === is[is.length - 1 - end]
  )
    end += 1
  return { at, removed: was.slice(at, was.length - end), added: is.slice(at, is.length - end) }
}

function nearest(now: string, was: string, at: number, removed: string): number | undefined {
  if (now === was) return at
  const before = was.slice(Math.max(0, at - 24), at)
  const after = was.slice(at + removed.length, at + removed.length + 24)
  for (const [head, tail] of [
    [before, after],
    [before, ''],
    ['', after],
  ] as const) {
    if (head === '' && tail === '' && removed === '') continue
    const found = now.indexOf(head + removed + tail)
    if (found >= 0) return found + head.length
  }
  return undefined
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch {
    throw strange()
  }
}
