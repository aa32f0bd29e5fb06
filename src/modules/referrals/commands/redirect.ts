// The receiver passes a referral on to another service: the body stays, the envelope is sealed anew by the receiver's
// browser, and from then on it is the next team's and no longer theirs.
import { isPerson } from '../../../kernel/actor.ts'
import type { Scene } from '../../../kernel/event.ts'
import { append } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { dayIn, monthIn } from '../../../kernel/wall-time.ts'
import type { ServiceForReferral } from '../../directory/commands/entry.ts'
import { type Acknowledgement, type NewRedirect, notStated, type Referral } from '../model.ts'
import { maySeeReferral, partyFor, whyShut } from '../policy.ts'
import { referralSettings } from '../rules/settings.ts'
import { insertLeg } from '../store/moves.ts'
import { changeReceiver, holdReferral, leaveReferral } from '../store/referral.ts'
import { replaceEnvelope, sealedLeft } from '../store/sealed.ts'
import { addToTallies } from '../store/tallies.ts'
import { contentHash, repeated } from './content.ts'
import { inItsHour } from './hour.ts'
import { checkMove, checkNote, enterMove } from './move.ts'
import { getService } from './service.ts'
import { noticeJobs, takeStep } from './step.ts'

export async function redirectReferral(
  scene: Scene,
  referralId: string,
  given: NewRedirect,
): Promise<Acknowledgement> {
  const { tx, actor, response } = scene
  must(isPerson(actor))
  const content = contentOf(referralId, given)
  const { referral, before } = await enterMove(scene, referralId, given.id)
  if (before) return repeated(given.id, before.contentHash, content)
  must(referral !== undefined && maySeeReferral(actor, referral))
  const party = partyFor(actor, referral, 'redirect', given.channel)
  checkMove('redirect', referral, party, given.reason)
  checkNote(referral, given)
  const service = await getService(scene, given.service)
  await checkWay(scene, referral, given, service)

  await insertLeg(tx, response.id, {
    referralId,
    moveId: given.id,
    fromTeam: referral.toTeam ?? referral.fromTeam,
    toTeam: given.toTeam,
    service: given.service,
    basis: given.basis,
    route: given.route ?? null,
  })
  if (given.envelope !== undefined)
    await replaceEnvelope(
      tx,
      response.id,
      referralId,
      Buffer.from(given.envelope, 'base64'),
      given.epoch ?? null,
    )
  await takeStep(scene, { ...given, referral, kind: 'redirect', party, contentHash: content })
  await holdReferral(tx, referralId)
  await changeReceiver(tx, response.id, referralId, {
    team: given.toTeam,
    sector: service.sector,
    service: service.id,
  })
  await leaveReferral(tx)
  await askNext(scene, referral, given, service)
  return { id: given.id, outcome: 'stored' }
}

/** Only with what the family said, only to somebody else, and sealed to them where anything is sealed. */
async function checkWay(
  scene: Scene,
  referral: Referral,
  given: NewRedirect,
  service: ServiceForReferral,
): Promise<void> {
  const { tx, response, now } = scene
  const refuse = (reason: string): never => {
    throw new Problem('not-now', `referrals.problem.${reason}`)
  }
  if (referral.onward === 'never') refuse('onward-never')
  if (referral.onward === 'ask' && given.basis !== 'asked-again') refuse('onward-ask')
  if (whyShut(referral, dayIn(now, response.timeZone)) === 'consent-expired') refuse('consent-expired')
  if (given.toTeam !== service.teamId || given.service === referral.service) refuse('team-changed')
  if (given.toTeam === referral.fromTeam || given.toTeam === referral.toTeam) refuse('own-team')
  const sealed = await sealedLeft(tx, response.id, referral.id)
  if (sealed === 'gone') refuse('sealed-gone')
  const says = given.route?.says
  const complete =
    given.envelope !== undefined &&
    says !== undefined &&
    says.refId === referral.id &&
    says.from === referral.toTeam &&
    says.to === given.toTeam &&
    says.epoch === given.epoch &&
    says.consentBasis === given.basis
  if (sealed === 'there' ? !complete : given.envelope !== undefined) refuse('not-sealed')
}

/** The next service was asked, and its team is told. */
async function askNext(
  scene: Scene,
  referral: Referral,
  given: NewRedirect,
  service: ServiceForReferral,
): Promise<void> {
  const { tx, response, now } = scene
  await addToTallies(tx, {
    month: monthIn(now, response.timeZone),
    step: null,
    fromSector: referral.fromSector,
    toSector: service.sector,
    sex: notStated,
    ageBand: notStated,
    disability: notStated,
    area: null,
    areaLevel: referralSettings(response.settings).areaLevel,
    reason: null,
    answered: null,
    service: service.id,
    asked: 1,
    silent: 0,
  })
  await append(inItsHour(scene), {
    type: 'referral.asked-next',
    subject: referral.id,
    ...(given.toTeam ? { topics: [`team:${given.toTeam}`] } : {}),
    jobs: noticeJobs(`${given.id} next`, referral.id, [{ kind: 'referral.new', team: given.toTeam }]),
  })
}

function contentOf(referral: string, given: NewRedirect): Buffer {
  const { reason, channel, note, service, toTeam, basis, envelope, epoch } = given
  return contentHash({
    referral,
    kind: 'redirect',
    reason,
    channel,
    note,
    service,
    toTeam,
    basis,
    envelope,
    epoch,
  })
}
