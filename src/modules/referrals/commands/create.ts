// A new referral: the open part checked, the sealed part stored unread, exactly once however often it is sent.
import type { Actor } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { hourOf, monthIn } from '../../../kernel/wall-time.ts'
import type { Acknowledgement, NewReferral } from '../model.ts'
import { mayRefer } from '../policy.ts'
import { noticesFor } from '../rules/notices.ts'
import { openFieldsOf } from '../rules/open.ts'
import { referralSettings } from '../rules/settings.ts'
import { stateTraits } from '../rules/states.ts'
import { insertMove, setSeen } from '../store/moves.ts'
import { findFingerprint, insertReferral } from '../store/referral.ts'
import { insertOverride, insertSealed } from '../store/sealed.ts'
import { insertSlip } from '../store/slips.ts'
import { addToTallies } from '../store/tallies.ts'
import { startClock, tonight } from './clock.ts'
import { repeated } from './content.ts'
import { inItsHour } from './hour.ts'
import { checkAgainstResponse, checkShape } from './new-referral.ts'
import { tellSecondPerson } from './second-person.ts'
import { noticeJobs } from './step.ts'

/** Who sends: today the person who is signed in. */
export function senderOf(actor: Actor): { personId: string; sectorOf(team: string): string } | undefined {
  if (actor.kind !== 'person') return undefined
  return {
    personId: actor.id,
    sectorOf: team => actor.teams.find(mine => mine.id === team)?.sector ?? 'other',
  }
}

/** Keys the code of a slip with the secret of the installation. */
export type HashCode = (code: string) => Uint8Array

export async function createReferral(
  scene: Scene,
  given: NewReferral,
  hashCode: HashCode,
): Promise<Acknowledgement> {
  const { tx, actor, response, now } = scene
  const { open, sealed, counted } = given
  const sender = senderOf(actor)
  must(sender !== undefined && mayRefer(actor, open.fromTeam))
  const { openHash, body, bodyHash, size } = await checkShape(given)
  const acknowledge = () => fingerprint(scene, open.id, openHash, bodyHash)
  const earlier = await acknowledge()
  if (earlier) return earlier
  const service = await checkAgainstResponse(scene, given)

  const settings = referralSettings(response.settings)
  const hour = hourOf(now)
  const fromSector = sender.sectorOf(open.fromTeam)
  const state = given.override ? 'needs-second-person' : 'sent'
  const clock = await startClock(
    scene,
    { id: open.id, urgency: open.urgency, askedHour: hour, moves: 1 },
    stateTraits[state].clock!,
  )
  const sequence = await insertReferral(tx, response.id, {
    open,
    fromSector,
    toSector: service.sector,
    size,
    openHash,
    bodyHash,
    state,
    next: stateTraits[state].next,
    secondAsked: given.override?.ask ?? 'nobody',
    hour,
    dueAt: clock.dueAt,
  })
  // The same id came twice at the same moment: whoever is second finds what the first one stored.
  if (sequence === undefined) return (await acknowledge()) ?? repeated(open.id, openHash, Buffer.alloc(32))

  if (sealed && body)
    await insertSealed(tx, response.id, open.id, {
      fields: openFieldsOf(open),
      envelope: Buffer.from(sealed.envelope, 'base64'),
      body,
      epoch: sealed.epoch,
    })
  if (given.slipCode)
    await insertSlip(tx, response.id, {
      referralId: open.id,
      codeHash: hashCode(given.slipCode),
      until: open.until,
    })
  if (given.override)
    await insertOverride(tx, response.id, open.id, {
      id: given.override.id,
      reason: given.override.reason,
      askedBy: sender.personId,
    })
  await insertMove(tx, response.id, {
    id: open.id,
    referralId: open.id,
    kind: 'sending',
    fromState: null,
    toState: state,
    party: 'sender',
    reason: null,
    channel: open.channel,
    personId: sender.personId,
    teamId: open.fromTeam,
    hour,
    contentHash: openHash,
    note: undefined,
  })
  await setSeen(tx, response.id, { referralId: open.id, personId: sender.personId, changes: 1 })
  await addToTallies(tx, {
    month: monthIn(now, response.timeZone),
    step: state,
    fromSector,
    toSector: service.sector,
    ...counted,
    area: open.area,
    areaLevel: settings.areaLevel,
    reason: null,
    answered: null,
    service: open.service,
    asked: state === 'sent' ? 1 : 0,
    silent: 0,
  })
  const told =
    state === 'sent' ? noticesFor(state, 'sender').map(n => ({ kind: n.kind, team: open.toTeam })) : []
  await append(inItsHour(scene), {
    type: `referral.${state}`,
    subject: open.id,
    teamId: open.fromTeam,
    topics: [open.fromTeam, ...(state === 'sent' && open.toTeam ? [open.toTeam] : [])].map(
      team => `team:${team}`,
    ),
    jobs: [
      clock.job,
      ...noticeJobs(open.id, open.id, told),
      ...(given.override ? [tellSecondPerson(open.id)] : []),
      { name: 'referral.retention', key: 'nightly', runAt: tonight(scene) },
    ],
  })
  return { id: open.id, outcome: 'stored', ...(sealed ? { hash: sealed.bodyHash } : {}) }
}

async function fingerprint(
  { tx, response }: Scene,
  id: string,
  openHash: Buffer,
  bodyHash: Buffer | null,
): Promise<Acknowledgement | undefined> {
  const before = await findFingerprint(tx, response.id, id)
  if (!before) return undefined
  const none = Buffer.alloc(0)
  return repeated(
    id,
    Buffer.concat([before.openHash, before.bodyHash ?? none]),
    Buffer.concat([openHash, bodyHash ?? none]),
    bodyHash?.toString('hex'),
  )
}
