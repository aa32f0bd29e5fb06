// Signing in: password, then the code where one is set up; or a passkey alone. Anybody may try, so there is no policy
// here but limits, which the pages count before they ask. A wrong try says nothing of what was wrong.
import { day } from '../../../kernel/clock.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { newId, newToken } from '../../../kernel/id.ts'
import { endSession, hashToken, openSession } from '../../../kernel/session.ts'
import { hashPassword, isOutdated, isPassword } from '../passwords.ts'
import {
  becomePerson,
  credentialsOfLogin,
  credentialsOfPerson,
  findCeremony,
  insertCeremony,
  setPasswordHash,
  takeCeremony,
  useTotpStep,
} from '../store/credentials.ts'
import { leaveSession } from '../store/sessions.ts'
import { openSecret, stepOfCode } from '../totp.ts'

export type Strength = 'password' | 'password+code' | 'passkey'
export type Tried =
  | { kind: 'refused' }
  | { kind: 'proved'; personId: string }
  /** The password was right; the token goes into a cookie until the code comes. */
  | { kind: 'needs-code'; stepToken: string }

const patience = 5 * 60_000

export async function tryPassword(scene: Scene, given: { login: string; password: string }): Promise<Tried> {
  const { tx, response } = scene
  const found = await credentialsOfLogin(tx, given.login.toLowerCase())
  const matches = await isPassword(found?.passwordHash, given.password)
  if (!found || !matches || found.suspended) return { kind: 'refused' }
  if (found.totpSecret) return { kind: 'needs-code', stepToken: await expectCode(scene, found.personId) }
  if (found.passwordHash && isOutdated(found.passwordHash)) {
    await becomePerson(tx, found.personId)
    await setPasswordHash(tx, response.id, found.personId, await hashPassword(given.password))
  }
  return { kind: 'proved', personId: found.personId }
}

async function expectCode({ tx, response, now }: Scene, personId: string): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + patience)
  const challenge = hashToken(token)
  await insertCeremony(tx, response.id, { id: newId(), purpose: 'code', personId, challenge, expiresAt })
  return token
}

/** Who is expected to give a code now, by the token in their cookie. */
export async function expectedPerson(
  { tx, response, now }: Scene,
  stepToken: string,
): Promise<string | undefined> {
  const found = await findCeremony(tx, response.id, hashToken(stepToken), 'code', now)
  return found?.personId ?? undefined
}

/** @returns who it is, or undefined when the code is wrong, old or used, or nobody was expected */
export async function tryCode(
  scene: Scene,
  installationSecret: Uint8Array,
  stepToken: string,
  code: string,
): Promise<string | undefined> {
  const { tx, response, now } = scene
  const expected = await findCeremony(tx, response.id, hashToken(stepToken), 'code', now)
  if (!expected?.personId) return undefined
  if (!(await isCodeOf(scene, installationSecret, expected.personId, code))) return undefined
  const taken = await takeCeremony(tx, response.id, expected.id, 'code', now)
  return taken?.personId ?? undefined
}

/** Checks a code and uses up its step of time. From here on the transaction acts as that person. */
export async function isCodeOf(
  scene: Scene,
  installationSecret: Uint8Array,
  personId: string,
  code: string,
): Promise<boolean> {
  const { tx, response, now } = scene
  const found = await credentialsOfPerson(tx, personId)
  if (!found?.totpSecret || found.suspended) return false
  const secret = openSecret(installationSecret, found.totpSecret, totpContext(response.id, personId))
  if (!secret) return false
  const step = stepOfCode(secret, code, now, found.totpLastStep)
  if (step === undefined) return false
  await becomePerson(tx, personId)
  return await useTotpStep(tx, response.id, personId, step)
}

/** A second factor sealed for one person opens for no other. */
export function totpContext(responseId: string, personId: string): string {
  return `${responseId} ${personId}`
}

/**
 * Opens a session for a person of whom it has just been proved, and ends the one this browser had.
 * @param heldToken what the browser's cookie held until now, of whichever response
 * @returns what the cookie is to hold
 */
export async function openFor(
  scene: Scene,
  personId: string,
  strength: Strength,
  heldToken: string | undefined,
): Promise<string> {
  const { tx, now } = scene
  if (heldToken) await leaveSession(tx, hashToken(heldToken))
  await becomePerson(tx, personId)
  const token = await openSession(scene, personId, strength)
  const tomorrow = new Date(Math.ceil((now.getTime() + 1) / day) * day)
  await append(scene, {
    type: 'session.opened',
    subject: personId,
    data: { strength },
    // Once a day, however many sign in.
    jobs: [{ name: 'accounts.sweep', key: tomorrow.toISOString().slice(0, 10), runAt: tomorrow }],
  })
  return token
}

/** A new id for the session of this very person, because what they may do has changed or was proved anew. */
export async function renewSession(scene: Scene, strength?: Strength): Promise<string> {
  const { actor } = scene
  if (actor.kind !== 'person') throw new Error('only a person has a session')
  const token = await openSession(scene, actor.id, strength ?? actor.strength)
  await endSession(scene, actor.sessionId)
  return token
}
