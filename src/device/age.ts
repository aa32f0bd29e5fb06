// The only file that knows the age library. It offers two ways to seal and nothing else: to X25519 recipients, or
// to a passphrase through scrypt at one agreed work factor. Both are what every stock `age` program opens.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { readStanzas, requireOnly } from './age-header.ts'
import { subtle } from './bytes.ts'
import { Refusal } from './refusal.ts'

/** Work factors (base-2 logarithm): 16 takes 64 MB and about a second on a laptop, five on a cheap phone. */
export const PASSPHRASE_WORK = 16
/** For secrets that are 256 random bits already, where slowness protects nothing. */
export const RANDOM_SECRET_WORK = 10

const X25519_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
const X25519_HEADER = 168
const PAYLOAD_NONCE = 16
const CHUNK = 64 * 1024
const CHUNK_TAG = 16

/** A new private key: `AGE-SECRET-KEY-1…`. */
export async function newIdentity(): Promise<string> {
  return generateX25519Identity()
}

/** The public half of an identity: `age1…`. Refuses `malformed`. */
export async function recipientOf(identity: string): Promise<string> {
  subtle()
  if (!identity.startsWith('AGE-SECRET-KEY-1')) throw new Refusal('algorithm-unknown')
  try {
    return await identityToRecipient(identity)
  } catch (cause) {
    throw new Refusal('malformed', { cause })
  }
}

/** Seals to every recipient given. Refuses, before anything is sealed, any recipient that is not X25519. */
export async function sealTo(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = encrypterTo(recipients)
  try {
    return await encrypter.encrypt(plain)
  } catch (cause) {
    throw new Refusal('malformed', { cause })
  }
}

/**
 * Opens what was sealed to this identity. Refuses `not-for-this-key`, `damaged` (also when cut short),
 * `algorithm-unknown` or `algorithms-mixed`.
 */
export async function openWith(identity: string, file: Uint8Array): Promise<Uint8Array> {
  requireOnly('X25519', readStanzas(file))
  return decrypt(decrypterWith(identity), file)
}

/** Seals under a passphrase. The work blocks its thread, so a page calls it in a worker. */
export async function sealWithPassphrase(
  passphrase: string,
  work: number,
  plain: Uint8Array,
): Promise<Uint8Array> {
  return encrypterUnder(passphrase, work).encrypt(plain)
}

/** Opens what `sealWithPassphrase` sealed. Refuses `work-factor-wrong` before spending any work. */
export async function openWithPassphrase(
  passphrase: string,
  work: number,
  file: Uint8Array,
): Promise<Uint8Array> {
  const stanzas = readStanzas(file)
  requireOnly('scrypt', stanzas)
  if (stanzas.length !== 1 || stanzas[0]?.args[1] !== String(work)) throw new Refusal('work-factor-wrong')
  return decrypt(decrypterUnder(passphrase), file)
}

/** For streams, as `sealTo`: refuses any recipient that is not X25519. */
export function encrypterTo(recipients: readonly string[]): Encrypter {
  subtle()
  requireX25519(recipients)
  const encrypter = new Encrypter()
  try {
    for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient)
  } catch (cause) {
    throw new Refusal('malformed', { cause })
  }
  return encrypter
}

/** For streams, as `sealWithPassphrase`. */
export function encrypterUnder(passphrase: string, work: number): Encrypter {
  subtle()
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(work)
  encrypter.setPassphrase(passphrase)
  return encrypter
}

/** Reads whatever the identity fits; whoever uses it checks the header first. */
export function decrypterWith(identity: string): Decrypter {
  subtle()
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch (cause) {
    throw new Refusal('malformed', { cause })
  }
  return decrypter
}

/** As `decrypterWith`, for a passphrase. */
export function decrypterUnder(passphrase: string): Decrypter {
  subtle()
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypter
}

/** Length in bytes of an age file with one X25519 recipient that holds `plain` bytes. */
export function sealedLength(plain: number): number {
  return X25519_HEADER + PAYLOAD_NONCE + plain + CHUNK_TAG * Math.max(1, Math.ceil(plain / CHUNK))
}

function requireX25519(recipients: readonly string[]): void {
  if (recipients.length === 0) throw new Refusal('malformed')
  const others = recipients.filter(recipient => !X25519_RECIPIENT.test(recipient))
  if (others.length === 0) return
  throw new Refusal(others.length < recipients.length ? 'algorithms-mixed' : 'algorithm-unknown')
}

// The library tells a key that does not fit from a damaged file only by its words; the version is pinned and the
// tests fail should the words change.
async function decrypt(decrypter: Decrypter, file: Uint8Array): Promise<Uint8Array> {
  try {
    return await decrypter.decrypt(file)
  } catch (cause) {
    const unfit = cause instanceof Error && cause.message.startsWith('no identity matched')
    throw new Refusal(unfit ? 'not-for-this-key' : 'damaged', { cause })
  }
}
