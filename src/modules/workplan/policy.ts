// Who may keep cycles. Each room's own acts have their policy in the room; signing is the framework's.
import { type Actor, hasRole, isPerson } from '../../kernel/actor.ts'

/** Everybody of the response reads the plan: whoever is silent is seen by all. */
export function mayReadPlan(actor: Actor): boolean {
  return isPerson(actor) || actor.kind === 'system'
}

/** Opening and closing a cycle: those who coordinate child protection in the response. */
export function mayKeepCycles(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'coordinator') || hasRole(actor, 'administrator')
}
