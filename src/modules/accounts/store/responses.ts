// The response itself, its settings and its holidays.

import type { ResponseInfo } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { FoundingForm, Holiday, HolidayForm, SettingsForm } from '../model.ts'

export type ListedResponse = Pick<ResponseInfo, 'id' | 'slug' | 'name' | 'kind' | 'demonstration'>

/** Everybody may know which responses there are; they choose theirs when they sign in. */
export async function listResponses(tx: Tx): Promise<ListedResponse[]> {
  return await tx<ListedResponse[]>`
    select id, slug, name, kind, demonstration from response where closed_at is null order by created_at, id`
}

/** Two set-ups at the same moment: the second waits here, and then finds that there is a response. */
export async function lockFounding(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('across founding'))`
}

export async function insertResponse(tx: Tx, form: FoundingForm, now: Date): Promise<void> {
  await tx`
    insert into response (id, slug, name, kind, time_zone, weekend, emergency_phone, demonstration, created_at)
    values (${form.id}, ${form.slug}, ${tx.json(form.name)}, ${form.kind}, ${form.timeZone},
      ${tx.array(form.weekend, 1005)}, ${form.emergencyPhone}, false, ${now})`
}

export async function isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
  const rows = await tx`select from response where slug = ${slug}`
  return rows.length > 0
}

/** The clocks lie under `referrals.clocks`; whatever else is in the settings stays. */
export async function updateResponse(tx: Tx, responseId: string, form: SettingsForm): Promise<void> {
  await tx`
    update response set name = ${tx.json(form.name)}, time_zone = ${form.timeZone},
      weekend = ${tx.array(form.weekend, 1005)}, emergency_phone = ${form.emergencyPhone},
      settings = settings || jsonb_build_object('referrals',
        coalesce(settings -> 'referrals', '{}') || jsonb_build_object('clocks', ${tx.json(form.clocks)}::jsonb))
    where id = ${responseId}`
}

export async function listHolidays(tx: Tx, responseId: string): Promise<Holiday[]> {
  return await tx<Holiday[]>`select day, name from holiday where response_id = ${responseId} order by day`
}

/** @returns false when that day is in the list already */
export async function insertHoliday(tx: Tx, responseId: string, holiday: HolidayForm): Promise<boolean> {
  const rows = await tx`
    insert into holiday (response_id, day, name) values (${responseId}, ${holiday.day}, ${tx.json(holiday.name)})
    on conflict (response_id, day) do nothing returning day`
  return rows.length > 0
}

export async function removeHoliday(tx: Tx, responseId: string, day: string): Promise<boolean> {
  const rows = await tx`delete from holiday where response_id = ${responseId} and day = ${day} returning day`
  return rows.length > 0
}
