// What waits on this phone is kept under a key that only this browser can use and nobody can export, and padded to a
// few sizes. It keeps words and codes out of the files on disk; it does not withstand somebody who takes the whole
// browser profile apart with time, because the key lies beside it. What is confidential was sealed before it came here.
import { concat, randomBytes, subtle, textOf, utf8 } from './bytes.ts'
import { type Locked, phoneDb } from './store.ts'

/** Letters are padded to one of these, what a list shows to the first. */
const sizes = [512, 16_384, 65_536, 262_144, 1_048_576, 6_291_456]

/** This phone's key, made at the first use. */
export async function deviceKey(): Promise<CryptoKey> {
  const db = await phoneDb()
  const kept = await db.get('meta', 'key')
  if (kept instanceof CryptoKey) return kept
  const made = await subtle().generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // A page and the worker may both be here for the first time: the first to write wins.
  const tx = db.transaction('meta', 'readwrite', { durability: 'strict' })
  const meanwhile = await tx.store.get('key')
  if (meanwhile === undefined) await tx.store.put(made, 'key')
  await tx.done
  return meanwhile instanceof CryptoKey ? meanwhile : made
}

/** @param bound what it must be opened with again, so that two records cannot be exchanged */
export async function lock(key: CryptoKey, value: unknown, bound: string): Promise<Locked> {
  const iv = new Uint8Array(randomBytes(12))
  const bytes = await subtle().encrypt(
    { name: 'AES-GCM', iv, additionalData: new Uint8Array(utf8(bound)) },
    key,
    padded(utf8(JSON.stringify(value))),
  )
  return { iv, bytes }
}

/** Throws where it was locked with another key, or for something else. */
export async function unlock(key: CryptoKey, { iv, bytes }: Locked, bound: string): Promise<unknown> {
  const how = { name: 'AES-GCM', iv, additionalData: new Uint8Array(utf8(bound)) }
  const plain = new Uint8Array(await subtle().decrypt(how, key, bytes))
  const length = new DataView(plain.buffer).getUint32(0)
  return JSON.parse(textOf(plain.subarray(4, 4 + length)))
}

/** Four bytes of length, the text, zeros. */
function padded(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = sizes.find(each => text.length + 4 <= each) ?? text.length + 4
  const head = new Uint8Array(4)
  new DataView(head.buffer).setUint32(0, text.length)
  return new Uint8Array(concat(head, text, new Uint8Array(size - 4 - text.length)))
}
