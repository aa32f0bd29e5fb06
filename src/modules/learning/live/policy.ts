// Who may prepare and lead a session, see what came of it, and propose from it. Taking part needs a seat, no account.
import { type Actor, hasRole, isPerson } from '../../../kernel/actor.ts'
import { mayPropose, speaksFor } from '../../framework/policy.ts'

/** Facilitators, and those who speak for child protection. */
export function mayLead(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'facilitator') || speaksFor(actor, 'child-protection', '')
}

/** People of the response, once it has ended. */
export function mayReadResults(actor: Actor): boolean {
  return isPerson(actor) || actor.kind === 'system'
}

/** A proposal asks both sides for their signature, so whoever led the session may make it, as may either side. */
export function mayProposeFromSession(actor: Actor, sector: string): boolean {
  return mayLead(actor) || mayPropose(actor, sector)
}
