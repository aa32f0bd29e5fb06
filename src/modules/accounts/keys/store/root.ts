// Roots of organisations and whom they let sign.

import type { SignedDelegation } from '../../../../device/statement.ts'
import type { Tx } from '../../../../kernel/db.ts'
import type { DelegationFor, ServedRoot } from '../model.ts'

export type RootRow = { signing: string; recovery: string; madeAt: Date; madeBy: string }

/** The newest first. */
export async function rootsOf(tx: Tx, responseId: string, organisationId: string): Promise<RootRow[]> {
  return await tx<RootRow[]>`
    select signing, recovery, made_at, made_by from organisation_root
    where response_id = ${responseId} and organisation_id = ${organisationId} order by sequence desc`
}

/** The newest root of every organisation that has one. */
export async function rootsOfAll(tx: Tx, responseId: string): Promise<ServedRoot[]> {
  const rows = await tx<Omit<ServedRoot, 'v'>[]>`
    select distinct on (r.organisation_id) r.organisation_id as organisation, r.signing, r.recovery, o.name,
      (count(*) over (partition by r.organisation_id) - 1)::int as former_roots
    from organisation_root r join organisation o on o.response_id = r.response_id and o.id = r.organisation_id
    where r.response_id = ${responseId} order by r.organisation_id, r.sequence desc`
  return rows.map(row => ({ v: 1, ...row }))
}

/** @returns false when this very root is there already */
export async function insertRoot(
  tx: Tx,
  responseId: string,
  root: { organisationId: string; signing: string; recovery: string; by: string },
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into organisation_root (response_id, organisation_id, signing, recovery, made_by, made_at)
    values (${responseId}, ${root.organisationId}, ${root.signing}, ${root.recovery}, ${root.by}, ${now})
    on conflict (response_id, organisation_id, signing) do nothing returning sequence`
  if (rows.length === 0) return false
  await tx`
    update organisation set root_signing_key = ${root.signing}, root_recovery_recipient = ${root.recovery},
      root_made_at = ${now}
    where response_id = ${responseId} and id = ${root.organisationId}`
  return true
}

export async function insertDelegation(
  tx: Tx,
  responseId: string,
  given: DelegationFor & { by: string },
  now: Date,
): Promise<void> {
  const { says } = given.signed
  await tx`
    insert into delegation (response_id, id, organisation_id, team_id, person_id, key, signed, not_after, made_by, made_at)
    values (${responseId}, ${given.id}, ${says.organisation}, ${says.team}, ${given.person}, ${says.key},
      ${tx.json(given.signed as never)}, ${says.notAfter}, ${given.by}, ${now})
    on conflict (response_id, id) do nothing`
}

export type DelegationRow = {
  personId: string
  name: string
  teamId: string | null
  key: string
  signed: SignedDelegation
  notAfter: string
}

export async function delegationsOf(
  tx: Tx,
  responseId: string,
  organisationId: string,
): Promise<DelegationRow[]> {
  return await tx<DelegationRow[]>`
    select d.person_id, p.name, d.team_id, d.key, d.signed, d.not_after
    from delegation d join person p on p.response_id = d.response_id and p.id = d.person_id
    where d.response_id = ${responseId} and d.organisation_id = ${organisationId} order by d.made_at desc, d.id`
}

export type Candidate = {
  personId: string
  name: string
  /** null: an administrator, for every team. */
  teamId: string | null
  teamName: Record<string, string> | null
  recipient: string | null
  signing: string | null
}

/** Who could be let sign: administrators, and the leads of the organisation's open teams. */
export async function candidatesOf(
  tx: Tx,
  responseId: string,
  organisationId: string,
  now: Date,
): Promise<Candidate[]> {
  return await tx<Candidate[]>`
    with asked as (
      select g.person_id, null::uuid as team_id, null::jsonb as team_name
      from role_grant g where g.response_id = ${responseId} and g.role = 'administrator'
      union all
      select m.person_id, t.id, t.name
      from membership m join team t on t.response_id = m.response_id and t.id = m.team_id
      where m.response_id = ${responseId} and t.organisation_id = ${organisationId} and m.lead and t.closed_at is null
        and (m.until is null or m.until > ${now})
    )
    select a.person_id, p.name, a.team_id, a.team_name, k.recipient, k.signing
    from asked a join person p on p.response_id = ${responseId} and p.id = a.person_id and p.suspended_at is null
      left join lateral (select recipient, signing from person_key k
        where k.response_id = ${responseId} and k.person_id = a.person_id order by sequence desc limit 1) k on true
    order by a.team_id nulls first, p.name, p.id`
}
