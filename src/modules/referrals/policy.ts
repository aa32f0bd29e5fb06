// Who may do what to a referral. Two teams share it and nobody else: coordinators read numbers, never rows.
import { type Actor, hasRole, isInTeam, isLeadOf, isPerson } from '../../kernel/actor.ts'
import type { Referral } from './model.ts'
import { isExpired } from './rules/consent.ts'
import { type MoveKind, moves, type Party, stateTraits } from './rules/states.ts'

// Make

export function mayRefer(actor: Actor, fromTeam: string): boolean {
  return isInTeam(actor, fromTeam)
}

/** Counting that services were shown, or that somebody did not agree. */
export function mayInform(actor: Actor): boolean {
  return isPerson(actor)
}

/** The sector somebody counts for: of their first team. */
export function sectorOf(actor: Actor): string {
  return (isPerson(actor) && actor.teams[0]?.sector) || 'other'
}

// See

export function maySeeReferral(actor: Actor, referral: Referral): boolean {
  return partiesOf(actor, referral).length > 0 || mayConfirmAsCoordinator(actor, referral)
}

/**
 * For which sides this actor stands. Before the second person has agreed there is no receiver yet. Where the service
 * has no team here, the sender writes down what the receiver says.
 */
export function partiesOf(actor: Actor, referral: Referral): Exclude<Party, 'clock'>[] {
  const parties: Exclude<Party, 'clock'>[] = []
  if (isInTeam(actor, referral.fromTeam)) parties.push('sender')
  if (referral.toTeam && referral.state !== 'needs-second-person' && isInTeam(actor, referral.toTeam))
    parties.push('receiver')
  return parties
}

// Move

/** The party for which this actor may make such a move, or undefined. Whether it is the moment for it is a rule. */
export function partyFor(
  actor: Actor,
  referral: Referral,
  kind: MoveKind,
  channel: 'app' | 'phone',
): Party | undefined {
  const parties = partiesOf(actor, referral)
  const party = moves[kind].by.find(by => parties.some(mine => mine === by))
  if (party) return party
  const throughSender = channel === 'phone' && referral.toTeam === null && parties.includes('sender')
  return throughSender && moves[kind].by.includes('receiver') ? 'receiver' : undefined
}

/** Never the one who asked: a lead of the same team, or a coordinator where one was asked. */
export function mayConfirmOverride(actor: Actor, referral: Referral, askedBy: string): boolean {
  if (!isPerson(actor) || actor.id === askedBy) return false
  return isLeadOf(actor, referral.fromTeam) || mayConfirmAsCoordinator(actor, referral)
}

function mayConfirmAsCoordinator(actor: Actor, referral: Referral): boolean {
  return (
    referral.state === 'needs-second-person' &&
    referral.secondAsked === 'coordinator' &&
    hasRole(actor, 'coordinator')
  )
}

export function mayRenewConsent(actor: Actor, referral: Referral): boolean {
  return isInTeam(actor, referral.fromTeam)
}

export function mayFlag(actor: Actor, referral: Referral): boolean {
  return partiesOf(actor, referral).length > 0
}

// Open

/** Whether this actor's team is the one it is sealed to. */
export function mayOpen(actor: Actor, referral: Referral): boolean {
  return partiesOf(actor, referral).includes('receiver')
}

/** What keeps the sealed part shut for the team that could otherwise open it. */
export function whyShut(referral: Referral, today: string): 'ended' | 'consent-expired' | undefined {
  if (!stateTraits[referral.state].readable) return 'ended'
  return isExpired(referral.until, today) ? 'consent-expired' : undefined
}

// Count

/** 'all', or the sectors that a focal point speaks for; undefined for everybody else. */
export function countedSectors(actor: Actor): 'all' | string[] | undefined {
  if (!isPerson(actor)) return undefined
  if (
    ['coordinator', 'information-manager', 'administrator'].some(role =>
      actor.roles.some(r => r.role === role),
    )
  )
    return 'all'
  const sectors = actor.roles.filter(r => r.role === 'focal-point').map(r => r.sector)
  return sectors.length === 0 ? undefined : sectors.includes('') ? 'all' : sectors
}
