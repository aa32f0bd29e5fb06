// Passkeys of a person.
import type { Tx } from '../../../kernel/db.ts'
import type { NewPasskey } from '../passkeys.ts'

export type ListedPasskey = {
  id: string
  label: string
  transports: string[]
  createdAt: Date
  usedAt: Date | null
}

export async function listPasskeys(tx: Tx, responseId: string, personId: string): Promise<ListedPasskey[]> {
  return await tx<ListedPasskey[]>`
    select id, label, transports, created_at, used_at from passkey
    where response_id = ${responseId} and person_id = ${personId} order by created_at, id`
}

/** @returns false when that passkey is known already */
export async function insertPasskey(
  tx: Tx,
  responseId: string,
  personId: string,
  passkey: NewPasskey & { label: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into passkey (response_id, id, person_id, public_key, counter, transports, label, created_at)
    values (${responseId}, ${passkey.id}, ${personId}, ${Buffer.from(passkey.publicKey)}, ${passkey.counter},
      ${tx.array(passkey.transports, 1009)}, ${passkey.label}, ${now})
    on conflict do nothing`
  return result.count > 0
}

export async function renamePasskey(
  tx: Tx,
  responseId: string,
  personId: string,
  id: string,
  label: string,
): Promise<boolean> {
  const result = await tx`
    update passkey set label = ${label}
    where response_id = ${responseId} and person_id = ${personId} and id = ${id}`
  return result.count > 0
}

export async function deletePasskey(
  tx: Tx,
  responseId: string,
  personId: string,
  id: string,
): Promise<boolean> {
  const result = await tx`
    delete from passkey where response_id = ${responseId} and person_id = ${personId} and id = ${id}`
  return result.count > 0
}

export async function deletePasskeysOf(tx: Tx, responseId: string, personId: string): Promise<void> {
  await tx`delete from passkey where response_id = ${responseId} and person_id = ${personId}`
}

export type PasskeyOwner = {
  personId: string
  publicKey: Uint8Array
  counter: number
  transports: string[]
  suspended: boolean
}

export async function ownerOfPasskey(tx: Tx, id: string): Promise<PasskeyOwner | undefined> {
  const [row] = await tx<PasskeyOwner[]>`select * from passkey_of(${id})`
  return row
}

export async function countPasskeyUse(
  tx: Tx,
  responseId: string,
  id: string,
  counter: number,
  now: Date,
): Promise<void> {
  await tx`
    update passkey set counter = ${counter}, used_at = ${now} where response_id = ${responseId} and id = ${id}`
}
