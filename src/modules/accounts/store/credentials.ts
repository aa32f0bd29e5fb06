// What proves who somebody is. Hashes and second factors are handed out by functions, one person at a time.
import type { Tx } from '../../../kernel/db.ts'

export type Credentials = {
  personId: string
  login: string
  passwordHash: string | null
  totpSecret: Uint8Array | null
  totpLastStep: number | null
  suspended: boolean
}

export async function credentialsOfLogin(tx: Tx, login: string): Promise<Credentials | undefined> {
  const [row] = await tx<Credentials[]>`select * from credentials_of(${login})`
  return row
}

export async function credentialsOfPerson(tx: Tx, personId: string): Promise<Credentials | undefined> {
  const [row] = await tx<Credentials[]>`select * from credentials_of('', ${personId})`
  return row
}

/** From here on the transaction acts as that person, of whom it has just been proved. */
export async function becomePerson(tx: Tx, personId: string): Promise<void> {
  await tx`select set_config('across.person', ${personId}, true)`
}

/** What a link does that nobody's account may do, after the link has been checked. */
export async function becomeSystem(tx: Tx): Promise<void> {
  await tx`select set_config('across.scope', 'system', true)`
}

export async function setPasswordHash(
  tx: Tx,
  responseId: string,
  personId: string,
  hashed: string,
): Promise<void> {
  await tx`update person set password_hash = ${hashed} where response_id = ${responseId} and id = ${personId}`
}

export async function setTotp(
  tx: Tx,
  responseId: string,
  personId: string,
  totp: { secret: Uint8Array; lastStep: number } | null,
): Promise<void> {
  await tx`
    update person set totp_secret = ${totp ? Buffer.from(totp.secret) : null}, totp_last_step = ${totp?.lastStep ?? null}
    where response_id = ${responseId} and id = ${personId}`
}

/** @returns false when that step, or a later one, was used by somebody else in the meantime */
export async function useTotpStep(
  tx: Tx,
  responseId: string,
  personId: string,
  step: number,
): Promise<boolean> {
  const result = await tx`
    update person set totp_last_step = ${step}
    where response_id = ${responseId} and id = ${personId}
      and (totp_last_step is null or totp_last_step < ${step})`
  return result.count > 0
}

export type CeremonyPurpose = 'passkey-sign-in' | 'passkey-proof' | 'passkey-new' | 'code'

export async function insertCeremony(
  tx: Tx,
  responseId: string,
  ceremony: {
    id: string
    purpose: CeremonyPurpose
    personId: string | null
    challenge: Uint8Array
    expiresAt: Date
  },
): Promise<void> {
  await tx`
    insert into ceremony (response_id, id, purpose, person_id, challenge, expires_at)
    values (${responseId}, ${ceremony.id}, ${ceremony.purpose}, ${ceremony.personId},
      ${Buffer.from(ceremony.challenge)}, ${ceremony.expiresAt})`
}

/** Takes it away, so that it is answered once. */
export async function takeCeremony(
  tx: Tx,
  responseId: string,
  id: string,
  purpose: CeremonyPurpose,
  now: Date,
): Promise<{ personId: string | null; challenge: Uint8Array } | undefined> {
  const [row] = await tx<{ personId: string | null; challenge: Uint8Array }[]>`
    delete from ceremony
    where response_id = ${responseId} and id = ${id} and purpose = ${purpose} and expires_at > ${now}
    returning person_id, challenge`
  return row
}

export async function findCeremony(
  tx: Tx,
  responseId: string,
  challenge: Uint8Array,
  purpose: CeremonyPurpose,
  now: Date,
): Promise<{ id: string; personId: string | null } | undefined> {
  const [row] = await tx<{ id: string; personId: string | null }[]>`
    select id, person_id from ceremony
    where response_id = ${responseId} and challenge = ${Buffer.from(challenge)} and purpose = ${purpose}
      and expires_at > ${now}`
  return row
}
