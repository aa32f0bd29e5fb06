import type { Tx } from '../../../kernel/db.ts'

export type Ticket = { id: string; madeAt: Date; usedOn: string | null }

export async function insertTicket(
  tx: Tx,
  responseId: string,
  ticket: { id: string; personId: string; tokenHash: Uint8Array; madeAt: Date },
): Promise<void> {
  await tx`
    insert into upload_ticket (response_id, id, person_id, token_hash, made_at)
    values (${responseId}, ${ticket.id}, ${ticket.personId}, ${ticket.tokenHash}, ${ticket.madeAt})`
}

export async function findTickets(tx: Tx, responseId: string, personId: string): Promise<Ticket[]> {
  return await tx<Ticket[]>`
    select id, made_at, used_on from upload_ticket
    where response_id = ${responseId} and person_id = ${personId} and withdrawn_at is null
    order by made_at desc, id`
}

/** @returns whether there was such a ticket of this person, withdrawn already or not */
export async function withdrawTicketRow(
  tx: Tx,
  responseId: string,
  given: { id: string; personId: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update upload_ticket set withdrawn_at = coalesce(withdrawn_at, ${given.at})
    where response_id = ${responseId} and id = ${given.id} and person_id = ${given.personId} returning id`
  return rows.length > 0
}
