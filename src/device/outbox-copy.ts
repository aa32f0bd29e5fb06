// A second copy of what waits, outside the phone's database. A browser that is killed while it writes can come back
// with a new, empty database, the phone's key gone with it; what lies in its cache was still there each time. Copies
// are as locked as the items are: where the key is lost too, an item that is put back can only be shown to its person
// as one to make anew (see docs/adr/0007-offline.md). A copy too many does no harm: delivering twice is delivering once.
import { base64url } from './bytes.ts'
import { type KeptItem, type KeptLetter, type Locked, phoneDb } from './store.ts'

const cacheName = 'across-outbox'
const addressOf = (id: string) => `/outbox-copy/${id}`

type Written = Omit<KeptItem, 'face'> & { face: [string, string]; letter: [string, string] }

/** Written before the item goes into the database. */
export async function copyItem(item: KeptItem, letter: Locked): Promise<void> {
  const written: Written = { ...item, face: writtenOf(item.face), letter: writtenOf(letter) }
  try {
    const cache = await caches.open(cacheName)
    await cache.put(addressOf(item.id), new Response(JSON.stringify(written)))
  } catch {
    // Not in every browser's private windows; the database alone is then what there is, and it says if it fails.
  }
}

/** Removed after an item has arrived, and before one is discarded. */
export async function dropCopy(id: string): Promise<void> {
  if (!('caches' in globalThis)) return
  await (await caches.open(cacheName)).delete(addressOf(id)).catch(() => false)
}

/** Puts back what the database has lost. @returns how many */
export async function restoreLost(): Promise<number> {
  // An old browser without secure pages has no caches, and no worker either.
  if (!('caches' in globalThis)) return 0
  const cache = await caches.open(cacheName)
  let restored = 0
  for (const request of await cache.keys()) {
    const answer = await cache.match(request)
    const written = answer && readWritten(await answer.text())
    if (written && (await putBack(written))) restored += 1
    else if (!written || (await hasArrived(written.id))) await cache.delete(request)
  }
  return restored
}

/** Undefined where the copy itself was torn: then its item was never acknowledged. */
function readWritten(text: string): Written | undefined {
  try {
    // Written by `copyItem` alone.
    return JSON.parse(text) as Written
  } catch {
    return undefined
  }
}

async function putBack({ face, letter, ...item }: Written): Promise<boolean> {
  const kept: KeptLetter = { id: item.id, letter: readOf(letter) }
  const db = await phoneDb()
  if ((await db.getKey('outbox', item.id)) !== undefined) return false
  const tx = db.transaction(['outbox', 'letters'], 'readwrite', { durability: 'strict' })
  const missing = (await tx.objectStore('outbox').getKey(item.id)) === undefined
  if (missing) {
    await tx.objectStore('letters').put(kept)
    await tx.objectStore('outbox').put({ ...item, state: 'saved', face: readOf(face) })
  }
  await tx.done
  return missing
}

async function hasArrived(id: string): Promise<boolean> {
  return (await (await phoneDb()).get('outbox', id))?.state === 'sent'
}

function writtenOf({ iv, bytes }: Locked): [string, string] {
  return [base64url(iv), textOfBytes(new Uint8Array(bytes))]
}

function readOf([iv, bytes]: [string, string]): Locked {
  return { iv: bytesOfText(iv), bytes: bytesOfText(bytes).buffer }
}

/** In pieces: a long list of arguments does not fit on the stack. */
function textOfBytes(bytes: Uint8Array): string {
  const piece = 24_576
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += base64url(bytes.subarray(at, at + piece))
  return text
}

function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
}
