// Seats: the phones of a session, what they chose, where they sit.
import type { Tx } from '../../../../kernel/db.ts'
import type { Seat, SeatForm } from '../model.ts'

const columns = (tx: Tx) => tx`id, number, name, named, sector, remote, stickers, table_number, pair_number`

export function listSeats(tx: Tx, responseId: string, sessionId: string): Promise<Seat[]> {
  return tx<Seat[]>`
    select ${columns(tx)} from live_seat
    where response_id = ${responseId} and session_id = ${sessionId} order by number`
}

/** From here on the transaction acts as the holder of that token; undefined where it is nobody's. */
export async function takeSeat(
  tx: Tx,
  responseId: string,
  sessionId: string,
  tokenHash: Uint8Array,
): Promise<Seat | undefined> {
  const [taken] = await tx<{ id: string | null }[]>`select take_live_seat(${sessionId}, ${tokenHash}) as id`
  if (!taken?.id) return undefined
  const [seat] = await tx<Seat[]>`
    select ${columns(tx)} from live_seat where response_id = ${responseId} and id = ${taken.id}`
  return seat
}

/** Its stickers, what it said and its log go with it. @returns its id; undefined for a number that is nobody's */
export async function deleteSeat(
  tx: Tx,
  responseId: string,
  sessionId: string,
  number: number,
): Promise<string | undefined> {
  const [gone] = await tx<{ id: string }[]>`
    delete from live_seat
    where response_id = ${responseId} and session_id = ${sessionId} and number = ${number} returning id`
  return gone?.id
}

type Insert = SeatForm & { id: string; tokenHash: Uint8Array; tableNumber: number | null }

/** Gives the next number of the session; two who come at once get two. */
export async function insertSeat(
  tx: Tx,
  responseId: string,
  sessionId: string,
  given: Insert,
  now: Date,
): Promise<number> {
  const [row] = await tx<{ number: number }[]>`
    with next as (
      update live_session set seats = seats + 1 where response_id = ${responseId} and id = ${sessionId} returning seats
    )
    insert into live_seat (response_id, session_id, id, number, token_hash, name, named, sector, remote, table_number,
      joined_at)
    select ${responseId}, ${sessionId}, ${given.id}, next.seats, ${given.tokenHash}, ${given.name}, ${given.named},
      ${given.sector}, ${given.remote}, ${given.tableNumber}, ${now}
    from next returning number`
  return row!.number
}

export async function updateSeat(tx: Tx, responseId: string, id: string, form: SeatForm): Promise<void> {
  await tx`
    update live_seat set name = ${form.name}, named = ${form.named}, sector = ${form.sector}, remote = ${form.remote}
    where response_id = ${responseId} and id = ${id}`
}

export async function setStickers(tx: Tx, responseId: string, id: string, stickers: string[]): Promise<void> {
  await tx`
    update live_seat set stickers = ${tx.array(stickers)}::text[] where response_id = ${responseId} and id = ${id}`
}

export async function setTable(tx: Tx, responseId: string, id: string, number: number | null): Promise<void> {
  await tx`update live_seat set table_number = ${number} where response_id = ${responseId} and id = ${id}`
}

export async function setTables(
  tx: Tx,
  responseId: string,
  given: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...given].map(([id, number]) => ({ id, number }))
  await tx`
    update live_seat set table_number = given.number
    from jsonb_to_recordset(${tx.json(rows)}) as given(id uuid, number smallint)
    where live_seat.response_id = ${responseId} and live_seat.id = given.id`
}

export async function clearTables(tx: Tx, responseId: string, sessionId: string): Promise<void> {
  await tx`
    update live_seat set table_number = null
    where response_id = ${responseId} and session_id = ${sessionId} and table_number is not null`
}

export async function setPairs(
  tx: Tx,
  responseId: string,
  sessionId: string,
  given: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...given].map(([id, number]) => ({ id, number }))
  await tx`
    update live_seat set pair_number = given.number
    from live_seat seat
      left join jsonb_to_recordset(${tx.json(rows)}) as given(id uuid, number smallint) on given.id = seat.id
    where seat.response_id = ${responseId} and seat.session_id = ${sessionId}
      and live_seat.response_id = seat.response_id and live_seat.id = seat.id`
}
