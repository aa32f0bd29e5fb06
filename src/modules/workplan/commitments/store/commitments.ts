// Commitments with the work of the framework that they are.
import type { Tx } from '../../../../kernel/db.ts'
import type { Commitment, Fields, Place } from '../model.ts'

/** Where to look: one cycle, and the edition that is followed now, because work moves on with it. */
export type Here = { responseId: string; cycleId: string; editionId: string }

export type StoredFilter = {
  sector?: string | undefined
  nodeId?: string | undefined
  giver?: string | undefined
  by?: string | undefined
  stance?: string | undefined
  ownerId?: string | undefined
}

const columns = (tx: Tx) => tx`
  w.id, w.what, w.scope, w.sector, w.edition_id, w.node_id, w.state, w.waits_for, w.version, w.child_protection_signed,
  w.sector_signed, w.agreed, w.was_agreed, w.agreed_at, w.review_on, w.made_by, w.created_at, w.changed_at,
  c.cycle_id, c.giver, c.organisation_id, c.stance, c.reason, c.progress, c.title, c.owner_id, c.due_on, c.evidence,
  c.notes, o.name as organisation_name, p.name as owner_name, ${reworded(tx)} as reworded`

/** The edition changed the words under it after both had signed, and that was not undone. */
export const reworded = (tx: Tx) => tx`
  (w.agreed and exists (select from work_move m where m.response_id = w.response_id and m.work_id = w.id
    and m.kind not in ('keep', 'undo') and m.moved_at > w.agreed_at
    and not exists (select from work_move u where u.response_id = m.response_id and u.work_id = m.work_id
      and u.kind = 'undo' and u.id > m.id)))`

const joined = (tx: Tx) => tx`
  commitment c join work w on w.response_id = c.response_id and w.id = c.id
    left join organisation o on o.response_id = c.response_id and o.id = c.organisation_id
    left join person p on p.response_id = c.response_id and p.id = c.owner_id`

/** In the order of the actions; of each, by sector, the sector's own first. */
export async function listCommitments(tx: Tx, here: Here, filter: StoredFilter): Promise<Commitment[]> {
  const { sector, nodeId, giver, by, stance, ownerId } = filter
  return tx<Commitment[]>`
    select ${columns(tx)}
    from ${joined(tx)} join framework_node n
      on n.response_id = w.response_id and n.edition_id = w.edition_id and n.id = w.node_id
    where c.response_id = ${here.responseId} and c.cycle_id = ${here.cycleId} and w.state = 'placed'
      and w.edition_id = ${here.editionId}
      ${sector === undefined ? tx`` : tx`and w.sector = ${sector}`}
      ${nodeId === undefined ? tx`` : tx`and w.node_id = ${nodeId}`}
      ${giver === undefined ? tx`` : tx`and c.giver = ${giver}`}
      ${stance === undefined ? tx`` : tx`and c.stance = ${stance}`}
      ${ownerId === undefined ? tx`` : tx`and c.owner_id = ${ownerId}`}
      ${byWhom(tx, by)}
    order by n.position, w.sector, c.organisation_id nulls first, w.created_at, w.id`
}

function byWhom(tx: Tx, by: string | undefined) {
  if (by === undefined) return tx``
  if (by === 'sector') return tx`and c.organisation_id is null`
  if (by === 'organisations') return tx`and c.organisation_id is not null`
  return tx`and c.organisation_id = ${by}`
}

export async function findCommitment(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<Commitment | undefined> {
  const [row] = await tx<Commitment[]>`
    select ${columns(tx)} from ${joined(tx)} where c.response_id = ${responseId} and c.id = ${id}`
  return row
}

/**
 * Those with these ids, and those that stand at these scopes.
 * @param hold true: nobody else changes them before this transaction ends
 */
export async function findTargets(
  tx: Tx,
  here: Here,
  { ids, scopes, hold }: { ids: readonly string[]; scopes: readonly string[]; hold: boolean },
): Promise<Commitment[]> {
  return tx<Commitment[]>`
    select ${columns(tx)} from ${joined(tx)}
    where c.response_id = ${here.responseId}
      and (c.id = any (${tx.array([...ids])}::uuid[]) or (c.cycle_id = ${here.cycleId} and w.state = 'placed'
        and w.edition_id = ${here.editionId} and w.scope = any (${tx.array([...scopes])}::text[])))
    ${hold ? tx`order by c.id for update of c` : tx``}`
}

export async function insertCommitment(
  tx: Tx,
  responseId: string,
  commitment: { id: string; cycleId: string } & Pick<Place, 'giver' | 'organisationId'> & Fields,
): Promise<void> {
  const { id, cycleId, giver, organisationId, stance, reason, progress } = commitment
  const { title, ownerId, dueOn, evidence, notes } = commitment
  await tx`
    insert into commitment (response_id, id, cycle_id, giver, organisation_id, stance, reason, progress, title, owner_id,
      due_on, evidence, notes)
    values (${responseId}, ${id}, ${cycleId}, ${giver}, ${organisationId}, ${stance}, ${reason}, ${progress}, ${title},
      ${ownerId}, ${dueOn}, ${evidence}, ${notes})`
}

export async function updateCommitment(
  tx: Tx,
  responseId: string,
  id: string,
  fields: Fields,
): Promise<void> {
  const { stance, reason, progress, title, ownerId, dueOn, evidence, notes } = fields
  await tx`
    update commitment set stance = ${stance}, reason = ${reason}, progress = ${progress}, title = ${title},
      owner_id = ${ownerId}, due_on = ${dueOn}, evidence = ${evidence}, notes = ${notes}
    where response_id = ${responseId} and id = ${id}`
}
