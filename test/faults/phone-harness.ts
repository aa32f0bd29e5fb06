// The phone's own code, put into a page of the product as a test's hands. Bundled by `harness()` in phone.ts.
import { enqueue, type Letter, type NewItem } from '../../src/device/outbox.ts'
import { standing } from '../../src/device/outbox-count.ts'
import { deviceKey, unlock } from '../../src/device/outbox-lock.ts'
import { listItems } from '../../src/device/outbox-queue.ts'
import { phoneDb } from '../../src/device/store.ts'

const owner = { response: 'tamuria', person: '00000000-0000-4000-8000-000000000002' }

/** All that lies in the outbox, opened: by id. Throws where something lies there that cannot be opened. */
async function everything(): Promise<Record<string, Letter>> {
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
  for (const { id, letter } of letters) found[id] = (await unlock(key, letter, `letter ${id}`)) as Letter
  await listItems(owner)
  return found
}

Object.assign(globalThis, {
  phone: { put: (item: NewItem) => enqueue({ ...item, owner }), everything, count: () => standing(owner) },
})
