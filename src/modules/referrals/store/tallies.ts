// Tallies: added to with every step, read instead of referrals.
import type { Tx } from '../../../kernel/db.ts'
import { least } from '../rules/small-numbers.ts'

export type Addition = {
  month: number
  /** null where nothing but silence is counted. */
  step: string | null
  fromSector: string
  toSector: string
  sex: string
  ageBand: string
  disability: string
  area: string | null
  /** The finest level of area that this response reports. */
  areaLevel: number
  reason: string | null
  answered: { urgency: string; bucket: string; inTime: boolean } | null
  service: string
  asked: number
  silent: number
}

export async function addToTallies(tx: Tx, add: Addition): Promise<void> {
  await tx`
    select tally_referral(${add.month}, ${add.step}, ${add.fromSector}, ${add.toSector}, ${add.sex}, ${add.ageBand},
      ${add.disability}, ${add.area}, ${add.areaLevel}, ${add.reason},
      ${add.answered === null ? null : tx.json(add.answered)}, ${add.service}, ${add.asked}, ${add.silent})`
}

// The months come as a list, not as a span: of a span that it does not know the planner expects next to no rows, and
// sorts them.

/** The condition stands in the statement only where it is needed: with it, the planner guesses too few rows. */
const onlyTo = (tx: Tx, sectors: string[]) =>
  sectors.length === 0 ? tx`` : tx`and to_sector = any(${sectors}::text[])`

export type StepCount = { step: string; fromSector: string; toSector: string; total: number }

/**
 * Steps by sectors; `sectors` empty means all. From which sector is counted of what was sent and of services that were
 * shown; of the other steps nobody asks, and it is ''.
 */
export async function countSteps(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<StepCount[]> {
  return await tx<StepCount[]>`
    select step, from_sector, to_sector, sum(total)::int as total from referral_step_tally
    where response_id = ${responseId} and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by step, from_sector, to_sector`
}

export type PeopleCount = { sex: string; ageBand: string; disability: string; total: number }

/** Of the referrals that were sent: each child once, not once for every step. */
export async function countPeople(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<PeopleCount[]> {
  // The whole response has a table of its own, which is as small with nine sectors as with one.
  return await tx<PeopleCount[]>`
    select sex, age_band, disability, sum(total)::int as total
    from ${sectors.length === 0 ? tx`referral_child_tally` : tx`referral_tally`}
    where response_id = ${responseId} and step = 'sent' and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by sex, age_band, disability`
}

export type AreaCount = { step: string; area: string; total: number }

export async function countAreas(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<AreaCount[]> {
  // Apart for the whole response, as the children are.
  return await tx<AreaCount[]>`
    select step, area_pcode as area, sum(total)::int as total
    from ${sectors.length === 0 ? tx`referral_area_total` : tx`referral_area_tally`}
    where response_id = ${responseId} and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by step, area_pcode`
}

export type AnswerCount = {
  urgency: string
  bucket: string
  inTime: boolean
  total: number
}

export async function countAnswers(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<AnswerCount[]> {
  return await tx<AnswerCount[]>`
    select urgency, bucket, in_time, sum(total)::int as total from referral_answer_tally
    where response_id = ${responseId} and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by urgency, bucket, in_time`
}

export type SilenceCount = { toSector: string; service: string; asked: number; silent: number }

/** The most silent first. What is too small to be shown tells nothing by its place either: it stands with what is none. */
export async function countSilence(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<SilenceCount[]> {
  return await tx<SilenceCount[]>`
    select to_sector, service_id as service, sum(asked)::int as asked, sum(silent)::int as silent from referral_silence
    where response_id = ${responseId} and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by to_sector, service_id having sum(asked) > 0 or sum(silent) > 0
    order by case when sum(silent) >= ${least} then sum(silent) else 0 end desc,
      case when sum(asked) >= ${least} then sum(asked) else 0 end desc, service_id limit 200`
}

export type ReasonCount = { step: string; toSector: string; reason: string; total: number }

export async function countReasons(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<ReasonCount[]> {
  return await tx<ReasonCount[]>`
    select step, to_sector, reason, sum(total)::int as total from referral_reason_tally
    where response_id = ${responseId} and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by step, to_sector, reason
    order by step, case when sum(total) >= ${least} then sum(total) else 0 end desc, to_sector, reason`
}

export async function addRefusedConsent(
  tx: Tx,
  month: number,
  sectors: string[],
  reason: string,
): Promise<void> {
  await tx`select tally_refused_consent(${month}, ${tx.array(sectors)}::text[], ${reason})`
}

export type RefusedCount = { toSector: string; reason: string; total: number }

/** Where they were asked and did not agree. */
export async function countRefused(
  tx: Tx,
  responseId: string,
  months: number[],
  sectors: string[],
): Promise<RefusedCount[]> {
  return await tx<RefusedCount[]>`
    select to_sector, reason, sum(total)::int as total from referral_refused_tally
    where response_id = ${responseId} and month = any(${months}::int[])
      ${onlyTo(tx, sectors)}
    group by to_sector, reason`
}

/** Whether it was counted before under that id. The lock holds two senders of the same id apart. */
export async function wasCounted(tx: Tx, responseId: string, id: string): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 5))`
  const rows = await tx`
    select from event where response_id = ${responseId} and subject = ${id} and type = 'referral.informed' limit 1`
  return rows.length > 0
}
