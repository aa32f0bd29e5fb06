// Events: what happened, appended in the transaction in which it happened. They are the audit trail, the source of
// jobs, and what live pages hear. They hold codes and ids, never a name or a story.
import type { Actor, ResponseInfo } from './actor.ts'
import type { Tx } from './db.ts'

export type Happened = {
  /** A past-tense pair, e.g. 'referral.sent'. */
  type: string
  subject: string
  teamId?: string
  data?: Record<string, unknown>
  /** Who hears of it on live pages: 'team:<id>', 'person:<id>'. */
  topics?: string[]
  /** What is to be done after commit, or at a later hour. */
  jobs?: Job[]
}

export type Job = { name: string; key: string; data?: Record<string, unknown>; runAt?: Date }

export type Scene = { tx: Tx; actor: Actor; response: ResponseInfo; now: Date }

/** The channel on which every app process hears of events. */
export const channel = 'across'

/** Appends an event with its jobs and its live notice, in one statement. */
export async function append(scene: Scene, happened: Happened): Promise<number> {
  const { tx, actor, response, now } = scene
  const jobs = (happened.jobs ?? []).map(job => ({
    name: job.name,
    key: job.key,
    data: job.data ?? {},
    run_at: (job.runAt ?? now).toISOString(),
  }))
  const rows = await tx<{ sequence: number }[]>`
    with appended as (
      insert into event (response_id, type, subject, person_id, team_id, at, data)
      values (${response.id}, ${happened.type}, ${happened.subject},
        ${actor.kind === 'person' ? actor.id : null}, ${happened.teamId ?? null}, ${now},
        ${tx.json((happened.data ?? {}) as never)})
      returning sequence
    ), queued as (
      insert into job (response_id, name, key, data, run_at)
      select ${response.id}, j.name, j.key, j.data, j.run_at
      from jsonb_to_recordset(${tx.json(jobs as never)}) as j(name text, key text, data jsonb, run_at timestamptz)
      on conflict (response_id, name, key) do update set run_at = excluded.run_at, data = excluded.data,
        attempts = 0, failed_at = null
    )
    select sequence, case when ${happened.topics !== undefined || jobs.length > 0} then pg_notify(${channel},
      json_build_object('response', ${response.id}::text, 'type', ${happened.type}::text, 'sequence', sequence,
        'subject', ${happened.subject}::text, 'topics', ${tx.json((happened.topics ?? []) as never)}::jsonb)::text) end
    from appended`
  return rows[0]!.sequence
}

/** Takes back what was to be done later, e.g. the clock of a referral that was answered. */
export async function cancelJob(scene: Scene, name: string, key: string): Promise<void> {
  await scene.tx`delete from job where response_id = ${scene.response.id} and name = ${name} and key = ${key}`
}
