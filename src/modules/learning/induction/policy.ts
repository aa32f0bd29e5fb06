// Who may. Names are for the keepers of the person's own organisation; everybody of the response sees numbers.
import { type Actor, hasRole, isPerson } from '../../../kernel/actor.ts'

/** The organisation whose list this person keeps: its administrators, focal points, and leads of its teams. */
export function keepsStaffOf(actor: Actor): string | undefined {
  if (!isPerson(actor)) return undefined
  const keeps =
    actor.teams.some(({ lead }) => lead) || hasRole(actor, 'administrator') || hasRole(actor, 'focal-point')
  return keeps ? actor.organisationId : undefined
}

export function mayKeepStaff(actor: Actor, organisationId: string): boolean {
  return actor.kind === 'system' || keepsStaffOf(actor) === organisationId
}

export function mayReadCoverage(actor: Actor): boolean {
  return isPerson(actor) || actor.kind === 'system'
}

/** Requirements and texts hold for the whole response. */
export function mayKeepRequirements(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'coordinator') || hasRole(actor, 'administrator')
}
