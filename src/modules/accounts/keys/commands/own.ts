// A person's own keys: made in their browser, kept here as bytes that only they can open.
import type { Person } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { mustBeProved } from '../../policy.ts'
import type { NewPasskeySeal, NewPersonKey, OwnKeys } from '../model.ts'
import { mayHoldKeys, mayLetIn } from '../policy.ts'
import * as people from '../store/person.ts'
import { rootsOf } from '../store/root.ts'

type Own = Scene & { actor: Person }

/** The sealed keys of whoever asks, with what their teams say of their signing keys. */
export async function ownKeys(scene: Own): Promise<OwnKeys> {
  must(mayHoldKeys(scene.actor))
  const { tx, response, actor } = scene
  const key = await people.findKeyOf(tx, response.id, actor.id)
  const sealed = key ? await people.sealedOf(tx, response.id, actor.id, key.id) : []
  const senders = await people.sendersOf(tx, response.id, actor.id)
  const [root] = await rootsOf(tx, response.id, actor.organisationId)
  const bytes = (row: people.SealedRow) => row.sealed.toString('base64')
  const words = sealed.find(row => row.way === 'passphrase')
  return {
    key: key ? { id: key.id, recipient: key.recipient, signing: key.signing } : null,
    words: words ? bytes(words) : null,
    passkeys: sealed
      .filter(row => row.way === 'passkey')
      .map(row => ({ credential: row.credential, sealed: bytes(row) })),
    senders: senders.map(({ team, organisation, key, signed }) => ({ team, organisation, key, signed })),
    root: root
      ? { v: 1, organisation: actor.organisationId, signing: root.signing, recovery: root.recovery }
      : null,
  }
}

/** New keys take the place of earlier ones. What was sealed for the team stays readable once a colleague lets one in. */
export async function makeOwnKey(scene: Own, given: NewPersonKey): Promise<void> {
  must(mayHoldKeys(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor, now } = scene
  if (!(await people.insertKey(tx, response.id, actor.id, given, now))) {
    const before = await people.findKeyOf(tx, response.id, actor.id)
    if (before?.id !== given.id || before.recipient !== given.recipient)
      throw new Problem('already-different')
    return
  }
  await append(scene, {
    type: 'person-key.made',
    subject: actor.id,
    data: { key: given.id },
    topics: [`person:${actor.id}`, ...actor.teams.map(team => `team:${team.id}`)],
  })
}

export async function sealToPasskey(scene: Own, given: NewPasskeySeal): Promise<void> {
  must(mayHoldKeys(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor, now } = scene
  const key = await people.findKeyOf(tx, response.id, actor.id)
  must(key?.id === given.key)
  await people.insertPasskeySeal(tx, response.id, actor.id, given, now)
  await append(scene, { type: 'person-key.sealed-to-passkey', subject: actor.id, data: { key: given.key } })
}

/** A phone of a member asks to speak for the team; a lead confirms it after comparing its words. */
export async function askToSend(scene: Own, teamId: string, key: string): Promise<void> {
  must(mayLetIn(scene.actor, teamId))
  const { tx, response, actor, now } = scene
  const holder = await people.holderOf(tx, response.id, teamId, key)
  if (holder !== undefined && holder !== actor.id) throw new Problem('already-different')
  await people.askSender(tx, response.id, { teamId, key, personId: actor.id }, now)
  await append(scene, { type: 'sender.asked', subject: actor.id, teamId, topics: [`team:${teamId}`] })
}

/** When the keys in use were made, or null. */
export async function ownKeyMadeAt(scene: Own): Promise<Date | null> {
  must(mayHoldKeys(scene.actor))
  return (await people.findKeyOf(scene.tx, scene.response.id, scene.actor.id))?.madeAt ?? null
}
