// The phone's own database, and the only file that knows how it is kept. Pages and the service worker open the same
// one, also in different versions of the product at once: a newer one may only add.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Bytes under a key of this phone, with what it takes to open them again. */
export type Locked = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** Where an item stands on this phone. *Sending* is only known while it happens and is not kept. */
export type KeptState = 'saved' | 'sent' | 'needs-you'

export type KeptItem = {
  id: string
  /** `<response>/<person>`: whose it is, and where it goes. */
  owner: string
  /** The phone's own count, so that a shuffled batch can be put right again. */
  order: number
  state: KeptState
  /** Milliseconds. When it was made; once sent, when it was acknowledged. */
  at: number
  tries: number
  /** Not tried again before; milliseconds. */
  notBefore: number
  /** Why it needs somebody: the problem's code and the key of its sentence. */
  problem?: string
  reason?: string
  /** Carried away in a file by its person, who may sign out now. */
  exported?: boolean
  /** What a list shows of it, locked. */
  face: Locked
  /** The weight of its letter. */
  bytes: number
}

/** What is delivered, locked. Kept apart from the item, so that counting does not read it; gone once it has arrived. */
export type KeptLetter = { id: string; letter: Locked }

export type KeptProfile = {
  /** `<response>/<person>` */
  owner: string
  nickname: string
  language: string
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  /** The profile's own key, wrapped by the key that the PIN makes. Opening it is the check. */
  key: Locked
  /** The upload ticket under the phone's key, so that it can be used without the PIN. */
  ticket: Locked | undefined
  /** Wrong PINs in a row, and until when no other is tried; milliseconds. */
  misses: number
  shutUntil: number
}

export type KeptSnapshot = {
  name: string
  owner: string
  at: number
  bytes: number
  etag: string
  body: Locked
}

interface Schema extends DBSchema {
  outbox: { key: string; value: KeptItem }
  letters: { key: string; value: KeptLetter }
  meta: { key: string; value: unknown }
  profiles: { key: string; value: KeptProfile }
  snapshots: { key: [string, string]; value: KeptSnapshot; indexes: { owner: string } }
}

export type PhoneDb = IDBPDatabase<Schema>

/** Each step brings the form one version on. Steps are added at the end and never changed: queues are full of work. */
const steps: ((db: PhoneDb) => void)[] = [
  db => {
    db.createObjectStore('outbox', { keyPath: 'id' })
    db.createObjectStore('letters', { keyPath: 'id' })
    db.createObjectStore('meta')
  },
  db => {
    db.createObjectStore('profiles', { keyPath: 'owner' })
    db.createObjectStore('snapshots', { keyPath: ['owner', 'name'] }).createIndex('owner', 'owner')
  },
]

export const storeName = 'across'
let opened: Promise<PhoneDb> | undefined

/** Opens it once for this page or worker. */
export function phoneDb(): Promise<PhoneDb> {
  opened ??= open().catch(error => {
    opened = undefined
    throw error
  })
  return opened
}

async function open(): Promise<PhoneDb> {
  try {
    return await openAt(steps.length)
  } catch (error) {
    // A newer version of the product has been here; what this one needs is still in it.
    if (error instanceof DOMException && error.name === 'VersionError') return await openAt(undefined)
    throw error
  }
}

async function openAt(version: number | undefined): Promise<PhoneDb> {
  return await openDB<Schema>(storeName, version, {
    upgrade: (db, before, after) => {
      for (const step of steps.slice(before, after ?? steps.length)) step(db)
    },
    // A newer page waits for this connection; the next use opens another.
    blocking: (_now, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  })
}
