// A response's own plan changes: one change at a time, on the revision that its author saw.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import type { OwnPlan, Plan, PlanTexts } from '../model.ts'
import { mayKeepPlans } from '../policy.ts'
import { applyChange, blockOf, type PlanChange } from '../rules/changes.ts'
import { type Difference, differencesOf } from '../rules/differences.ts'
import { summaryOf } from '../rules/summary.ts'
import * as store from '../store.ts'
import { checkRoom, mostLetters, textOf } from './make.ts'

/** Somebody else was faster: what they changed since the revision that was seen; undefined where that is forgotten. */
export type Stale = {
  own: OwnPlan
  differences: Difference[] | undefined
}

/**
 * Changes a plan, if nobody has changed it since. Sent twice, it is done once.
 * @param revision what its author saw
 * @returns what stands in the way; undefined when it is done
 */
export async function changePlan(
  scene: Scene,
  id: string,
  revision: number,
  change: PlanChange,
): Promise<Stale | undefined> {
  must(mayKeepPlans(scene.actor))
  const own = await holdToChange(scene, id)
  const seen = await seenBy(scene, own, revision)
  if (seen !== undefined && revision !== own.revision && sameText(applyChange(seen, change), own.plan))
    return undefined
  if (revision !== own.revision)
    return { own, differences: seen === undefined ? undefined : differencesOf(seen, own.plan) }
  const plan = applyChange(own.plan, change)
  if (plan.blocks.length === 0) throw new Problem('not-valid', 'plans.error.blocks')
  if (plan.blocks.length > 60) throw new Problem('not-valid', 'plans.error.many')
  if (sameText(plan, own.plan)) return undefined
  await save(scene, own, plan, change.change, titleOf(own.plan, plan, blockOf(change)))
  return undefined
}

/** The plan as it was at an earlier revision becomes its newest. */
export async function putBack(
  scene: Scene,
  id: string,
  revision: number,
  earlier: number,
): Promise<Stale | undefined> {
  must(mayKeepPlans(scene.actor))
  const own = await holdToChange(scene, id)
  const [plan, seen] = [
    await store.findRevision(scene.tx, scene.response.id, id, earlier),
    await seenBy(scene, own, revision),
  ]
  if (!plan) throw new Problem('gone', 'plans.refused.forgotten')
  if (sameText(plan, own.plan)) return undefined
  if (revision !== own.revision)
    return { own, differences: seen === undefined ? undefined : differencesOf(seen, own.plan) }
  await save(scene, own, plan, 'put-back', null)
  return undefined
}

/** Put away, or brought back. What was prepared from it stays as it is. */
export async function retirePlan(scene: Scene, id: string, retired: boolean): Promise<void> {
  must(mayKeepPlans(scene.actor))
  await hold(scene, id)
  if (!(await store.setRetired(scene.tx, scene.response.id, id, retired ? scene.now : null))) return
  if (!retired) await checkRoom(scene)
  await append(scene, { type: retired ? 'session-plan.retired' : 'session-plan.restored', subject: id })
}

async function hold(scene: Scene, id: string): Promise<OwnPlan> {
  const own = await store.lockOwn(scene.tx, scene.response.id, id)
  if (!own) throw notFound()
  return own
}

async function holdToChange(scene: Scene, id: string): Promise<OwnPlan> {
  const own = await hold(scene, id)
  if (own.retiredAt !== null) throw new Problem('gone', 'plans.refused.retired')
  return own
}

async function seenBy({ tx, response }: Scene, own: OwnPlan, revision: number): Promise<Plan | undefined> {
  return revision === own.revision ? own.plan : store.findRevision(tx, response.id, own.id, revision)
}

async function save(
  scene: Scene,
  own: OwnPlan,
  plan: Plan,
  what: PlanChange['change'] | 'put-back',
  about: PlanTexts | null,
): Promise<void> {
  const { tx, response, actor, now } = scene
  if (textOf(plan).length > mostLetters) throw new Problem('too-large', 'plans.error.large')
  const revision = own.revision + 1
  const changedBy = actor.kind === 'person' ? actor.id : null
  const given = { id: own.id, revision, plan, summary: summaryOf(plan), what, about, changedBy }
  await store.saveOwn(tx, response.id, given, now)
  await append(scene, { type: 'session-plan.changed', subject: own.id, data: { what, revision } })
}

function titleOf(before: Plan, after: Plan, block: string | undefined): PlanTexts | null {
  if (block === undefined) return null
  const found = [...after.blocks, ...before.blocks].find(({ id }) => id === block)
  return found?.title ?? null
}

function sameText(a: Plan, b: Plan): boolean {
  return textOf(a) === textOf(b)
}
