// Acting in a child's best interest without consent: nothing reaches the receiver before a second person has agreed.
import { isPerson } from '../../../kernel/actor.ts'
import { append, type Job, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { hourOf } from '../../../kernel/wall-time.ts'
import type { Acknowledgement } from '../model.ts'
import { mayConfirmOverride } from '../policy.ts'
import { setSeen } from '../store/moves.ts'
import { holdReferral, leaveReferral } from '../store/referral.ts'
import { confirmOverrideRow, findOverride } from '../store/sealed.ts'
import { contentHash, repeated } from './content.ts'
import { inItsHour } from './hour.ts'
import { checkMove, enterMove } from './move.ts'
import { takeStep } from './step.ts'

export const secondPersonJob = 'referral.second-person'

/** The job that asks the leads of the sender's team, or the coordinators. */
export function tellSecondPerson(referral: string): Job {
  return { name: secondPersonJob, key: referral, data: { referral } }
}

/** The second person agrees; the referral goes to its receiver now. */
export async function confirmOverride(
  scene: Scene,
  referralId: string,
  moveId: string,
): Promise<Acknowledgement> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const content = contentHash({ referral: referralId, kind: 'override-confirmation', by: actor.id })
  const { referral, before } = await enterMove(scene, referralId, moveId)
  if (before) return repeated(moveId, before.contentHash, content)
  const override = await findOverride(tx, response.id, referralId)
  must(
    referral !== undefined && override !== undefined && mayConfirmOverride(actor, referral, override.askedBy),
  )
  checkMove('override-confirmation', referral, 'sender', undefined)
  await confirmOverrideRow(tx, response.id, referralId, actor.id, hourOf(now))
  // A coordinator sees the row only while it waits; what follows writes it once more.
  await holdReferral(tx, referralId)
  await takeStep(scene, {
    referral,
    kind: 'override-confirmation',
    party: 'sender',
    id: moveId,
    channel: 'app',
    contentHash: content,
  })
  await setSeen(tx, response.id, { referralId, personId: actor.id, changes: referral.changes + 1 })
  await append(inItsHour(scene), { type: 'referral.override-confirmed', subject: referralId })
  await leaveReferral(tx)
  return { id: moveId, outcome: 'stored' }
}
