// The only file that knows the secret-sharing library. The root's seed becomes three shares of which any two give
// it back. The library returns *something* for any two shares, so the result counts only when the root that grows
// from it has the printed fingerprint.
import { combine, split } from 'shamir-secret-sharing'
import type { Fingerprint } from './fingerprint.ts'
import { Refusal } from './refusal.ts'
import { type Root, requireFingerprint, rootFingerprint, rootFromSeed } from './root.ts'
import { readShare, writeShare } from './share-text.ts'

export const SHARES = 3
export const NEEDED = 2

/** The printed texts of the three shares, each of six lines. Every call makes another set of three. */
export async function shareRoot(root: Root): Promise<readonly (readonly string[])[]> {
  const rootMark = markOf(await rootFingerprint(root.public))
  const shares = await split(new Uint8Array(root.seed), SHARES, NEEDED)
  return Promise.all(shares.map(share => writeShare({ rootMark, share })))
}

/**
 * The root from two (or three) typed shares of one set and the fingerprint printed on them, in words or hex.
 * Refuses `share-mistyped`, `shares-too-few` (also for the same share twice), `shares-of-another-root`, or
 * `shares-wrong` where they do not belong to one set or to this fingerprint.
 */
export async function restoreRoot(
  organisation: string,
  typed: readonly string[],
  printedFingerprint: string,
): Promise<Root> {
  const read = await Promise.all(typed.map(readShare))
  const places = new Set(read.map(({ share }) => share.at(-1)))
  if (places.size < NEEDED || places.size < read.length) throw new Refusal('shares-too-few')
  const marks = new Set(read.map(({ rootMark }) => rootMark.join()))
  if (marks.size > 1) throw new Refusal('shares-of-another-root')
  const root = await rootFromSeed(organisation, await combine(read.map(({ share }) => share)))
  try {
    await requireFingerprint(root.public, printedFingerprint)
  } catch (cause) {
    throw new Refusal('shares-wrong', { cause })
  }
  return root
}

function markOf({ hex }: Fingerprint): Uint8Array {
  return Uint8Array.from([0, 2, 4], at => Number.parseInt(hex.slice(at, at + 2), 16))
}
