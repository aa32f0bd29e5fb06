// A round of delivery on this phone, from a page or from the worker: never two at once, and everybody who shows the
// outbox is told.
import { restoreLost } from './outbox-copy.ts'
import { deliverAll, type Outcome } from './outbox-delivery.ts'
import { deviceKey, unlock } from './outbox-lock.ts'
import { channelName, tellOutbox } from './outbox-news.ts'
import { poster } from './outbox-post.ts'
import { phoneQueue, tidy } from './outbox-queue.ts'
import { phoneDb } from './store.ts'

/** @returns undefined where another page or the worker is at it */
export async function runOutbox(all = false): Promise<Outcome | undefined> {
  // Without locks two rounds may meet; the server stores each item once all the same.
  if (!('locks' in navigator)) return await round(all)
  return await navigator.locks.request(channelName, { ifAvailable: true }, async held =>
    held ? await round(all) : undefined,
  )
}

async function round(all: boolean): Promise<Outcome> {
  await restoreLost()
  const ways = new BroadcastChannel(channelName)
  try {
    const outcome = await deliverAll(
      {
        queue: phoneQueue,
        post: poster(ticketOf),
        now: Date.now,
        chance: Math.random,
        onWay: ids => ways.postMessage({ type: 'sending', ids }),
      },
      all,
    )
    await tidy(Date.now())
    return outcome
  } finally {
    ways.close()
    tellOutbox({ type: 'changed' })
  }
}

async function ticketOf(owner: string): Promise<string | undefined> {
  const db = await phoneDb()
  const profile = await db.get('profiles', owner)
  if (!profile?.ticket) return undefined
  const ticket = await unlock(await deviceKey(), profile.ticket, `ticket ${owner}`)
  return typeof ticket === 'string' ? ticket : undefined
}
