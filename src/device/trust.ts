// Whether to believe what the server hands over about keys. Everything is measured against the root that this
// device has pinned for the organisation; the server's word counts for nothing.
import type { JsonObject } from './canonical.ts'
import { Refusal } from './refusal.ts'
import { type Day, dayAfter, shaped } from './shapes.ts'
import { isSigned, type Purpose } from './sign.ts'
import {
  type SenderStatement,
  type SignedDelegation,
  SignedSender,
  SignedTeamKey,
  type TeamKeyStatement,
} from './statement.ts'

/**
 * An organisation's root as this device keeps it. `compared` is true once people have held the fingerprint against
 * the printed one; until then the first answer of the server was taken on trust.
 */
export type PinnedRoot = {
  readonly v: 1
  readonly organisation: string
  /** Ed25519 root key `O`. */
  readonly signing: string
  /** X25519 recovery recipient `R`. */
  readonly recovery: string
  readonly compared: boolean
}

/** The newest key of a team that this device has accepted: nothing older, and nothing else of that epoch. */
export type SeenKey = { readonly epoch: number; readonly recipient: string }

/** Where something is to be sealed to, and what is needed to be sure of it. */
export type Destination = {
  readonly organisation: string
  readonly team: string
  readonly statement: SignedTeamKey
  readonly root: PinnedRoot
  readonly today: Day
  readonly seen: SeenKey | null
}

/** A phone that was out of reach for a month may still send; the receivers keep the older epochs. */
export const GRACE_DAYS = 30
/** No statement speaks for longer, so that a delegate who left cannot date one far ahead. */
export const LONGEST_DAYS = 400
/** Clocks of cheap phones run ahead and behind. */
const CLOCK_DAYS = 2

/** The key to seal to. Refuses `statement-…`, `delegation-invalid` or `malformed`; stores nothing. */
export function trustedTeamKey(to: Destination): TeamKeyStatement {
  const says = provenTeamKey(to.statement, to.root, to)
  if (to.today < dayAfter(says.notBefore, -CLOCK_DAYS)) throw new Refusal('statement-not-yet')
  if (to.today > dayAfter(says.notAfter, GRACE_DAYS)) throw new Refusal('statement-expired')
  if (to.seen !== null) {
    if (says.epoch < to.seen.epoch) throw new Refusal('statement-older')
    if (says.epoch === to.seen.epoch && says.recipient !== to.seen.recipient)
      throw new Refusal('statement-conflict')
  }
  return says
}

/** Who said it and about whom, at any age: enough to open what was sealed in an earlier epoch. */
export function provenTeamKey(
  statement: SignedTeamKey,
  root: PinnedRoot,
  about: { readonly organisation: string; readonly team: string },
): TeamKeyStatement {
  const signed = shaped(SignedTeamKey, statement)
  requireSigned('team-key', signed, root)
  if (signed.says.organisation !== about.organisation || signed.says.team !== about.team) {
    throw new Refusal('statement-misdirected')
  }
  return signed.says
}

/**
 * The statement that lets a key speak for a team on a day. Whatever is wrong with it, the answer for the person is
 * the same: refuses `signer-unstated`.
 */
export function trustedSender(statement: SignedSender, root: PinnedRoot, on: Day): SenderStatement {
  const signed = shaped(SignedSender, statement)
  try {
    requireSigned('sender', signed, root)
  } catch (cause) {
    throw new Refusal('signer-unstated', { cause })
  }
  const { notBefore, notAfter } = signed.says
  if (on < dayAfter(notBefore, -CLOCK_DAYS) || on > dayAfter(notAfter, GRACE_DAYS))
    throw new Refusal('signer-unstated')
  return signed.says
}

type Says = JsonObject & {
  readonly organisation: string
  readonly team: string
  notBefore: Day
  notAfter: Day
}
type Statement = { readonly says: Says; readonly by: SignedDelegation | null; readonly signature: string }

function requireSigned(purpose: Purpose, statement: Statement, root: PinnedRoot): void {
  const { says, by, signature } = statement
  if (says.organisation !== root.organisation) throw new Refusal('statement-misdirected')
  const key = by === null ? root.signing : delegatedKey(by, says, root)
  if (!isSigned(purpose, says, signature, key)) throw new Refusal('statement-forged')
  if (says.notAfter > dayAfter(says.notBefore, LONGEST_DAYS)) throw new Refusal('statement-forged')
}

// A delegate could state keys while the delegation ran; what was stated then stays proven afterwards.
function delegatedKey(by: SignedDelegation, says: Says, root: PinnedRoot): string {
  const { says: delegation, signature } = by
  const signed = isSigned('delegation', delegation, signature, root.signing)
  const covers =
    delegation.organisation === root.organisation &&
    (delegation.team === null || delegation.team === says.team) &&
    delegation.notBefore <= says.notBefore &&
    says.notBefore <= delegation.notAfter &&
    delegation.notAfter <= dayAfter(delegation.notBefore, LONGEST_DAYS)
  if (!signed || !covers) throw new Refusal('delegation-invalid')
  return delegation.key
}
