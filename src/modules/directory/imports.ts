// Bringing entries from elsewhere: look first, then take over. A draft holds what was read; it is compared with the
// directory in steps, shown to whoever brought it, and taken over in one transaction or not at all.
import { append, type Scene } from '../../kernel/event.ts'
import { isId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { type Taken, takeRows, tellImported } from './imports/apply.ts'
import { compareAreas, keepCountry, takeAreas, tellAreas } from './imports/areas.ts'
import { judge } from './imports/compare.ts'
import {
  type Compared,
  type Counts,
  countOutcomes,
  type Draft,
  type DraftRow,
  deleteDraft,
  deleteMapping,
  draftLife,
  getDraft,
  insertDraft,
  insertRows,
  keysBefore,
  lockDraft,
  type NewDraft,
  type NewRow,
  replaceRows,
  rowsOf,
  saveChoices,
  saveCompared,
  saveMapping,
  updateDraft,
} from './imports/draft.ts'
import { loadKnown } from './imports/known.ts'
import { importableSectors, mayImport, mayImportAreas } from './imports/policy.ts'
import type { EntryRecord } from './imports/record.ts'

/** More than this many entries are compared and taken over after the answer, by a job; nobody waits for a job here. */
const atOnce = 300
const step = 200

export type Brought = Omit<NewDraft, 'options'> & { options?: Record<string, string>; rows: NewRow[] }

/** Keeps what was read as a draft. Bringing the same draft twice is harmless. */
export async function openImport(scene: Scene, brought: Brought): Promise<void> {
  must(brought.kind === 'areas' ? mayImportAreas(scene.actor) : mayImport(scene.actor))
  const sectors = importableSectors(scene.actor)
  const { rows, ...draft } = brought
  await insertDraft(scene, {
    ...draft,
    options: { ...draft.options, sectors: sectors === 'all' ? 'all' : sectors.toString() },
  })
  await insertRows(scene, draft.id, rows)
  await append(scene, {
    type: 'import.opened',
    subject: draft.id,
    data: { kind: draft.kind, format: draft.format, rows: rows.length },
    jobs: [
      {
        name: 'import.forget',
        key: draft.id,
        data: { draft: draft.id },
        runAt: new Date(scene.now.getTime() + draftLife),
      },
    ],
  })
  if (draft.state === 'comparing') await beginComparing(scene, draft.id, rows.length)
}

/** Says which column is what; remembered for the next table with the same head. */
export async function nameColumns(
  scene: Scene,
  draftId: string,
  mapping: Record<string, string>,
  options: Record<string, string>,
  rows: NewRow[],
): Promise<void> {
  must(mayImport(scene.actor))
  const draft = await lockDraft(scene, draftId)
  if (draft.state !== 'columns' && draft.state !== 'ready')
    throw new Problem('not-now', 'exchange.problem.not-now')
  await replaceRows(scene, draftId, rows)
  await updateDraft(scene, draftId, {
    state: 'comparing',
    mapping,
    options: { ...draft.options, ...options },
  })
  if (draft.signature) await saveMapping(scene, draft.kind, draft.signature, mapping)
  await append(scene, {
    type: 'import.columns-named',
    subject: draftId,
    data: { columns: Object.keys(mapping).length },
  })
  await beginComparing(scene, draftId, rows.length)
}

/** Of a list of many countries, takes one. */
export async function chooseCountry(scene: Scene, draftId: string, country: string): Promise<void> {
  must(mayImportAreas(scene.actor))
  const draft = await lockDraft(scene, draftId)
  const countries = (draft.options.countries ?? '').split(',')
  if (draft.state !== 'columns' || draft.kind !== 'areas' || !countries.includes(country))
    throw new Problem('not-now', 'exchange.problem.not-now')
  const rows = await keepCountry(scene, draft, country)
  await updateDraft(scene, draftId, { state: 'comparing', options: { ...draft.options, country } })
  await append(scene, { type: 'import.country-chosen', subject: draftId, data: { country } })
  await beginComparing(scene, draftId, rows)
}

async function beginComparing(scene: Scene, draftId: string, rows: number): Promise<void> {
  if (rows > atOnce && scene.actor.kind === 'person') {
    await append(scene, {
      type: 'import.comparing',
      subject: draftId,
      jobs: [{ name: 'import.compare', key: `${draftId}:0`, data: { draft: draftId } }],
    })
    return
  }
  while (!(await compareSome(scene, draftId)));
}

/** Compares the next rows of a draft. @returns true when it is done */
export async function compareSome(scene: Scene, draftId: string): Promise<boolean> {
  must(mayImport(scene.actor))
  const draft = await lockDraft(scene, draftId)
  if (draft.state !== 'comparing') return true
  const rows = await rowsOf(scene, draftId, { from: draft.done, most: step })
  const compared =
    draft.kind === 'areas' ? await compareAreas(scene, draft, rows) : await compareEntries(scene, draft, rows)
  await saveCompared(scene, draftId, compared)
  const done = draft.done + rows.length
  const isReady = done >= draft.total
  await updateDraft(scene, draftId, { done, ...(isReady ? { state: 'ready' as const } : {}) })
  return isReady
}

async function compareEntries(scene: Scene, draft: Draft, rows: DraftRow[]): Promise<Compared[]> {
  const known = await loadKnown(scene, draft.format, recordsOf(rows))
  const seen = new Set(await keysBefore(scene, draft.id, draft.done))
  return rows.map(row =>
    row.record === null || row.outcome === 'invalid'
      ? {
          number: row.number,
          outcome: 'invalid' as const,
          targetId: null,
          problems: row.problems,
          duplicates: [],
        }
      : { number: row.number, ...judge(scene, row.record as EntryRecord, known, seen, sectorsOf(draft)) },
  )
}

/**
 * Takes a draft over. Many entries are taken over by a job; the draft says so meanwhile.
 * @param checkedOn the day on which somebody checked all of it, or null
 */
export async function takeOver(scene: Scene, draftId: string, checkedOn: string | null): Promise<void> {
  must(mayImport(scene.actor))
  const draft = await lockDraft(scene, draftId)
  if (draft.kind === 'areas') must(mayImportAreas(scene.actor))
  if (draft.state === 'applied') return
  if (draft.state !== 'ready' && draft.state !== 'applying')
    throw new Problem('not-now', 'exchange.problem.not-now')
  if (draft.total > atOnce && scene.actor.kind === 'person') {
    await updateDraft(scene, draftId, {
      state: 'applying',
      options: { ...draft.options, checkedOn: checkedOn ?? '' },
    })
    await append(scene, {
      type: 'import.applying',
      subject: draftId,
      jobs: [{ name: 'import.apply', key: draftId, data: { draft: draftId } }],
    })
    return
  }
  await takeAll(scene, draft, checkedOn)
}

async function takeAll(scene: Scene, draft: Draft, checkedOn: string | null): Promise<void> {
  const seen = new Set<string>()
  for (let from = 0; from < draft.total; from += step) {
    const rows = (await rowsOf(scene, draft.id, { from, most: step })).filter(row => row.number < from + step)
    if (draft.kind === 'areas') {
      await saveCompared(scene, draft.id, await takeAreas(scene, draft, rows))
      continue
    }
    const taken = await takeRows(
      scene,
      rows.flatMap(row =>
        row.record === null || row.outcome === 'invalid'
          ? []
          : [{ ...row, record: row.record as EntryRecord }],
      ),
      { system: draft.format, sectors: sectorsOf(draft), seen, checkedOn },
    )
    await saveTaken(scene, draft.id, rows, taken)
  }
  await updateDraft(scene, draft.id, { state: 'applied', appliedAt: scene.now })
  const { problems: _, duplicates: __, ...counts } = await countOutcomes(scene, draft.id)
  if (draft.kind === 'areas') await tellAreas(scene, draft.id, counts)
  else await tellImported(scene, draft.id, draft.format, counts)
}

async function saveTaken(scene: Scene, draftId: string, rows: DraftRow[], taken: Taken[]): Promise<void> {
  const byNumber = new Map(taken.map(one => [one.number, one]))
  await saveCompared(
    scene,
    draftId,
    rows.map(row => {
      const one = byNumber.get(row.number)
      return {
        number: row.number,
        outcome: one?.outcome ?? 'invalid',
        targetId: one?.targetId ?? null,
        problems: row.problems,
        duplicates: [],
      }
    }),
  )
}

/** What the person decides about entries that resemble others: '' as proposed, 'leave', 'new', or the id of the other. */
export async function decide(
  scene: Scene,
  draftId: string,
  choices: { number: number; choice: string }[],
): Promise<void> {
  must(mayImport(scene.actor))
  const draft = await lockDraft(scene, draftId)
  if (draft.state !== 'ready') throw new Problem('not-now', 'exchange.problem.not-now')
  const sound = choices.filter(one => /^(|leave|new)$/.test(one.choice) || isId(one.choice))
  await saveChoices(scene, draftId, sound)
  await append(scene, { type: 'import.decided', subject: draftId, data: { rows: sound.length } })
}

/** What a draft would do, or has done, by outcome. */
export async function importCounts(scene: Scene, draftId: string): Promise<{ draft: Draft; counts: Counts }> {
  must(mayImport(scene.actor))
  const draft = await getDraft(scene, draftId)
  return { draft, counts: await countOutcomes(scene, draftId) }
}

/** @param alsoColumns the columns were named wrongly: they are asked for again when the file comes again */
export async function forgetImport(scene: Scene, draftId: string, alsoColumns = false): Promise<void> {
  must(mayImport(scene.actor))
  const draft = await getDraft(scene, draftId)
  if (alsoColumns && draft.signature) await deleteMapping(scene, draft.kind, draft.signature)
  await deleteDraft(scene, draftId)
  await append(scene, { type: 'import.forgotten', subject: draftId })
}

function sectorsOf(draft: Draft): string[] | 'all' {
  return draft.options.sectors === 'all' ? 'all' : (draft.options.sectors ?? '').split(',')
}

function recordsOf(rows: { record: unknown; outcome: unknown }[]): EntryRecord[] {
  // Records are written by the adapters of the exchange alone, in this form.
  return rows.flatMap(row =>
    row.record === null || row.outcome === 'invalid' ? [] : [row.record as EntryRecord],
  )
}
