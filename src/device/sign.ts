// The only file that knows the signature library: Ed25519 over the canonical bytes of a value, with the purpose in
// front, so that a signature made for one purpose is worth nothing for another.
import { ed25519 } from '@noble/curves/ed25519.js'
import { base64url, concat, fromBase64url, utf8 } from './bytes.ts'
import { canonicalBytes, type JsonObject } from './canonical.ts'

export type Purpose = 'delegation' | 'team-key' | 'sender' | 'letter' | 'reroute'

/** A private signing key: 32 random bytes. It can sign and can open nothing. */
export type SigningSeed = Uint8Array

export function newSigningSeed(): SigningSeed {
  return ed25519.utils.randomSecretKey()
}

/** The public half, as 43 characters of base64url. */
export function signingKeyOf(seed: SigningSeed): string {
  return base64url(ed25519.getPublicKey(seed))
}

/** The signature, as 86 characters of base64url. */
export function sign(purpose: Purpose, says: JsonObject, seed: SigningSeed): string {
  return base64url(ed25519.sign(message(purpose, says), seed))
}

/** Whether `signingKey` signed exactly this for exactly this purpose. Never throws for a bad key or signature. */
export function isSigned(purpose: Purpose, says: JsonObject, signature: string, signingKey: string): boolean {
  try {
    const bytes = fromBase64url(signature, 64)
    // The strict rules of RFC 8032: one signature, one encoding, no key of small order.
    return ed25519.verify(bytes, message(purpose, says), fromBase64url(signingKey, 32), { zip215: false })
  } catch {
    return false
  }
}

function message(purpose: Purpose, says: JsonObject): Uint8Array {
  return concat(utf8(`across/v1/${purpose}\n`), canonicalBytes(says))
}
