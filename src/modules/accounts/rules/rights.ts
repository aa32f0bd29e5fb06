// What rights weigh, without asking who looks.
import type { Role } from '../../../kernel/actor.ts'

/** The roles a lead may hand on: those that work inside one team. */
export const teamRoles: readonly Role[] = ['worker', 'receiver']

/** Whether somebody holds nothing beyond their teams' daily work. */
export function isOrdinary(roles: Role[]): boolean {
  return roles.every(role => teamRoles.includes(role))
}

/** A right that reaches beyond a team is only touched after a recent proof of who does it. */
export function needsProof(given: { roles: Role[]; lead: boolean }): boolean {
  return given.lead || !isOrdinary(given.roles)
}

/** Somebody must always be able to let others in. @param administrators those whose accounts are not suspended */
export function isLastAdministrator(personId: string, administrators: string[]): boolean {
  return administrators.every(id => id === personId)
}
