// Asking owners in time. Each entry has one job waiting for the day on which it wants to be looked at; whichever comes
// first makes one link for everything of that owner that is due by then, so that nobody is asked twice.
import type { Job, Scene } from '../../../kernel/event.ts'
import { append } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { type FreshnessSettings, freshnessSettings, isListed } from '../rules/freshness.ts'
import { addDays } from '../rules/hours.ts'
import { linkDays } from '../rules/links.ts'
import { findEntry } from '../store/entries.ts'
import { deleteExpiredLinks, insertLink, unaskedOf } from '../store/links.ts'
import { todayOf } from './today.ts'

/** The job that asks the owner of an entry, some days before its next check. */
export function askOnTime(service: { id: string; nextCheck: string }, settings: FreshnessSettings): Job {
  const day = addDays(service.nextCheck, -settings.warnDays)
  return {
    name: 'directory.ask',
    key: service.id,
    data: { service: service.id },
    runAt: new Date(`${day}T05:00:00Z`),
  }
}

/** Makes the link that asks, if it is still time and nobody asked yet. */
export async function askOwner(scene: Scene, serviceId: string): Promise<void> {
  const { tx, response, now } = scene
  const entry = await findEntry(tx, response.id, serviceId)
  if (!entry || !isListed(entry.status)) return
  const settings = freshnessSettings(response)
  const today = todayOf(scene)
  const soon = addDays(today, settings.warnDays + 1)
  if (entry.nextCheck >= soon) return
  await deleteExpiredLinks(tx, response.id, now)
  const serviceIds = await unaskedOf(tx, response.id, entry, soon, now)
  // Once more on the last day of grace, and not again: by then it is a matter for the focal point.
  const lastDay = addDays(entry.nextCheck, settings.graceDays)
  const again: Job[] =
    today < lastDay
      ? [
          {
            name: 'directory.ask',
            key: serviceId,
            data: { service: serviceId },
            runAt: new Date(`${lastDay}T05:00:00Z`),
          },
        ]
      : []
  const id = newId()
  if (serviceIds.length > 0)
    await insertLink(tx, response.id, {
      id,
      serviceIds,
      organisationId: entry.organisationId,
      madeBy: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkDays * 86_400_000),
    })
  if (serviceIds.length === 0 && again.length === 0) return
  await append(scene, {
    type: 'service.check-asked',
    subject: serviceId,
    data: { services: serviceIds.length },
    ...(entry.ownerTeamId ? { teamId: entry.ownerTeamId } : {}),
    topics: entry.ownerTeamId ? [`team:${entry.ownerTeamId}`] : [],
    jobs: again,
  })
}
