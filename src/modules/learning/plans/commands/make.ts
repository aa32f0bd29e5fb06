// Plans that begin: empty, as a copy, from a file. Each is a document of its own from then on.
import { createHash } from 'node:crypto'
import { append, type Scene } from '../../../../kernel/event.ts'
import { isId } from '../../../../kernel/id.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import type { Language } from '../../../../kernel/words.ts'
import { findShipped } from '../content.ts'
import { type AddForm, type Plan, type PlanTexts, planFormat } from '../model.ts'
import { mayKeepPlans } from '../policy.ts'
import { emptyBlock, settled } from '../rules/changes.ts'
import { summaryOf } from '../rules/summary.ts'
import * as store from '../store.ts'
import { mostOwn, openPlan } from './read.ts'

/** With its first block. Done twice with the same id, it is made once. */
export async function makePlan(
  scene: Scene,
  given: { id: string; title: string; language: Language; first: AddForm & { id: string } },
): Promise<void> {
  must(mayKeepPlans(scene.actor))
  const { id, title, language, first } = given
  const plan: Plan = {
    format: planFormat,
    id,
    title: { [language]: title },
    source: '',
    objectives: [],
    keyPoints: [],
    blocks: [emptyBlock(first.id, first, language)],
    supporting: [],
    resources: [],
    checkedBy: null,
  }
  await insert(scene, { id, plan, madeFrom: '', fileHash: null, what: 'made' })
}

/**
 * Of a plan that came with the program or of one of the response's own, to be changed. Done twice with the same id, it is
 * copied once.
 * @param settle a contradiction that the copy settles at once, and how
 */
export async function copyPlan(
  scene: Scene,
  given: { id: string; from: string; title: PlanTexts; settle?: { contradiction: string; way: string } },
): Promise<void> {
  must(mayKeepPlans(scene.actor))
  const { plan } = await openPlan(scene, given.from)
  const copy: Plan = { ...plan, id: given.id, title: given.title, checkedBy: null }
  const { settle } = given
  await insert(scene, {
    id: given.id,
    plan: settle ? settled(copy, settle.contradiction, settle.way) : copy,
    madeFrom: given.from,
    fileHash: null,
    what: 'copied',
  })
}

export type Brought = {
  /**
   * new: it is here now; beside: so is another of the same origin; identical: it was here, and nothing changes; old: it was
   * here and has been changed since, and nothing changes.
   */
  outcome: 'new' | 'beside' | 'identical' | 'old'
  id: string
}

/** A plan from a file. The same file again changes nothing, whatever became of the plan in between. */
export async function bringPlan(scene: Scene, given: Plan): Promise<Brought> {
  must(mayKeepPlans(scene.actor))
  const { tx, response } = scene
  const shipped = findShipped(given.id)
  if (shipped && sameText(shipped, given)) return { outcome: 'identical', id: given.id }
  const fileHash = createHash('sha256').update(textOf(given)).digest()
  const known = await store.findByFile(tx, response.id, fileHash)
  if (known) return { outcome: 'identical', id: known }
  const there = isId(given.id) ? await store.findOwn(tx, response.id, given.id) : undefined
  const same = there && (await store.findSame(tx, response.id, there.id, { ...given, checkedBy: null }))
  if (there && same !== undefined)
    return { outcome: same === there.revision ? 'identical' : 'old', id: there.id }
  const id = there || !isId(given.id) ? idOf(fileHash) : given.id
  const plan = { ...given, id, checkedBy: null }
  await insert(scene, { id, plan, madeFrom: shipped ? given.id : '', fileHash, what: 'brought' })
  return { outcome: there ? 'beside' : 'new', id }
}

async function insert(
  scene: Scene,
  given: Omit<store.Insert, 'summary' | 'madeBy'> & { what: 'made' | 'copied' | 'brought' },
): Promise<void> {
  const { tx, response, actor, now } = scene
  if (textOf(given.plan).length > mostLetters) throw new Problem('too-large', 'plans.error.large')
  const madeBy = actor.kind === 'person' ? actor.id : null
  const isNew = await store.insertOwn(
    tx,
    response.id,
    { ...given, summary: summaryOf(given.plan), madeBy },
    now,
  )
  if (!isNew) return
  await checkRoom(scene)
  await append(scene, {
    type: `session-plan.${given.what}`,
    subject: given.id,
    data: { blocks: given.plan.blocks.length },
  })
}

/** Throws *not now* where there are more than a library can show; nothing of the request stays. */
export async function checkRoom({ tx, response }: Scene): Promise<void> {
  if ((await store.countOwn(tx, response.id)) > mostOwn)
    throw new Problem('not-now', 'plans.refused.many', { most: mostOwn })
}

/** Ten times the guide in one language. */
export const mostLetters = 300_000

/** One text for one plan: in the order of its schema, which is also that of a plan that came back from the database. */
export function textOf(plan: Plan): string {
  return JSON.stringify(plan, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** Nobody's having checked a language is not part of what a plan says. */
function sameText(a: Plan, b: Plan): boolean {
  return textOf({ ...a, checkedBy: null }) === textOf({ ...b, checkedBy: null })
}

/** The same for the same file, in every response. */
function idOf(hash: Uint8Array): string {
  const hex = Buffer.from(hash).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
