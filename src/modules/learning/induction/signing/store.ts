// Signatures, and the links by which people sign on their own phones.
import type { Tx } from '../../../../kernel/db.ts'
import type { Behind, Given, Link, Signature } from './model.ts'

/** As it is kept: the name as it was on that day, and the lines of a mark or null. */
type Kept = Omit<Given, 'mark'> & { mark: string | null; on: string }

/** @returns false when that version was signed already */
export async function insertSignature(
  tx: Tx,
  responseId: string,
  one: Kept & { staffId: string; witnessId: string },
): Promise<boolean> {
  const result = await tx`
    insert into induction_signature (response_id, staff_id, requirement_id, version, typed_name, witness_id, signed_on,
      kind, mark)
    values (${responseId}, ${one.staffId}, ${one.requirementId}, ${one.version}, ${one.typedName}, ${one.witnessId},
      ${one.on}, ${one.mark === null ? 'typed' : 'drawn'}, ${one.mark})
    on conflict do nothing`
  return result.count > 0
}

/** The newest first. */
export function listSignatures(tx: Tx, responseId: string, staffId: string): Promise<Signature[]> {
  return tx<Signature[]>`
    select requirement_id, version, kind, mark, witness_id is not null as witnessed, signed_on from induction_signature
    where response_id = ${responseId} and staff_id = ${staffId} order by signed_on desc, requirement_id, version desc`
}

export async function findLink(
  tx: Tx,
  responseId: string,
  staffId: string,
  now: Date,
): Promise<Link | undefined> {
  const [row] = await tx<Link[]>`
    select made_at, expires_at from induction_signing_link
    where response_id = ${responseId} and staff_id = ${staffId} and expires_at > ${now}`
  return row
}

/** An earlier one stops working. */
export async function putLink(
  tx: Tx,
  responseId: string,
  staffId: string,
  tokenHash: Uint8Array,
  { madeAt, expiresAt }: Link,
): Promise<void> {
  await tx`
    insert into induction_signing_link (response_id, staff_id, token_hash, made_at, expires_at)
    values (${responseId}, ${staffId}, ${tokenHash}, ${madeAt}, ${expiresAt})
    on conflict (response_id, staff_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at,
      expires_at = excluded.expires_at`
}

export async function deleteLink(tx: Tx, responseId: string, staffId: string): Promise<boolean> {
  const result = await tx`
    delete from induction_signing_link where response_id = ${responseId} and staff_id = ${staffId}`
  return result.count > 0
}

export async function findBehind(tx: Tx, tokenHash: Uint8Array, now: Date): Promise<Behind | undefined> {
  const [row] = await tx<Behind[]>`
    select staff_id, name, role, contact, expires_at, signed from signing_link_behind(${tokenHash}, ${now})`
  return row
}

/** @returns false when that version was signed already, or the link no longer works */
export async function signByLink(tx: Tx, tokenHash: Uint8Array, one: Kept, now: Date): Promise<boolean> {
  const [row] = await tx<{ isNew: boolean }[]>`
    select sign_by_link(${tokenHash}, ${now}, ${one.requirementId}, ${one.version}, ${one.typedName}, ${one.mark},
      ${one.on}) as is_new`
  return row?.isNew ?? false
}
