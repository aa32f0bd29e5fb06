// Ratings and what shows them, of one cycle.
import type { Tx } from '../../../kernel/db.ts'
import type { Evidence, EvidenceForm, Rating, RatingForm } from './model.ts'

const ratings = (tx: Tx) => tx`
  select r.id, w.node_id, r.level, r.why, r.final, p.name as judged_by_name, r.judged_at
  from rating r
    join work w on w.response_id = r.response_id and w.id = r.work_id
    join person p on p.response_id = r.response_id and p.id = r.judged_by`

/** The newest of each sentence. */
export async function listNewestRatings(tx: Tx, responseId: string, cycleId: string): Promise<Rating[]> {
  return tx<Rating[]>`
    select distinct on (node_id) * from (${ratings(tx)}
      where r.response_id = ${responseId} and r.cycle_id = ${cycleId}) one
    order by node_id, judged_at desc, id desc`
}

/** The newest first. */
export async function listRatings(
  tx: Tx,
  responseId: string,
  cycleId: string,
  nodeId: string,
): Promise<Rating[]> {
  return tx<Rating[]>`
    ${ratings(tx)}
    where r.response_id = ${responseId} and r.cycle_id = ${cycleId} and w.node_id = ${nodeId}
    order by r.judged_at desc, r.id desc`
}

export async function countEvidence(
  tx: Tx,
  responseId: string,
  cycleId: string,
): Promise<{ nodeId: string; count: number }[]> {
  return tx<{ nodeId: string; count: number }[]>`
    select w.node_id, count(*)::int as count
    from rating_evidence e join work w on w.response_id = e.response_id and w.id = e.work_id
    where e.response_id = ${responseId} and e.cycle_id = ${cycleId} and e.withdrawn_at is null
    group by w.node_id`
}

const evidence = (tx: Tx) => tx`
  select e.id, w.node_id, e.quote, e.body, e.address, e.given_by, p.name as given_by_name, e.given_at
  from rating_evidence e
    join work w on w.response_id = e.response_id and w.id = e.work_id
    join person p on p.response_id = e.response_id and p.id = e.given_by`

/** The newest first. */
export async function listEvidence(
  tx: Tx,
  responseId: string,
  cycleId: string,
  nodeId: string,
): Promise<Evidence[]> {
  return tx<Evidence[]>`
    ${evidence(tx)}
    where e.response_id = ${responseId} and e.cycle_id = ${cycleId} and w.node_id = ${nodeId}
      and e.withdrawn_at is null
    order by e.given_at desc, e.id desc`
}

export async function findEvidence(tx: Tx, responseId: string, id: string): Promise<Evidence | undefined> {
  const [row] = await tx<Evidence[]>`
    ${evidence(tx)} where e.response_id = ${responseId} and e.id = ${id} and e.withdrawn_at is null`
  return row
}

type Given = { workId: string; cycleId: string; by: string; now: Date }

/** @returns false when it is there already */
export async function insertEvidence(
  tx: Tx,
  responseId: string,
  { id, quote, body, address, workId, cycleId, by, now }: EvidenceForm & Given,
): Promise<boolean> {
  const result = await tx`
    insert into rating_evidence (response_id, id, work_id, cycle_id, quote, body, address, given_by, given_at)
    values (${responseId}, ${id}, ${workId}, ${cycleId}, ${quote}, ${body}, ${address}, ${by}, ${now})
    on conflict do nothing`
  return result.count > 0
}

export async function withdrawEvidence(tx: Tx, responseId: string, id: string, now: Date): Promise<void> {
  await tx`
    update rating_evidence set withdrawn_at = ${now} where response_id = ${responseId} and id = ${id}`
}

/** @returns false when it is there already */
export async function insertRating(
  tx: Tx,
  responseId: string,
  { id, level, why, final, workId, cycleId, by, now }: RatingForm & Given & { final: boolean },
): Promise<boolean> {
  const result = await tx`
    insert into rating (response_id, id, work_id, cycle_id, level, why, final, judged_by, judged_at)
    values (${responseId}, ${id}, ${workId}, ${cycleId}, ${level}, ${why}, ${final}, ${by}, ${now})
    on conflict do nothing`
  return result.count > 0
}
