// Work recorded against nodes, and the signatures under it.
import type { Tx } from '../../../kernel/db.ts'
import type { Side, Signature, Work, WorkKind } from '../model.ts'

export type NewWork = {
  id: string
  what: WorkKind
  scope: string
  sector: string
  editionId: string
  nodeId: string
  reviewOn: string | null
  madeBy: string | null
}

/** @returns false when it is there already, under this id or as the only one of its kind on the node */
export async function insertWork(tx: Tx, responseId: string, work: NewWork, now: Date): Promise<boolean> {
  const result = await tx`
    insert into work (response_id, id, what, scope, sector, edition_id, node_id, review_on, made_by, created_at,
      changed_at)
    values (${responseId}, ${work.id}, ${work.what}, ${work.scope}, ${work.sector}, ${work.editionId}, ${work.nodeId},
      ${work.reviewOn}, ${work.madeBy}, ${now}, ${now})
    on conflict do nothing`
  return result.count > 0
}

export async function findWork(tx: Tx, responseId: string, id: string): Promise<Work | undefined> {
  const [row] = await tx<Work[]>`
    select id, what, scope, sector, edition_id, node_id, state, waits_for, version, child_protection_signed,
      sector_signed, agreed, was_agreed, agreed_at, review_on, made_by, created_at, changed_at
    from work where response_id = ${responseId} and id = ${id}`
  return row
}

/** The one of its kind on a node, where it is placed. */
export async function findWorkAt(
  tx: Tx,
  responseId: string,
  place: { what: WorkKind; scope: string; editionId: string; nodeId: string },
): Promise<Work | undefined> {
  const [row] = await tx<Work[]>`
    select id, what, scope, sector, edition_id, node_id, state, waits_for, version, child_protection_signed,
      sector_signed, agreed, was_agreed, agreed_at, review_on, made_by, created_at, changed_at
    from work where response_id = ${responseId} and edition_id = ${place.editionId} and node_id = ${place.nodeId}
      and what = ${place.what} and scope = ${place.scope} and state = 'placed'`
  return row
}

/** How much of each kind stands on these nodes now. */
export async function countRecorded(
  tx: Tx,
  responseId: string,
  { editionId, nodeIds }: { editionId: string; nodeIds: readonly string[] },
): Promise<{ what: WorkKind; count: number; agreed: number }[]> {
  return tx<{ what: WorkKind; count: number; agreed: number }[]>`
    select what, count(*)::int as count, (count(*) filter (where agreed))::int as agreed
    from work where response_id = ${responseId} and edition_id = ${editionId} and state = 'placed'
      and node_id = any (${tx.array([...nodeIds])}::text[])
    group by what order by what`
}

/** What was signed has changed: both sides are asked again. */
export async function makeNewVersion(tx: Tx, responseId: string, id: string, now: Date): Promise<number> {
  const [row] = await tx<{ version: number }[]>`
    update work set was_agreed = was_agreed or agreed, version = version + 1, changed_at = ${now}
    where response_id = ${responseId} and id = ${id} returning version`
  return row!.version
}

export async function setReview(
  tx: Tx,
  responseId: string,
  id: string,
  reviewOn: string | null,
): Promise<void> {
  await tx`update work set review_on = ${reviewOn} where response_id = ${responseId} and id = ${id}`
}

export async function endWork(tx: Tx, responseId: string, id: string, now: Date): Promise<void> {
  await tx`
    update work set state = 'ended', waits_for = null, changed_at = ${now}
    where response_id = ${responseId} and id = ${id}`
}

/** @returns false when that side, or that person, has signed this version already */
export async function insertSignature(
  tx: Tx,
  responseId: string,
  signature: { workId: string; version: number; side: Side; personId: string; organisationId: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into signature (response_id, work_id, version, side, person_id, organisation_id, signed_at)
    values (${responseId}, ${signature.workId}, ${signature.version}, ${signature.side}, ${signature.personId},
      ${signature.organisationId}, ${now})
    on conflict do nothing`
  return result.count > 0
}

export async function deleteSignature(
  tx: Tx,
  responseId: string,
  workId: string,
  version: number,
  personId: string,
): Promise<boolean> {
  const result = await tx`
    delete from signature where response_id = ${responseId} and work_id = ${workId} and version = ${version}
      and person_id = ${personId}`
  return result.count > 0
}

/** Who signed which version, the newest first. */
export async function listSignatures(tx: Tx, responseId: string, workId: string): Promise<Signature[]> {
  return tx<Signature[]>`
    select s.version, s.side, s.person_id, p.name as person_name, o.name as organisation_name, s.signed_at
    from signature s
      join person p on p.response_id = s.response_id and p.id = s.person_id
      join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
    where s.response_id = ${responseId} and s.work_id = ${workId}
    order by s.version desc, s.signed_at desc`
}
