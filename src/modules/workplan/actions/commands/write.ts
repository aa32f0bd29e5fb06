// Planning an action and saying how far it is: what it is, its milestones, what it waits for, who has signed.
import type { Person } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { changeWork, recordWork, signWork, takeBackSignature } from '../../../framework/commands/work.ts'
import { getNode } from '../../../framework/commands.ts'
import type { FrameworkNode, Side } from '../../../framework/model.ts'
import { usualReview } from '../../../framework/rules/agreement.ts'
import { getGround } from '../../commitments/commands/ground.ts'
import { type Fields, type MilestoneForm, type PlannedAction, plannable, type Report } from '../model.ts'
import { mayPlan, mayReport } from '../policy.ts'
import { changesWhatIsSigned, wouldCircle } from '../rules/plan.ts'
import * as store from '../store.ts'

const topics = ['framework']

/** @param sector whose word is needed beside child protection's; '' where it is child protection's own */
export async function planAction(
  scene: Scene,
  { id, nodeId, sector, fields }: { id: string; nodeId: string; sector: string; fields: Fields },
): Promise<void> {
  must(mayPlan(scene.actor, { sector }))
  const { cycle, edition } = await getGround(scene)
  mustBePlannable(await getNode(scene, edition.id, nodeId))
  const { isNew } = await recordWork(scene, {
    id,
    what: 'action',
    // Beside other actions on the same part: each is its own.
    scope: id,
    sector,
    editionId: edition.id,
    nodeId,
    reviewOn: null,
  })
  if (!isNew) return
  await store.insertAction(scene.tx, scene.response.id, { id, cycleId: cycle.id, ...fields })
  await append(scene, { type: 'action.planned', subject: id, data: { node: nodeId, sector }, topics })
}

/** A vision or a heading is not done by anybody. Throws *not valid* with where to plan instead. */
export function mustBePlannable({ kind }: Pick<FrameworkNode, 'kind'>): void {
  if (!plannable.some(one => one === kind)) throw new Problem('not-valid', 'actions.refused.part')
}

/** @param changedAt of what was read: a change in between refuses with *already different* */
export async function changeAction(
  scene: Scene,
  id: string,
  changedAt: string,
  fields: Fields,
): Promise<void> {
  const action = await held(scene, id, mayPlan)
  if (marker(action) !== changedAt) throw new Problem('already-different', 'actions.refused.changed')
  await store.updateAction(scene.tx, scene.response.id, id, fields)
  const again = action.sector !== '' && changesWhatIsSigned(action, fields)
  const version = again ? await changeWork(scene, id) : action.version
  await append(scene, {
    type: 'action.changed',
    subject: id,
    data: { status: fields.status, dueOn: fields.dueOn, leadId: fields.leadId, version },
    topics,
  })
}

/** What a form keeps of what it was drawn from; every field that can be changed is in it. */
export function marker(action: PlannedAction): string {
  const { title, status, leadId, coLeadId, startOn, dueOn, needed, secured, version } = action
  return JSON.stringify([title, status, leadId, coLeadId, startOn, dueOn, needed, secured, version])
}

export async function reportOn(scene: Scene, id: string, report: Report): Promise<void> {
  await held(scene, id, mayReport)
  await store.updateAction(scene.tx, scene.response.id, id, report)
  await append(scene, { type: 'action.reported', subject: id, data: { status: report.status }, topics })
}

/** Done twice with the same id, it is set once. */
export async function addMilestone(scene: Scene, actionId: string, form: MilestoneForm): Promise<void> {
  await held(scene, actionId, mayReport)
  if (!(await store.insertMilestone(scene.tx, scene.response.id, actionId, form))) return
  await append(scene, { type: 'action.milestone', subject: actionId, data: { dueOn: form.dueOn }, topics })
}

export async function reachMilestone(
  scene: Scene,
  actionId: string,
  id: string,
  isDone: boolean,
): Promise<void> {
  await held(scene, actionId, mayReport)
  const doneOn = isDone ? todayOf(scene) : null
  if (!(await store.setMilestone(scene.tx, scene.response.id, { actionId, id, doneOn }))) throw notFound()
  await append(scene, { type: 'action.milestone-reached', subject: actionId, data: { isDone }, topics })
}

export async function dropMilestone(scene: Scene, actionId: string, id: string): Promise<void> {
  await held(scene, actionId, mayReport)
  if (!(await store.deleteMilestone(scene.tx, scene.response.id, actionId, id))) return
  await append(scene, { type: 'action.milestone-dropped', subject: actionId, topics })
}

/** Throws *not now* where the other would in the end wait for this one. */
export async function addNeed(scene: Scene, actionId: string, needsId: string): Promise<void> {
  const action = await held(scene, actionId, mayReport)
  const { tx, response } = scene
  const needed = await store.findAction(tx, response.id, needsId)
  if (!needed || needed.cycleId !== action.cycleId) throw notFound()
  const needs = await store.listNeeds(tx, response.id, action.cycleId)
  if (wouldCircle(needs, { actionId, needsId })) throw new Problem('not-now', 'actions.refused.circle')
  await store.insertNeed(tx, response.id, { actionId, needsId })
  await append(scene, { type: 'action.needs', subject: actionId, data: { needs: needsId }, topics })
}

export async function dropNeed(scene: Scene, actionId: string, needsId: string): Promise<void> {
  await held(scene, actionId, mayReport)
  await store.deleteNeed(scene.tx, scene.response.id, { actionId, needsId })
  await append(scene, { type: 'action.needs-no-more', subject: actionId, data: { needs: needsId }, topics })
}

/** Child protection's own actions ask nobody else's signature. */
export async function signAction(
  scene: Scene & { actor: Person },
  { id, version, side }: { id: string; version: number; side: Side },
): Promise<void> {
  const action = await store.findAction(scene.tx, scene.response.id, id)
  must(action !== undefined && action.sector !== '')
  await signWork(scene, { workId: id, version, side, reviewOn: usualReview(todayOf(scene)) })
}

export async function takeBackActionSignature(scene: Scene & { actor: Person }, id: string): Promise<void> {
  const action = await store.findAction(scene.tx, scene.response.id, id)
  must(action !== undefined)
  await takeBackSignature(scene, id)
}

type May = (actor: Scene['actor'], action: PlannedAction) => boolean

/** Held until the transaction ends. Whoever may not does not learn from the answer that it is there. */
async function held(scene: Scene, id: string, may: May): Promise<PlannedAction> {
  const action = await store.findAction(scene.tx, scene.response.id, id, true)
  must(action !== undefined && may(scene.actor, action))
  if (action.state !== 'placed') throw new Problem('not-now', 'actions.refused.ended')
  return action
}
