// Passkeys: making one, signing in with one, proving again with one. A challenge is kept on the server, for five minutes
// and one answer.

import type * as v from 'valibot'
import type { Person } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import {
  askForNewPasskey,
  askForPasskey,
  checkNewPasskey,
  checkPasskey,
  type MadePasskey,
  type UsedPasskey,
} from '../passkeys.ts'
import { mayChangeCredentials, mustBeProved } from '../policy.ts'
import {
  becomePerson,
  type CeremonyPurpose,
  credentialsOfPerson,
  insertCeremony,
  takeCeremony,
} from '../store/credentials.ts'
import * as store from '../store/passkeys.ts'

type Used = v.InferOutput<typeof UsedPasskey>
type Made = v.InferOutput<typeof MadePasskey>

const patience = 5 * 60_000

async function begin(scene: Scene, purpose: CeremonyPurpose, personId: string | null) {
  const { tx, response, now } = scene
  const id = newId()
  const challenge = crypto.getRandomValues(new Uint8Array(32))
  const expiresAt = new Date(now.getTime() + patience)
  await insertCeremony(tx, response.id, { id, purpose, personId, challenge, expiresAt })
  return { id, challenge }
}

export async function askToSignIn(scene: Scene, origin: string) {
  const { id, challenge } = await begin(scene, 'passkey-sign-in', null)
  return { id, options: await askForPasskey({ origin, challenge }) }
}

/** @returns who it is, or undefined. From here on the transaction acts as that person. */
export async function signInWithPasskey(
  scene: Scene,
  origin: string,
  answer: { id: string; used: Used },
): Promise<string | undefined> {
  return await check(scene, origin, 'passkey-sign-in', answer)
}

export async function askToProve(scene: Scene & { actor: Person }, origin: string) {
  const { id, challenge } = await begin(scene, 'passkey-proof', scene.actor.id)
  const allowed = await store.listPasskeys(scene.tx, scene.response.id, scene.actor.id)
  return { id, options: await askForPasskey({ origin, challenge, allowed }) }
}

export async function isProofByPasskey(
  scene: Scene & { actor: Person },
  origin: string,
  answer: { id: string; used: Used },
): Promise<boolean> {
  return (await check(scene, origin, 'passkey-proof', answer)) === scene.actor.id
}

async function check(
  scene: Scene,
  origin: string,
  purpose: CeremonyPurpose,
  { id, used }: { id: string; used: Used },
): Promise<string | undefined> {
  const { tx, response, now } = scene
  const asked = await takeCeremony(tx, response.id, id, purpose, now)
  const owner = await store.ownerOfPasskey(tx, used.id)
  if (!asked || !owner || owner.suspended) return undefined
  if (asked.personId !== null && asked.personId !== owner.personId) return undefined
  const counter = await checkPasskey(origin, asked.challenge, { ...owner, id: used.id }, used)
  if (counter === undefined) return undefined
  await becomePerson(tx, owner.personId)
  await store.countPasskeyUse(tx, response.id, used.id, counter, now)
  return owner.personId
}

export async function askToMakePasskey(scene: Scene & { actor: Person }, origin: string) {
  must(mayChangeCredentials(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor } = scene
  const { id, challenge } = await begin(scene, 'passkey-new', actor.id)
  const [credentials, existing] = await Promise.all([
    credentialsOfPerson(tx, actor.id),
    store.listPasskeys(tx, response.id, actor.id),
  ])
  const login = credentials?.login ?? ''
  const given = { origin, challenge, responseId: response.id, personId: actor.id, login, existing }
  return { id, options: await askForNewPasskey(given) }
}

/** @returns false when what came is not what was asked for */
export async function addPasskey(
  scene: Scene & { actor: Person },
  origin: string,
  answer: { id: string; label: string; made: Made },
): Promise<boolean> {
  must(mayChangeCredentials(scene.actor))
  mustBeProved(scene)
  const { tx, response, now, actor } = scene
  const asked = await takeCeremony(tx, response.id, answer.id, 'passkey-new', now)
  if (asked?.personId !== actor.id) return false
  const passkey = await checkNewPasskey(origin, asked.challenge, answer.made)
  if (!passkey) return false
  if (!(await store.insertPasskey(tx, response.id, actor.id, { ...passkey, label: answer.label }, now)))
    return false
  await append(scene, { type: 'passkey.added', subject: actor.id, topics: [`person:${actor.id}`] })
  return true
}

export async function renamePasskey(
  scene: Scene & { actor: Person },
  id: string,
  label: string,
): Promise<void> {
  must(mayChangeCredentials(scene.actor))
  const { tx, response, actor } = scene
  must(await store.renamePasskey(tx, response.id, actor.id, id, label))
  await append(scene, { type: 'passkey.renamed', subject: actor.id })
}

/** @returns false when it is the only way this person can sign in */
export async function removePasskey(scene: Scene & { actor: Person }, id: string): Promise<boolean> {
  must(mayChangeCredentials(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor } = scene
  const credentials = await credentialsOfPerson(tx, actor.id)
  const passkeys = await store.listPasskeys(tx, response.id, actor.id)
  if (!credentials?.passwordHash && passkeys.length < 2) return false
  if (await store.deletePasskey(tx, response.id, actor.id, id))
    await append(scene, { type: 'passkey.removed', subject: actor.id, topics: [`person:${actor.id}`] })
  return true
}
