// Lets the invented people act through the commands of the modules, at an hour of the past, while the clocks of the
// referrals go on as they would have gone.
import type { Actor, Person, ResponseInfo } from '../src/kernel/actor.ts'
import { system } from '../src/kernel/actor.ts'
import type { Tx } from '../src/kernel/db.ts'
import type { Scene } from '../src/kernel/event.ts'
import type { JobHandlers } from '../src/kernel/jobs.ts'
import { endSessionsOf, hashToken, openSession } from '../src/kernel/session.ts'
import { type CastName, cast } from './country.ts'

export type Acting = Scene & { actor: Person }

export type Stage = {
  tx: Tx
  response: ResponseInfo
  /** From here on the transaction acts as that person, in code and in row security. */
  as(name: CastName, at: Date): Promise<Acting>
  asSystem(at: Date): Promise<Scene>
  /** Somebody without an account, e.g. the holder of a slip. */
  asNobody(at: Date): Promise<{ tx: Tx; now: Date }>
  /** Does what was due by then, each at its own hour. */
  runJobs(handlers: JobHandlers, until: Date): Promise<void>
  /** Signs everybody out again. */
  close(): Promise<void>
}

export async function openStage(tx: Tx, response: ResponseInfo, now: Date): Promise<Stage> {
  const tokens = new Map<CastName, string>()

  async function asSystem(at: Date): Promise<Scene> {
    await forget(tx, response.id, 'system')
    return { tx, response, actor: system, now: at }
  }

  async function as(name: CastName, at: Date): Promise<Acting> {
    let token = tokens.get(name)
    if (!token) {
      token = await openSession(await asSystem(now), cast[name].id, 'demonstration')
      tokens.set(name, token)
    }
    await forget(tx, response.id)
    const [row] = await tx<{ entered: { person: Person & { provedAt: string; seenAt: string } } }[]>`
      select enter(${response.slug}, ${hashToken(token)}, ${at}) as entered`
    const { person } = row!.entered
    const actor: Person = {
      ...person,
      kind: 'person',
      provedAt: new Date(person.provedAt),
      seenAt: new Date(person.seenAt),
    }
    return { tx, response, actor, now: at }
  }

  return {
    tx,
    response,
    as,
    asSystem,
    asNobody: async at => {
      await forget(tx, response.id)
      return { tx, now: at }
    },
    runJobs: async (handlers, until) => {
      const scene = await asSystem(until)
      for (;;) {
        const job = await takeDueJob(scene, Object.keys(handlers))
        if (!job) return
        await handlers[job.name]!({ ...scene, now: job.runAt }, job.data)
      }
    },
    close: async () => {
      const scene: Scene & { actor: Actor } = await asSystem(now)
      for (const name of tokens.keys()) await endSessionsOf(scene, cast[name].id)
    },
  }
}

type DueJob = { name: string; data: Record<string, unknown>; runAt: Date }

async function takeDueJob({ tx, response, now }: Scene, names: string[]): Promise<DueJob | undefined> {
  const [job] = await tx<DueJob[]>`
    delete from job where response_id = ${response.id} and id = (
      select id from job
      where response_id = ${response.id} and run_at <= ${now} and name = any (${tx.array(names)}::text[])
      order by run_at, name, key limit 1)
    returning name, data, run_at`
  return job
}

async function forget(tx: Tx, responseId: string, scope: '' | 'system' = ''): Promise<void> {
  await tx`select set_config('across.scope', ${scope}, true), set_config('across.person', '', true),
    set_config('across.organisation', '', true), set_config('across.teams', '', true),
    set_config('across.leads', '', true), set_config('across.roles', '', true),
    set_config('across.referral', '', true), set_config('across.link', '', true),
    set_config('across.response', ${responseId}, true)`
}
