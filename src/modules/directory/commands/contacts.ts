// Contacts of people that stood in free texts: each is moved to where contacts belong, or dropped.
import { append, type Scene } from '../../../kernel/event.ts'
import { isId } from '../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import { isKeeper, keepsAll, maySettleContacts } from '../policy.ts'
import { addContact, findContact, type OpenContact, openContacts, settleContact } from '../store/kept.ts'
import { indexServices } from '../store/search.ts'
import { ownSectors } from './checks.ts'
import { getEntry } from './entry.ts'
import { todayOf, topicsOf } from './today.ts'

const contactsOnPage = 50

/** @param after id of the last one of the page before */
export async function findContacts(
  scene: Scene,
  service: string | undefined,
  after: string | undefined,
): Promise<{ contacts: OpenContact[]; next: string | undefined }> {
  const { tx, actor, response } = scene
  if (service) must(maySettleContacts(actor, await getEntry(scene, service)))
  else must(isKeeper(actor))
  const sectors = keepsAll(actor) || service ? 'all' : ownSectors(scene)
  const rows = await openContacts(tx, response.id, { service, sectors }, after, contactsOnPage + 1)
  const contacts = rows.slice(0, contactsOnPage)
  return { contacts, next: rows.length > contacts.length ? contacts.at(-1)?.id : undefined }
}

export async function decideContact(
  scene: Scene,
  id: string,
  decision: 'moved' | 'dropped',
): Promise<string> {
  const { tx, response, now } = scene
  const contact = isId(id) ? await findContact(tx, response.id, id) : undefined
  if (!contact) throw notFound()
  const entry = await getEntry(scene, contact.serviceId)
  must(maySettleContacts(scene.actor, entry))
  if (contact.state === decision) return contact.serviceId
  if (contact.state !== 'open') throw new Problem('already-different')
  if (decision === 'moved') {
    const { kind, text } = contact
    if (kind === 'address') throw new Problem('not-valid', 'directory.problem.address-by-hand')
    await addContact(tx, response.id, contact.serviceId, { kind, text }, now)
    await indexServices(tx, response.id, [contact.serviceId], todayOf(scene))
  }
  await settleContact(tx, response.id, id, decision)
  await append(scene, {
    type: 'service.contact-settled',
    subject: contact.serviceId,
    data: { decision, kind: contact.kind },
    topics: topicsOf(entry),
  })
  return contact.serviceId
}
