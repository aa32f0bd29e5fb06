// A worksheet as several phones write it at once: one text for each question, merged without anybody's words lost. The
// merging is yjs; only this file and the phone's element know it. It is loaded when the first worksheet is opened.
import { Problem } from '../../../kernel/problem.ts'

const load = () => import('yjs')

/** More than that no table writes in half an hour. */
const mostBytes = 400_000

/** A worksheet with lines that stand there already. */
export async function newDoc(texts: Record<string, string>): Promise<Uint8Array> {
  const Y = await load()
  const doc = new Y.Doc()
  for (const [question, text] of Object.entries(texts)) doc.getText(question).insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

/**
 * What stands there together with what a phone has written. Taken in twice, or in another order, the result is the same.
 * Throws *not valid* for bytes that are no such thing, and *too large*.
 */
export async function mergedDoc(doc: Uint8Array, update: Uint8Array): Promise<Uint8Array> {
  const Y = await load()
  const merged = attempt(() => {
    const whole = new Y.Doc()
    Y.applyUpdate(whole, doc)
    Y.applyUpdate(whole, update)
    return Y.encodeStateAsUpdate(whole)
  })
  if (merged.length > mostBytes) throw new Problem('too-large')
  return merged
}

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
  return Y.encodeStateAsUpdate(whole)
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

function attempt(work: () => Uint8Array): Uint8Array {
  try {
    return work()
  } catch {
    // Not bytes that any phone of ours sends.
    throw new Problem('not-valid', 'live.error.form')
  }
}
