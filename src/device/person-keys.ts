// A person's own two keys: an X25519 identity that opens team envelopes, and an Ed25519 key that signs. They travel
// together as one small file, sealed to six generated words and, separately, to each passkey. The server keeps the
// sealed files; the words and the passkey's secret never leave the device, and the open keys live in memory only.
import * as v from 'valibot'
import {
  newIdentity,
  openWithPassphrase,
  PASSPHRASE_WORK,
  RANDOM_SECRET_WORK,
  recipientOf,
  sealWithPassphrase,
} from './age.ts'
import { type ArtefactKind, frame, unframe } from './artefact.ts'
import { base64url, deriveKey, fromBase64url, textOf, utf8 } from './bytes.ts'
import { type Fingerprint, fingerprintOf } from './fingerprint.ts'
import { readIdentityFile, writeIdentityFile } from './identity-file.ts'
import { Refusal, refusingAs } from './refusal.ts'
import { Recipient, SigningKey, shaped, Version } from './shapes.ts'
import { newSigningSeed, type SigningSeed, signingKeyOf } from './sign.ts'
import { isPassphrase, normalWords } from './words.ts'

const TITLE = 'across person key'
const PRF_LENGTH = 32
const Facts = v.strictObject({ v: Version, signing: SigningKey })

/** What others may know of a person's keys. */
export const PersonPublic = v.strictObject({ recipient: Recipient, signing: SigningKey })
export type PersonPublic = v.InferOutput<typeof PersonPublic>

export type PersonKeys = {
  readonly identity: string
  readonly signingSeed: SigningSeed
  readonly public: PersonPublic
}

export async function newPersonKeys(): Promise<PersonKeys> {
  return personKeys(await newIdentity(), newSigningSeed())
}

/** Six words and hex to compare in person before anybody lets this key into a team. */
export async function personFingerprint(person: PersonPublic): Promise<Fingerprint> {
  const { recipient, signing } = shaped(PersonPublic, person)
  return fingerprintOf({ v: 1, recipient, signing })
}

/** Seals the keys to six generated words (`newPassphrase`). Blocks its thread for seconds: call it in a worker. */
export async function wrapWithPassphrase(keys: PersonKeys, passphrase: string): Promise<Uint8Array> {
  if (!isPassphrase(passphrase)) throw new Refusal('passphrase-mistyped')
  return wrap('passphrase', normalWords(passphrase), PASSPHRASE_WORK, keys)
}

/**
 * Opens the keys again. Blocks its thread for seconds: call it in a worker. Refuses `passphrase-mistyped` at once
 * where a word is not in the list, and `passphrase-wrong` after the work.
 */
export async function unwrapWithPassphrase(artefact: Uint8Array, typed: string): Promise<PersonKeys> {
  if (!isPassphrase(typed)) throw new Refusal('passphrase-mistyped')
  return refusingAs('not-for-this-key', 'passphrase-wrong', () =>
    unwrap('passphrase', normalWords(typed), PASSPHRASE_WORK, artefact),
  )
}

/** Seals the keys to the 32 bytes that a passkey's PRF extension gave. Refuses `passkey-unusable`. */
export async function wrapWithPasskey(keys: PersonKeys, prf: Uint8Array): Promise<Uint8Array> {
  return wrap('passkey', await passkeySecret(prf), RANDOM_SECRET_WORK, keys)
}

/** Opens what `wrapWithPasskey` sealed. Refuses `passkey-unusable` also for another passkey's secret. */
export async function unwrapWithPasskey(artefact: Uint8Array, prf: Uint8Array): Promise<PersonKeys> {
  const secret = await passkeySecret(prf)
  return refusingAs('not-for-this-key', 'passkey-unusable', () =>
    unwrap('passkey', secret, RANDOM_SECRET_WORK, artefact),
  )
}

async function personKeys(identity: string, signingSeed: SigningSeed): Promise<PersonKeys> {
  const recipient = await recipientOf(identity)
  return { identity, signingSeed, public: { recipient, signing: signingKeyOf(signingSeed) } }
}

async function wrap(kind: ArtefactKind, secret: string, work: number, keys: PersonKeys): Promise<Uint8Array> {
  const facts = { v: 1, signing: base64url(keys.signingSeed) }
  const file = writeIdentityFile(TITLE, facts, keys.identity)
  return frame(kind, await sealWithPassphrase(secret, work, utf8(file)))
}

async function unwrap(
  kind: ArtefactKind,
  secret: string,
  work: number,
  artefact: Uint8Array,
): Promise<PersonKeys> {
  const text = textOf(await openWithPassphrase(secret, work, unframe(kind, artefact)))
  const { facts, identity } = readIdentityFile(TITLE, text)
  return personKeys(identity, fromBase64url(shaped(Facts, facts).signing, 32))
}

async function passkeySecret(prf: Uint8Array): Promise<string> {
  if (prf.length < PRF_LENGTH) throw new Refusal('passkey-unusable')
  return base64url(await deriveKey(prf, 'person/passkey'))
}
