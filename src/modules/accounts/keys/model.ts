// What browser and server say to each other about keys. Everything here is public, signed or sealed.
import * as v from 'valibot'
import type { PersonPublic } from '../../../device/person-keys.ts'
import type { RootPublic } from '../../../device/root.ts'
import { Epoch, Hash, Recipient, SigningKey } from '../../../device/shapes.ts'
import { SignedDelegation, SignedSender, SignedTeamKey } from '../../../device/statement.ts'
import type { Texts } from '../../../kernel/words.ts'

const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
/** Bytes on their way, in base64. */
const Bytes = (most: number) =>
  v.pipe(v.string(), v.maxLength(Math.ceil(most / 3) * 4), v.base64(), v.minLength(4))
const Credential = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,1400}$/))

/** A person's new keys: the public halves, and both private ones sealed to six words. */
export const NewPersonKey = v.strictObject({
  id: Id,
  recipient: Recipient,
  signing: SigningKey,
  sealed: Bytes(4096),
})
export type NewPersonKey = v.InferOutput<typeof NewPersonKey>

/** The same keys sealed to a passkey as well. */
export const NewPasskeySeal = v.strictObject({ key: Id, credential: Credential, sealed: Bytes(4096) })
export type NewPasskeySeal = v.InferOutput<typeof NewPasskeySeal>

export const DelegationFor = v.strictObject({ id: Id, person: Id, signed: SignedDelegation })
export type DelegationFor = v.InferOutput<typeof DelegationFor>
const Delegations = v.pipe(v.array(DelegationFor), v.maxLength(200))

/** An organisation's new root, and whom it lets state keys. */
export const NewRoot = v.strictObject({ signing: SigningKey, recovery: Recipient, delegations: Delegations })
export type NewRoot = v.InferOutput<typeof NewRoot>
export const NewDelegations = v.strictObject({ delegations: v.pipe(Delegations, v.minLength(1)) })
export type NewDelegations = v.InferOutput<typeof NewDelegations>

export const SealedTeamKey = v.strictObject({
  epoch: Epoch,
  members: v.pipe(v.array(Recipient), v.minLength(1), v.maxLength(500)),
  recovery: Recipient,
  sealed: Bytes(131_072),
})
export type SealedTeamKey = v.InferOutput<typeof SealedTeamKey>
const Envelopes = v.pipe(v.array(SealedTeamKey), v.minLength(1), v.maxLength(200))

export const epochReasons = ['founded', 'left', 'rotated', 'recovered'] as const
export type EpochReason = (typeof epochReasons)[number]

/** A team's next key, stated, with the envelopes of all its epochs. */
export const NewEpoch = v.strictObject({
  reason: v.picklist(epochReasons),
  statement: SignedTeamKey,
  drillHash: Hash,
  envelopes: Envelopes,
  senders: v.pipe(v.array(SignedSender), v.maxLength(500)),
})
export type NewEpoch = v.InferOutput<typeof NewEpoch>

/** Somebody is let in: the same keys, sealed anew. A lead who compared the words states the signing key as well. */
export const NewEnvelopes = v.strictObject({
  envelopes: Envelopes,
  senders: v.pipe(v.array(SignedSender), v.maxLength(500)),
})
export type NewEnvelopes = v.InferOutput<typeof NewEnvelopes>

/** The same key said again for a longer time. */
export const NewStatement = v.strictObject({ statement: SignedTeamKey })
export type NewStatement = v.InferOutput<typeof NewStatement>

export const SenderAsk = v.strictObject({ key: SigningKey })
export const NewSenders = v.strictObject({ senders: v.pipe(v.array(SignedSender), v.minLength(1)) })
export type NewSenders = v.InferOutput<typeof NewSenders>

export const DrillAnswer = v.strictObject({
  id: Id,
  way: v.picklist(['browser', 'stock']),
  words: v.pipe(v.string(), v.maxLength(60)),
})
export type DrillAnswer = v.InferOutput<typeof DrillAnswer>

/** What a sender needs to seal for a team. Signed; only the pinned root decides whether to believe it. */
export type TeamStatement = {
  organisation: string
  organisationName: Texts
  team: string
  teamName: Texts
  root: RootPublic
  /** How many roots this organisation had before: anything but 0 is worth a phone call. */
  formerRoots: number
  statement: SignedTeamKey
  /** Whether its recovery was tried once; nothing may be sealed to it before. */
  active: boolean
}

/** An organisation's root as it is served, with how many it had before. */
export type ServedRoot = RootPublic & { name: Texts; formerRoots: number }

/** A team's key of one epoch, for a member to open. */
export type TeamEnvelope = {
  epoch: number
  recipient: string
  /** base64 */
  sealed: string
  statement: SignedTeamKey
}

/** A signing key of one's own and what the team says of it; `signed` is null until a lead has confirmed it. */
export type OwnSender = { team: string; organisation: string; key: string; signed: SignedSender | null }

/** A person's own sealed keys, for the browser that is to open them. */
export type OwnKeys = {
  key: (PersonPublic & { id: string }) | null
  words: string | null
  passkeys: { credential: string; sealed: string }[]
  senders: OwnSender[]
  /** The root of one's own organisation. */
  root: RootPublic | null
}

export type PersonKeyRow = { id: string; personId: string; recipient: string; signing: string; madeAt: Date }

export type MemberKeys = {
  id: string
  name: string
  lead: boolean
  key: { recipient: string; signing: string } | null
  /** Recipients of keys that this person replaced, e.g. after losing the words. */
  former: string[]
  /** Whether the newest envelope of the current epoch is sealed to the key in use. */
  holds: boolean
}
