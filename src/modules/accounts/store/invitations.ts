// Links that were handed over. What a link holds is never stored, only its hash, and nobody can read that either.

import type { ResponseInfo, Role } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Invitation } from '../model.ts'

const columns = (
  tx: Tx,
) => tx`i.id, i.purpose, i.organisation_id, i.team_id, i.lead, i.roles, i.sector, i.person_id,
  i.invited_by, i.created_at, i.expires_at, i.used_at, i.withdrawn_at`

/** @returns false when there is one of that id */
export async function insertInvitation(
  tx: Tx,
  responseId: string,
  invitation: Omit<Invitation, 'usedAt' | 'withdrawnAt'>,
  tokenHash: Buffer,
): Promise<boolean> {
  const i = invitation
  const result = await tx`
    insert into invitation (response_id, id, token_hash, purpose, organisation_id, team_id, lead, roles, sector,
      person_id, invited_by, created_at, expires_at)
    values (${responseId}, ${i.id}, ${tokenHash}, ${i.purpose}, ${i.organisationId}, ${i.teamId}, ${i.lead},
      ${tx.array(i.roles, 1009)}, ${i.sector}, ${i.personId}, ${i.invitedBy}, ${i.createdAt}, ${i.expiresAt})
    on conflict do nothing`
  return result.count > 0
}

export async function findInvitation(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<Invitation | undefined> {
  const [row] = await tx<Invitation[]>`
    select ${columns(tx)} from invitation i where i.response_id = ${responseId} and i.id = ${id}`
  return row
}

export type OpenInvitation = Invitation & {
  organisationName: Texts
  teamName: Texts | null
  personName: string | null
}

/** @param teams only those into these teams; undefined: all of the response */
export async function listOpenInvitations(
  tx: Tx,
  responseId: string,
  teams: string[] | undefined,
  now: Date,
): Promise<OpenInvitation[]> {
  const wanted = teams ? tx.array(teams, 2951) : null
  return await tx<OpenInvitation[]>`
    select ${columns(tx)}, o.name as organisation_name, t.name as team_name, p.name as person_name
    from invitation i
      join organisation o on o.response_id = i.response_id and o.id = i.organisation_id
      left join team t on t.response_id = i.response_id and t.id = i.team_id
      left join person p on p.response_id = i.response_id and p.id = i.person_id
    where i.response_id = ${responseId} and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${now}
      and (${wanted}::uuid[] is null or i.team_id = any(${wanted}))
    order by i.created_at desc, i.id limit 200`
}

/** @returns false when it was used, withdrawn or out of date before */
export async function useInvitation(
  tx: Tx,
  responseId: string,
  id: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    update invitation set used_at = ${now}, person_id = ${personId}
    where response_id = ${responseId} and id = ${id} and used_at is null and withdrawn_at is null
      and expires_at > ${now}`
  return result.count > 0
}

export async function withdrawInvitation(
  tx: Tx,
  responseId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    update invitation set withdrawn_at = ${now}
    where response_id = ${responseId} and id = ${id} and used_at is null and withdrawn_at is null`
  return result.count > 0
}

/** A newer reset link makes the older ones void. */
export async function withdrawResets(
  tx: Tx,
  responseId: string,
  personId: string,
  now: Date,
  but: string,
): Promise<void> {
  await tx`
    update invitation set withdrawn_at = ${now}
    where response_id = ${responseId} and person_id = ${personId} and purpose = 'reset' and id <> ${but}
      and used_at is null and withdrawn_at is null`
}

export type Arrived = {
  response: ResponseInfo
  invitation: Invitation
  organisation: Texts
  team: Texts | null
  login: string | null
  /** Whoever handed it over has been stopped since, so the link is no longer good either. */
  inviterSuspended: boolean
}

/** Whoever holds the link enters its response as nobody. */
export async function arrive(tx: Tx, tokenHash: Buffer): Promise<Arrived | undefined> {
  const [row] = await tx<{ arrived: Stored | null }[]>`select arrive(${tokenHash}) as arrived`
  if (!row?.arrived) return undefined
  const { invitation: i, ...rest } = row.arrived
  const moment = (text: string | null) => (text === null ? null : new Date(text))
  return {
    ...rest,
    invitation: {
      id: i.id,
      purpose: i.purpose,
      organisationId: i.organisation_id,
      teamId: i.team_id,
      lead: i.lead,
      roles: i.roles,
      sector: i.sector,
      personId: i.person_id,
      invitedBy: i.invited_by,
      createdAt: new Date(i.created_at),
      expiresAt: new Date(i.expires_at),
      usedAt: moment(i.used_at),
      withdrawnAt: moment(i.withdrawn_at),
    },
  }
}

/** As jsonb gives it: the table's own names, moments as text. */
type Stored = Omit<Arrived, 'invitation'> & {
  invitation: {
    id: string
    purpose: Invitation['purpose']
    organisation_id: string
    team_id: string | null
    lead: boolean
    roles: Role[]
    sector: string
    person_id: string | null
    invited_by: string | null
    created_at: string
    expires_at: string
    used_at: string | null
    withdrawn_at: string | null
  }
}
