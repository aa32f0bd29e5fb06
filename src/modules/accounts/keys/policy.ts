// Who may do what with keys. The mathematics decides who can open; this decides who is handed the sealed bytes and
// whose statements are taken in.
import { type Actor, hasRole, isInTeam, isLeadOf } from '../../../kernel/actor.ts'

function administers(actor: Actor): boolean {
  return hasRole(actor, 'administrator')
}

/** One's own keys, and nobody else's. */
export function mayHoldKeys(actor: Actor): boolean {
  return actor.kind === 'person'
}

/** Statements are made for senders of every organisation: whoever is signed in may read them. */
export function maySeeStatements(actor: Actor): boolean {
  return actor.kind !== 'nobody'
}

/** Where a team stands with its keys, and who holds them. */
export function maySeeTeamKeys(actor: Actor, teamId: string): boolean {
  return isInTeam(actor, teamId) || administers(actor)
}

/** The envelopes themselves: members of this hour. */
export function mayOpenTeamKeys(actor: Actor, teamId: string): boolean {
  return isInTeam(actor, teamId)
}

/** Letting a colleague in needs the team's key, so any member may. */
export function mayLetIn(actor: Actor, teamId: string): boolean {
  return isInTeam(actor, teamId)
}

/** New epochs, statements, drills and recovery. Whether the root let them sign is seen from the signature. */
export function mayStateTeamKeys(actor: Actor, teamId: string): boolean {
  return isLeadOf(actor, teamId) || administers(actor)
}

export function mayMakeRoot(actor: Actor): boolean {
  return administers(actor)
}
