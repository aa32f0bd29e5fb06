// Keys of people: public halves for everybody, sealed files for their owner.

import type { SignedSender } from '../../../../device/statement.ts'
import type { Tx } from '../../../../kernel/db.ts'
import type { NewPasskeySeal, NewPersonKey, PersonKeyRow } from '../model.ts'

/** The key in use. */
export async function findKeyOf(
  tx: Tx,
  responseId: string,
  personId: string,
): Promise<PersonKeyRow | undefined> {
  const [row] = await tx<PersonKeyRow[]>`
    select id, person_id, recipient, signing, made_at from person_key
    where response_id = ${responseId} and person_id = ${personId} order by sequence desc limit 1`
  return row
}

/** @returns false when it was there already */
export async function insertKey(
  tx: Tx,
  responseId: string,
  personId: string,
  key: NewPersonKey,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    with made as (
      insert into person_key (response_id, id, person_id, recipient, signing, made_at)
      values (${responseId}, ${key.id}, ${personId}, ${key.recipient}, ${key.signing}, ${now})
      on conflict (response_id, id) do nothing returning id
    )
    insert into person_key_sealed (response_id, key_id, way, person_id, sealed, made_at)
    select ${responseId}, made.id, 'passphrase', ${personId}, ${Buffer.from(key.sealed, 'base64')}, ${now} from made
    returning key_id`
  return rows.length > 0
}

export async function insertPasskeySeal(
  tx: Tx,
  responseId: string,
  personId: string,
  seal: NewPasskeySeal,
  now: Date,
): Promise<void> {
  await tx`
    insert into person_key_sealed (response_id, key_id, way, credential, person_id, sealed, made_at)
    values (${responseId}, ${seal.key}, 'passkey', ${seal.credential}, ${personId},
      ${Buffer.from(seal.sealed, 'base64')}, ${now})
    on conflict (response_id, key_id, way, credential) do nothing`
}

export type SealedRow = { way: 'passphrase' | 'passkey'; credential: string; sealed: Buffer }

export async function sealedOf(
  tx: Tx,
  responseId: string,
  personId: string,
  keyId: string,
): Promise<SealedRow[]> {
  return await tx<SealedRow[]>`
    select way, credential, sealed from person_key_sealed
    where response_id = ${responseId} and key_id = ${keyId} and person_id = ${personId} order by way, made_at`
}

export type SenderRow = {
  team: string
  organisation: string
  key: string
  personId: string
  name: string
  askedAt: Date
  signed: SignedSender | null
}

const sender = (tx: Tx) => tx`
  s.team_id as team, t.organisation_id as organisation, s.key, s.person_id, p.name, s.asked_at, s.signed
  from team_sender s
    join team t on t.response_id = s.response_id and t.id = s.team_id
    join person p on p.response_id = s.response_id and p.id = s.person_id`

export async function sendersOf(tx: Tx, responseId: string, personId: string): Promise<SenderRow[]> {
  return await tx<SenderRow[]>`
    select ${sender(tx)} where s.response_id = ${responseId} and s.person_id = ${personId} order by s.asked_at, s.key`
}

/** Those that wait for a lead, of people who are still in the team. */
export async function waitingSenders(
  tx: Tx,
  responseId: string,
  teamId: string,
  now: Date,
): Promise<SenderRow[]> {
  return await tx<SenderRow[]>`
    select ${sender(tx)}
      join membership m on m.response_id = s.response_id and m.team_id = s.team_id and m.person_id = s.person_id
    where s.response_id = ${responseId} and s.team_id = ${teamId} and s.signed is null
      and (m.until is null or m.until > ${now}) and p.suspended_at is null
    order by s.asked_at, s.key`
}

export async function askSender(
  tx: Tx,
  responseId: string,
  asked: { teamId: string; key: string; personId: string },
  now: Date,
): Promise<void> {
  await tx`
    insert into team_sender (response_id, team_id, key, person_id, asked_at)
    values (${responseId}, ${asked.teamId}, ${asked.key}, ${asked.personId}, ${now})
    on conflict (response_id, team_id, key) do nothing`
}

/** Who holds a signing key: a phone that asked, or the person whose own key it is. */
export async function holderOf(
  tx: Tx,
  responseId: string,
  teamId: string,
  key: string,
): Promise<string | undefined> {
  const [row] = await tx<{ personId: string }[]>`
    select person_id from team_sender where response_id = ${responseId} and team_id = ${teamId} and key = ${key}
    union all
    select person_id from person_key where response_id = ${responseId} and signing = ${key} limit 1`
  return row?.personId
}

export async function stateSender(
  tx: Tx,
  responseId: string,
  stated: { signed: SignedSender; personId: string; by: string },
  now: Date,
): Promise<void> {
  const { says } = stated.signed
  await tx`
    insert into team_sender (response_id, team_id, key, person_id, asked_at, signed, not_after, stated_by, stated_at)
    values (${responseId}, ${says.team}, ${says.key}, ${stated.personId}, ${now}, ${tx.json(stated.signed as never)},
      ${says.notAfter}, ${stated.by}, ${now})
    on conflict (response_id, team_id, key) do update set signed = excluded.signed, not_after = excluded.not_after,
      stated_by = excluded.stated_by, stated_at = excluded.stated_at`
}
