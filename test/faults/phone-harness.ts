// The phone's own code, put into a page of the product as a test's hands. Bundled by `harness()` in phone.ts.
import { enqueue, type Letter, type NewItem } from '../../src/device/outbox.ts'
import { restoreLost } from '../../src/device/outbox-copy.ts'
import { standing } from '../../src/device/outbox-count.ts'
import { deviceKey, lock, unlock } from '../../src/device/outbox-lock.ts'
import { listItems } from '../../src/device/outbox-queue.ts'
import { phoneDb } from '../../src/device/store.ts'

const owner = { response: 'tamuria', person: '00000000-0000-4000-8000-000000000002' }

/**
 * All that lies in the outbox, opened: by id. What only another key opens is left out: copies that outlived the
 * database in which their key was.
 */
async function everything(): Promise<Record<string, Letter>> {
  // As every page has the worker do.
  await restoreLost()
  const db = await phoneDb()
  const key = await deviceKey()
  const found: Record<string, Letter> = {}
  const letters = await db.getAll('letters')
  const items = await db.getAllKeys('outbox')
  if (
    items.sort().join() !==
    letters
      .map(kept => kept.id)
      .sort()
      .join()
  )
    throw new Error('halves lie about')
  for (const { id, letter } of letters) {
    const opened = await unlock(key, letter, `letter ${id}`).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'OperationError') return undefined
      throw error
    })
    if (opened) found[id] = opened as Letter
  }
  await listItems(owner)
  return found
}

/** The database as its first version made it, with a full queue. */
async function makeOld(items: NewItem[]): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const locked = await Promise.all(
    items.map(async ({ label: _label, owner: _owner, ...letter }) => ({
      id: letter.id,
      face: await lock(key, { kind: letter.kind, label: 'old' }, `face ${letter.id}`),
      letter: await lock(key, letter, `letter ${letter.id}`),
    })),
  )
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('across', 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('outbox', { keyPath: 'id' })
      opening.result.createObjectStore('letters', { keyPath: 'id' })
      opening.result.createObjectStore('meta')
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const tx = db.transaction(['outbox', 'letters', 'meta'], 'readwrite')
  tx.objectStore('meta').put(key, 'key')
  tx.objectStore('meta').put(items.length, 'order')
  locked.forEach(({ id, face, letter }, at) => {
    const kept = { owner: `${owner.response}/${owner.person}`, order: at + 1, state: 'saved', at: Date.now() }
    const bytes = letter.bytes.byteLength
    tx.objectStore('outbox').put({ id, ...kept, tries: 0, notBefore: 0, face, bytes })
    tx.objectStore('letters').put({ id, letter })
  })
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onerror = () => reject(tx.error)
  })
  db.close()
}

Object.assign(globalThis, {
  phone: {
    makeOld,
    put: (item: NewItem) => enqueue({ ...item, owner }),
    everything,
    count: () => standing(owner),
  },
})
