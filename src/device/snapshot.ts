// What a person takes along to read without a network, under the key of their profile.
import { lock, unlock } from './outbox-lock.ts'
import type { Opened } from './profile.ts'
import { phoneDb } from './store.ts'

/** What is taken along, in the order in which it is fetched: how to refer, where to, one's own items. */
export const takenParts = ['form', 'services', 'referrals'] as const

export type Kept<T> = { value: T; at: Date }
export type Summary = { name: string; at: Date; bytes: number; etag: string }

export async function keepSnapshot(
  { owner, key }: Opened,
  name: string,
  value: unknown,
  etag: string,
  now = Date.now(),
): Promise<void> {
  const body = await lock(key, value, `snapshot ${owner} ${name}`)
  const kept = { name, owner, at: now, bytes: body.bytes.byteLength, etag, body }
  await (await phoneDb()).put('snapshots', kept)
}

/** Undefined where nothing was kept, or not under this key. */
export async function readSnapshot<T>({ owner, key }: Opened, name: string): Promise<Kept<T> | undefined> {
  const kept = await (await phoneDb()).get('snapshots', [owner, name])
  if (!kept) return undefined
  try {
    // This phone put it there under that name; whoever asks knows its form.
    return { value: (await unlock(key, kept.body, `snapshot ${owner} ${name}`)) as T, at: new Date(kept.at) }
  } catch {
    return undefined
  }
}

/** It was asked for again and is still the newest. */
export async function touchSnapshot(owner: string, name: string, now = Date.now()): Promise<void> {
  const tx = (await phoneDb()).transaction('snapshots', 'readwrite')
  const kept = await tx.store.get([owner, name])
  if (kept) await tx.store.put({ ...kept, at: now })
  await tx.done
}

export async function listSnapshots(owner: string): Promise<Summary[]> {
  const kept = await (await phoneDb()).getAllFromIndex('snapshots', 'owner', owner)
  return kept.map(({ name, at, bytes, etag }) => ({ name, at: new Date(at), bytes, etag }))
}
