// Reading: what is planned, for whom, and one action with all that belongs to it.
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { getNode, nodesOf, signaturesOf } from '../../../framework/commands.ts'
import type { FrameworkNode, Signature } from '../../../framework/model.ts'
import { findGround, type Ground } from '../../commitments/commands/ground.ts'
import { mayReadPlan } from '../../policy.ts'
import {
  type Filter,
  type Milestone,
  type Option,
  type Planned,
  type PlannedAction,
  plannable,
} from '../model.ts'
import { byNeed, meets } from '../rules/plan.ts'
import * as store from '../store.ts'

/** Undefined while no cycle is open. */
export async function findPlan(
  scene: Scene,
): Promise<
  { ground: Ground; planned: Planned[]; objectives: FrameworkNode[]; actions: PlannedAction[] } | undefined
> {
  must(mayReadPlan(scene.actor))
  const ground = await findGround(scene)
  if (!ground) return undefined
  const [nodes, actions] = await Promise.all([
    nodesOf(scene, ground.edition.id, ['objective', ...plannable]),
    store.listActions(scene.tx, scene.response.id, ground.cycle.id),
  ])
  const planned = nodes
    .filter(({ kind }) => kind !== 'objective')
    .map(node => ({ node, actions: actions.filter(({ nodeId }) => nodeId === node.id) }))
  return { ground, planned, objectives: nodes.filter(({ kind }) => kind === 'objective'), actions }
}

/** Those that meet a filter; what needs somebody comes first. */
export function narrowed(scene: Scene, actions: readonly PlannedAction[], filter: Filter): PlannedAction[] {
  const today = todayOf(scene)
  return actions.filter(action => meets(action, filter, today)).sort(byNeed(today))
}

export type OpenedAction = {
  action: PlannedAction
  node: FrameworkNode
  milestones: Milestone[]
  /** What it waits for, and what waits for it. */
  needs: PlannedAction[]
  neededBy: PlannedAction[]
  /** What it could wait for. */
  others: PlannedAction[]
  signatures: Signature[]
}

export async function getAction(scene: Scene, id: string): Promise<PlannedAction> {
  must(mayReadPlan(scene.actor))
  const action = await store.findAction(scene.tx, scene.response.id, id)
  if (!action) throw notFound()
  return action
}

export async function openAction(scene: Scene, id: string): Promise<OpenedAction> {
  const action = await getAction(scene, id)
  const { tx, response } = scene
  const [node, milestones, all, needs, signatures] = await Promise.all([
    getNode(scene, action.editionId, action.nodeId),
    store.listMilestones(tx, response.id, [id]),
    store.listActions(tx, response.id, action.cycleId),
    store.listNeeds(tx, response.id, action.cycleId),
    signaturesOf(scene, id),
  ])
  const waitsFor = new Set(needs.filter(need => need.actionId === id).map(need => need.needsId))
  const waiting = new Set(needs.filter(need => need.needsId === id).map(need => need.actionId))
  return {
    action,
    node,
    milestones,
    needs: all.filter(one => waitsFor.has(one.id)),
    neededBy: all.filter(one => waiting.has(one.id)),
    others: all.filter(one => one.id !== id && !waitsFor.has(one.id)),
    signatures,
  }
}

/** Every action with its milestones, for the timeline. Undefined while no cycle is open. */
export async function findTimeline(
  scene: Scene,
): Promise<{ ground: Ground; actions: PlannedAction[]; milestones: Milestone[] } | undefined> {
  const plan = await findPlan(scene)
  if (!plan) return undefined
  const dated = plan.actions.filter(({ startOn, dueOn }) => startOn !== null || dueOn !== null)
  const ids = dated.map(({ id }) => id)
  return { ...plan, actions: dated, milestones: await store.listMilestones(scene.tx, scene.response.id, ids) }
}

/** Whom and what a form offers. */
export async function choicesOf(
  scene: Scene,
): Promise<{ people: Option[]; organisations: Awaited<ReturnType<typeof store.listOrganisations>> }> {
  must(mayReadPlan(scene.actor))
  const [people, organisations] = await Promise.all([
    store.listPeople(scene.tx, scene.response.id),
    store.listOrganisations(scene.tx, scene.response.id),
  ])
  return { people, organisations }
}
