// The database. Nothing else opens a connection; every store function takes the transaction it works in.
import postgres from 'postgres'

export type Tx = postgres.TransactionSql<{ bigint: number }>
export type Connection = postgres.Options<Record<string, postgres.PostgresType>>

export type Db = {
  /** One transaction: committed when `work` resolves, rolled back when it throws. */
  transact<T>(work: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>
  /**
   * A short transaction beside one that is open. It has connections of its own: requests that each held one and
   * waited for another would wait for each other for ever.
   */
  aside<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  listen(channel: string, heard: (payload: string) => void): Promise<{ unlisten(): Promise<void> }>
  end(): Promise<void>
}

/** A transaction that ends in a rollback without being a failure: the answer is carried out past it. */
export class RolledBack<T> extends Error {
  readonly value: T
  constructor(value: T) {
    super('rolled back on purpose')
    this.value = value
  }
}

/** @param connection host, port, user, password, database, or `path` of a unix socket */
export function connect(connection: Connection, most = 8): Db {
  const open = (max: number) =>
    postgres({
      max,
      idle_timeout: 60,
      connect_timeout: 10,
      ...connection,
      onnotice: () => {},
      transform: { undefined: null, column: { from: postgres.toCamel, to: postgres.fromCamel } },
      types: {
        // A calendar day is text: as a Date at local midnight it moved by a day.
        date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
        // Counts and sequence numbers stay far below 2^53.
        bigint: { to: 20, from: [20], serialize: (n: number) => String(n), parse: (n: string) => Number(n) },
      },
    })
  const sql = open(most)
  const beside = open(2)
  return {
    transact: (work, options) => {
      const mode = options?.readOnly ? 'read only' : ''
      // The driver's type unwraps arrays of promises; ours is a single promise.
      return sql.begin(mode, tx => work(tx as unknown as Tx)) as Promise<Awaited<ReturnType<typeof work>>>
    },
    // As above.
    aside: work => beside.begin(tx => work(tx as unknown as Tx)) as Promise<Awaited<ReturnType<typeof work>>>,
    listen: (channel, heard) => sql.listen(channel, heard),
    end: async () => {
      await Promise.all([sql.end({ timeout: 5 }), beside.end({ timeout: 5 })])
    },
  }
}

/** A value for a jsonb column. */
export function json(value: unknown): postgres.Helper<never> | never {
  // The driver serialises objects bound to jsonb itself; the type it wants for them is its own.
  return value as never
}

/**
 * Whether an error that nobody caught is the driver's write to a connection that the database has just dropped. Its
 * transaction has been refused already; the write, put off by a moment, finds the socket gone and fails where no
 * caller can hear it (postgres 3.4.9). The pool makes a new connection by itself, so this ends no process.
 */
export function isWriteAfterClose(error: unknown): boolean {
  return (
    error instanceof Error &&
    /\bnextWrite\b.*postgres[\\/](src|cjs[\\/]src)[\\/]connection\.js/.test(error.stack ?? '')
  )
}
