// SQL of the response's own session plans.
import type { Tx } from '../../../kernel/db.ts'
import type { OwnPlan, Plan, PlanTexts, Revision } from './model.ts'
import type { Summary } from './rules/summary.ts'

export type OwnListed = Summary & {
  id: string
  changedBy: string | null
  changedAt: Date
}

/**
 * Newest revisions first.
 * @param page `from` which on, and so many at most
 */
export function listOwn(
  tx: Tx,
  responseId: string,
  page: { retired: boolean; from: number; most: number },
): Promise<OwnListed[]> {
  return tx<OwnListed[]>`
    select s.id, s.title, s.minutes, s.blocks, s.contradictions, s.languages, s.changed_at, p.name as changed_by
    from session_plan s left join person p on p.response_id = s.response_id and p.id = s.changed_by
    where s.response_id = ${responseId} and (s.retired_at is not null) = ${page.retired}
    order by s.changed_at desc, s.id limit ${page.most} offset ${page.from}`
}

/** Those that are not put away. */
export async function countOwn(tx: Tx, responseId: string): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from session_plan where response_id = ${responseId} and retired_at is null`
  return row!.count
}

export async function findOwn(tx: Tx, responseId: string, id: string): Promise<OwnPlan | undefined> {
  const [row] = await tx<OwnPlan[]>`
    select s.id, s.revision, r.plan, s.made_from, s.made_at, p.name as changed_by, s.changed_at, s.retired_at
    from session_plan s
      join session_plan_revision r on r.response_id = s.response_id and r.plan_id = s.id and r.revision = s.revision
      left join person p on p.response_id = s.response_id and p.id = s.changed_by
    where s.response_id = ${responseId} and s.id = ${id}`
  return row
}

/** Nobody else changes it until the transaction ends. */
export async function lockOwn(tx: Tx, responseId: string, id: string): Promise<OwnPlan | undefined> {
  await tx`select from session_plan where response_id = ${responseId} and id = ${id} for update`
  return findOwn(tx, responseId, id)
}

/** The plan as it was then; undefined once it is forgotten. */
export async function findRevision(
  tx: Tx,
  responseId: string,
  id: string,
  revision: number,
): Promise<Plan | undefined> {
  const [row] = await tx<{ plan: Plan }[]>`
    select plan from session_plan_revision
    where response_id = ${responseId} and plan_id = ${id} and revision = ${revision}`
  return row?.plan
}

/** The newest first. */
export function listRevisions(tx: Tx, responseId: string, id: string): Promise<Revision[]> {
  return tx<Revision[]>`
    select r.revision, r.what, r.about, p.name as changed_by, r.changed_at
    from session_plan_revision r left join person p on p.response_id = r.response_id and p.id = r.changed_by
    where r.response_id = ${responseId} and r.plan_id = ${id} order by r.revision desc`
}

export type Insert = {
  id: string
  plan: Plan
  summary: Summary
  madeFrom: string
  fileHash: Uint8Array | null
  what: string
  madeBy: string | null
}

/** @returns false when a plan of that id, or of that file, is there already */
export async function insertOwn(tx: Tx, responseId: string, given: Insert, now: Date): Promise<boolean> {
  const { id, plan, summary, madeFrom, fileHash, what, madeBy } = given
  const result = await tx`
    insert into session_plan (response_id, id, title, minutes, blocks, contradictions, languages, made_from, file_hash,
      made_by, made_at, changed_by, changed_at)
    values (${responseId}, ${id}, ${tx.json(summary.title)}, ${summary.minutes}, ${summary.blocks},
      ${summary.contradictions}, ${tx.array(summary.languages)}::text[], ${madeFrom}, ${fileHash},
      ${madeBy}, ${now}, ${madeBy}, ${now})
    on conflict do nothing`
  if (result.count === 0) return false
  await insertRevision(tx, responseId, { id, revision: 1, plan, what, about: null, changedBy: madeBy }, now)
  return true
}

export type Save = {
  id: string
  /** The new one. */
  revision: number
  plan: Plan
  summary: Summary
  what: string
  about: PlanTexts | null
  changedBy: string | null
}

export async function saveOwn(tx: Tx, responseId: string, given: Save, now: Date): Promise<void> {
  const { id, revision, summary, changedBy } = given
  await tx`
    update session_plan set revision = ${revision}, title = ${tx.json(summary.title)}, minutes = ${summary.minutes},
      blocks = ${summary.blocks}, contradictions = ${summary.contradictions},
      languages = ${tx.array(summary.languages)}::text[], changed_by = ${changedBy}, changed_at = ${now}
    where response_id = ${responseId} and id = ${id}`
  await insertRevision(tx, responseId, given, now)
}

/** So many revisions of a plan are kept. */
const kept = 40

async function insertRevision(
  tx: Tx,
  responseId: string,
  { id, revision, plan, what, about, changedBy }: Omit<Save, 'summary'>,
  now: Date,
): Promise<void> {
  // A plan and a text in several languages are JSON; the driver's type for it knows no optional keys.
  await tx`
    insert into session_plan_revision (response_id, plan_id, revision, plan, what, about, changed_by, changed_at)
    values (${responseId}, ${id}, ${revision}, ${tx.json(plan as never)}, ${what},
      ${about ? tx.json(about) : null}, ${changedBy}, ${now})`
  await tx`
    delete from session_plan_revision
    where response_id = ${responseId} and plan_id = ${id} and revision <= ${revision - kept}`
}

export async function setRetired(tx: Tx, responseId: string, id: string, at: Date | null): Promise<boolean> {
  const result = await tx`
    update session_plan set retired_at = ${at}
    where response_id = ${responseId} and id = ${id} and (retired_at is null) = ${at !== null}`
  return result.count > 0
}

export async function findByFile(tx: Tx, responseId: string, hash: Uint8Array): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from session_plan where response_id = ${responseId} and file_hash = ${hash}`
  return row?.id
}

/** The revision of that plan that says the same, the newest of them. */
export async function findSame(
  tx: Tx,
  responseId: string,
  id: string,
  plan: Plan,
): Promise<number | undefined> {
  const [row] = await tx<{ revision: number }[]>`
    select revision from session_plan_revision
    where response_id = ${responseId} and plan_id = ${id} and plan = ${tx.json(plan as never)}
    order by revision desc limit 1`
  return row?.revision
}
