// Who may. A plan is read by everybody of the response; whoever may lead a session makes, changes and brings plans.
import { type Actor, isPerson } from '../../../kernel/actor.ts'
import { mayLead } from '../live/policy.ts'

export function mayReadPlans(actor: Actor): boolean {
  return isPerson(actor) || actor.kind === 'system'
}

export function mayKeepPlans(actor: Actor): boolean {
  return mayLead(actor)
}
