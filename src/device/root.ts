// An organisation's root: the recovery key `R`, which opens every team envelope, and the signing key `O`, which
// vouches for its teams' keys. Both come out of one 32-byte seed that lives on paper in three shares; the drill
// needs only `R` on a machine, and `O` cannot be computed from `R`.
import * as v from 'valibot'
import { recipientOf } from './age.ts'
import { identityOf } from './bech32.ts'
import { deriveKey, randomBytes } from './bytes.ts'
import { type Fingerprint, fingerprintOf, isFingerprint } from './fingerprint.ts'
import { Refusal } from './refusal.ts'
import { Id, Recipient, SigningKey, shaped, Version } from './shapes.ts'
import { type SigningSeed, signingKeyOf } from './sign.ts'
import type { PinnedRoot } from './trust.ts'

export const SEED_LENGTH = 32

/** The public half, as the server hands it out. */
export const RootPublic = v.strictObject({
  v: Version,
  organisation: Id,
  signing: SigningKey,
  recovery: Recipient,
})
export type RootPublic = v.InferOutput<typeof RootPublic>

/** Held only during the ceremony at which the kit is printed, a delegation is signed or a team is recovered. */
export type Root = {
  readonly public: RootPublic
  readonly seed: Uint8Array
  readonly signingSeed: SigningSeed
  readonly recoveryIdentity: string
}

export async function newRoot(organisation: string): Promise<Root> {
  return rootFromSeed(organisation, randomBytes(SEED_LENGTH))
}

/** The same seed and organisation always give the same root. */
export async function rootFromSeed(organisation: string, seed: Uint8Array): Promise<Root> {
  const recoveryIdentity = identityOf(await deriveKey(seed, 'root/recovery'))
  const signingSeed = await deriveKey(seed, 'root/signing')
  const recovery = await recipientOf(recoveryIdentity)
  const publicHalf = { v: 1, organisation, signing: signingKeyOf(signingSeed), recovery } as const
  return { public: publicHalf, seed, signingSeed, recoveryIdentity }
}

export async function rootFingerprint(root: RootPublic): Promise<Fingerprint> {
  const { organisation, signing, recovery } = root
  return fingerprintOf({ v: 1, organisation, signing, recovery })
}

/** Pins what the server served first, before anybody compared it. Refuses `malformed`. */
export function pinFirstSeen(served: RootPublic): PinnedRoot {
  return { ...shaped(RootPublic, served), compared: false }
}

/** Pins a root against the fingerprint on paper, in words or hex. Refuses `fingerprint-mismatch`. */
export async function pinCompared(served: RootPublic, printed: string): Promise<PinnedRoot> {
  const pinned = pinFirstSeen(served)
  await requireFingerprint(pinned, printed)
  return { ...pinned, compared: true }
}

/** Refuses `root-changed` when the server now serves another root than the pinned one. */
export function requireSameRoot(pinned: PinnedRoot, served: RootPublic): void {
  const same =
    pinned.organisation === served.organisation &&
    pinned.signing === served.signing &&
    pinned.recovery === served.recovery
  if (!same) throw new Refusal('root-changed')
}

/** Refuses `fingerprint-mismatch` unless `printed` is the root's fingerprint in words or in hex. */
export async function requireFingerprint(root: RootPublic, printed: string): Promise<void> {
  if (!isFingerprint(await rootFingerprint(root), printed)) throw new Refusal('fingerprint-mismatch')
}
