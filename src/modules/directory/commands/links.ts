// Confirmation links: made for a person outside the system, and answered without an account.
import { append, type Scene } from '../../../kernel/event.ts'
import { isId } from '../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Capacity, Entry } from '../model.ts'
import { maySendLink } from '../policy.ts'
import { isListed } from '../rules/freshness.ts'
import { linkDays, linkOf } from '../rules/links.ts'
import { entriesOf } from '../store/entries.ts'
import { keptOf } from '../store/kept.ts'
import { type ConfirmationLink, enterByLink, findLink, insertLink, markAnswered } from '../store/links.ts'
import { indexServices } from '../store/search.ts'
import { updateStatus } from '../store/write.ts'
import { confirmThese, tellRoomOf } from './checks.ts'
import { todayOf, topicsOf } from './today.ts'

const mostInLink = 200

/** Makes a link for these entries, which are of one organisation. */
export async function makeLink(scene: Scene, id: string, serviceIds: readonly string[]): Promise<void> {
  const { tx, actor, response, now } = scene
  const kept = await keptOf(tx, response.id, serviceIds.slice(0, mostInLink))
  const mine = kept.filter(entry => maySendLink(actor, entry))
  must(mine.length > 0)
  const [first] = mine
  if (mine.some(entry => entry.organisationId !== first!.organisationId))
    throw new Problem('not-valid', 'directory.problem.one-organisation')
  await insertLink(tx, response.id, {
    id,
    serviceIds: mine.map(entry => entry.id),
    organisationId: first!.organisationId,
    madeBy: actor.kind === 'person' ? actor.id : null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + linkDays * 86_400_000),
  })
  await append(scene, { type: 'service.link-made', subject: id, data: { services: mine.length } })
}

/** The link with its entries, for those who may send it. */
export async function getLink(
  scene: Scene,
  id: string,
): Promise<{ link: ConfirmationLink; entries: Entry[] }> {
  const { tx, actor, response, now } = scene
  must(actor.kind === 'person')
  const link = isId(id) ? await findLink(tx, response.id, id) : undefined
  if (!link || link.expiresAt <= now) throw notFound()
  const entries = await entriesOf(tx, response.id, link.serviceIds)
  must(entries.some(entry => maySendLink(actor, entry)))
  return { link, entries }
}

/** Lets whoever has the link in, to its entries and nothing else. */
export async function openLink(
  scene: Scene,
  secret: Uint8Array,
  token: string,
): Promise<{ link: ConfirmationLink; entries: Entry[] }> {
  const { tx, response, now } = scene
  const id = linkOf(secret, response.id, token)
  if (!id) throw notFound()
  await enterByLink(tx, id)
  const link = await findLink(tx, response.id, id)
  if (!link || link.expiresAt <= now) throw new Problem('gone', 'directory.problem.link-expired')
  const entries = (await entriesOf(tx, response.id, link.serviceIds)).filter(entry => isListed(entry.status))
  return { link, entries }
}

export type LinkAnswer =
  | { kind: 'right' }
  | { kind: 'room'; capacity: Capacity; waitingDays: number | null }
  | { kind: 'ended' }

/**
 * What the bearer of the link says of one of its entries, or that all of them are right. Saying where there is room is
 * a check too: who knows that has looked.
 * @param serviceId absent for all
 */
export async function answerLink(
  scene: Scene,
  secret: Uint8Array,
  token: string,
  serviceId: string | undefined,
  answer: LinkAnswer,
): Promise<void> {
  const { tx, response, now } = scene
  const { link, entries } = await openLink(scene, secret, token)
  const meant = serviceId === undefined ? entries : entries.filter(entry => entry.id === serviceId)
  must(meant.length > 0 && (serviceId !== undefined || answer.kind === 'right'))
  const by = { link: link.id }
  if (answer.kind === 'ended') {
    for (const entry of meant) {
      await updateStatus(tx, response.id, entry.id, 'inactive', now)
      await append(scene, {
        type: 'service.status-set',
        subject: entry.id,
        data: { status: 'inactive', ...by },
        topics: topicsOf(entry),
      })
    }
    await indexServices(
      tx,
      response.id,
      meant.map(entry => entry.id),
      todayOf(scene),
    )
  } else {
    if (answer.kind === 'room')
      for (const entry of meant) await tellRoomOf(scene, entry, answer.capacity, answer.waitingDays, by)
    await confirmThese(scene, meant, null, by)
  }
  await markAnswered(tx, response.id, link.id, now)
}
