// Administrative areas out of a draft: compared with those of the response, and taken over the larger first, because each
// lies in one that must be there already.
import { append, type Scene } from '../../../kernel/event.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Compared, Draft, DraftRow, Outcome, Problem } from './draft.ts'
import { hashOf } from './hash.ts'

export type AreaRecord = { pcode: string; parent: string | null; level: number; name: Texts; country: string }

type KnownArea = { pcode: string; parent: string | null; level: number; name: Texts }

export async function compareAreas(scene: Scene, draft: Draft, rows: DraftRow[]): Promise<Compared[]> {
  const { tx, response } = scene
  const records = recordsOf(rows)
  const pcodes = [...new Set(records.flatMap(record => [record.pcode, record.parent ?? record.pcode]))]
  const known = new Map(
    (
      await tx<KnownArea[]>`
        select pcode, parent_pcode as parent, level, name from area
        where response_id = ${response.id} and pcode = any(${pcodes})`
    ).map(area => [area.pcode, area]),
  )
  const inDraft = new Set(
    (
      await tx<{ pcode: string }[]>`
        select record ->> 'pcode' as pcode from import_row
        where response_id = ${response.id} and draft_id = ${draft.id} and record is not null
          and record ->> 'pcode' = any(${pcodes})`
    ).map(row => row.pcode),
  )
  return rows.map(row => {
    const { outcome, problems } = judge(row, known, inDraft)
    return { number: row.number, outcome, problems, targetId: null, duplicates: [] }
  })
}

function judge(
  row: DraftRow,
  known: Map<string, KnownArea>,
  inDraft: Set<string>,
): { outcome: Outcome; problems: Problem[] } {
  const [record] = recordsOf([row])
  if (!record) return { outcome: 'invalid', problems: row.problems }
  if (record.parent && !known.has(record.parent) && !inDraft.has(record.parent))
    return { outcome: 'invalid', problems: [{ code: 'parent-not-known', values: { value: record.parent } }] }
  const before = known.get(record.pcode)
  if (!before) return { outcome: 'new', problems: [] }
  const after = {
    ...before,
    level: record.level,
    parent: record.parent ?? before.parent,
    name: { ...before.name, ...record.name },
  }
  return { outcome: hashOf(after) === hashOf(before) ? 'identical' : 'updated', problems: [] }
}

export async function takeAreas(scene: Scene, draft: Draft, rows: DraftRow[]): Promise<Compared[]> {
  const { tx, response } = scene
  const compared = await compareAreas(scene, draft, rows)
  const wanted = new Set(
    compared.filter(one => one.outcome === 'new' || one.outcome === 'updated').map(one => one.number),
  )
  const records = recordsOf(rows.filter(row => wanted.has(row.number)))
  if (records.length > 0)
    await tx`
      insert into area (response_id, pcode, parent_pcode, level, name)
      select ${response.id}, r.pcode, r.parent, r.level, r.name
      from jsonb_to_recordset(${tx.json(records as never)}) as r(pcode text, parent text, level int, name jsonb)
      order by r.level, r.pcode
      on conflict (response_id, pcode) do update set level = excluded.level,
        parent_pcode = coalesce(excluded.parent_pcode, area.parent_pcode), name = area.name || excluded.name`
  return compared
}

/** Keeps the areas of one country: a list of the whole world is never taken as a whole. */
export async function keepCountry(scene: Scene, draft: Draft, country: string): Promise<number> {
  const { tx, response } = scene
  await tx`
    delete from import_row where response_id = ${response.id} and draft_id = ${draft.id}
      and (record is null or record ->> 'country' <> ${country})`
  const [left] = await tx<{ count: number }[]>`
    with numbered as (
      select number, row_number() over (order by number) - 1 as place from import_row
      where response_id = ${response.id} and draft_id = ${draft.id}
    ), moved as (
      update import_row r set number = numbered.place from numbered
      where r.response_id = ${response.id} and r.draft_id = ${draft.id} and r.number = numbered.number
    )
    select count(*)::int as count from numbered`
  await tx`update import_draft set total = ${left!.count}, done = 0
    where response_id = ${response.id} and id = ${draft.id}`
  return left!.count
}

export async function tellAreas(
  scene: Scene,
  draftId: string,
  counts: Record<string, number>,
): Promise<void> {
  await append(scene, { type: 'areas.imported', subject: draftId, data: counts })
}

function recordsOf(rows: DraftRow[]): AreaRecord[] {
  // Records of areas are written by the exchange alone, in this form.
  return rows.flatMap(row =>
    row.record === null || row.outcome === 'invalid' ? [] : [row.record as AreaRecord],
  )
}
