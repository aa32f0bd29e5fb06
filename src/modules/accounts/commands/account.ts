// What a person does with their own account.
import type { Person } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { endSession, endSessionsOf } from '../../../kernel/session.ts'
import type { Language } from '../../../kernel/words.ts'
import type { Account, FormErrors } from '../model.ts'
import { hashPassword, isPassword } from '../passwords.ts'
import { mayChangeCredentials, mayUseOwnAccount, mustBeProved } from '../policy.ts'
import { passwordProblem } from '../rules/password.ts'
import { credentialsOfPerson, setPasswordHash, setTotp } from '../store/credentials.ts'
import { type ListedPasskey, listPasskeys } from '../store/passkeys.ts'
import { findAccount, setLanguage } from '../store/people.ts'
import { type ListedSession, listSessions } from '../store/sessions.ts'
import { newTotpSecret, openSecret, sealSecret, stepOfCode, totpAddress, totpText } from '../totp.ts'
import { aboutPerson } from './links.ts'
import { isCodeOf, totpContext } from './sign-in.ts'

type Own = Scene & { actor: Person }

export type OwnAccount = { account: Account; passkeys: ListedPasskey[]; sessions: ListedSession[] }

export async function ownAccount(scene: Own): Promise<OwnAccount> {
  must(mayUseOwnAccount(scene.actor))
  const { tx, response, now, actor } = scene
  const [account, passkeys, sessions] = await Promise.all([
    findAccount(tx, response.id, actor.id, now),
    listPasskeys(tx, response.id, actor.id),
    listSessions(tx, response.id, actor.id, now),
  ])
  must(account !== undefined)
  return { account, passkeys, sessions }
}

export async function chooseLanguage(scene: Own, language: Language): Promise<void> {
  must(mayUseOwnAccount(scene.actor))
  await setLanguage(scene.tx, scene.response.id, scene.actor.id, language)
  await append(scene, { type: 'person.language-chosen', subject: scene.actor.id })
}

/** Proves again, by password and code, who it is. */
export async function isProof(
  scene: Own,
  installationSecret: Uint8Array,
  given: { password: string; code: string },
): Promise<boolean> {
  must(mayUseOwnAccount(scene.actor))
  const credentials = await credentialsOfPerson(scene.tx, scene.actor.id)
  if (!(await isPassword(credentials?.passwordHash, given.password))) return false
  return !credentials?.totpSecret || (await isCodeOf(scene, installationSecret, scene.actor.id, given.code))
}

/** Changes the password and ends every other session. The former password is the proof that is asked for. */
export async function changePassword(
  scene: Own,
  given: { current: string; password: string },
): Promise<FormErrors | undefined> {
  must(mayChangeCredentials(scene.actor))
  const { tx, response, actor, now } = scene
  const [credentials, account] = await Promise.all([
    credentialsOfPerson(tx, actor.id),
    findAccount(tx, response.id, actor.id, now),
  ])
  must(credentials !== undefined && account !== undefined)
  // Without a former password there is nothing to ask for but the proof that was given a moment ago.
  if (!credentials.passwordHash) mustBeProved(scene)
  else if (!(await isPassword(credentials.passwordHash, given.current)))
    return { current: 'accounts.error.password-wrong' }
  const weak = passwordProblem(given.password, aboutPerson(account, response))
  if (weak) return { password: weak }
  await setPasswordHash(tx, response.id, actor.id, await hashPassword(given.password))
  await endSessionsOf(scene, actor.id, actor.sessionId)
  await append(scene, { type: 'password.changed', subject: actor.id, topics: [`person:${actor.id}`] })
  return undefined
}

/** What a page needs to offer codes. Nothing is stored before the first code came back right. */
export type TotpOffer = { sealed: string; address: string; text: string }

export function offerTotp(
  scene: Own,
  installationSecret: Uint8Array,
  login: string,
  again?: string,
): TotpOffer {
  must(mayChangeCredentials(scene.actor))
  mustBeProved(scene)
  const context = offerContext(scene)
  const secret =
    (again && openSecret(installationSecret, Buffer.from(again, 'base64url'), context)) || newTotpSecret()
  return {
    sealed: sealSecret(installationSecret, secret, context).toString('base64url'),
    address: totpAddress(secret, `Across (${scene.response.slug})`, login),
    text: totpText(secret),
  }
}

/** Sets the second factor up with the offered secret and its first code, and ends every other session. */
export async function enableTotp(
  scene: Own,
  installationSecret: Uint8Array,
  given: { sealed: string; code: string },
): Promise<boolean> {
  must(mayChangeCredentials(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor, now } = scene
  const secret = openSecret(installationSecret, Buffer.from(given.sealed, 'base64url'), offerContext(scene))
  const step = secret && stepOfCode(secret, given.code, now, null)
  if (!secret || step === undefined) return false
  const sealed = sealSecret(installationSecret, secret, totpContext(response.id, actor.id))
  await setTotp(tx, response.id, actor.id, { secret: sealed, lastStep: step })
  await endSessionsOf(scene, actor.id, actor.sessionId)
  await append(scene, { type: 'second-factor.enabled', subject: actor.id, topics: [`person:${actor.id}`] })
  return true
}

export async function disableTotp(scene: Own): Promise<void> {
  must(mayChangeCredentials(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor } = scene
  await setTotp(tx, response.id, actor.id, null)
  await append(scene, { type: 'second-factor.disabled', subject: actor.id, topics: [`person:${actor.id}`] })
}

/** An offer is good for this person alone. */
function offerContext(scene: Own): string {
  return `offer ${totpContext(scene.response.id, scene.actor.id)}`
}

export async function endOtherSessions(scene: Own): Promise<void> {
  must(mayUseOwnAccount(scene.actor))
  const ended = await endSessionsOf(scene, scene.actor.id, scene.actor.sessionId)
  if (ended > 0)
    await append(scene, { type: 'session.others-ended', subject: scene.actor.id, data: { ended } })
}

export async function signOut(scene: Own): Promise<void> {
  must(mayUseOwnAccount(scene.actor))
  await endSession(scene, scene.actor.sessionId)
  await append(scene, { type: 'session.ended', subject: scene.actor.id })
}
