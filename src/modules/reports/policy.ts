// Who may read sheets: whoever may read the plan that they print.
import type { Actor } from '../../kernel/actor.ts'
import { mayReadPlan } from '../workplan/policy.ts'

export function mayReadSheets(actor: Actor): boolean {
  return mayReadPlan(actor)
}
