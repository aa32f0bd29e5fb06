// The queue as it lies in the phone's database.
import type { Face, Letter } from './outbox.ts'
import { dropCopy } from './outbox-copy.ts'
import type { Queue } from './outbox-delivery.ts'
import { deviceKey, unlock } from './outbox-lock.ts'
import { type Owner, ownerKey, tellOutbox } from './outbox-news.ts'
import type { Verdict } from './outbox-rules.ts'
import { type KeptItem, type KeptState, phoneDb } from './store.ts'

/** What was delivered is shown for a day; then nothing is left of it. */
const shownFor = 24 * 3_600_000

export const phoneQueue: Queue = {
  waiting: async () => {
    const kept = await (await phoneDb()).getAll('outbox')
    return kept.filter(item => item.state === 'saved')
  },
  letter: async id => {
    const kept = await (await phoneDb()).get('outbox', id)
    if (kept?.state !== 'saved') return undefined
    try {
      return await readLetter(id)
    } catch {
      // Locked with a key that this browser has lost: its person must know, and the others go on.
      await phoneQueue.settle(id, { to: 'needs-you', problem: 'other' })
      return undefined
    }
  },
  settle: async (id, verdict) => {
    const tx = (await phoneDb()).transaction(['outbox', 'letters'], 'readwrite', { durability: 'strict' })
    const kept = await tx.objectStore('outbox').get(id)
    if (kept) {
      await tx.objectStore('outbox').put(settled(kept, verdict))
      if (verdict.to === 'sent') await tx.objectStore('letters').delete(id)
    }
    await tx.done
    if (verdict.to === 'sent') await dropCopy(id)
  },
}

function settled(kept: KeptItem, verdict: Verdict): KeptItem {
  if (verdict.to === 'sent') return { ...kept, state: 'sent', at: Date.now() }
  if (verdict.to === 'saved') return { ...kept, tries: verdict.tries, notBefore: verdict.notBefore }
  const { problem, reason } = verdict
  return { ...kept, state: 'needs-you', problem, ...(reason ? { reason } : {}) }
}

export type Listed = {
  id: string
  state: KeptState
  at: Date
  face: Face
  problem: string | undefined
  reason: string | undefined
}

/** The items of one person, oldest first. */
export async function listItems(owner: Owner): Promise<Listed[]> {
  const key = await deviceKey()
  const kept = (await (await phoneDb()).getAll('outbox')).filter(item => item.owner === ownerKey(owner))
  return await Promise.all(
    kept
      .sort((a, b) => a.order - b.order)
      .map(async item => ({
        id: item.id,
        state: item.state,
        at: new Date(item.at),
        face: await readFace(key, item),
        problem: item.problem,
        reason: item.reason,
      })),
  )
}

/** One that this browser has lost the key of is listed all the same: its person must know of it. */
async function readFace(key: CryptoKey, item: KeptItem): Promise<Face> {
  try {
    // This phone locked it itself, as a Face.
    return (await unlock(key, item.face, `face ${item.id}`)) as Face
  } catch {
    return { kind: 'unreadable', label: '' }
  }
}

/** Lets one that was refused go once more. */
export async function sendAgain(owner: Owner, id: string): Promise<void> {
  await change(owner, id, item => {
    const { problem: _problem, reason: _reason, ...rest } = item
    return { ...rest, state: 'saved', notBefore: 0 }
  })
}

/** Thrown away for good, by the person whose it is. */
export async function discard(owner: Owner, id: string): Promise<void> {
  await dropCopy(id)
  await change(owner, id, () => undefined)
}

/** The form of the file in which waiting items are carried to where there is a network. */
export type Carried = { across: 'outbox'; version: 1; response: string; person: string; items: CarriedItem[] }
export type CarriedItem = Letter & { label: string }

/** What is undelivered, sealed as it is; from now on its person may sign out. */
export async function exportItems(owner: Owner, ids?: string[]): Promise<Carried> {
  const listed = (await listItems(owner)).filter(
    item => item.state !== 'sent' && (!ids || ids.includes(item.id)),
  )
  const items: CarriedItem[] = []
  for (const { id, face } of listed) {
    const letter = await readLetter(id)
    if (!letter) continue
    items.push({ ...letter, label: face.label })
    await change(owner, id, item => ({ ...item, exported: true }))
  }
  return { across: 'outbox', version: 1, ...owner, items }
}

/** Forgets what was delivered long ago. */
export async function tidy(now: number): Promise<void> {
  const tx = (await phoneDb()).transaction('outbox', 'readwrite')
  for (const item of await tx.store.getAll())
    if (item.state === 'sent' && now - item.at > shownFor) await tx.store.delete(item.id)
  await tx.done
}

async function change(owner: Owner, id: string, to: (item: KeptItem) => KeptItem | undefined): Promise<void> {
  const tx = (await phoneDb()).transaction(['outbox', 'letters'], 'readwrite', { durability: 'strict' })
  const kept = await tx.objectStore('outbox').get(id)
  if (kept && kept.owner === ownerKey(owner)) {
    const changed = to(kept)
    if (changed) await tx.objectStore('outbox').put(changed)
    else await Promise.all([tx.objectStore('outbox').delete(id), tx.objectStore('letters').delete(id)])
  }
  await tx.done
  tellOutbox({ type: 'changed' })
}

async function readLetter(id: string): Promise<Letter | undefined> {
  const kept = await (await phoneDb()).get('letters', id)
  // This phone locked it itself, as a Letter; the key and the id it is bound to say so.
  return kept && ((await unlock(await deviceKey(), kept.letter, `letter ${id}`)) as Letter)
}
