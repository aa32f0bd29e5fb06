// Who may see, keep and confirm entries of the directory. Row security stands behind the first part as a second net.
import { type Actor, hasRole, isInTeam, isPerson } from '../../kernel/actor.ts'
import type { Visibility } from './model.ts'

/** What a decision about an entry looks at. */
export type Kept = {
  sector: string
  visibility: Visibility
  organisationId: string
  ownerTeamId: string | null
  /** The team that receives its referrals. */
  teamId: string | null
}

// See

/** Who passes children on, and who answers for that they are: they may know where a protected place is. */
export function isReferralStaff(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  if (!isPerson(actor)) return false
  const passesOn = hasRole(actor, 'worker') || hasRole(actor, 'receiver')
  return (
    (passesOn && actor.teams.length > 0) || hasRole(actor, 'focal-point') || hasRole(actor, 'coordinator')
  )
}

export function maySeeEntry(actor: Actor, entry: Kept): boolean {
  if (entry.visibility === 'public') return true
  if (entry.visibility === 'response' && isPerson(actor)) return true
  return isReferralStaff(actor) || keepsAll(actor) || isOwner(actor, entry)
}

export function maySeeProtectedPlace(actor: Actor): boolean {
  return isReferralStaff(actor)
}

// Keep

/** Those who keep the whole directory. */
export function keepsAll(actor: Actor): boolean {
  return (
    actor.kind === 'system' ||
    hasRole(actor, 'coordinator') ||
    hasRole(actor, 'information-manager') ||
    hasRole(actor, 'administrator')
  )
}

/** Those who keep the entries of a sector. */
export function keepsSector(actor: Actor, sector: string): boolean {
  return (
    keepsAll(actor) ||
    (isPerson(actor) && actor.roles.some(own => own.role === 'focal-point' && own.sector === sector))
  )
}

/** Anybody who keeps more than their own team's entries. */
export function isKeeper(actor: Actor): boolean {
  return keepsAll(actor) || hasRole(actor, 'focal-point')
}

export function mayKeep(actor: Actor, entry: Kept): boolean {
  return maySeeEntry(actor, entry) && (isOwner(actor, entry) || keepsSector(actor, entry.sector))
}

/** People of a team add what their own organisation offers; keepers of the sector add anything in it. */
export function mayAdd(
  actor: Actor,
  entry: Pick<Kept, 'sector' | 'organisationId' | 'ownerTeamId'>,
): boolean {
  if (keepsSector(actor, entry.sector)) return true
  return (
    isPerson(actor) &&
    actor.organisationId === entry.organisationId &&
    entry.ownerTeamId !== null &&
    isInTeam(actor, entry.ownerTeamId)
  )
}

export function mayAddSomething(actor: Actor): boolean {
  return isKeeper(actor) || (isPerson(actor) && actor.teams.length > 0)
}

/** A provider without an account stands for somebody else, so only keepers make one. */
export function mayAddProvider(actor: Actor): boolean {
  return isKeeper(actor)
}

// Check

/** The team that works there knows best whether there is room and whether the entry is right. */
export function mayConfirm(actor: Actor, entry: Kept): boolean {
  return mayKeep(actor, entry) || (entry.teamId !== null && isInTeam(actor, entry.teamId))
}

export function maySendLink(actor: Actor, entry: Kept): boolean {
  return mayKeep(actor, entry)
}

export function maySettleContacts(actor: Actor, entry: Kept): boolean {
  return mayKeep(actor, entry)
}

// Count

/** Anybody who looked in vain, also without an account: it is the gap that is counted, not the person. */
export function mayTellUnmetNeed(_actor: Actor): boolean {
  return true
}

export function maySeeUnmetNeeds(actor: Actor): boolean {
  return isKeeper(actor)
}

// Areas

export function mayKeepAreas(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'information-manager') || hasRole(actor, 'administrator')
}

function isOwner(actor: Actor, entry: Kept): boolean {
  return entry.ownerTeamId !== null && isInTeam(actor, entry.ownerTeamId)
}
