// A public key as people compare it: six words read aloud or held beside the printed sheet, 78 bits, or all 64
// characters of hex for those who have a QR code.
import { hex, sha256 } from './bytes.ts'
import { canonicalBytes, type JsonObject } from './canonical.ts'
import { normalWords, wordsOf } from './words.ts'

export type Fingerprint = { readonly words: string; readonly hex: string }

export async function fingerprintOf(publicHalf: JsonObject): Promise<Fingerprint> {
  const digest = await sha256(canonicalBytes(publicHalf))
  return { words: wordsOf(digest), hex: hex(digest) }
}

/** Whether what was read out, typed or scanned is this fingerprint, in words or in hex with or without spaces. */
export function isFingerprint(fingerprint: Fingerprint, given: string): boolean {
  const words = normalWords(given)
  return words === fingerprint.words || words.replaceAll(' ', '') === fingerprint.hex
}
