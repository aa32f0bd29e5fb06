// Watches over the server: one that ends without being asked is begun again, after longer and longer pauses.
import { setTimeout as wait } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'

export type Kept = { pid(): number; crashed: Promise<Error>; stop(): Promise<void> }

export type Keeping = {
  first: Postmaster
  begin(): Promise<Postmaster>
  /** Told of the first server and of every one after it. */
  began(server: Postmaster): Promise<void>
  stopping(): Promise<void>
  log(line: string): void
}

const pauses = [0, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 30_000]

export async function keepRunning({ first, begin, began, stopping, log }: Keeping): Promise<Kept> {
  const stop = new AbortController()
  let current = first
  await began(first)

  const bringBack = async (): Promise<Postmaster | Error> => {
    let failure = new Error('the database ended')
    for (const pause of pauses) {
      await wait(pause, undefined, { signal: stop.signal }).catch(() => {})
      if (stop.signal.aborted) break
      try {
        return await begin()
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error))
        log(`the database did not come back: ${failure.message}`)
      }
    }
    return failure
  }

  /** Ends when we stop, or with the reason why it could not be brought back. */
  const watch = async (): Promise<Error | undefined> => {
    for (;;) {
      await current.ended
      if (stop.signal.aborted) return undefined
      log('the database ended unexpectedly; starting it again')
      const back = await bringBack()
      if (back instanceof Error) return stop.signal.aborted ? undefined : back
      current = back
      if (stop.signal.aborted) {
        await back.stop()
        return undefined
      }
      await began(back)
      log('the database is back')
    }
  }

  const watching = watch()
  return {
    pid: () => current.pid,
    crashed: new Promise(resolve => {
      void watching.then(reason => reason && resolve(reason))
    }),
    stop: async () => {
      if (!stop.signal.aborted) {
        stop.abort()
        await stopping()
        await current.stop()
      }
      await watching
    },
  }
}
