// A test on the real database that leaves nothing behind.
import { inject } from 'vitest'
import { type Connection, connect, type Db, RolledBack, type Tx } from '../../src/kernel/db.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: { owner: Connection; app: Connection }
  }
}

let app: Db | undefined
let owner: Db | undefined

export function appDb(): Db {
  app ??= connect(inject('database').app, 4)
  return app
}

/** For what only the owner may do, e.g. reading the catalogue or setting a scene across responses. */
export function ownerDb(): Db {
  owner ??= connect(inject('database').owner, 2)
  return owner
}

/** Runs the work as the application role in a transaction that is rolled back, and gives its result. */
export async function rolledBack<T>(work: (tx: Tx) => Promise<T>, db: Db = appDb()): Promise<T> {
  try {
    await db.transact(async tx => {
      throw new RolledBack(await work(tx))
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.value as T
    throw error
  }
  throw new Error('unreachable')
}
