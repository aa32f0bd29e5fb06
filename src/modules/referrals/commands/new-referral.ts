// What is checked before a referral is stored: that it holds together, then that it fits this response.

import { paddedSizes } from '../../../device/pad.ts'
import type { Scene } from '../../../kernel/event.ts'
import { Problem } from '../../../kernel/problem.ts'
import { dayAfter, dayIn } from '../../../kernel/wall-time.ts'
import type { ServiceForReferral } from '../../directory/commands/entry.ts'
import type { NewReferral } from '../model.ts'
import { openHashOf } from '../rules/open.ts'
import { referralSettings } from '../rules/settings.ts'
import { findAreaLevel } from '../store/referral.ts'
import { sha256Of } from './content.ts'
import { getService } from './service.ts'

/** A phone may lie switched off for long; later than this its receivers could have been cleaned away already. */
const oldestDays = 90

export type Checked = {
  openHash: Buffer
  body: Buffer | null
  bodyHash: Buffer | null
  /** Which of the six padded sizes it has. */
  size: number | null
}

/** Whether its parts belong together. Throws *not valid* with the reason. */
export async function checkShape(given: NewReferral): Promise<Checked> {
  const { open, sealed } = given
  const openHash = Buffer.from(await openHashOf(open))
  demand(openHash.toString('hex') === given.openHash, 'open-differs')
  demand(open.channel !== 'app' || (sealed !== null && open.toTeam !== null), 'not-sealed')
  demand(open.channel === 'app' || sealed === null, 'sealed-for-nobody')
  demand((open.channel === 'slip') === (given.slipCode !== undefined), 'slip-code')
  demand(open.channel !== 'slip' || open.toTeam === null, 'slip-code')
  demand((open.basis === 'override') === (given.override !== undefined), 'override')
  demand(open.fromTeam !== open.toTeam, 'own-team')
  demand(given.override === undefined || given.override.reason.team === open.fromTeam, 'override')
  if (!sealed) return { openHash, body: null, bodyHash: null, size: null }
  const body = Buffer.from(sealed.body, 'base64')
  const bodyHash = sha256Of(body)
  demand(bodyHash.toString('hex') === sealed.bodyHash, 'body-differs')
  // What sealing adds is a head of some hundred bytes and sixteen for each 64 KiB.
  const size = paddedSizes.findIndex(padded => body.length > padded && body.length < padded * 1.01 + 2048)
  demand(size >= 0, 'not-padded')
  return { openHash, body, bodyHash, size }
}

/** Whether days, area and service are such as this response knows. */
export async function checkAgainstResponse(scene: Scene, given: NewReferral): Promise<ServiceForReferral> {
  const { tx, response, now } = scene
  const { open } = given
  const settings = referralSettings(response.settings)
  const today = dayIn(now, response.timeZone)
  demand(open.day >= dayAfter(today, -oldestDays), 'too-old')
  // A phone's calendar may be a day ahead of the place.
  demand(open.day <= dayAfter(today, 1), 'clock-wrong')
  demand(open.until >= open.day && open.until <= dayAfter(open.day, settings.consentDays), 'consent-until')
  if (open.area !== null) {
    const level = await findAreaLevel(tx, response.id, open.area)
    demand(level !== undefined && level <= settings.areaLevel, 'area-too-fine')
  }
  const service = await getService(scene, open.service)
  demand(open.toTeam === null ? open.channel !== 'app' : open.toTeam === service.teamId, 'team-changed')
  return service
}

function demand(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Problem('not-valid', `referrals.problem.${reason}`)
}
