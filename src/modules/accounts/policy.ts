// Who may do what with accounts. Each act has one function, asked by page, command and test alike; what none of them
// allows is not allowed. Strangers are answered as if the thing were not there.
import { type Actor, hasRole, isInTeam, isLeadOf, type ResponseInfo, type Role } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { proofLimit } from '../../kernel/session.ts'
import { isOrdinary, teamRoles } from './rules/rights.ts'

/** A person as policies look at them. */
export type Subject = {
  id: string
  organisationId: string
  teams: { teamId: string }[]
  grants: { role: Role }[]
}

type TeamOf = { id: string; organisationId: string }

function isSystem(actor: Actor): boolean {
  return actor.kind === 'system'
}

function administers(actor: Actor): boolean {
  return isSystem(actor) || hasRole(actor, 'administrator')
}

function isSelf(actor: Actor, personId: string): boolean {
  return actor.kind === 'person' && actor.id === personId
}

function isColleague(actor: Actor, person: Subject): boolean {
  return person.teams.some(team => isInTeam(actor, team.teamId))
}

/** Leads somebody who has no rights beyond teams that this actor leads. */
function leadsWholly(actor: Actor, person: Subject): boolean {
  return (
    person.teams.length > 0 &&
    person.teams.every(team => isLeadOf(actor, team.teamId)) &&
    isOrdinary(person.grants.map(grant => grant.role))
  )
}

// The response.

/** Founding a further response: administrators of the global one. */
export function mayFoundResponse(actor: Actor, response: ResponseInfo | undefined): boolean {
  return response?.kind === 'global' && hasRole(actor, 'administrator')
}

export function mayChangeSettings(actor: Actor): boolean {
  return administers(actor)
}

// Organisations and teams.

export function maySeeGroups(actor: Actor): boolean {
  return actor.kind !== 'nobody'
}

export function mayChangeGroups(actor: Actor): boolean {
  return administers(actor)
}

// People.

/** The list shows administrators everybody, others the people of their teams. */
export function maySeePeople(actor: Actor): boolean {
  return administers(actor) || (actor.kind === 'person' && actor.teams.length > 0)
}

export function maySeePerson(actor: Actor, person: Subject): boolean {
  return administers(actor) || isSelf(actor, person.id) || isColleague(actor, person)
}

/** Under duress seconds count: any colleague of a team may stop an account. Nobody stops their own. */
export function maySuspend(actor: Actor, person: Subject): boolean {
  return !isSelf(actor, person.id) && (administers(actor) || isColleague(actor, person))
}

/** Bringing back is slower than stopping: a lead may, for somebody who has no rights beyond the lead's own teams. */
export function mayRestore(actor: Actor, person: Subject): boolean {
  return !isSelf(actor, person.id) && (administers(actor) || leadsWholly(actor, person))
}

/** Nobody raises their own rights. */
export function mayGrant(actor: Actor, person: Subject): boolean {
  return administers(actor) && !isSelf(actor, person.id)
}

/** Laying down a right of one's own is allowed. */
export function mayRevoke(actor: Actor): boolean {
  return administers(actor)
}

/** @param lead whether they are to lead it: that is an administrator's to give */
export function mayAddToTeam(actor: Actor, team: TeamOf, person: Subject, lead: boolean): boolean {
  if (isSelf(actor, person.id)) return false
  if (administers(actor)) return true
  return (
    isLeadOf(actor, team.id) &&
    !lead &&
    actor.kind === 'person' &&
    person.organisationId === actor.organisationId
  )
}

export function mayEndMembership(actor: Actor, team: { id: string }): boolean {
  return administers(actor) || isLeadOf(actor, team.id)
}

// Links.

type Invited = { teamId: string | null; roles: Role[]; lead: boolean }

/** Administrators anybody anywhere; a lead workers and receivers of the own team, never another lead. */
export function mayInvite(actor: Actor, invited: Invited): boolean {
  if (administers(actor)) return true
  return (
    invited.teamId !== null &&
    isLeadOf(actor, invited.teamId) &&
    !invited.lead &&
    invited.roles.every(role => teamRoles.includes(role))
  )
}

/** Whether there is anything this actor might invite to. */
export function mayInviteAtAll(actor: Actor): boolean {
  return administers(actor) || (actor.kind === 'person' && actor.teams.some(team => team.lead))
}

export function mayWithdraw(actor: Actor, invitation: { teamId: string | null }): boolean {
  return administers(actor) || (invitation.teamId !== null && isLeadOf(actor, invitation.teamId))
}

/**
 * Whoever makes a link for a new password could use it themselves. So a lead may only for somebody who has no right
 * that the lead does not have, and nobody for themselves.
 */
export function mayReset(actor: Actor, person: Subject): boolean {
  return !isSelf(actor, person.id) && (administers(actor) || leadsWholly(actor, person))
}

// One's own account.

export function mayUseOwnAccount(actor: Actor): boolean {
  return actor.kind === 'person'
}

/** In a demonstration everybody plays the same cast, so nobody may take a part away from the others. */
export function mayChangeCredentials(actor: Actor): boolean {
  return actor.kind === 'person' && actor.strength !== 'demonstration'
}

/** Whether it was proved a short while ago who this is. A demonstration has nothing to prove it with. */
export function isProved(actor: Actor, now: Date): boolean {
  if (actor.kind !== 'person') return isSystem(actor)
  return actor.strength === 'demonstration' || now.getTime() - actor.provedAt.getTime() <= proofLimit
}

/** Second line of every command that touches rights, keys, passwords or second factors. */
export function mustBeProved(scene: { actor: Actor; now: Date }): void {
  if (!isProved(scene.actor, scene.now)) throw new Problem('prove-again')
}
