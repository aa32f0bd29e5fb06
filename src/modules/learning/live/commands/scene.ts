// What every act in a session begins with: the session, its plan, who asks.
import { nobody } from '../../../../kernel/actor.ts'
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import type { Plan } from '../../plans/model.ts'
import type { LiveSession, Seat } from '../model.ts'
import { mayLead } from '../policy.ts'
import * as seats from '../store/seats.ts'
import * as store from '../store/sessions.ts'

/** Plans of running sessions. One never changes, and a thousand phones ask for the same one. */
const plans = new Map<string, Plan>()
const mostPlans = 20

export async function withPlan(scene: Scene, row: store.Row | undefined): Promise<LiveSession> {
  if (!row) throw notFound()
  const key = `${scene.response.id} ${row.id}`
  const plan = plans.get(key) ?? (await store.findPlan(scene.tx, scene.response.id, row.id))
  if (!plan) throw notFound()
  plans.delete(key)
  plans.set(key, plan)
  if (plans.size > mostPlans) plans.delete(plans.keys().next().value!)
  return { ...row, plan }
}

export async function getSession(scene: Scene, id: string): Promise<LiveSession> {
  return withPlan(scene, await store.findSession(scene.tx, scene.response.id, id))
}

/** To lead: held until the transaction ends. Throws *gone* once it has ended. */
export async function holdToLead(scene: Scene, id: string): Promise<LiveSession> {
  must(mayLead(scene.actor))
  const session = await withPlan(scene, await store.lockSession(scene.tx, scene.response.id, id))
  if (session.endedAt) throw new Problem('gone', 'live.refused.ended')
  return session
}

export type TakingPart = {
  /** Acts as the seat and nobody else: what is voted and said is in no account's name. */
  scene: Scene
  session: LiveSession
  seat: Seat
}

/** Whoever holds the seat's token. Throws *not found* to everybody else. */
export async function takePart(
  scene: Scene,
  id: string,
  tokenHash: Uint8Array | undefined,
): Promise<TakingPart> {
  const { tx, response } = scene
  const seat = tokenHash && (await seats.takeSeat(tx, response.id, id, tokenHash))
  if (!seat) throw notFound()
  return { scene: { ...scene, actor: nobody }, session: await getSession(scene, id), seat }
}

/** The topic that every screen of a session hears of; the one that its leading screens hear of besides. */
export const topicOf = (id: string) => `live:${id}`
export const leadTopicOf = (id: string) => `live:${id}:lead`
export const tableTopicOf = (id: string, table: number) => `live:${id}:${table}`
