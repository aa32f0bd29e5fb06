// A draft: what somebody brought, as it was read, between looking at it and taking it over. Only whoever brought it sees
// it, and after a day it is forgotten.
import * as v from 'valibot'
import { day } from '../../../kernel/clock.ts'
import type { Scene } from '../../../kernel/event.ts'
import { notFound } from '../../../kernel/problem.ts'

export const draftLife = day

export const outcomes = ['invalid', 'new', 'updated', 'identical', 'old', 'discarded'] as const
/** What becomes of a row: nothing (invalid, identical, old, discarded), a new entry, or a change of one. */
export type Outcome = (typeof outcomes)[number]

/** Something wrong with a row, or worth a look: `exchange.problem.<code>`, and the column or field where it is. */
export const Problem = v.object({
  code: v.string(),
  column: v.optional(v.string()),
  values: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
})
export type Problem = v.InferOutput<typeof Problem>

/** An entry of the directory that a row resembles. */
export type Duplicate = { id: string; name: Record<string, string>; place: string }

export type DraftState = 'columns' | 'comparing' | 'ready' | 'applying' | 'applied' | 'failed'

export type Draft = {
  id: string
  kind: 'services' | 'areas'
  format: 'table' | 'services-advisor' | 'hsds'
  state: DraftState
  signature: string | null
  columns: string[]
  mapping: Record<string, string>
  options: Record<string, string>
  notes: Problem[]
  total: number
  done: number
  createdAt: Date
  expiresAt: Date
  appliedAt: Date | null
}

/** A row as it was read: with a record when it could be understood, else with what is wrong with it. */
export type NewRow = {
  number: number
  sheet: string
  line: number | null
  /** The cells of a table whose columns nobody has named yet. */
  cells?: unknown
  record?: unknown
  problems?: Problem[]
}

export type DraftRow = {
  number: number
  sheet: string
  line: number | null
  cells: unknown
  outcome: Outcome | null
  record: unknown
  targetId: string | null
  problems: Problem[]
  duplicates: Duplicate[]
  choice: string
}

export type Compared = Pick<DraftRow, 'number' | 'outcome' | 'targetId' | 'problems' | 'duplicates'>

export type NewDraft = Pick<
  Draft,
  'id' | 'kind' | 'format' | 'state' | 'signature' | 'columns' | 'mapping' | 'options' | 'notes'
>

const rowsAtOnce = 500

export async function insertDraft(scene: Scene, draft: NewDraft): Promise<void> {
  const { tx, response, actor, now } = scene
  await tx`
    insert into import_draft (response_id, id, kind, format, person_id, state, signature, columns, mapping, options,
      notes, created_at, expires_at)
    values (${response.id}, ${draft.id}, ${draft.kind}, ${draft.format}, ${actor.kind === 'person' ? actor.id : null},
      ${draft.state}, ${draft.signature}, ${tx.json(draft.columns)}, ${tx.json(draft.mapping)},
      ${tx.json(draft.options)}, ${tx.json(draft.notes as never)}, ${now}, ${new Date(now.getTime() + draftLife)})`
}

export async function insertRows(scene: Scene, draftId: string, rows: NewRow[]): Promise<void> {
  const { tx, response } = scene
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce)
    await tx`
      insert into import_row (response_id, draft_id, number, sheet, line, cells, record, outcome, problems)
      select ${response.id}, ${draftId}, r.number, r.sheet, r.line, r.cells, r.record,
        case when r.problems <> '[]' then 'invalid' end, coalesce(r.problems, '[]')
      from jsonb_to_recordset(${tx.json(some as never)}) as r(number int, sheet text, line int, cells jsonb,
        record jsonb, problems jsonb)`
  }
  await tx`update import_draft set total = total + ${rows.length}
    where response_id = ${response.id} and id = ${draftId}`
}

/** The draft, for whoever brought it and while it lives. */
export async function getDraft(scene: Scene, id: string): Promise<Draft> {
  const { tx, response, now } = scene
  const [draft] = await tx<Draft[]>`
    select id, kind, format, state, signature, columns, mapping, options, notes, total, done, created_at, expires_at,
      applied_at
    from import_draft where response_id = ${response.id} and id = ${id} and expires_at > ${now}`
  if (!draft) throw notFound()
  return draft
}

export async function findDrafts(scene: Scene): Promise<Draft[]> {
  const { tx, response, now } = scene
  return tx<Draft[]>`
    select id, kind, format, state, signature, columns, mapping, options, notes, total, done, created_at, expires_at,
      applied_at
    from import_draft where response_id = ${response.id} and expires_at > ${now}
    order by created_at desc limit 20`
}

/** Takes the draft for itself until the transaction ends, so that two people's clicks do not both take it over. */
export async function lockDraft(scene: Scene, id: string): Promise<Draft> {
  await scene.tx`select from import_draft where response_id = ${scene.response.id} and id = ${id} for update`
  return getDraft(scene, id)
}

export async function updateDraft(
  scene: Scene,
  id: string,
  change: Partial<Pick<Draft, 'state' | 'mapping' | 'options' | 'done' | 'appliedAt'>>,
): Promise<void> {
  const { tx, response } = scene
  await tx`
    update import_draft set
      state = coalesce(${change.state ?? null}, state),
      mapping = coalesce(${change.mapping ? tx.json(change.mapping) : null}, mapping),
      options = coalesce(${change.options ? tx.json(change.options) : null}, options),
      done = coalesce(${change.done ?? null}, done),
      applied_at = coalesce(${change.appliedAt ?? null}, applied_at)
    where response_id = ${response.id} and id = ${id}`
}

/** Rows in the order of the file, from a number on. */
export async function rowsOf(
  scene: Scene,
  draftId: string,
  what: {
    from?: number
    outcome?: Outcome | undefined
    only?: 'doubtful' | 'problems' | undefined
    withCells?: boolean
    most: number
  },
): Promise<DraftRow[]> {
  const { tx, response } = scene
  return tx<DraftRow[]>`
    select number, sheet, line, case when ${what.withCells ?? false} then cells end as cells, outcome, record,
      target_id, problems, duplicates, choice
    from import_row
    where response_id = ${response.id} and draft_id = ${draftId} and number >= ${what.from ?? 0}
      and (${what.outcome ?? null}::text is null or outcome = ${what.outcome ?? null})
      and (${what.only ?? null}::text is distinct from 'doubtful' or duplicates <> '[]')
      and (${what.only ?? null}::text is distinct from 'problems' or problems <> '[]')
    order by number limit ${what.most}`
}

/** What the entries before this row are called by their source, so that a second one is noticed. */
export async function keysBefore(scene: Scene, draftId: string, number: number): Promise<string[]> {
  const rows = await scene.tx<{ key: string }[]>`
    select record ->> 'key' as key from import_row
    where response_id = ${scene.response.id} and draft_id = ${draftId} and number < ${number}
      and record is not null and outcome <> 'invalid'`
  return rows.map(row => row.key)
}

/** The rows of a table again, once its columns are named. */
export async function replaceRows(scene: Scene, draftId: string, rows: NewRow[]): Promise<void> {
  const { tx, response } = scene
  await tx`delete from import_row where response_id = ${response.id} and draft_id = ${draftId}`
  await tx`update import_draft set total = 0, done = 0 where response_id = ${response.id} and id = ${draftId}`
  await insertRows(scene, draftId, rows)
}

export async function saveCompared(scene: Scene, draftId: string, rows: Compared[]): Promise<void> {
  const { tx, response } = scene
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows
      .slice(from, from + rowsAtOnce)
      .map(({ targetId, ...row }) => ({ ...row, target_id: targetId }))
    await tx`
      update import_row set outcome = r.outcome, target_id = r.target_id, problems = r.problems,
        duplicates = r.duplicates
      from jsonb_to_recordset(${tx.json(some as never)})
        as r(number int, outcome text, target_id uuid, problems jsonb, duplicates jsonb)
      where import_row.response_id = ${response.id} and import_row.draft_id = ${draftId}
        and import_row.number = r.number`
  }
}

export type Counts = Record<Outcome, number> & { problems: number; duplicates: number }

export async function countOutcomes(scene: Scene, draftId: string): Promise<Counts> {
  const { tx, response } = scene
  const rows = await tx<{ outcome: Outcome | null; count: number; problems: number; duplicates: number }[]>`
    select outcome, count(*)::int as count, count(*) filter (where problems <> '[]')::int as problems,
      count(*) filter (where duplicates <> '[]')::int as duplicates
    from import_row where response_id = ${response.id} and draft_id = ${draftId} group by outcome`
  const counts: Counts = {
    invalid: 0,
    new: 0,
    updated: 0,
    identical: 0,
    old: 0,
    discarded: 0,
    problems: 0,
    duplicates: 0,
  }
  for (const row of rows) {
    if (row.outcome) counts[row.outcome] += row.count
    counts.problems += row.problems
    counts.duplicates += row.duplicates
  }
  return counts
}

export async function saveChoices(
  scene: Scene,
  draftId: string,
  choices: { number: number; choice: string }[],
): Promise<void> {
  const { tx, response } = scene
  await tx`
    update import_row set choice = r.choice
    from jsonb_to_recordset(${tx.json(choices)}) as r(number int, choice text)
    where import_row.response_id = ${response.id} and import_row.draft_id = ${draftId}
      and import_row.number = r.number and import_row.duplicates <> '[]'`
}

export async function deleteDraft(scene: Scene, id: string): Promise<void> {
  await scene.tx`delete from import_draft where response_id = ${scene.response.id} and id = ${id}`
}

export async function findMapping(
  scene: Scene,
  kind: Draft['kind'],
  signature: string,
): Promise<Record<string, string> | undefined> {
  const { tx, response } = scene
  const [row] = await tx<{ mapping: Record<string, string> }[]>`
    select mapping from import_mapping
    where response_id = ${response.id} and kind = ${kind} and signature = ${signature}`
  return row?.mapping
}

export async function saveMapping(
  scene: Scene,
  kind: Draft['kind'],
  signature: string,
  mapping: Record<string, string>,
): Promise<void> {
  const { tx, response, now } = scene
  await tx`
    insert into import_mapping (response_id, kind, signature, mapping, saved_at)
    values (${response.id}, ${kind}, ${signature}, ${tx.json(mapping)}, ${now})
    on conflict (response_id, kind, signature) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`
}

export async function deleteMapping(scene: Scene, kind: Draft['kind'], signature: string): Promise<void> {
  const { tx, response } = scene
  await tx`
    delete from import_mapping where response_id = ${response.id} and kind = ${kind} and signature = ${signature}`
}
