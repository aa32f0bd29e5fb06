// What is in the library, and one plan of it.
import type { Scene } from '../../../../kernel/event.ts'
import { isId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import type { Language } from '../../../../kernel/words.ts'
import { findShipped, shippedIds } from '../content.ts'
import type { OwnPlan, Plan, Revision } from '../model.ts'
import { mayKeepPlans, mayReadPlans } from '../policy.ts'
import { shownIn } from '../rules/lines.ts'
import { type Summary, summaryOf } from '../rules/summary.ts'
import * as store from '../store.ts'

export type ShippedListed = Summary & { id: string }

export type Library = {
  shipped: ShippedListed[]
  own: store.OwnListed[]
  /** Put away; only for those who can bring them back. */
  retired: store.OwnListed[]
  /** Where the next of them begin. */
  next: number | undefined
}

/** So many of the response's own are kept that are not put away. */
export const mostOwn = 300
const retiredPerPage = 50

/** @param from which of those put away on */
export async function readLibrary(scene: Scene, from = 0): Promise<Library> {
  must(mayReadPlans(scene.actor))
  const { tx, response, actor } = scene
  const own = await store.listOwn(tx, response.id, { retired: false, from: 0, most: mostOwn })
  const found = mayKeepPlans(actor)
    ? await store.listOwn(tx, response.id, { retired: true, from, most: retiredPerPage + 1 })
    : []
  return {
    ...{ shipped: listShipped(), own, retired: found.slice(0, retiredPerPage) },
    next: found.length > retiredPerPage ? from + retiredPerPage : undefined,
  }
}

export type PlanListed = Pick<Summary, 'title' | 'minutes'> & { id: string }

/** Those that a session can be prepared from: what came with the program, then the response's own. */
export async function listPlans(scene: Scene): Promise<PlanListed[]> {
  const { shipped, own } = await readLibrary(scene)
  return [...shipped, ...own].map(({ id, title, minutes }) => ({ id, title, minutes }))
}

/** A plan that a session can be prepared from. */
export async function findPlan(scene: Scene, id: string): Promise<Plan | undefined> {
  const shipped = findShipped(id)
  if (shipped || !isId(id)) return shipped
  const own = await store.findOwn(scene.tx, scene.response.id, id)
  return own && own.retiredAt === null ? own.plan : undefined
}

/** `own` is undefined for a plan that came with the program. */
export type Opened = { plan: Plan; own: OwnPlan | undefined }

/** Throws *not found* for one that is not there, or was put away and is not the reader's to bring back. */
export async function openPlan(scene: Scene, id: string): Promise<Opened> {
  must(mayReadPlans(scene.actor))
  const shipped = findShipped(id)
  if (shipped) return { plan: shipped, own: undefined }
  const own = isId(id) ? await store.findOwn(scene.tx, scene.response.id, id) : undefined
  if (!own || (own.retiredAt !== null && !mayKeepPlans(scene.actor))) throw notFound()
  return { plan: own.plan, own }
}

/** To change it. Throws *not found* for one that came with the program. */
export async function openToEdit(scene: Scene, id: string): Promise<OwnPlan> {
  must(mayKeepPlans(scene.actor))
  const { own } = await openPlan(scene, id)
  if (!own) throw notFound()
  return own
}

export async function readRevisions(scene: Scene, id: string): Promise<Revision[]> {
  must(mayKeepPlans(scene.actor))
  return store.listRevisions(scene.tx, scene.response.id, id)
}

/** What its maker's plan is called now, for one that was copied. */
export async function titleOfOrigin(
  scene: Scene,
  { madeFrom }: OwnPlan,
  language: Language,
): Promise<string> {
  if (madeFrom === '') return ''
  const shipped = findShipped(madeFrom)
  const title = shipped
    ? shipped.title
    : (await store.findOwn(scene.tx, scene.response.id, madeFrom))?.plan.title
  return title ? shownIn(title, language) : ''
}

function listShipped(): ShippedListed[] {
  return shippedIds.flatMap(id => {
    const plan = findShipped(id)
    return plan ? [{ id, ...summaryOf(plan) }] : []
  })
}
