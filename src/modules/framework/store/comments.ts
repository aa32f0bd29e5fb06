// What people say about a part of an edition, and about words proposed for it.
import type { Tx } from '../../../kernel/db.ts'
import type { Comment, CommentForm, Settlement } from '../model.ts'

const columns = (tx: Tx) => tx`
  c.id, w.node_id, w.scope, c.kind, c.body, c.answers, w.made_by, p.name as made_by_name, w.created_at, c.outcome,
  c.outcome_why, s.name as settled_by_name, c.settled_at
  from framework_comment c
    join work w on w.response_id = c.response_id and w.id = c.id
    left join person p on p.response_id = w.response_id and p.id = w.made_by
    left join person s on s.response_id = c.response_id and s.id = c.settled_by`

/** Of one thread, the oldest first. @param thread '' for the part itself, else the id of what is discussed on it */
export async function listComments(
  tx: Tx,
  responseId: string,
  { editionId, nodeId, thread }: { editionId: string; nodeId: string; thread: string },
): Promise<Comment[]> {
  return tx<Comment[]>`
    select ${columns(tx)}
    where c.response_id = ${responseId} and w.edition_id = ${editionId} and w.node_id = ${nodeId}
      and w.state = 'placed' and split_part(w.scope, '/', 1) = ${thread === '' ? 'part' : thread}
      and c.withdrawn_at is null
    order by w.created_at, c.id`
}

export async function findComment(tx: Tx, responseId: string, id: string): Promise<Comment | undefined> {
  const [row] = await tx<Comment[]>`
    select ${columns(tx)} where c.response_id = ${responseId} and c.id = ${id} and c.withdrawn_at is null`
  return row
}

export async function insertComment(
  tx: Tx,
  responseId: string,
  { id, kind, body, answers }: CommentForm,
): Promise<void> {
  await tx`
    insert into framework_comment (response_id, id, kind, body, answers)
    values (${responseId}, ${id}, ${kind}, ${body}, ${answers ?? null})`
}

export async function settleComment(
  tx: Tx,
  responseId: string,
  id: string,
  { outcome, why, by, now }: Settlement & { by: string; now: Date },
): Promise<void> {
  await tx`
    update framework_comment set outcome = ${outcome}, outcome_why = ${why}, settled_by = ${by}, settled_at = ${now}
    where response_id = ${responseId} and id = ${id}`
}

export async function withdrawComment(tx: Tx, responseId: string, id: string, now: Date): Promise<void> {
  await tx`
    update framework_comment set withdrawn_at = ${now} where response_id = ${responseId} and id = ${id}`
}
