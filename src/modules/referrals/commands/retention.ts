// The end of what was kept: sealed parts a set time after closing, rows later, numbers never.
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { referralSettings } from '../rules/settings.ts'
import { deleteOldNotices } from '../store/notices.ts'
import { deleteReferrals, findToShred, type Limits, shredBodies, shredEnvelopes } from '../store/retention.ts'

export type RetentionDone = {
  envelopes: number
  bodies: number
  rows: number
  notices: number
  more: boolean
}

/** At most so many at once, so that one night's work is no long transaction; `more` says that it should run again. */
const batch = 5_000
const noticeDays = 60

export async function runRetention(scene: Scene): Promise<RetentionDone> {
  const { tx, actor, response, now } = scene
  must(actor.kind === 'system')
  const { sealedDays, longestDays, routingDays } = referralSettings(response.settings)
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const limits: Limits = {
    sealed: ago(sealedDays),
    longest: ago(longestDays),
    routing: ago(Math.max(routingDays, sealedDays)),
    abandoned: ago(longestDays + routingDays),
    most: batch,
  }
  const ids = await findToShred(tx, response.id, limits)
  const envelopes = await shredEnvelopes(tx, response.id, ids)
  const bodies = await shredBodies(tx, response.id, ids)
  const rows = await deleteReferrals(tx, response.id, limits)
  const notices = await deleteOldNotices(tx, response.id, ago(noticeDays))
  const done = { envelopes, bodies, rows, notices, more: ids.length === batch || rows === batch }
  await append(scene, { type: 'referral.retention-ran', subject: response.id, data: done })
  return done
}
