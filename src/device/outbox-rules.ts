// What becomes of an item after each try, as pure decisions. Nothing here forgets work: an item leaves only on an
// acknowledgement that names it and repeats its hash, and whatever is refused waits for a person.
import type { Letter } from './outbox.ts'

/** What the server says of one item. */
export type Said = { id: string; outcome: string; hash?: string; problem?: string; reason?: string }

export type Verdict =
  | { to: 'sent' }
  | { to: 'needs-you'; problem: string; reason?: string }
  | { to: 'saved'; tries: number; notBefore: number }

const second = 1000
const longest = 15 * 60 * second

/** @param said undefined where the answer did not speak of this item @param chance 0 to 1, spreads many phones */
export function verdictOn(
  letter: Letter,
  said: Said | undefined,
  tries: number,
  now: number,
  chance: number,
): Verdict {
  if (said?.outcome === 'stored' || said?.outcome === 'repeated')
    return said.hash === letter.hash ? { to: 'sent' } : { to: 'needs-you', problem: 'hash-differs' }
  if (said?.outcome === 'refused')
    return {
      to: 'needs-you',
      problem: said.problem ?? 'not-valid',
      ...(said.reason ? { reason: said.reason } : {}),
    }
  return tryAgain(tries, now, chance)
}

/** Five seconds, ten, twenty …, a quarter of an hour at most; each a little earlier or later. */
export function tryAgain(tries: number, now: number, chance: number): Verdict {
  const wait = Math.min(longest, 5 * second * 2 ** Math.min(tries, 12))
  return { to: 'saved', tries: tries + 1, notBefore: now + Math.round(wait * (0.75 + chance / 2)) }
}

/** As many as go into one request on a slow line, in their order; one at least, whatever it weighs. */
export function firstBatch<T extends { bytes: number }>(items: T[], most = 50, bytes = 1_500_000): T[] {
  const batch: T[] = []
  let size = 0
  for (const item of items) {
    if (batch.length > 0 && (batch.length === most || size + item.bytes > bytes)) break
    batch.push(item)
    size += item.bytes
  }
  return batch
}
