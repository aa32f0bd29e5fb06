// Induction's SQL.
import type { Tx } from '../../../kernel/db.ts'
import { fold } from '../../../kernel/fold.ts'
import type { Texts } from '../../../kernel/words.ts'
import type {
  Done,
  Requirement,
  Staff,
  StaffForm,
  Standing,
  State,
  Training,
  TrainingForm,
  Version,
} from './model.ts'

export type Kept = Omit<Requirement, 'source'>

export function listKept(tx: Tx, responseId: string): Promise<Kept[]> {
  return tx<Kept[]>`
    select id, kind, title, roles, contact_only, months, retired_at is not null as is_retired
    from induction_requirement where response_id = ${responseId} order by id`
}

export async function putRequirement(tx: Tx, responseId: string, one: Kept, now: Date): Promise<void> {
  await tx`
    insert into induction_requirement (response_id, id, kind, title, roles, contact_only, months, retired_at, changed_at)
    values (${responseId}, ${one.id}, ${one.kind}, ${tx.json(one.title)}, ${tx.array(one.roles)}::text[],
      ${one.contactOnly}, ${one.months}, ${one.isRetired ? now : null}, ${now})
    on conflict (response_id, id) do update set title = excluded.title, roles = excluded.roles,
      contact_only = excluded.contact_only, months = excluded.months, changed_at = excluded.changed_at,
      retired_at = case when excluded.retired_at is null then null
        else coalesce(induction_requirement.retired_at, excluded.retired_at) end`
}

export function listVersions(tx: Tx, responseId: string): Promise<Version[]> {
  return tx<Version[]>`
    select requirement_id, version, text, material, in_force_from from induction_document
    where response_id = ${responseId} order by requirement_id, version desc`
}

/** @returns false when that version is there already */
export async function insertVersion(
  tx: Tx,
  responseId: string,
  { requirementId, version, text, material, inForceFrom, madeBy }: Version & { madeBy: string },
): Promise<boolean> {
  const result = await tx`
    insert into induction_document (response_id, requirement_id, version, text, material, in_force_from, made_by)
    values (${responseId}, ${requirementId}, ${version}, ${tx.json(text)}, ${material}, ${inForceFrom}, ${madeBy})
    on conflict do nothing`
  return result.count > 0
}

const columns = (
  tx: Tx,
) => tx`id, organisation_id, name, number, sector, area_pcode, role, contact, first_contact_on, met,
  valid_until, sign_again, left_on`

export async function findStaff(tx: Tx, responseId: string, id: string): Promise<Staff | undefined> {
  const [row] = await tx<Staff[]>`
    select ${columns(tx)} from induction_staff where response_id = ${responseId} and id = ${id}`
  return row
}

export function listEverybody(tx: Tx, responseId: string, organisationId: string): Promise<Staff[]> {
  return tx<Staff[]>`
    select ${columns(tx)} from induction_staff
    where response_id = ${responseId} and organisation_id = ${organisationId} and left_on is null order by folded, id`
}

/** @property after id of the last one of the page before: a name never stands in an address */
export type StaffFilter = { q?: string; after?: string | undefined; state?: State | undefined; most: number }

/** Those who are here, most pressing first: overdue ones on top, then by name. */
export function listStaff(
  tx: Tx,
  responseId: string,
  organisationId: string,
  { q = '', after, state, most }: StaffFilter,
  { today, soon }: { today: string; soon: string },
): Promise<Staff[]> {
  return tx<Staff[]>`
    with standing as (
      select ${columns(tx)}, case
          when met and (valid_until is null or valid_until > ${soon}::date) then 'complete'
          when met and valid_until >= ${today}::date then 'expiring'
          when met then 'expired'
          when sign_again then 'sign-again'
          when contact and first_contact_on <= ${today}::date then 'overdue'
          else 'due' end as state, folded
      from induction_staff
      where response_id = ${responseId} and organisation_id = ${organisationId} and left_on is null
        and (${q} = '' or folded like ${`%${likely(fold(q))}%`} or number = ${q})
    ), placed as (
      select standing.*, array_position(array['overdue', 'expired', 'sign-again', 'due', 'expiring', 'complete'], state)
        || ' ' || folded || ' ' || id as place
      from standing
    )
    select * from placed
    where (${state ?? null}::text is null or state = ${state ?? null})
      and (${after ?? null}::uuid is null
        or place collate "C" > (select place collate "C" from placed where id = ${after ?? null}))
    order by place collate "C" limit ${most}`
}

const likely = (text: string) => text.replace(/[\\%_]/g, '\\$&')

export async function findByNumber(
  tx: Tx,
  responseId: string,
  organisationId: string,
  number: string,
): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from induction_staff
    where response_id = ${responseId} and organisation_id = ${organisationId} and number = ${number} and number <> ''`
  return row?.id
}

export function putStaff(
  tx: Tx,
  responseId: string,
  { organisationId, ...one }: StaffForm & { organisationId: string },
  now: Date,
): Promise<void> {
  return putStaffAll(tx, responseId, organisationId, [one], now)
}

/** @returns false where the id is taken already, by whomever */
export async function addStaff(
  tx: Tx,
  responseId: string,
  one: StaffForm & { organisationId: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into induction_staff (response_id, id, organisation_id, name, folded, number, sector, area_pcode, role, contact,
      first_contact_on, changed_at)
    values (${responseId}, ${one.id}, ${one.organisationId}, ${one.name}, ${tidy(one.name)}, ${one.number},
      ${one.sector}, ${one.areaPcode}, ${one.role}, ${one.contact}, ${one.firstContactOn}, ${now})
    on conflict (response_id, id) do nothing`
  return result.count > 0
}

/** Adds or changes people of one organisation; whoever had left is back. Nobody may be in it twice. */
export async function putStaffAll(
  tx: Tx,
  responseId: string,
  organisationId: string,
  people: readonly StaffForm[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return
  const given = people.map(one => ({
    ...{ id: one.id, name: one.name, folded: tidy(one.name), number: one.number, sector: one.sector },
    ...{ area: one.areaPcode, role: one.role, contact: one.contact, first: one.firstContactOn },
  }))
  await tx`
    insert into induction_staff (response_id, id, organisation_id, name, folded, number, sector, area_pcode, role, contact,
      first_contact_on, changed_at)
    select ${responseId}, id, ${organisationId}, name, folded, number, sector, area, role, contact, first, ${now}
    from jsonb_to_recordset(${tx.json(given)}) as r(id uuid, name text, folded text, number text, sector text,
      area text, role text, contact boolean, first date)
    on conflict (response_id, id) do update set name = excluded.name, folded = excluded.folded, number = excluded.number,
      sector = excluded.sector, area_pcode = excluded.area_pcode, role = excluded.role, contact = excluded.contact,
      first_contact_on = excluded.first_contact_on, changed_at = excluded.changed_at, left_on = null`
}

/** A name as it is compared. */
export const tidy = (name: string) => fold(name).replace(/\s+/g, ' ').trim()

export async function setLeft(tx: Tx, responseId: string, id: string, day: string): Promise<boolean> {
  const result = await tx`
    update induction_staff set left_on = ${day} where response_id = ${responseId} and id = ${id} and left_on is null`
  return result.count > 0
}

export async function insertTraining(
  tx: Tx,
  responseId: string,
  one: TrainingForm & { organisationId: string; sessionId?: string | null },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into induction_training (response_id, id, organisation_id, title, held_on, place, trainer, topics, made_at,
      session_id)
    values (${responseId}, ${one.id}, ${one.organisationId}, ${one.title}, ${one.heldOn}, ${one.place}, ${one.trainer},
      ${tx.array(one.topics)}::text[], ${now}, ${one.sessionId ?? null})
    on conflict do nothing`
  return result.count > 0
}

export function listTrainings(tx: Tx, responseId: string, organisationId: string): Promise<Training[]> {
  return tx<Training[]>`
    select t.id, organisation_id, title, held_on, place, trainer, topics, session_id,
      (select count(*) from induction_attendance a where a.response_id = t.response_id and a.training_id = t.id) as people
    from induction_training t where t.response_id = ${responseId} and t.organisation_id = ${organisationId}
    order by held_on desc, id limit 200`
}

/** The one that was recorded from this session, however long ago. @returns its id */
export async function findTrainingOfSession(
  tx: Tx,
  responseId: string,
  organisationId: string,
  sessionId: string,
): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from induction_training
    where response_id = ${responseId} and organisation_id = ${organisationId} and session_id = ${sessionId}`
  return row?.id
}

export function listAttendance(
  tx: Tx,
  responseId: string,
  trainingId: string,
): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`
    select s.id, s.name from induction_attendance a
      join induction_staff s on s.response_id = a.response_id and s.id = a.staff_id
    where a.response_id = ${responseId} and a.training_id = ${trainingId} order by s.folded, s.id`
}

/** @returns those who were not there before */
export async function insertAttendance(
  tx: Tx,
  responseId: string,
  trainingId: string,
  staffIds: readonly string[],
): Promise<string[]> {
  const rows = await tx<{ staffId: string }[]>`
    insert into induction_attendance (response_id, training_id, staff_id)
    select response_id, ${trainingId}, id from induction_staff
    where response_id = ${responseId} and id = any (${tx.array([...staffIds])}::uuid[])
    on conflict do nothing returning staff_id`
  return rows.map(row => row.staffId)
}

/** @returns false when they were not on it */
export async function deleteAttendance(
  tx: Tx,
  responseId: string,
  trainingId: string,
  staffId: string,
): Promise<boolean> {
  const result = await tx`
    delete from induction_attendance
    where response_id = ${responseId} and training_id = ${trainingId} and staff_id = ${staffId}`
  return result.count > 0
}

export function namedStaff(
  tx: Tx,
  responseId: string,
  organisationId: string,
  lines: readonly string[],
): Promise<{ id: string; folded: string; number: string }[]> {
  return tx<{ id: string; folded: string; number: string }[]>`
    select id, folded, number from induction_staff
    where response_id = ${responseId} and organisation_id = ${organisationId} and left_on is null
      and (folded = any (${tx.array(lines.map(tidy))}::text[])
        or (number <> '' and number = any (${tx.array([...lines])}::text[])))`
}

export type Facts = Done & Pick<Staff, 'id' | 'role' | 'contact'>

/** What was done by these people; by everybody who is here when none are named. */
export function factsOf(tx: Tx, responseId: string, staffIds?: readonly string[]): Promise<Facts[]> {
  return tx<Facts[]>`
    select s.id, s.role, s.contact,
      coalesce((select jsonb_agg(jsonb_build_object('id', topic, 'on', t.held_on))
        from induction_attendance a
          join induction_training t on t.response_id = a.response_id and t.id = a.training_id, unnest(t.topics) topic
        where a.response_id = s.response_id and a.staff_id = s.id), '[]') as topics,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.requirement_id, 'version', g.version, 'on', g.signed_on))
        from induction_signature g where g.response_id = s.response_id and g.staff_id = s.id), '[]') as signed
    from induction_staff s
    where s.response_id = ${responseId} and s.left_on is null
      ${staffIds === undefined ? tx`` : tx`and s.id = any (${tx.array([...staffIds])}::uuid[])`}`
}

export async function saveStandings(
  tx: Tx,
  responseId: string,
  rows: readonly (Standing & { id: string })[],
): Promise<void> {
  const given = rows.map(row => ({ id: row.id, met: row.met, until: row.validUntil, again: row.signAgain }))
  await tx`
    update induction_staff s set met = r.met, valid_until = r.until, sign_again = r.again
    from jsonb_to_recordset(${tx.json(given)}) as r(id uuid, met boolean, until date, again boolean)
    where s.response_id = ${responseId} and s.id = r.id
      and (s.met, s.valid_until, s.sign_again) is distinct from (r.met, r.until, r.again)`
}

export type RunningOut = {
  organisationId: string
  day: string
  /** What was done ends; or children are met for the first time, and something is missing. */
  what: 'ends' | 'contact'
  people: number
}

/** The days on which something is to be done for people who are here, by organisation, as far as the actor may see. */
export function listRunningOut(
  tx: Tx,
  responseId: string,
  { from, until }: { from: string; until: string },
): Promise<RunningOut[]> {
  return tx<RunningOut[]>`
    select organisation_id, day, what, count(*)::int as people from (
      select organisation_id, valid_until as day, 'ends' as what from induction_staff
      where response_id = ${responseId} and left_on is null and met and valid_until between ${from} and ${until}
      union all
      select organisation_id, first_contact_on, 'contact' from induction_staff
      where response_id = ${responseId} and left_on is null and not met and not sign_again and contact
        and first_contact_on between ${from} and ${until}
    ) days group by organisation_id, day, what order by day, what`
}

/** Whoever left so long ago, with all that is kept of them. */
export async function deleteLeft(tx: Tx, responseId: string, id: string, until: string): Promise<boolean> {
  const result = await tx`
    delete from induction_staff where response_id = ${responseId} and id = ${id} and left_on <= ${until}`
  return result.count > 0
}

export type Covered = { key: string; state: State; people: number }

export function coverage(
  tx: Tx,
  days: { today: string; soon: string },
  side: 'organisation' | 'sector' | 'area',
): Promise<Covered[]> {
  return tx<
    Covered[]
  >`select key, state, people from induction_coverage(${days.today}, ${days.soon}, ${side})`
}

export function listAreas(tx: Tx, responseId: string): Promise<{ pcode: string; name: Texts }[]> {
  return tx<{ pcode: string; name: Texts }[]>`
    select pcode, name from area where response_id = ${responseId} and level > 0 order by pcode`
}
