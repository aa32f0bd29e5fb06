// The tickets with which a shared phone delivers the waiting work of somebody who is not signed in there now.
import { isPerson } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { isId, newId, newToken } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import { hashToken } from '../../../kernel/session.ts'
import { findTickets, insertTicket, type Ticket, withdrawTicketRow } from './store.ts'

/** @returns the secret, which is told once and kept by the phone alone */
export async function makeTicket(scene: Scene): Promise<{ id: string; ticket: string }> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const id = newId()
  const ticket = newToken()
  await insertTicket(tx, response.id, { id, personId: actor.id, tokenHash: hashToken(ticket), madeAt: now })
  await append(scene, { type: 'device.set-up', subject: id })
  return { id, ticket }
}

export async function ownTickets(scene: Scene): Promise<Ticket[]> {
  const { tx, actor, response } = scene
  must(isPerson(actor))
  return await findTickets(tx, response.id, actor.id)
}

export async function withdrawTicket(scene: Scene, id: string): Promise<void> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor) && isId(id))
  must(await withdrawTicketRow(tx, response.id, { id, personId: actor.id, at: now }))
  await append(scene, { type: 'device.withdrawn', subject: id })
}
