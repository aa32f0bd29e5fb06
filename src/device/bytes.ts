// The few forms of bytes that sealing needs, the same in a page, a service worker and Node. Hashing and key
// derivation use the platform's own WebCrypto, which browsers offer only to pages loaded securely.
import { Refusal } from './refusal.ts'

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Refuses `malformed` where the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('malformed', { cause })
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** For short things (keys, hashes, signatures): base64 with `-` and `_`, without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Refuses `malformed` unless `text` is the one base64url text of exactly `length` bytes. */
export function fromBase64url(text: string, length: number): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length !== Math.ceil((length * 4) / 3))
    throw new Refusal('malformed')
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char =>
    char.charCodeAt(0),
  )
  // Two texts may decode to the same bytes when their unused last bits differ: only one of them is accepted.
  if (base64url(bytes) !== text) throw new Refusal('malformed')
  return bytes
}

export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle().digest('SHA-256', new Uint8Array(bytes)))
}

/** 32 bytes for one purpose out of a secret that is itself random (HKDF-SHA-256, no salt). */
export async function deriveKey(secret: Uint8Array, purpose: string): Promise<Uint8Array> {
  const key = await subtle().importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveBits'])
  const info = new Uint8Array(utf8(`across/v1/${purpose}`))
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
  return new Uint8Array(await subtle().deriveBits(how, key, 256))
}

/** Refuses `page-not-secure` early: without WebCrypto neither hashing nor the sealing library works. */
export function subtle(): SubtleCrypto {
  const found: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (found === undefined) throw new Refusal('page-not-secure')
  return found
}
