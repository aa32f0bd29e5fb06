// Flags, glances, consent that is given for longer: what is no move.
import { isPerson } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { dayAfter, dayIn, hourOf } from '../../../kernel/wall-time.ts'
import type { Acknowledgement, flagResolutions, NewFlag, Referral } from '../model.ts'
import { mayFlag, mayRenewConsent } from '../policy.ts'
import { referralSettings } from '../rules/settings.ts'
import { stateTraits } from '../rules/states.ts'
import { findFlags, insertFlag, resolveFlagRow, setSeen } from '../store/moves.ts'
import { readNotices } from '../store/notices.ts'
import { findReferral, lockReferral, setConsentUntil, setFlagged } from '../store/referral.ts'
import { inItsHour } from './hour.ts'
import { checkNote } from './move.ts'
import { noticeJobs, topicsOf } from './step.ts'

/** Somebody asks both teams for attention. */
export async function raiseFlag(scene: Scene, referralId: string, given: NewFlag): Promise<Acknowledgement> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const referral = await lockReferral(tx, response.id, referralId)
  must(referral !== undefined && mayFlag(actor, referral))
  const flags = await findFlags(tx, response.id, referralId)
  const same = flags.find(flag => flag.id === given.id)
  if (same) {
    if (same.reason !== given.reason)
      throw new Problem('already-different', 'referrals.problem.already-different')
    return { id: given.id, outcome: 'repeated' }
  }
  if (stateTraits[referral.state].ended) throw new Problem('not-now', 'referrals.problem.not-from-here')
  checkNote(referral, given)
  const team = actor.teams.find(mine => mine.id === referral.fromTeam || mine.id === referral.toTeam)!.id
  const made = await insertFlag(tx, response.id, {
    id: given.id,
    referralId,
    reason: given.reason,
    note: given.note,
    by: actor.id,
    team,
    hour: hourOf(now),
  })
  if (!made) throw new Problem('already-different', 'referrals.problem.already-different')
  await setFlagged(tx, response.id, referralId, true)
  await sawOwn(scene, referral, actor.id)
  const other = team === referral.fromTeam ? referral.toTeam : referral.fromTeam
  await append(inItsHour(scene), {
    type: 'referral.flagged',
    subject: referralId,
    teamId: team,
    topics: topicsOf(referral),
    jobs: noticeJobs(given.id, referralId, [{ kind: 'referral.flagged', team: other }]),
  })
  return { id: given.id, outcome: 'stored' }
}

export async function resolveFlag(
  scene: Scene,
  referralId: string,
  flagId: string,
  resolution: (typeof flagResolutions)[number],
): Promise<void> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const referral = await lockReferral(tx, response.id, referralId)
  must(referral !== undefined && mayFlag(actor, referral))
  const flags = await findFlags(tx, response.id, referralId)
  must(flags.some(flag => flag.id === flagId))
  // Two people may settle the same flag; the first word stays.
  if (!(await resolveFlagRow(tx, response.id, flagId, { resolution, by: actor.id, hour: hourOf(now) })))
    return
  const left = flags.some(flag => flag.id !== flagId && flag.resolvedHour === null)
  await setFlagged(tx, response.id, referralId, left)
  await sawOwn(scene, referral, actor.id)
  await append(inItsHour(scene), {
    type: 'referral.flag-resolved',
    subject: referralId,
    topics: topicsOf(referral),
  })
}

/** This person looked: the dot goes, and so do the notices about it. */
export async function seeReferral(scene: Scene, id: string): Promise<void> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const referral = await findReferral(tx, response.id, id)
  must(referral !== undefined && mayFlag(actor, referral))
  await setSeen(tx, response.id, { referralId: id, personId: actor.id, changes: referral.changes })
  await readNotices(tx, response.id, { subject: id }, actor.id, hourOf(now))
  await append(inItsHour(scene), { type: 'referral.seen', subject: id })
}

/** The family agreed again, until a later day. Given the same day twice, nothing happens twice. */
export async function renewConsent(scene: Scene, id: string, until: string): Promise<void> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const referral = await lockReferral(tx, response.id, id)
  must(referral !== undefined && mayRenewConsent(actor, referral))
  if (referral.until === until) return
  if (stateTraits[referral.state].ended) throw new Problem('not-now', 'referrals.problem.not-from-here')
  const today = dayIn(now, response.timeZone)
  const { consentDays } = referralSettings(response.settings)
  if (until < today || until > dayAfter(today, consentDays))
    throw new Problem('not-valid', 'referrals.problem.consent-until')
  await setConsentUntil(tx, response.id, id, until)
  await sawOwn(scene, referral, actor.id)
  await append(inItsHour(scene), {
    type: 'referral.consent-renewed',
    subject: id,
    teamId: referral.fromTeam,
    topics: topicsOf(referral),
    jobs: noticeJobs(`${id} ${until}`, id, [{ kind: 'referral.consent-renewed', team: referral.toTeam }]),
  })
}

/** What one did oneself needs no dot. */
async function sawOwn({ tx, response }: Scene, referral: Referral, personId: string): Promise<void> {
  await setSeen(tx, response.id, { referralId: referral.id, personId, changes: referral.changes + 1 })
}
