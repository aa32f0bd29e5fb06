// Who plans an action, and who says how far it is. Signing is the framework's.
import type { Actor } from '../../../kernel/actor.ts'
import { mayPropose, speaksFor } from '../../framework/policy.ts'

/** Whoever speaks for a side of its sector; child protection's own actions, child protection alone. */
export function mayPlan(actor: Actor, { sector }: { sector: string }): boolean {
  if (actor.kind === 'system') return true
  return sector === '' ? speaksFor(actor, 'child-protection', '') : mayPropose(actor, sector)
}

/** Those who lead it know first how far it is. */
export function mayReport(
  actor: Actor,
  action: { sector: string; leadId: string | null; coLeadId: string | null },
): boolean {
  if (mayPlan(actor, action)) return true
  return actor.kind === 'person' && (actor.id === action.leadId || actor.id === action.coLeadId)
}
