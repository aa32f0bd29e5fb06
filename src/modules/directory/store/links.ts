// Confirmation links. The token itself is not stored: it is the id with a keyed hash, made again whenever it is shown.
import type { Tx } from '../../../kernel/db.ts'

export type ConfirmationLink = {
  id: string
  serviceIds: string[]
  organisationId: string
  createdAt: Date
  expiresAt: Date
  answeredAt: Date | null
}

export async function insertLink(
  tx: Tx,
  responseId: string,
  link: Omit<ConfirmationLink, 'answeredAt'> & { madeBy: string | null },
): Promise<void> {
  await tx`
    insert into confirmation_link (response_id, id, service_ids, organisation_id, made_by, created_at, expires_at)
    values (${responseId}, ${link.id}, ${tx.array(link.serviceIds)}::uuid[], ${link.organisationId}, ${link.madeBy},
      ${link.createdAt}, ${link.expiresAt})
    on conflict (response_id, id) do nothing`
}

/** Lets this transaction in by a link whose token was found right. */
export async function enterByLink(tx: Tx, linkId: string): Promise<void> {
  await tx`select set_config('across.link', ${linkId}, true)`
}

export async function findLink(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<ConfirmationLink | undefined> {
  const [row] = await tx<ConfirmationLink[]>`
    select id, service_ids, organisation_id, created_at, expires_at, answered_at from confirmation_link
    where response_id = ${responseId} and id = ${id}`
  return row
}

/** Links of these organisations that still hold, newest first. */
export async function openLinks(
  tx: Tx,
  responseId: string,
  organisationIds: readonly string[],
  now: Date,
): Promise<ConfirmationLink[]> {
  if (organisationIds.length === 0) return []
  return tx<ConfirmationLink[]>`
    select id, service_ids, organisation_id, created_at, expires_at, answered_at from confirmation_link
    where response_id = ${responseId} and organisation_id = any (${tx.array([...organisationIds])}::uuid[])
      and expires_at > ${now}
    order by created_at desc, id`
}

export async function markAnswered(tx: Tx, responseId: string, id: string, now: Date): Promise<void> {
  await tx`update confirmation_link set answered_at = coalesce(answered_at, ${now})
    where response_id = ${responseId} and id = ${id}`
}

/** What the owner of this entry has to check by that day, and no link that still holds asks for. */
export async function unaskedOf(
  tx: Tx,
  responseId: string,
  service: { organisationId: string; ownerTeamId: string | null },
  before: string,
  now: Date,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select s.id from service s
    where s.response_id = ${responseId} and s.organisation_id = ${service.organisationId}
      and s.owner_team_id is not distinct from ${service.ownerTeamId}::uuid
      and s.status in ('active', 'temporarily-closed') and s.next_check < ${before}
      and not exists (select from confirmation_link k where k.response_id = s.response_id
        and k.expires_at > ${now} and s.id = any (k.service_ids))
    order by s.next_check, s.id limit 200`
  return rows.map(row => row.id)
}

/** Forgets links that no longer hold. */
export async function deleteExpiredLinks(tx: Tx, responseId: string, now: Date): Promise<void> {
  await tx`delete from confirmation_link where response_id = ${responseId} and expires_at < ${now}`
}
