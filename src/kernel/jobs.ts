// Work after commit: claimed with `for update skip locked`, done in the same transaction in which it is taken off the
// queue, so that a crash leaves it queued and never half done.
import { type ResponseInfo, system } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { channel, type Scene } from './event.ts'

/** A short transaction of the system in the same response, committed at once: for what a page shows of work in hand. */
export type Beside = (work: (scene: Scene) => Promise<void>) => Promise<void>
export type JobHandler = (scene: Scene, data: Record<string, unknown>, beside?: Beside) => Promise<void>
export type JobHandlers = Record<string, JobHandler>

const mostAttempts = 8

/** Does one due job. @returns false when nothing was due. */
export async function runOneJob(
  db: Db,
  handlers: JobHandlers,
  now: Date,
  log: (line: string) => void,
): Promise<boolean> {
  const names = Object.keys(handlers)
  let claimed: { responseId: string; id: string; name: string; attempts: number } | undefined
  try {
    return await db.transact(async tx => {
      await tx`select set_config('across.scope', 'queue', true)`
      const [job] = await tx<
        { responseId: string; id: string; name: string; data: Record<string, unknown>; attempts: number }[]
      >`
        select response_id, id, name, data, attempts from job
        where failed_at is null and run_at <= ${now} and name in ${tx(names)}
        order by run_at limit 1 for update skip locked`
      if (!job) return false
      claimed = job
      const response = await becomeSystem({ tx, responseId: job.responseId })
      await tx`delete from job where response_id = ${job.responseId} and id = ${job.id}`
      const beside: Beside = work =>
        db.aside(async other => {
          await becomeSystem({ tx: other, responseId: job.responseId })
          await work({ tx: other, actor: system, response, now })
        })
      await handlers[job.name]!({ tx, actor: system, response, now }, job.data, beside)
      return true
    })
  } catch (error) {
    if (!claimed) throw error
    const { responseId, id, name, attempts } = claimed
    // Minutes: 1, 2, 4 … about two hours in all; then it waits for a person, and the log has said so each time.
    const next = new Date(now.getTime() + 60_000 * 2 ** attempts)
    log(`job ${name} failed (try ${attempts + 1}): ${error instanceof Error ? error.name : 'unknown'}`)
    await db.transact(async tx => {
      await becomeSystem({ tx, responseId })
      await tx`update job set attempts = attempts + 1, run_at = ${next},
          failed_at = case when attempts + 1 >= ${mostAttempts} then ${now}::timestamptz end
        where response_id = ${responseId} and id = ${id}`
    })
    return true
  }
}

/** Makes the transaction act as the system inside one response. */
export async function becomeSystem({
  tx,
  responseId,
}: {
  tx: Scene['tx']
  responseId: string
}): Promise<ResponseInfo> {
  await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${responseId}, true)`
  const [row] = await tx<ResponseInfo[]>`
    select id, slug, name, kind, time_zone, weekend, emergency_phone, demonstration, settings
    from response where id = ${responseId}`
  if (!row) throw new Error('no such response')
  return row
}

export type Runner = { stop(): Promise<void>; wake(): void }

/** Runs due jobs until stopped; woken by events, and looks again every half minute for what became due. */
export function startJobs(db: Db, handlers: JobHandlers, clock: Clock, log: (line: string) => void): Runner {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false

  async function drain(): Promise<void> {
    do {
      again = false
      while (!stopped && (await runOneJob(db, handlers, clock(), log)));
    } while (again && !stopped)
  }
  function wake(): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    clearTimeout(timer)
    running = drain()
      .catch(error => log(`jobs: ${error instanceof Error ? error.name : 'unknown'}`))
      .finally(() => {
        running = undefined
        if (!stopped) timer = setTimeout(wake, 30_000)
      })
  }
  const listening = db.listen(channel, wake).catch(() => undefined)
  wake()
  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      await (await listening)?.unlisten()
    },
  }
}
