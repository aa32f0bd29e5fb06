// Rows of referrals: made once, moved on, read by their two teams.
import type { Tx } from '../../../kernel/db.ts'
import type { OpenPart, Referral } from '../model.ts'
import type { NextActor, State } from '../rules/states.ts'

export type RowToInsert = {
  open: OpenPart
  fromSector: string
  toSector: string
  size: number | null
  openHash: Uint8Array
  bodyHash: Uint8Array | null
  state: State
  next: NextActor
  secondAsked: Referral['secondAsked']
  hour: Date
  dueAt: Date | null
}

/** @returns its sequence number, or undefined where the id was taken before */
export async function insertReferral(
  tx: Tx,
  responseId: string,
  row: RowToInsert,
): Promise<number | undefined> {
  const { open } = row
  const [made] = await tx<{ sequence: number }[]>`
    insert into referral (response_id, id, group_id, act, channel, from_team_id, from_sector, to_team_id, to_sector,
      service_id, urgency, area_pcode, day, size, basis, onward, consent_until, form_version, open_hash, body_hash,
      state, state_hour, next_actor, second_asked, asked_hour, due_at)
    values (${responseId}, ${open.id}, ${open.group}, ${open.act}, ${open.channel}, ${open.fromTeam},
      ${row.fromSector}, ${open.toTeam}, ${row.toSector}, ${open.service}, ${open.urgency}, ${open.area}, ${open.day},
      ${row.size}, ${open.basis}, ${open.onward}, ${open.until}, ${open.formVersion}, ${Buffer.from(row.openHash)},
      ${row.bodyHash && Buffer.from(row.bodyHash)}, ${row.state}, ${row.hour}, ${row.next}, ${row.secondAsked},
      ${row.hour}, ${row.dueAt})
    on conflict (response_id, id) do nothing
    returning sequence`
  return made?.sequence
}

export type Fingerprint = { fromTeam: string; openHash: Buffer; bodyHash: Buffer | null }

/** What tells a repetition from another referral under the same id. */
export async function findFingerprint(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<Fingerprint | undefined> {
  const [row] = await tx<Fingerprint[]>`
    select from_team_id as from_team, open_hash, body_hash from referral where response_id = ${responseId} and id = ${id}`
  return row
}

/** The columns that make a `Referral`, for every statement that reads one. */
export function referralColumns(tx: Tx) {
  return tx`r.id, r.sequence, r.group_id as "group", r.act, r.channel, r.from_team_id as from_team, r.from_sector,
    r.to_team_id as to_team, r.to_sector, r.service_id as service, r.urgency, r.area_pcode as area, r.day, r.basis,
    r.onward, r.consent_until as until, r.state, r.state_hour, r.moves, r.changes, r.asked_hour, r.due_at, r.overdue, r.flagged,
    r.holder_id as holder, r.second_asked`
}

export async function findReferral(tx: Tx, responseId: string, id: string): Promise<Referral | undefined> {
  const [row] = await tx<Referral[]>`
    select ${referralColumns(tx)} from referral r where r.response_id = ${responseId} and r.id = ${id}`
  return row
}

/** The same, held until the end of the transaction, so that two moves of one referral follow each other. */
export async function lockReferral(tx: Tx, responseId: string, id: string): Promise<Referral | undefined> {
  const [row] = await tx<Referral[]>`
    select ${referralColumns(tx)} from referral r where r.response_id = ${responseId} and r.id = ${id} for update`
  return row
}

export type Change = {
  state: State
  next: NextActor
  hour: Date
  askedHour?: Date
  dueAt?: Date | null
  overdue?: boolean
  holder?: string | null
}

/** Moves a referral on. What is not given stays as it is. */
export async function changeState(tx: Tx, responseId: string, id: string, change: Change): Promise<void> {
  await tx`
    update referral set state = ${change.state}, next_actor = ${change.next}, state_hour = ${change.hour},
      moves = moves + 1, changes = changes + 1, overdue = ${change.overdue ?? false},
      asked_hour = coalesce(${change.askedHour ?? null}, asked_hour),
      due_at = case when ${change.dueAt !== undefined} then ${change.dueAt ?? null}::timestamptz else due_at end,
      holder_id = case when ${change.holder !== undefined} then ${change.holder ?? null}::uuid else holder_id end
    where response_id = ${responseId} and id = ${id}`
}

/** To whom it goes from now on. The transaction must hold the referral: the row stops being its team's own. */
export async function changeReceiver(
  tx: Tx,
  responseId: string,
  id: string,
  to: { team: string | null; sector: string; service: string },
): Promise<void> {
  await tx`
    update referral set to_team_id = ${to.team}, to_sector = ${to.sector}, service_id = ${to.service}, holder_id = null
    where response_id = ${responseId} and id = ${id}`
}

/** Lets the transaction write this one row although it is, or is about to be, no longer its team's. */
export async function holdReferral(tx: Tx, id: string): Promise<void> {
  await tx`select set_config('across.referral', ${id}, true)`
}

/** Ends what `holdReferral` began. */
export async function leaveReferral(tx: Tx): Promise<void> {
  await tx`select set_config('across.referral', '', true)`
}

export async function setOverdue(tx: Tx, responseId: string, id: string): Promise<void> {
  await tx`update referral set overdue = true where response_id = ${responseId} and id = ${id}`
}

export async function setFlagged(tx: Tx, responseId: string, id: string, flagged: boolean): Promise<void> {
  await tx`update referral set flagged = ${flagged}, changes = changes + 1 where response_id = ${responseId} and id = ${id}`
}

export async function setConsentUntil(tx: Tx, responseId: string, id: string, until: string): Promise<void> {
  await tx`update referral set consent_until = ${until}, changes = changes + 1 where response_id = ${responseId} and id = ${id}`
}

/** The level of an area, or undefined where the response has no such area. */
export async function findAreaLevel(tx: Tx, responseId: string, pcode: string): Promise<number | undefined> {
  const [row] = await tx<{ level: number }[]>`
    select level from area where response_id = ${responseId} and pcode = ${pcode}`
  return row?.level
}
