// Moves: received, accepted, given, closed … Repeating one is harmless; one that came too late is told so.
import { isPerson } from '../../../kernel/actor.ts'
import type { Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { Acknowledgement, NewMove, Referral } from '../model.ts'
import { maySeeReferral, partyFor } from '../policy.ts'
import { isMoveKind, type MoveKind, objectionTo, type Party } from '../rules/states.ts'
import { findMove, setSeen } from '../store/moves.ts'
import { lockReferral } from '../store/referral.ts'
import { sealedLeft } from '../store/sealed.ts'
import { contentHash, repeated } from './content.ts'
import { takeStep } from './step.ts'

/** Every move but passing on and confirming an override, which bring more with them. */
export type PlainKind = Exclude<MoveKind, 'redirect' | 'override-confirmation' | 'silence'>

const bringsMore: readonly string[] = ['redirect', 'override-confirmation', 'silence']

export function isPlainKind(kind: string): kind is PlainKind {
  return isMoveKind(kind) && !bringsMore.includes(kind)
}

export async function makeMove(
  scene: Scene,
  referralId: string,
  kind: PlainKind,
  given: NewMove,
): Promise<Acknowledgement> {
  const { tx, actor, response } = scene
  must(isPerson(actor))
  const content = moveContent(referralId, kind, given)
  const { referral, before } = await enterMove(scene, referralId, given.id)
  if (before) return repeated(given.id, before.contentHash, content)
  must(referral !== undefined && maySeeReferral(actor, referral))
  const party = partyFor(actor, referral, kind, given.channel)
  checkMove(kind, referral, party, given.reason)
  if (kind === 'reopening' && (await sealedLeft(tx, response.id, referralId)) === 'gone')
    throw new Problem('not-now', 'referrals.problem.sealed-gone')
  checkNote(referral, given)
  await takeStep(scene, { ...given, referral, kind, party, contentHash: content })
  await setSeen(tx, response.id, { referralId, personId: actor.id, changes: referral.changes + 1 })
  return { id: given.id, outcome: 'stored' }
}

/**
 * Holds the referral and looks whether this move was made before, in that order: two senders of the same move meet at
 * the lock, and the second finds the first one's trace. A team that passed a referral on still finds its own moves.
 */
export async function enterMove(scene: Scene, referralId: string, moveId: string) {
  const { tx, response } = scene
  const referral = await lockReferral(tx, response.id, referralId)
  const before = await findMove(tx, response.id, moveId)
  return { referral, before }
}

/** Throws where it is not the moment, or not this side's move. */
export function checkMove(
  kind: MoveKind,
  referral: Referral,
  party: Party | undefined,
  reason: string | undefined,
): asserts party is Party {
  if (party === undefined) throw new Problem('not-now', 'referrals.problem.not-yours')
  const objection = objectionTo(kind, referral.state, party, reason)
  if (objection === 'reason-missing' || objection === 'reason-unknown')
    throw new Problem('not-valid', 'referrals.problem.reason')
  if (objection) throw new Problem('not-now', `referrals.problem.${objection}`)
}

/** A note is sealed to the other team of this referral and to no third one. */
export function checkNote(referral: Referral, { note }: Pick<NewMove, 'note'>): void {
  if (note && note.team !== referral.fromTeam && note.team !== referral.toTeam) throw new Problem('not-valid')
}

export function moveContent(referral: string, kind: MoveKind, given: NewMove): Buffer {
  const { reason, channel, note } = given
  return contentHash({ referral, kind, reason, channel, note })
}
