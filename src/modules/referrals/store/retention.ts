// Destroying, in order: first the keys, then what they open, then the notes, at last the row. Numbers stay.
import type { Tx } from '../../../kernel/db.ts'

export type Limits = {
  /** Ended before this: whatever is sealed goes. */
  sealed: Date
  /** Not moved since: the sealed part goes although nobody ended it. */
  longest: Date
  /** Ended before this: the row goes. */
  routing: Date
  /** Not moved since: the row goes although nobody ended it. */
  abandoned: Date
  most: number
}

/** Ids whose sealed parts are due; at most `most`. */
export async function findToShred(tx: Tx, responseId: string, limits: Limits): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from referral
    where response_id = ${responseId} and not shredded and state_hour < ${limits.sealed}
      and (${over(tx)} or state_hour < ${limits.longest})
    order by state_hour limit ${limits.most}`
  return rows.map(row => row.id)
}

export async function shredEnvelopes(tx: Tx, responseId: string, ids: string[]): Promise<number> {
  const [row] = await tx<{ envelopes: number }[]>`
    with envelopes as (
      update referral_sealed set envelope = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and envelope is not null returning 1
    ), notes as (
      update referral_move set note_envelope = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and note_envelope is not null
    ), flags as (
      update referral_flag set note_envelope = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and note_envelope is not null
    ), overrides as (
      update referral_override set reason_envelope = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and reason_envelope is not null
    )
    select count(*)::int as envelopes from envelopes`
  return row!.envelopes
}

export async function shredBodies(tx: Tx, responseId: string, ids: string[]): Promise<number> {
  const [row] = await tx<{ bodies: number }[]>`
    with bodies as (
      update referral_sealed set body = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and body is not null returning 1
    ), notes as (
      update referral_move set note = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and note is not null
    ), flags as (
      update referral_flag set note = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and note is not null
    ), overrides as (
      update referral_override set reason = null
      where response_id = ${responseId} and referral_id = any(${ids}::uuid[]) and reason is not null
    ), marked as (
      update referral set shredded = true where response_id = ${responseId} and id = any(${ids}::uuid[])
    )
    select count(*)::int as bodies from bodies`
  return row!.bodies
}

/** Deletes rows that have had their time, with all that hangs on them, and the notices about them. */
export async function deleteReferrals(tx: Tx, responseId: string, limits: Limits): Promise<number> {
  const rows = await tx<{ id: string }[]>`
    select id from referral
    where response_id = ${responseId} and shredded and state_hour < ${limits.routing}
      and (${over(tx)} or state_hour < ${limits.abandoned})
    order by state_hour limit ${limits.most}`
  const ids = rows.map(row => row.id)
  if (ids.length === 0) return 0
  await tx`delete from notice where response_id = ${responseId} and subject = any(${ids}::uuid[])`
  await tx`delete from job where response_id = ${responseId} and name = 'referral.clock' and key = any(${ids}::text[])`
  await tx`delete from referral where response_id = ${responseId} and id = any(${ids}::uuid[])`
  return ids.length
}

// Ended, or answered for good and only never looked at by the sender.
function over(tx: Tx) {
  return tx`(not open or state in ('not-accepted', 'service-given', 'could-not-be-given'))`
}
