// What this phone has to deliver. An item is put here before anything is sent, and is safe once `enqueue` has
// answered: on disk, under the phone's key, until the server has acknowledged that very item.
import { copyItem } from './outbox-copy.ts'
import { deviceKey, lock } from './outbox-lock.ts'
import { type Owner, ownerKey, tellOutbox } from './outbox-news.ts'
import { type KeptItem, phoneDb } from './store.ts'

export type NewItem = {
  /** The id of what is made (referral, move, flag): sending it twice is the same as sending it once. */
  id: string
  kind: string
  /** The referral that it is about; absent for what makes one. */
  about?: string
  /** As the server's outbox takes it. Identifying details are in it only as sealed bytes. */
  body: unknown
  /** Where a sealed body goes along: the SHA-256 in hexadecimal that the acknowledgement must repeat. */
  hash?: string
  /** What the list of waiting items shows, e.g. the service's name. Never a person. */
  label?: string
  /** Whose it is; without it, the person whose page this is. */
  owner?: Owner
}

/** What the letter of an item holds. */
export type Letter = Pick<NewItem, 'id' | 'kind' | 'about' | 'body' | 'hash'>
/** What a list may show of it. */
export type Face = { kind: string; about?: string; label: string }

/** Keeps the item. Answers once it is on disk; throws where it could not be kept, and then the form must stay. */
export async function enqueue(given: NewItem): Promise<void> {
  const { label = '', owner = ownerOfPage(), ...letter } = given
  const face: Face = { kind: given.kind, label, ...(given.about ? { about: given.about } : {}) }
  const key = await deviceKey()
  const [shown, sent] = [
    await lock(key, face, `face ${given.id}`),
    await lock(key, letter, `letter ${given.id}`),
  ]
  const item: KeptItem = {
    id: given.id,
    owner: ownerKey(owner),
    order: await nextOrder(),
    state: 'saved',
    at: Date.now(),
    tries: 0,
    notBefore: 0,
    face: shown,
    bytes: sent.bytes.byteLength,
  }
  const db = await phoneDb()
  // The same item twice is a second tap: what is here already is what is meant.
  if ((await db.getKey('outbox', item.id)) !== undefined) return
  await copyItem(item, sent)
  const tx = db.transaction(['outbox', 'letters'], 'readwrite', { durability: 'strict' })
  if ((await tx.objectStore('outbox').getKey(item.id)) === undefined) {
    await tx.objectStore('letters').put({ id: item.id, letter: sent })
    await tx.objectStore('outbox').put(item)
  }
  await tx.done
  tellOutbox({ type: 'added' })
}

/** The phone's own count. */
async function nextOrder(): Promise<number> {
  const tx = (await phoneDb()).transaction('meta', 'readwrite')
  const counted = await tx.store.get('order')
  const order = typeof counted === 'number' ? counted + 1 : 1
  await tx.store.put(order, 'order')
  await tx.done
  return order
}

/** The frame of every page of a signed-in person says whose page it is. */
function ownerOfPage(): Owner {
  const { response, person } = document.querySelector<HTMLElement>('across-outbox-bar')?.dataset ?? {}
  if (!response || !person) throw new Error('nobody is signed in on this page')
  return { response, person }
}
