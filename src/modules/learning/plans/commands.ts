// What the other rooms ask of the plans.
import type { Scene } from '../../../kernel/event.ts'
import { findShipped, shippedIds } from './content.ts'
import type { Plan } from './model.ts'

export async function findPlan(_scene: Scene, id: string): Promise<Plan | undefined> {
  return findShipped(id)
}

export type PlanListed = { id: string; title: Plan['title']; minutes: number }

/** Those that a session can be prepared from. */
export async function listPlans(_scene: Scene): Promise<PlanListed[]> {
  return shippedIds.flatMap(id => {
    const plan = findShipped(id)
    if (!plan) return []
    return [
      { id, title: plan.title, minutes: plan.blocks.reduce((sum, block) => sum + (block.minutes ?? 0), 0) },
    ]
  })
}
