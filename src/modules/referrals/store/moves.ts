// The steps a referral took, and the flags and glances that belong to it.
import { json, type Tx } from '../../../kernel/db.ts'
import type { Channel, SealedNote } from '../model.ts'
import type { Party, State } from '../rules/states.ts'

export type MoveRow = {
  id: string
  referralId: string
  ordinal: number
  kind: string
  fromState: State | null
  toState: State
  party: Party
  reason: string | null
  channel: Channel | 'clock'
  personId: string | null
  teamId: string | null
  hour: Date
  hasNote: boolean
}

export type MoveToInsert = Omit<MoveRow, 'hasNote' | 'ordinal'> & {
  contentHash: Uint8Array
  note: SealedNote | undefined
}

export async function insertMove(tx: Tx, responseId: string, row: MoveToInsert): Promise<void> {
  await tx`
    insert into referral_move (response_id, id, referral_id, ordinal, kind, from_state, to_state, party, reason, channel,
      person_id, team_id, hour, content_hash, note, note_envelope, note_team_id, note_epoch)
    select ${responseId}, ${row.id}, ${row.referralId}, coalesce(max(m.ordinal), 0) + 1, ${row.kind}, ${row.fromState},
      ${row.toState}, ${row.party}, ${row.reason}, ${row.channel}, ${row.personId}, ${row.teamId}, ${row.hour},
      ${Buffer.from(row.contentHash)}, ${bytes(row.note?.body)}, ${bytes(row.note?.envelope)},
      ${row.note?.team ?? null}, ${row.note?.epoch ?? null}
    from referral_move m where m.response_id = ${responseId} and m.referral_id = ${row.referralId}`
}

export type MoveBefore = {
  referralId: string
  contentHash: Buffer
  teamId: string | null
  personId: string | null
  hour: Date
}

export async function findMove(tx: Tx, responseId: string, id: string): Promise<MoveBefore | undefined> {
  const [row] = await tx<MoveBefore[]>`
    select referral_id, content_hash, team_id, person_id, hour from referral_move
    where response_id = ${responseId} and id = ${id}`
  return row
}

export async function findMoves(tx: Tx, responseId: string, referralId: string): Promise<MoveRow[]> {
  return await tx<MoveRow[]>`
    select id, referral_id, ordinal, kind, from_state, to_state, party, reason, channel, person_id, team_id, hour,
      note is not null as has_note
    from referral_move where response_id = ${responseId} and referral_id = ${referralId} order by ordinal`
}

export type NoteRow = {
  id: string
  kind: string
  reason: string | null
  body: Buffer
  envelope: Buffer
  fromTeam: string
  toTeam: string
  epoch: number
  hour: Date
}

/** Notes of moves and flags that are sealed to one of these teams. */
export async function findNotes(
  tx: Tx,
  responseId: string,
  referralId: string,
  teams: string[],
): Promise<NoteRow[]> {
  return await tx<NoteRow[]>`
    select id, kind, reason, note as body, note_envelope as envelope, team_id as from_team, note_team_id as to_team,
        note_epoch as epoch, hour
      from referral_move where response_id = ${responseId} and referral_id = ${referralId}
        and note_team_id = any(${teams}::uuid[]) and note is not null
    union all
    select id, 'flag', reason, note, note_envelope, raised_team_id, note_team_id, note_epoch, raised_hour
      from referral_flag where response_id = ${responseId} and referral_id = ${referralId}
        and note_team_id = any(${teams}::uuid[]) and note is not null
    order by hour`
}

export type LegRow = {
  moveId: string
  fromTeam: string
  toTeam: string | null
  service: string
  basis: string
  route: Record<string, unknown> | null
}

export async function insertLeg(
  tx: Tx,
  responseId: string,
  leg: {
    referralId: string
    moveId: string
    fromTeam: string
    toTeam: string | null
    service: string
    basis: 'allowed' | 'asked-again' | 'next-epoch'
    route: Record<string, unknown> | null
  },
): Promise<void> {
  await tx`
    insert into referral_leg (response_id, referral_id, move_id, ordinal, from_team_id, to_team_id, service_id, basis, route)
    select ${responseId}, ${leg.referralId}, ${leg.moveId}, coalesce(max(l.ordinal), 0) + 1, ${leg.fromTeam},
      ${leg.toTeam}, ${leg.service}, ${leg.basis}, ${leg.route && json(leg.route)}
    from referral_leg l where l.response_id = ${responseId} and l.referral_id = ${leg.referralId}`
}

export async function findLegs(tx: Tx, responseId: string, referralId: string): Promise<LegRow[]> {
  return await tx<LegRow[]>`
    select move_id, from_team_id as from_team, to_team_id as to_team, service_id as service, basis, route from referral_leg
    where response_id = ${responseId} and referral_id = ${referralId} order by ordinal`
}

export type FlagRow = {
  id: string
  reason: string
  hasNote: boolean
  raisedBy: string
  raisedTeamId: string
  raisedHour: Date
  resolution: string | null
  resolvedHour: Date | null
}

/** @returns false where that id was taken before */
export async function insertFlag(
  tx: Tx,
  responseId: string,
  flag: {
    id: string
    referralId: string
    reason: string
    note: SealedNote | undefined
    by: string
    team: string
    hour: Date
  },
): Promise<boolean> {
  const rows = await tx`
    insert into referral_flag (response_id, id, referral_id, reason, note, note_envelope, note_team_id, note_epoch, raised_by,
      raised_team_id, raised_hour)
    values (${responseId}, ${flag.id}, ${flag.referralId}, ${flag.reason},
      ${bytes(flag.note?.body)}, ${bytes(flag.note?.envelope)}, ${flag.note?.team ?? null},
      ${flag.note?.epoch ?? null}, ${flag.by}, ${flag.team}, ${flag.hour})
    on conflict (response_id, id) do nothing returning id`
  return rows.length > 0
}

export async function findFlags(tx: Tx, responseId: string, referralId: string): Promise<FlagRow[]> {
  return await tx<FlagRow[]>`
    select id, reason, note is not null as has_note, raised_by, raised_team_id, raised_hour, resolution, resolved_hour
    from referral_flag where response_id = ${responseId} and referral_id = ${referralId} order by raised_hour, id`
}

/** @returns false where it was resolved before, or is not there */
export async function resolveFlagRow(
  tx: Tx,
  responseId: string,
  flagId: string,
  given: { resolution: string; by: string; hour: Date },
): Promise<boolean> {
  const rows = await tx`
    update referral_flag set resolution = ${given.resolution}, resolved_by = ${given.by}, resolved_hour = ${given.hour}
    where response_id = ${responseId} and id = ${flagId} and resolved_hour is null returning id`
  return rows.length > 0
}

/** How many changes this person has seen. */
export async function findSeen(
  tx: Tx,
  responseId: string,
  referralId: string,
  personId: string,
): Promise<number> {
  const [row] = await tx<{ changes: number }[]>`
    select changes from referral_seen
    where response_id = ${responseId} and referral_id = ${referralId} and person_id = ${personId}`
  return row?.changes ?? 0
}

export async function setSeen(
  tx: Tx,
  responseId: string,
  seen: { referralId: string; personId: string; changes: number },
): Promise<void> {
  await tx`
    insert into referral_seen (response_id, referral_id, person_id, changes)
    values (${responseId}, ${seen.referralId}, ${seen.personId}, ${seen.changes})
    on conflict (response_id, referral_id, person_id) do update set changes = greatest(referral_seen.changes, excluded.changes)`
}

function bytes(base64: string | undefined): Buffer | null {
  return base64 === undefined ? null : Buffer.from(base64, 'base64')
}
