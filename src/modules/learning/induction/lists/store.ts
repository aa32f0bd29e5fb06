// SQL of the lists that somebody brings.
import type { Tx } from '../../../../kernel/db.ts'
import type { Counts, Judged, ListRow, NewList, NewRow, Outcome, StaffList, ToJudge } from './model.ts'
import type { Listed } from './rules.ts'

const atOnce = 1000

const columns = (tx: Tx) =>
  tx`id, organisation_id, state, signature, columns, mapping, notes, total, done, created_at, expires_at`

/** @returns false where the id is taken already, by whomever */
export async function insertList(
  tx: Tx,
  responseId: string,
  list: NewList & Pick<StaffList, 'organisationId' | 'createdAt' | 'expiresAt'> & { personId: string },
): Promise<boolean> {
  const result = await tx`
    insert into induction_list (response_id, id, organisation_id, person_id, state, signature, columns, mapping, notes,
      created_at, expires_at)
    values (${responseId}, ${list.id}, ${list.organisationId}, ${list.personId}, ${list.state}, ${list.signature},
      ${tx.json(list.columns)}, ${tx.json(list.mapping)}, ${tx.json(list.notes as never)}, ${list.createdAt},
      ${list.expiresAt})
    on conflict do nothing`
  return result.count > 0
}

export async function insertRows(
  tx: Tx,
  responseId: string,
  listId: string,
  rows: readonly NewRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce)
    await tx`
      insert into induction_list_row (response_id, list_id, number, line, cells, record, problems)
      select ${responseId}, ${listId}, r.number, r.line, r.cells, r.record, coalesce(r.problems, '[]')
      from jsonb_to_recordset(${tx.json(rows.slice(from, from + atOnce) as never)})
        as r(number int, line int, cells jsonb, record jsonb, problems jsonb)`
  await tx`
    update induction_list set total = ${rows.length}, done = 0 where response_id = ${responseId} and id = ${listId}`
}

export async function deleteRows(tx: Tx, responseId: string, listId: string): Promise<void> {
  await tx`delete from induction_list_row where response_id = ${responseId} and list_id = ${listId}`
}

/** @param lock keeps it from others until the transaction ends */
export async function findList(
  tx: Tx,
  responseId: string,
  id: string,
  now: Date,
  { lock = false }: { lock?: boolean } = {},
): Promise<StaffList | undefined> {
  const [list] = await tx<StaffList[]>`
    select ${columns(tx)} from induction_list
    where response_id = ${responseId} and id = ${id} and expires_at > ${now} ${lock ? tx`for update` : tx``}`
  return list
}

export function listLists(tx: Tx, responseId: string, now: Date): Promise<StaffList[]> {
  return tx<StaffList[]>`
    select ${columns(tx)} from induction_list where response_id = ${responseId} and expires_at > ${now}
    order by created_at desc, id limit 20`
}

export async function updateList(
  tx: Tx,
  responseId: string,
  id: string,
  change: Partial<Pick<StaffList, 'state' | 'mapping' | 'done'>> & { appliedAt?: Date },
): Promise<void> {
  await tx`
    update induction_list set state = coalesce(${change.state ?? null}, state),
      mapping = coalesce(${change.mapping ? tx.json(change.mapping) : null}, mapping),
      done = least(coalesce(${change.done ?? null}, done), total),
      applied_at = coalesce(${change.appliedAt ?? null}, applied_at)
    where response_id = ${responseId} and id = ${id}`
}

export async function deleteList(tx: Tx, responseId: string, id: string): Promise<void> {
  await tx`delete from induction_list where response_id = ${responseId} and id = ${id}`
}

export type RowFilter = { from: number; most: number; outcome?: Outcome | undefined; asked?: boolean }

/** Rows in the order of the file. */
export function listRows(
  tx: Tx,
  responseId: string,
  listId: string,
  { from, most, outcome, asked = false }: RowFilter,
): Promise<ListRow[]> {
  return tx<ListRow[]>`
    select number, line, cells, record, outcome, staff_id, problems, changes, alike, choice from induction_list_row
    where response_id = ${responseId} and list_id = ${listId} and number >= ${from}
      and (${outcome ?? null}::text is null or outcome = ${outcome ?? null})
      and (not ${asked} or alike <> '[]')
    order by number limit ${most}`
}

/** @param most so many of the first, else all */
export function listCells(tx: Tx, responseId: string, listId: string, most?: number): Promise<NewRow[]> {
  return tx<NewRow[]>`
    select number, line, cells from induction_list_row
    where response_id = ${responseId} and list_id = ${listId} order by number limit ${most ?? null}`
}

export function rowsToJudge(tx: Tx, responseId: string, listId: string): Promise<ToJudge[]> {
  return tx<ToJudge[]>`
    select number, line, record, choice, problems from induction_list_row
    where response_id = ${responseId} and list_id = ${listId} order by number`
}

/** What was judged of these rows. */
export async function saveJudged(
  tx: Tx,
  responseId: string,
  listId: string,
  rows: readonly Judged[],
): Promise<void> {
  const given = rows.map(({ number, outcome, staffId, problems, changes, alike }) => ({
    ...{ number, outcome, staff: staffId, problems, changes, alike },
  }))
  await tx`
    update induction_list_row l set outcome = r.outcome, staff_id = r.staff, problems = r.problems,
      changes = r.changes, alike = r.alike
    from jsonb_to_recordset(${tx.json(given as never)})
      as r(number int, outcome text, staff uuid, problems jsonb, changes jsonb, alike jsonb)
    where l.response_id = ${responseId} and l.list_id = ${listId} and l.number = r.number`
}

/** @param choices of single rows; `rest` for those that are asked and have no answer yet */
export async function saveChoices(
  tx: Tx,
  responseId: string,
  listId: string,
  choices: readonly { number: number; choice: string }[],
): Promise<void> {
  await tx`
    update induction_list_row l set choice = r.choice
    from jsonb_to_recordset(${tx.json(choices)}) as r(number int, choice text)
    where l.response_id = ${responseId} and l.list_id = ${listId} and l.number = r.number and l.alike <> '[]'`
}

export async function countRows(tx: Tx, responseId: string, listId: string): Promise<Counts> {
  const rows = await tx<{ outcome: Outcome | null; count: number; asked: number }[]>`
    select outcome, count(*)::int as count, count(*) filter (where alike <> '[]')::int as asked
    from induction_list_row where response_id = ${responseId} and list_id = ${listId} group by outcome`
  const counts: Counts = {
    ...{ new: 0, updated: 0, identical: 0, doubtful: 0, discarded: 0, invalid: 0, asked: 0 },
  }
  for (const { outcome, count, asked } of rows) {
    if (outcome) counts[outcome] += count
    counts.asked += asked
  }
  return counts
}

/** Those who are here and whom no row of the list means. Both sides are long and new: only a hash is quick for certain. */
export async function countNotMeant(
  tx: Tx,
  responseId: string,
  organisationId: string,
  listId: string,
): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from induction_staff
    where response_id = ${responseId} and organisation_id = ${organisationId} and left_on is null
      and id not in (select staff_id from induction_list_row
        where response_id = ${responseId} and list_id = ${listId} and staff_id is not null)`
  return row?.count ?? 0
}

/** Everybody of the organisation, also those who have left. */
export function everybodyOf(tx: Tx, responseId: string, organisationId: string): Promise<Listed[]> {
  return tx<Listed[]>`
    select id, name, number, sector, area_pcode, role, contact, first_contact_on, left_on from induction_staff
    where response_id = ${responseId} and organisation_id = ${organisationId} order by folded, id`
}

export async function findColumns(
  tx: Tx,
  responseId: string,
  organisationId: string,
  signature: string,
): Promise<Record<string, string> | undefined> {
  const [row] = await tx<{ mapping: Record<string, string> }[]>`
    select mapping from induction_list_columns
    where response_id = ${responseId} and organisation_id = ${organisationId} and signature = ${signature}`
  return row?.mapping
}

export async function saveColumns(
  tx: Tx,
  responseId: string,
  organisationId: string,
  signature: string,
  mapping: Record<string, string>,
  now: Date,
): Promise<void> {
  await tx`
    insert into induction_list_columns (response_id, organisation_id, signature, mapping, saved_at)
    values (${responseId}, ${organisationId}, ${signature}, ${tx.json(mapping)}, ${now})
    on conflict (response_id, organisation_id, signature) do update set mapping = excluded.mapping,
      saved_at = excluded.saved_at`
}
