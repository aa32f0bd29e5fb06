// Keys of teams: epochs, statements, envelopes, drills.

import type { SignedTeamKey } from '../../../../device/statement.ts'
import type { Tx } from '../../../../kernel/db.ts'
import type { EpochReason, MemberKeys, SealedTeamKey, TeamStatement } from '../model.ts'

export type EpochRow = {
  epoch: number
  recipient: string
  reason: EpochReason
  drillHash: string
  madeAt: Date
  statement: SignedTeamKey
  notAfter: string
}

/** All epochs of a team with the newest statement of each, the newest epoch first. */
export async function epochsOf(tx: Tx, responseId: string, teamId: string): Promise<EpochRow[]> {
  return await tx<EpochRow[]>`
    select e.epoch, e.recipient, e.reason, e.drill_hash, e.made_at, s.signed as statement, s.not_after
    from team_epoch e
      join lateral (select signed, not_after from team_statement s
        where s.response_id = e.response_id and s.team_id = e.team_id and s.epoch = e.epoch
        order by sequence desc limit 1) s on true
    where e.response_id = ${responseId} and e.team_id = ${teamId} order by e.epoch desc`
}

/** Two leads at once: the first to hold the team goes first. */
export async function lockTeam(tx: Tx, responseId: string, teamId: string): Promise<void> {
  await tx`select from team where response_id = ${responseId} and id = ${teamId} for update`
}

export async function insertEpoch(
  tx: Tx,
  responseId: string,
  epoch: {
    teamId: string
    epoch: number
    recipient: string
    reason: EpochReason
    drillHash: string
    by: string
  },
  now: Date,
): Promise<void> {
  await tx`
    insert into team_epoch (response_id, team_id, epoch, recipient, reason, drill_hash, made_by, made_at)
    values (${responseId}, ${epoch.teamId}, ${epoch.epoch}, ${epoch.recipient}, ${epoch.reason}, ${epoch.drillHash},
      ${epoch.by}, ${now})`
}

export async function insertStatement(
  tx: Tx,
  responseId: string,
  stated: { signed: SignedTeamKey; by: string },
  now: Date,
): Promise<void> {
  const { says } = stated.signed
  await tx`
    insert into team_statement (response_id, team_id, epoch, signed, not_after, made_by, made_at)
    values (${responseId}, ${says.team}, ${says.epoch}, ${tx.json(stated.signed as never)}, ${says.notAfter},
      ${stated.by}, ${now})`
}

export async function insertEnvelope(
  tx: Tx,
  responseId: string,
  given: SealedTeamKey & { teamId: string; by: string },
  now: Date,
): Promise<void> {
  await tx`
    insert into team_envelope (response_id, team_id, epoch, members, recovery, sealed, made_by, made_at)
    values (${responseId}, ${given.teamId}, ${given.epoch}, ${tx.array(given.members, 1009)}, ${given.recovery},
      ${Buffer.from(given.sealed, 'base64')}, ${given.by}, ${now})`
}

export type EnvelopeRow = { epoch: number; members: string[]; recovery: string; sealed: Buffer }

/** The newest envelope of every epoch that this actor is allowed to be handed. */
export async function envelopesOf(tx: Tx, responseId: string, teamId: string): Promise<EnvelopeRow[]> {
  return await tx<EnvelopeRow[]>`
    select distinct on (epoch) epoch, members, recovery, sealed from team_envelope
    where response_id = ${responseId} and team_id = ${teamId} order by epoch, sequence desc`
}

/** To whom the newest envelope of each epoch is sealed, newest first, whoever asks: it tells recipients, no key. */
export async function holdersOf(
  tx: Tx,
  responseId: string,
  teamId: string,
): Promise<{ epoch: number; members: string[] }[]> {
  return await tx<{ epoch: number; members: string[] }[]>`
    select epoch, members from team_key_holders(${responseId}, ${teamId})`
}

type MemberRow = {
  id: string
  name: string
  lead: boolean
  recipient: string | null
  signing: string | null
  former: string[]
}

/** Members of this hour with the keys in use, whether or not they have any. */
export async function memberKeysOf(
  tx: Tx,
  responseId: string,
  teamId: string,
  now: Date,
): Promise<Omit<MemberKeys, 'holds'>[]> {
  const rows = await tx<MemberRow[]>`
    select p.id, p.name, m.lead, k.recipient, k.signing,
      array(select f.recipient from person_key f where f.response_id = m.response_id and f.person_id = m.person_id
        and f.recipient <> k.recipient) as former
    from membership m join person p on p.response_id = m.response_id and p.id = m.person_id
      left join lateral (select recipient, signing from person_key k
        where k.response_id = m.response_id and k.person_id = m.person_id order by sequence desc limit 1) k on true
    where m.response_id = ${responseId} and m.team_id = ${teamId} and p.suspended_at is null
      and (m.until is null or m.until > ${now})
    order by m.since, p.id`
  return rows.map(({ recipient, signing, ...person }) => ({
    ...person,
    key: recipient !== null && signing !== null ? { recipient, signing } : null,
  }))
}

type StatementRow = Omit<TeamStatement, 'root' | 'active'> & {
  signing: string
  recovery: string
  activeAt: Date | null
}

/** Newest statements of open teams, or of one team; of those only that have a key. */
export async function statements(
  tx: Tx,
  responseId: string,
  which: { teamId?: string; active?: boolean },
): Promise<TeamStatement[]> {
  const rows = await tx<StatementRow[]>`
    select t.id as team, t.name as team_name, o.id as organisation, o.name as organisation_name, t.active_at,
      s.signed as statement, r.signing, r.recovery,
      (select count(*) - 1 from organisation_root all_of where all_of.response_id = o.response_id
        and all_of.organisation_id = o.id)::int as former_roots
    from team t join organisation o on o.response_id = t.response_id and o.id = t.organisation_id
      join lateral (select signed from team_statement s where s.response_id = t.response_id and s.team_id = t.id
        order by epoch desc, sequence desc limit 1) s on true
      join lateral (select signing, recovery from organisation_root r where r.response_id = o.response_id
        and r.organisation_id = o.id order by sequence desc limit 1) r on true
    where t.response_id = ${responseId} and t.closed_at is null
      and (${which.teamId ?? null}::uuid is null or t.id = ${which.teamId ?? null})
      and (not ${which.active ?? false} or t.active_at is not null)
    order by t.id`
  return rows.map(({ signing, recovery, activeAt, ...row }) => ({
    ...row,
    root: { v: 1, organisation: row.organisation, signing, recovery },
    active: activeAt !== null,
  }))
}

/** @returns false when it was done under this id already */
export async function insertDrill(
  tx: Tx,
  responseId: string,
  drill: { id: string; teamId: string; epoch: number; way: 'browser' | 'stock'; personId: string | null },
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into team_drill (response_id, team_id, id, epoch, way, person_id, done_at)
    values (${responseId}, ${drill.teamId}, ${drill.id}, ${drill.epoch}, ${drill.way}, ${drill.personId}, ${now})
    on conflict (response_id, team_id, id) do nothing returning id`
  return rows.length > 0
}

export async function activate(tx: Tx, responseId: string, teamId: string, now: Date): Promise<void> {
  await tx`
    update team set active_at = ${now}
    where response_id = ${responseId} and id = ${teamId} and active_at is null`
}

export async function lastDrill(tx: Tx, responseId: string, teamId: string): Promise<Date | undefined> {
  const [row] = await tx<{ doneAt: Date }[]>`
    select done_at from team_drill where response_id = ${responseId} and team_id = ${teamId}
    order by done_at desc limit 1`
  return row?.doneAt
}
