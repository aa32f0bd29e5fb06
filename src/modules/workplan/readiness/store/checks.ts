// Checks and their answers.
import type { Tx } from '../../../../kernel/db.ts'
import type { Answered, AnswerGiven, Check, NewCheck } from '../model.ts'

/** The newest first. */
export function listChecks(tx: Tx, responseId: string): Promise<Check[]> {
  return tx<Check[]>`
    select c.id, c.kind, c.name, c.made_at, c.closed_at, p.name as made_by_name
    from readiness_check c join person p on p.response_id = c.response_id and p.id = c.made_by
    where c.response_id = ${responseId} order by c.made_at desc, c.id`
}

/** @returns false when it is there already */
export async function insertCheck(
  tx: Tx,
  responseId: string,
  check: NewCheck & { madeBy: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into readiness_check (response_id, id, kind, name, made_by, made_at)
    values (${responseId}, ${check.id}, ${check.kind}, ${check.name}, ${check.madeBy}, ${now})
    on conflict do nothing`
  return result.count > 0
}

/** @returns undefined where there is none. Nobody closes it until the transaction ends. */
export async function lockCheck(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<{ closedAt: Date | null } | undefined> {
  const [row] = await tx<{ closedAt: Date | null }[]>`
    select closed_at from readiness_check where response_id = ${responseId} and id = ${id} for update`
  return row
}

export async function closeCheck(tx: Tx, responseId: string, id: string, now: Date): Promise<boolean> {
  const result = await tx`
    update readiness_check set closed_at = ${now}
    where response_id = ${responseId} and id = ${id} and closed_at is null`
  return result.count > 0
}

/** @param checkId of all checks, unless said */
export function listAnswers(tx: Tx, responseId: string, checkId?: string): Promise<Answered[]> {
  return tx<Answered[]>`
    select a.id, a.check_id, w.node_id, a.answer, a.note, a.action_id, p.name as answered_by_name, a.answered_at
    from readiness_answer a
      join work w on w.response_id = a.response_id and w.id = a.id
      join person p on p.response_id = a.response_id and p.id = a.answered_by
    where a.response_id = ${responseId} ${checkId === undefined ? tx`` : tx`and a.check_id = ${checkId}`}
    order by a.answered_at, a.id`
}

export async function putAnswer(
  tx: Tx,
  responseId: string,
  given: Omit<AnswerGiven, 'nodeId'> & { checkId: string; answeredBy: string },
  now: Date,
): Promise<void> {
  await tx`
    insert into readiness_answer (response_id, id, check_id, answer, note, answered_by, answered_at)
    values (${responseId}, ${given.id}, ${given.checkId}, ${given.answer}, ${given.note}, ${given.answeredBy}, ${now})
    on conflict (response_id, id) do update set answer = excluded.answer, note = excluded.note,
      answered_by = excluded.answered_by, answered_at = excluded.answered_at`
}

export async function setAction(tx: Tx, responseId: string, id: string, actionId: string): Promise<void> {
  await tx`
    update readiness_answer set action_id = ${actionId} where response_id = ${responseId} and id = ${id}`
}

/** As little of a prioritised action as a promise needs. */
export async function insertPromise(
  tx: Tx,
  responseId: string,
  action: { id: string; cycleId: string },
): Promise<void> {
  await tx`
    insert into planned_action (response_id, id, cycle_id)
    values (${responseId}, ${action.id}, ${action.cycleId})
    on conflict do nothing`
}
