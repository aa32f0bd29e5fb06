// Roles and memberships.
import type { Role } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Grant } from '../model.ts'

/** @returns false when they hold it already */
export async function insertGrant(
  tx: Tx,
  responseId: string,
  personId: string,
  grant: Grant,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into role_grant (response_id, person_id, role, sector, granted_at)
    values (${responseId}, ${personId}, ${grant.role}, ${grant.sector}, ${now}) on conflict do nothing`
  return result.count > 0
}

export async function deleteGrant(
  tx: Tx,
  responseId: string,
  personId: string,
  grant: Grant,
): Promise<boolean> {
  const result = await tx`
    delete from role_grant where response_id = ${responseId} and person_id = ${personId}
      and role = ${grant.role} and sector = ${grant.sector}`
  return result.count > 0
}

/** Ids of administrators whose accounts are not suspended. Taken one at a time, so that two cannot remove each other. */
export async function lockAdministrators(tx: Tx, responseId: string): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(hashtext(${`administrators ${responseId}`}))`
  const rows = await tx<{ role: Role; id: string }[]>`
    select p.id from role_grant g join person p on p.response_id = g.response_id and p.id = g.person_id
    where g.response_id = ${responseId} and g.role = 'administrator' and p.suspended_at is null`
  return rows.map(row => row.id)
}

/** Begins a membership, or changes one; one that ended begins anew. */
export async function upsertMembership(
  tx: Tx,
  responseId: string,
  membership: { teamId: string; personId: string; lead: boolean; until: Date | null },
  now: Date,
): Promise<void> {
  await tx`
    insert into membership (response_id, team_id, person_id, lead, since, until)
    values (${responseId}, ${membership.teamId}, ${membership.personId}, ${membership.lead}, ${now}, ${membership.until})
    on conflict (response_id, team_id, person_id) do update set lead = excluded.lead, until = excluded.until,
      since = case when membership.until <= ${now} then excluded.since else membership.since end`
}

/** @returns false when it had ended, or never was */
export async function endMembership(
  tx: Tx,
  responseId: string,
  teamId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    update membership set until = ${now}, lead = false
    where response_id = ${responseId} and team_id = ${teamId} and person_id = ${personId}
      and (until is null or until > ${now})`
  return result.count > 0
}
