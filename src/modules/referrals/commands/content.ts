// The fingerprint of what was asked for: it tells a repetition from something else under the same id. Whatever is only
// counted is left out, because the few values that sex or age can have could be guessed back from a hash.
import { createHash } from 'node:crypto'
import { canonical, type JsonObject } from '../../../device/canonical.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Acknowledgement } from '../model.ts'

export function contentHash(content: JsonObject): Buffer {
  return createHash('sha256').update(canonical(content)).digest()
}

export function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** The acknowledgement of something that came before. Throws *already different* where it was something else. */
export function repeated(id: string, before: Uint8Array, again: Uint8Array, hash?: string): Acknowledgement {
  if (!Buffer.from(before).equals(again))
    throw new Problem('already-different', 'referrals.problem.already-different')
  return { id, outcome: 'repeated', ...(hash ? { hash } : {}) }
}
