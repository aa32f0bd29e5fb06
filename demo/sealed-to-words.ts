// The keys of the invented people, sealed to six words as their browsers would have sealed them: small age files with
// the slow derivation of the agreed strength. They all have the same six words, which everybody may know, and so the
// derivation is done once for all of them. A browser opens each as it opens any other.
import { createCipheriv, createHmac, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { PASSPHRASE_WORK } from '../src/device/age.ts'
import { frame } from '../src/device/artefact.ts'
import { base64url } from '../src/device/bytes.ts'
import { writeIdentityFile } from '../src/device/identity-file.ts'
import type { PersonKeys } from '../src/device/person-keys.ts'

/** @returns what seals one person's keys; only making it is slow */
export async function sealerTo(words: string): Promise<(keys: PersonKeys) => Uint8Array> {
  const salt = randomBytes(16)
  const wrapKey = await derive(words, salt)
  return keys => {
    const facts = { v: 1, signing: base64url(keys.signingSeed) }
    const text = writeIdentityFile('across person key', facts, keys.identity)
    return frame('passphrase', ageFile(wrapKey, salt, Buffer.from(text)))
  }
}

/** The age format, version 1, with one scrypt recipient and a payload that fits into one chunk. */
function ageFile(wrapKey: Uint8Array, salt: Uint8Array, plain: Uint8Array): Uint8Array {
  const fileKey = randomBytes(16)
  const wrapped = unpadded(encrypted(wrapKey, Buffer.alloc(12), fileKey))
  const header = `age-encryption.org/v1\n-> scrypt ${unpadded(salt)} ${PASSPHRASE_WORK}\n${wrapped}\n---`
  const mac = createHmac('sha256', derived(fileKey, Buffer.alloc(0), 'header'))
    .update(header)
    .digest()
  const nonce = randomBytes(16)
  // The counter is zero, and the last byte says that no chunk follows.
  const chunkNonce = Buffer.concat([Buffer.alloc(11), Buffer.of(1)])
  const payload = encrypted(derived(fileKey, nonce, 'payload'), chunkNonce, plain)
  return Buffer.concat([Buffer.from(`${header} ${unpadded(mac)}\n`), nonce, payload])
}

function derive(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
  const cost = { N: 2 ** PASSPHRASE_WORK, r: 8, p: 1, maxmem: 2 ** PASSPHRASE_WORK * 2048 }
  return new Promise((resolve, reject) =>
    scrypt(passphrase, salted, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )
}

function derived(key: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, purpose, 32))
}

function encrypted(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
