// Who may see and say what of whose competencies. What somebody thinks of themselves is theirs until they share it.
import { type Actor, hasRole, isLeadOf, isPerson } from '../../../kernel/actor.ts'
import type { Share, SignOff } from './model.ts'

/** The sentences, and texts for job descriptions: everybody of the response. */
export function mayReadCompetencies(actor: Actor): boolean {
  return isPerson(actor) || actor.kind === 'system'
}

export function mayRate(actor: Actor, personId: string): boolean {
  return isPerson(actor) && actor.id === personId
}

/** With the supervisor of a team that one is in. */
export function mayShare(actor: Actor, teamId: string): boolean {
  return isPerson(actor) && actor.teams.some(({ id }) => id === teamId)
}

/** @param shares of that person, in teams that they are still in */
export function maySupervise(
  actor: Actor,
  personId: string,
  shares: readonly Pick<Share, 'teamId' | 'sector' | 'supervisor'>[],
): boolean {
  if (!isPerson(actor) || actor.id === personId) return false
  return shares.some(({ teamId, sector, supervisor }) =>
    supervisor === 'lead' ? isLeadOf(actor, teamId) : speaksForSector(actor, sector),
  )
}

/** Whoever signed may always take it back, also when it is no longer shared. */
export function mayWithdraw(
  actor: Actor,
  signOff: Pick<SignOff, 'personId' | 'signedBy'>,
  shares: readonly Pick<Share, 'teamId' | 'sector' | 'supervisor'>[],
): boolean {
  if (!isPerson(actor)) return false
  return signOff.signedBy === actor.id || maySupervise(actor, signOff.personId, shares)
}

/** Whether there is anybody whose supervisor one could be. */
export function maySuperviseAtAll(actor: Actor): boolean {
  return isPerson(actor) && (actor.teams.some(({ lead }) => lead) || hasRole(actor, 'focal-point'))
}

/** Numbers by sector, for whoever plans learning. */
export function maySeeGaps(actor: Actor): boolean {
  if (!isPerson(actor)) return false
  return (
    maySuperviseAtAll(actor) ||
    (['coordinator', 'information-manager', 'facilitator', 'administrator'] as const).some(role =>
      hasRole(actor, role),
    )
  )
}

function speaksForSector(actor: Actor, sector: string): boolean {
  return (
    isPerson(actor) &&
    actor.roles.some(own => own.role === 'focal-point' && own.sector === sector && sector !== '')
  )
}
