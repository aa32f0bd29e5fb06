// Lists of people brought as a file: looked at first, then taken over. A list is taken over whole or not at all; how far
// the work is, is told beside it.
import { append, type Scene } from '../../../../kernel/event.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { unhurried } from '../../../../kernel/unhurried.ts'
import { settle } from '../commands/requirements.ts'
import { keepsStaffOf, mayKeepStaff } from '../policy.ts'
import { listAreas, putStaffAll } from '../store.ts'
import { type Counts, listLife, type NewList, type NewRow, type StaffList } from './model.ts'
import { judgeRows, type Verdict } from './rules.ts'
import * as store from './store.ts'

/** More rows than this are compared and taken over after the answer, by a job. */
const atOnce = 300
const step = 1000

/** Tells how far the work is, beside the transaction that does it. */
export type Tell = (done: number) => Promise<void>
const quietly: Tell = async () => {}

export async function listLists(scene: Scene): Promise<StaffList[]> {
  must(keepsStaffOf(scene.actor) !== undefined)
  return store.listLists(scene.tx, scene.response.id, scene.now)
}

/** For whoever brought it, while it is kept. */
export async function getList(scene: Scene, id: string, how: { lock?: boolean } = {}): Promise<StaffList> {
  const list = await store.findList(scene.tx, scene.response.id, id, scene.now, how)
  if (!list || !mayKeepStaff(scene.actor, list.organisationId)) throw notFound()
  return list
}

/** @returns also how many of those who are here the file does not mean */
export async function readCounts(scene: Scene, id: string): Promise<Counts & { notInFile: number }> {
  const { tx, response } = scene
  const { organisationId } = await getList(scene, id)
  const counts = await store.countRows(tx, response.id, id)
  return { ...counts, notInFile: await store.countNotMeant(tx, response.id, organisationId, id) }
}

export async function readRows(scene: Scene, id: string, filter: store.RowFilter) {
  await getList(scene, id)
  return store.listRows(scene.tx, scene.response.id, id, filter)
}

/** The rows as they came, while their columns are not named. */
export async function readCells(scene: Scene, id: string, most?: number): Promise<NewRow[]> {
  await getList(scene, id)
  return store.listCells(scene.tx, scene.response.id, id, most)
}

/** What this organisation said last time of the columns of such a table; 'ask' where it was wrong. */
export async function findColumns(
  scene: Scene,
  signature: string,
): Promise<Record<string, string> | 'ask' | undefined> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  const mapping = await store.findColumns(scene.tx, scene.response.id, organisationId, signature)
  return mapping && Object.keys(mapping).length === 0 ? 'ask' : mapping
}

/** Keeps what was read of a file, for the own organisation. Brought twice, it is there once. */
export async function bringList(scene: Scene, brought: NewList & { rows: NewRow[] }): Promise<void> {
  const { tx, actor, response, now } = scene
  const organisationId = keepsStaffOf(actor)
  must(organisationId !== undefined && actor.kind === 'person')
  const { rows, ...list } = brought
  if (await store.findList(tx, response.id, list.id, now)) return
  const expiresAt = new Date(now.getTime() + listLife)
  const isNew = await store.insertList(tx, response.id, {
    ...list,
    ...{ organisationId, personId: actor.id, createdAt: now, expiresAt },
  })
  // An id that another organisation has, whose lists nobody here sees.
  must(isNew)
  await store.insertRows(tx, response.id, list.id, rows)
  const forget = { name: 'induction.forget-list', key: list.id, data: { list: list.id }, runAt: expiresAt }
  await append(scene, {
    type: 'induction.list-brought',
    subject: list.id,
    data: { rows: rows.length },
    jobs: [forget],
  })
  if (list.state === 'comparing') await beginComparing(scene, list.id, rows.length)
}

/** Says what is in each column; remembered for the organisation's next file with the same head. */
export async function nameColumns(
  scene: Scene,
  id: string,
  mapping: Record<string, string>,
  rows: readonly NewRow[],
): Promise<void> {
  const { tx, response, now } = scene
  const list = await getList(scene, id, { lock: true })
  if (list.state !== 'columns') throw new Problem('not-now', 'exchange.problem.not-now')
  await store.deleteRows(tx, response.id, id)
  await store.insertRows(tx, response.id, id, rows)
  await store.updateList(tx, response.id, id, { state: 'comparing', mapping })
  await store.saveColumns(tx, response.id, list.organisationId, list.signature, mapping, now)
  await append(scene, { type: 'induction.columns-named', subject: id, data: { rows: rows.length } })
  await beginComparing(scene, id, rows.length)
}

async function beginComparing(scene: Scene, id: string, rows: number): Promise<void> {
  if (rows <= atOnce) return compareList(scene, id)
  const job = { name: 'induction.compare-list', key: id, data: { list: id } }
  await append(scene, { type: 'induction.list-comparing', subject: id, jobs: [job] })
}

export async function compareList(scene: Scene, id: string, tell: Tell = quietly): Promise<void> {
  const { tx, response } = scene
  const list = await getList(scene, id)
  if (list.state !== 'comparing') return
  const verdicts = await judge(scene, list)
  for (let from = 0; from < verdicts.length; from += step) {
    await store.saveJudged(tx, response.id, id, verdicts.slice(from, from + step))
    await tell(from + step)
  }
  await store.updateList(tx, response.id, id, { state: 'ready', done: list.total })
}

async function judge({ tx, response }: Scene, list: StaffList): Promise<Verdict[]> {
  const rows = await store.rowsToJudge(tx, response.id, list.id)
  const staff = await store.everybodyOf(tx, response.id, list.organisationId)
  const areas = await listAreas(tx, response.id)
  const pcodes = new Set(areas.map(({ pcode }) => pcode))
  return unhurried(judgeRows(rows, { staff, newId, pcodes }))
}

/**
 * What a person says about rows that may mean somebody: 'leave', 'new', or the id of the one meant. All rows are judged
 * once more, because one answer can change what another row means.
 * @param rest for every row that is asked about and has no answer
 */
export async function decideRows(
  scene: Scene,
  id: string,
  choices: readonly { number: number; choice: string }[],
  rest?: 'leave' | 'new' | 'first',
): Promise<void> {
  const { tx, response } = scene
  const list = await getList(scene, id, { lock: true })
  if (list.state !== 'ready') throw new Problem('not-now', 'exchange.problem.not-now')
  const sound = choices.filter(({ choice }) => /^(|leave|new)$/.test(choice) || isId(choice))
  await store.saveChoices(tx, response.id, id, sound)
  if (rest) await store.saveChoices(tx, response.id, id, await restOf(scene, id, rest))
  const asked = (await judge(scene, list)).filter(({ alike }) => alike.length > 0)
  for (let from = 0; from < asked.length; from += step)
    await store.saveJudged(tx, response.id, id, asked.slice(from, from + step))
  await append(scene, { type: 'induction.rows-decided', subject: id, data: { rows: sound.length } })
}

async function restOf({ tx, response }: Scene, id: string, rest: 'leave' | 'new' | 'first') {
  const open = { from: 0, most: 100_000, outcome: 'doubtful' } as const
  const rows = await store.listRows(tx, response.id, id, open)
  return rows.flatMap(({ number, choice, alike: [first] }) => {
    if (choice !== '' || !first) return []
    if (rest !== 'first') return [{ number, choice: rest }]
    return 'id' in first ? [{ number, choice: first.id }] : []
  })
}

/** Takes the list over, whole. A long one is taken over by a job; taken over twice, it changes nothing more. */
export async function takeOver(scene: Scene, id: string): Promise<void> {
  const { tx, response } = scene
  const list = await getList(scene, id, { lock: true })
  if (list.state === 'applied' || list.state === 'applying') return
  if (list.state !== 'ready') throw new Problem('not-now', 'exchange.problem.not-now')
  await store.updateList(tx, response.id, id, { state: 'applying', done: 0 })
  if (list.total <= atOnce) return applyList(scene, id)
  const job = { name: 'induction.apply-list', key: id, data: { list: id } }
  await append(scene, {
    type: 'induction.list-applying',
    subject: id,
    data: { rows: list.total },
    jobs: [job],
  })
}

/**
 * Judges every row by what stands here at this very moment, and writes who is new or changed. One transaction. The list
 * itself is not held meanwhile, so that progress can be told; that it is being applied keeps everybody else away.
 */
export async function applyList(scene: Scene, id: string, tell: Tell = quietly): Promise<void> {
  const { tx, response, now } = scene
  const list = await getList(scene, id)
  if (list.state !== 'applying') return
  const verdicts = await judge(scene, list)
  for (let from = 0; from < verdicts.length; from += step) {
    const some = verdicts.slice(from, from + step)
    const forms = some.flatMap(({ form }) => form ?? [])
    await putStaffAll(tx, response.id, list.organisationId, forms, now)
    await settle(
      scene,
      forms.map(one => one.id),
    )
    await store.saveJudged(tx, response.id, id, some.map(asApplied))
    await tell(from + step)
  }
  await store.updateList(tx, response.id, id, { state: 'applied', done: list.total, appliedAt: now })
  const { asked: _, ...counts } = await store.countRows(tx, response.id, id)
  await append(scene, { type: 'induction.list-applied', subject: id, data: counts })
}

/** What nobody decided stayed out. */
function asApplied(verdict: Verdict): Verdict {
  return verdict.outcome === 'doubtful' ? { ...verdict, outcome: 'discarded' } : verdict
}

/** @param alsoColumns they were named or guessed wrongly: they are asked for when the file comes again */
export async function forgetList(scene: Scene, id: string, alsoColumns = false): Promise<void> {
  const { tx, response, now } = scene
  const list = await getList(scene, id, { lock: true })
  if (list.state === 'applying') throw new Problem('not-now', 'exchange.problem.not-now')
  if (alsoColumns) await store.saveColumns(tx, response.id, list.organisationId, list.signature, {}, now)
  await store.deleteList(tx, response.id, id)
  await append(scene, { type: 'induction.list-forgotten', subject: id })
}
