// Live sessions: what is running, where it is, what came of it.
import type { Tx } from '../../../../kernel/db.ts'
import type { Plan } from '../../plans/model.ts'
import type { Listed, LiveSession, NewSession, ProgramItem, Results, Stage } from '../model.ts'

export type Row = Omit<LiveSession, 'plan'>

/** All but the plan, which is large and never changes: see `getPlan`. */
const columns = (tx: Tx) => tx`
  id, code, title, plan_id, language, begins_at, grouping_by, program, block_at as at, step, step_at, step_extra, seats,
  version, made_by, ended_at, results, carried, topics, door_closed`

/** The newest first. */
export function listSessions(tx: Tx, responseId: string): Promise<Listed[]> {
  return tx<Listed[]>`
    select id, code, title, begins_at, ended_at, block_at as at, seats, carried
    from live_session where response_id = ${responseId} order by begins_at desc, id limit 200`
}

export async function findSession(tx: Tx, responseId: string, id: string): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`
    select ${columns(tx)} from live_session where response_id = ${responseId} and id = ${id}`
  return row
}

/** Nobody else moves it until the transaction ends. */
export async function lockSession(tx: Tx, responseId: string, id: string): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`
    select ${columns(tx)} from live_session where response_id = ${responseId} and id = ${id} for update`
  return row
}

export async function findPlan(tx: Tx, responseId: string, id: string): Promise<Plan | undefined> {
  const [row] = await tx<{ plan: Plan }[]>`
    select plan from live_session where response_id = ${responseId} and id = ${id}`
  return row?.plan
}

type Insert = NewSession & { code: string | null; plan: Plan; program: ProgramItem[]; madeBy: string }

/** @returns false when one of that id, or of that code, is there already */
export async function insertSession(tx: Tx, responseId: string, given: Insert, now: Date): Promise<boolean> {
  const result = await tx`
    insert into live_session (response_id, id, code, title, plan, plan_id, language, begins_at, grouping_by, program,
      made_by, created_at)
    values (${responseId}, ${given.id}, ${given.code}, ${given.title}, ${tx.json(given.plan as never)}, ${given.planId},
      ${given.language}, ${given.beginsAt}, ${given.groupingBy}, ${tx.json(given.program as never)}, ${given.madeBy},
      ${now})
    on conflict do nothing`
  return result.count > 0
}

export async function updateStage(tx: Tx, responseId: string, id: string, stage: Stage): Promise<void> {
  await tx`
    update live_session set program = ${tx.json(stage.program as never)}, block_at = ${stage.at}, step = ${stage.step},
      step_at = ${stage.stepAt}, step_extra = ${stage.stepExtra}, version = version + 1
    where response_id = ${responseId} and id = ${id}`
}

export async function setGrouping(tx: Tx, responseId: string, id: string, by: string): Promise<void> {
  await tx`
    update live_session set grouping_by = ${by}, version = version + 1
    where response_id = ${responseId} and id = ${id}`
}

export async function endSession(
  tx: Tx,
  responseId: string,
  id: string,
  results: Results,
  now: Date,
): Promise<void> {
  await tx`
    update live_session set ended_at = ${now}, results = ${tx.json(results as never)}, code = null, version = version + 1
    where response_id = ${responseId} and id = ${id} and ended_at is null`
}

export async function setDoor(tx: Tx, responseId: string, id: string, isClosed: boolean): Promise<void> {
  await tx`
    update live_session set door_closed = ${isClosed}, version = version + 1
    where response_id = ${responseId} and id = ${id}`
}

type Carried = {
  id: string
  title: string
  plan: Plan
  planId: string
  language: string
  beginsAt: Date
  program: ProgramItem[]
  seats: number
  endedAt: Date
  results: Results
  madeBy: string
}

/** @returns false when it is there already */
export async function insertCarried(tx: Tx, responseId: string, given: Carried, now: Date): Promise<boolean> {
  const result = await tx`
    insert into live_session (response_id, id, title, plan, plan_id, language, begins_at, program, block_at, seats,
      made_by, created_at, ended_at, results, carried)
    values (${responseId}, ${given.id}, ${given.title}, ${tx.json(given.plan as never)}, ${given.planId},
      ${given.language}, ${given.beginsAt}, ${tx.json(given.program as never)}, ${given.program.length}, ${given.seats},
      ${given.madeBy}, ${now}, ${given.endedAt}, ${tx.json(given.results as never)}, true)
    on conflict do nothing`
  return result.count > 0
}

/** The short name of the response that runs a session of that code, and the session. */
export async function findByCode(tx: Tx, code: string): Promise<{ slug: string; id: string } | undefined> {
  const [row] = await tx<{ slug: string; id: string }[]>`select slug, id from find_live_session(${code})`
  return row
}
