// When a team has taken a new key, the referrals that it holds are sealed to it one by one, by whoever opens them.

import { isPerson } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { dayIn } from '../../../kernel/wall-time.ts'
import type { Acknowledgement, NewEnvelope } from '../model.ts'
import { mayOpen, whyShut } from '../policy.ts'
import { findLegs, insertLeg } from '../store/moves.ts'
import { lockReferral } from '../store/referral.ts'
import { replaceEnvelope, sealedLeft } from '../store/sealed.ts'
import { inItsHour } from './hour.ts'

export async function renewEnvelope(
  scene: Scene,
  referralId: string,
  given: NewEnvelope,
): Promise<Acknowledgement> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const referral = await lockReferral(tx, response.id, referralId)
  must(referral !== undefined && mayOpen(actor, referral) && referral.toTeam !== null)
  const legs = await findLegs(tx, response.id, referralId)
  if (legs.some(leg => leg.moveId === given.id)) return { id: given.id, outcome: 'repeated' }
  const { says } = given.route
  const team = referral.toTeam
  if (says.refId !== referralId || says.from !== team || says.to !== team || says.epoch !== given.epoch)
    throw new Problem('not-valid', 'referrals.problem.not-sealed')
  const shut = whyShut(referral, dayIn(now, response.timeZone)) !== undefined
  if (shut || (await sealedLeft(tx, response.id, referralId)) !== 'there')
    throw new Problem('gone', 'referrals.problem.sealed-gone')
  await insertLeg(tx, response.id, {
    referralId,
    moveId: given.id,
    fromTeam: team,
    toTeam: team,
    service: referral.service,
    basis: 'next-epoch',
    route: given.route,
  })
  await replaceEnvelope(tx, response.id, referralId, Buffer.from(given.envelope, 'base64'), given.epoch)
  await append(inItsHour(scene), { type: 'referral.envelope-renewed', subject: referralId, teamId: team })
  return { id: given.id, outcome: 'stored' }
}
