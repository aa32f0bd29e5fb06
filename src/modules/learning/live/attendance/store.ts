// Staff numbers between a phone and the list of its organisation. Row security shows one only to its phone and its keepers.
import type { Tx } from '../../../../kernel/db.ts'
import type { NumberForm, Waiting } from './model.ts'

export async function setTopics(
  tx: Tx,
  responseId: string,
  id: string,
  topics: readonly string[],
): Promise<void> {
  await tx`
    update live_session set topics = ${tx.array([...topics])}::text[], version = version + 1
    where response_id = ${responseId} and id = ${id}`
}

export async function findNumber(
  tx: Tx,
  responseId: string,
  seatId: string,
): Promise<NumberForm | undefined> {
  const [row] = await tx<NumberForm[]>`
    select organisation_id, number from live_staff_number
    where response_id = ${responseId} and seat_id = ${seatId}`
  return row
}

export async function putNumber(
  tx: Tx,
  responseId: string,
  seat: { id: string; sessionId: string },
  form: NumberForm,
  now: Date,
): Promise<void> {
  await tx`
    insert into live_staff_number (response_id, seat_id, session_id, organisation_id, number, given_at)
    values (${responseId}, ${seat.id}, ${seat.sessionId}, ${form.organisationId}, ${form.number}, ${now})
    on conflict (response_id, seat_id) do update set organisation_id = excluded.organisation_id,
      number = excluded.number, given_at = excluded.given_at`
}

export async function deleteNumbers(tx: Tx, responseId: string, seatIds: readonly string[]): Promise<void> {
  await tx`
    delete from live_staff_number
    where response_id = ${responseId} and seat_id = any (${tx.array([...seatIds])}::uuid[])`
}

export function listNumbers(
  tx: Tx,
  responseId: string,
  sessionId: string,
  organisationId: string,
): Promise<{ seatId: string; number: string }[]> {
  return tx<{ seatId: string; number: string }[]>`
    select seat_id, number from live_staff_number
    where response_id = ${responseId} and session_id = ${sessionId} and organisation_id = ${organisationId}
    order by number, seat_id`
}

export function listWaiting(tx: Tx, responseId: string, organisationId: string): Promise<Waiting[]> {
  return tx<Waiting[]>`
    select s.id as session_id, s.title, s.begins_at, count(*)::int as people
    from live_staff_number n
      join live_session s on s.response_id = n.response_id and s.id = n.session_id
    where n.response_id = ${responseId} and n.organisation_id = ${organisationId} and s.ended_at is not null
      and cardinality(s.topics) > 0
    group by s.response_id, s.id order by s.begins_at desc, s.id`
}
