// What people say and write: points on the flip chart, learning logs, and which lines were proposed.
import type { Tx } from '../../../../kernel/db.ts'
import type { FollowUp, Log, LogForm, Point } from '../model.ts'

export function listPoints(tx: Tx, responseId: string, sessionId: string): Promise<Point[]> {
  return tx<Point[]>`
    select id, block, body, hidden, seat_id from live_point
    where response_id = ${responseId} and session_id = ${sessionId} order by sequence limit 2000`
}

/** @returns false when it is there already, or one phone has said very much */
export async function insertPoint(
  tx: Tx,
  responseId: string,
  sessionId: string,
  point: { id: string; block: string; seatId: string | null; body: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into live_point (response_id, session_id, id, block, seat_id, body, at)
    select ${responseId}, ${sessionId}, ${point.id}, ${point.block}, ${point.seatId}, ${point.body}, ${now}
    where (select count(*) from live_point where response_id = ${responseId} and session_id = ${sessionId}
      and seat_id is not distinct from ${point.seatId} and seat_id is not null) < 60
    on conflict do nothing`
  return result.count > 0
}

export async function setHidden(
  tx: Tx,
  responseId: string,
  sessionId: string,
  id: string,
  hidden: boolean,
): Promise<void> {
  await tx`
    update live_point set hidden = ${hidden}
    where response_id = ${responseId} and session_id = ${sessionId} and id = ${id}`
}

/** Of whoever the transaction acts as; nobody else's row exists for it. */
export async function findLog(tx: Tx, responseId: string, seatId: string): Promise<Log | undefined> {
  const [row] = await tx<Log[]>`
    select body, promise, shared, after_one, after_three from live_log
    where response_id = ${responseId} and seat_id = ${seatId}`
  return row
}

export async function putLog(
  tx: Tx,
  responseId: string,
  seatId: string,
  log: LogForm,
  now: Date,
): Promise<void> {
  await tx`
    insert into live_log (response_id, seat_id, body, promise, shared, changed_at)
    values (${responseId}, ${seatId}, ${log.body}, ${log.promise}, ${log.shared}, ${now})
    on conflict (response_id, seat_id) do update set body = excluded.body, promise = excluded.promise,
      shared = excluded.shared, changed_at = excluded.changed_at`
}

export async function putLink(
  tx: Tx,
  responseId: string,
  seatId: string,
  linkHash: Uint8Array,
  now: Date,
): Promise<void> {
  await tx`
    insert into live_log (response_id, seat_id, link_hash, changed_at)
    values (${responseId}, ${seatId}, ${linkHash}, ${now})
    on conflict (response_id, seat_id) do update set link_hash = excluded.link_hash`
}

/** From here on the transaction acts as the writer of that log. @returns the seat */
export async function takeLog(tx: Tx, linkHash: Uint8Array): Promise<string | undefined> {
  const [row] = await tx<{ seat: string | null }[]>`select take_live_log(${linkHash}) as seat`
  return row?.seat ?? undefined
}

export type Kept = Log & { sessionId: string; title: string; endedAt: Date | null; planId: string }

export async function findKept(tx: Tx, responseId: string, seatId: string): Promise<Kept | undefined> {
  const [row] = await tx<Kept[]>`
    select l.body, l.promise, l.shared, l.after_one, l.after_three, s.id as session_id, s.title, s.ended_at, s.plan_id
    from live_log l
      join live_seat seat on seat.response_id = l.response_id and seat.id = l.seat_id
      join live_session s on s.response_id = seat.response_id and s.id = seat.session_id
    where l.response_id = ${responseId} and l.seat_id = ${seatId}`
  return row
}

export async function setFollowUp(
  tx: Tx,
  responseId: string,
  seatId: string,
  after: 'one' | 'three',
  how: FollowUp,
): Promise<void> {
  await tx`
    update live_log set ${after === 'one' ? tx`after_one` : tx`after_three`} = ${how}
    where response_id = ${responseId} and seat_id = ${seatId}`
}

/** Without a name, a seat or an order that tells who. */
export async function listSharedPromises(tx: Tx, sessionId: string): Promise<string[]> {
  const rows = await tx<{ promise: string }[]>`select shared_promises(${sessionId}) as promise`
  return rows.map(({ promise }) => promise)
}

export type Proposal = { tableNumber: number; question: string; lineKey: string; commitmentId: string }

export function listProposals(tx: Tx, responseId: string, sessionId: string): Promise<Proposal[]> {
  return tx<Proposal[]>`
    select table_number, question, line_key, commitment_id from live_proposal
    where response_id = ${responseId} and session_id = ${sessionId}`
}

export async function insertProposal(
  tx: Tx,
  responseId: string,
  sessionId: string,
  proposal: Proposal,
  now: Date,
): Promise<void> {
  await tx`
    insert into live_proposal (response_id, session_id, table_number, question, line_key, commitment_id, made_at)
    values (${responseId}, ${sessionId}, ${proposal.tableNumber}, ${proposal.question}, ${proposal.lineKey},
      ${proposal.commitmentId}, ${now})
    on conflict do nothing`
}

/** Seats, logs and points go; what came of it stays in its results. @returns how many seats went */
export async function forgetPeople(tx: Tx, responseId: string, sessionId: string): Promise<number> {
  const result =
    await tx`delete from live_seat where response_id = ${responseId} and session_id = ${sessionId}`
  return result.count
}
