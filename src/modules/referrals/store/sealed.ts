// What is sealed: kept as it came, handed out as it came.
import type { Tx } from '../../../kernel/db.ts'
import { json } from '../../../kernel/db.ts'
import type { SealedNote } from '../model.ts'

export type Sealed = {
  fields: Record<string, unknown>
  envelope: Buffer | null
  body: Buffer | null
  epoch: number
}

export async function insertSealed(
  tx: Tx,
  responseId: string,
  referralId: string,
  sealed: { fields: unknown; envelope: Buffer; body: Buffer; epoch: number },
): Promise<void> {
  await tx`
    insert into referral_sealed (response_id, referral_id, fields, envelope, body, epoch)
    values (${responseId}, ${referralId}, ${json(sealed.fields)}, ${sealed.envelope}, ${sealed.body}, ${sealed.epoch})`
}

export async function findSealed(
  tx: Tx,
  responseId: string,
  referralId: string,
): Promise<Sealed | undefined> {
  const [row] = await tx<Sealed[]>`
    select fields, envelope, body, epoch from referral_sealed
    where response_id = ${responseId} and referral_id = ${referralId}`
  return row
}

/** Whether somebody could still open it: 'none' for what was never sealed here. */
export async function sealedLeft(
  tx: Tx,
  responseId: string,
  referralId: string,
): Promise<'none' | 'there' | 'gone'> {
  const [row] = await tx<{ left: boolean }[]>`
    select envelope is not null and body is not null as "left" from referral_sealed
    where response_id = ${responseId} and referral_id = ${referralId}`
  return row === undefined ? 'none' : row.left ? 'there' : 'gone'
}

/** The next team's envelope takes the place of the last one's. */
export async function replaceEnvelope(
  tx: Tx,
  responseId: string,
  referralId: string,
  envelope: Buffer | null,
  epoch: number | null,
): Promise<void> {
  await tx`
    update referral_sealed set envelope = ${envelope}, epoch = coalesce(${epoch}, epoch)
    where response_id = ${responseId} and referral_id = ${referralId}`
}

export type OverrideRow = {
  reasonId: string
  reason: Buffer | null
  reasonEnvelope: Buffer | null
  reasonEpoch: number
  askedBy: string
  confirmedBy: string | null
}

export async function insertOverride(
  tx: Tx,
  responseId: string,
  referralId: string,
  given: { id: string; reason: SealedNote; askedBy: string },
): Promise<void> {
  await tx`
    insert into referral_override (response_id, referral_id, reason_id, reason, reason_envelope, reason_epoch, asked_by)
    values (${responseId}, ${referralId}, ${given.id}, ${Buffer.from(given.reason.body, 'base64')},
      ${Buffer.from(given.reason.envelope, 'base64')}, ${given.reason.epoch}, ${given.askedBy})`
}

export async function findOverride(
  tx: Tx,
  responseId: string,
  referralId: string,
): Promise<OverrideRow | undefined> {
  const [row] = await tx<OverrideRow[]>`
    select reason_id, reason, reason_envelope, reason_epoch, asked_by, confirmed_by from referral_override
    where response_id = ${responseId} and referral_id = ${referralId}`
  return row
}

export async function confirmOverrideRow(
  tx: Tx,
  responseId: string,
  referralId: string,
  by: string,
  hour: Date,
): Promise<void> {
  await tx`
    update referral_override set confirmed_by = ${by}, confirmed_hour = ${hour}
    where response_id = ${responseId} and referral_id = ${referralId}`
}
