// Tallies: added to with every step, read instead of referrals.
import type { Tx } from '../../../kernel/db.ts'

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

export type StepCount = { month: number; step: string; fromSector: string; toSector: string; total: number }

/** Steps by month and sectors; `sectors` empty means all. */
export async function countSteps(
  tx: Tx,
  responseId: string,
  period: Period,
  sectors: string[],
): Promise<StepCount[]> {
  return await tx<StepCount[]>`
    select month, step, from_sector, to_sector, sum(total)::int as total from referral_tally
    where response_id = ${responseId} and month between ${period.from} and ${period.to}
      and (${sectors.length === 0} or to_sector = any(${sectors}::text[]))
    group by month, step, from_sector, to_sector order by month, step, from_sector, to_sector`
}

export type Period = { from: number; to: number }
export type PeopleCount = { step: string; sex: string; ageBand: string; disability: string; total: number }

export async function countPeople(
  tx: Tx,
  responseId: string,
  period: Period,
  sectors: string[],
): Promise<PeopleCount[]> {
  return await tx<PeopleCount[]>`
    select step, sex, age_band, disability, sum(total)::int as total from referral_tally
    where response_id = ${responseId} and month between ${period.from} and ${period.to}
      and (${sectors.length === 0} or to_sector = any(${sectors}::text[]))
    group by step, sex, age_band, disability order by step, sex, age_band, disability`
}

export type AreaCount = { step: string; toSector: string; area: string; total: number }

export async function countAreas(
  tx: Tx,
  responseId: string,
  period: Period,
  sectors: string[],
): Promise<AreaCount[]> {
  return await tx<AreaCount[]>`
    select step, to_sector, area_pcode as area, sum(total)::int as total from referral_area_tally
    where response_id = ${responseId} and month between ${period.from} and ${period.to}
      and (${sectors.length === 0} or to_sector = any(${sectors}::text[]))
    group by step, to_sector, area_pcode order by area_pcode, step, to_sector`
}

export type AnswerCount = {
  toSector: string
  urgency: string
  bucket: string
  inTime: boolean
  total: number
}

export async function countAnswers(
  tx: Tx,
  responseId: string,
  period: Period,
  sectors: string[],
): Promise<AnswerCount[]> {
  return await tx<AnswerCount[]>`
    select to_sector, urgency, bucket, in_time, sum(total)::int as total from referral_answer_tally
    where response_id = ${responseId} and month between ${period.from} and ${period.to}
      and (${sectors.length === 0} or to_sector = any(${sectors}::text[]))
    group by to_sector, urgency, bucket, in_time order by to_sector, urgency, bucket`
}

export type SilenceCount = { toSector: string; service: string; asked: number; silent: number }

/** The most silent first. */
export async function countSilence(
  tx: Tx,
  responseId: string,
  period: Period,
  sectors: string[],
): Promise<SilenceCount[]> {
  return await tx<SilenceCount[]>`
    select to_sector, service_id as service, sum(asked)::int as asked, sum(silent)::int as silent from referral_silence
    where response_id = ${responseId} and month between ${period.from} and ${period.to}
      and (${sectors.length === 0} or to_sector = any(${sectors}::text[]))
    group by to_sector, service_id having sum(asked) > 0 or sum(silent) > 0
    order by sum(silent) desc, sum(asked) desc, service_id limit 200`
}

export type ReasonCount = { step: string; toSector: string; reason: string; total: number }

export async function countReasons(
  tx: Tx,
  responseId: string,
  period: Period,
  sectors: string[],
): Promise<ReasonCount[]> {
  return await tx<ReasonCount[]>`
    select step, to_sector, reason, sum(total)::int as total from referral_reason_tally
    where response_id = ${responseId} and month between ${period.from} and ${period.to}
      and (${sectors.length === 0} or to_sector = any(${sectors}::text[]))
    group by step, to_sector, reason order by step, sum(total) desc, reason`
}

/** Whether that showing of services was counted before. The lock holds two senders of the same id apart. */
export async function wasInformed(tx: Tx, responseId: string, id: string): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 5))`
  const rows = await tx`
    select from event where response_id = ${responseId} and subject = ${id} and type = 'referral.informed' limit 1`
  return rows.length > 0
}
