// Who may read, say, propose and sign. Everybody in a response reads; each side signs for itself alone.
import { type Actor, hasRole, isPerson } from '../../kernel/actor.ts'
import { type Side, sides } from './model.ts'

// Read

/** Drafts, comments, recorded work: people of the response. */
export function mayReadWork(actor: Actor): boolean {
  return isPerson(actor) || actor.kind === 'system'
}

// Sides

/** Child protection's word: its coordinator and its focal points. The sector's: its focal points. */
export function speaksFor(actor: Actor, side: Side, sector: string): boolean {
  if (!isPerson(actor)) return false
  if (side === 'child-protection')
    return hasRole(actor, 'coordinator') || hasRole(actor, 'focal-point', 'child-protection')
  return actor.roles.some(own => own.role === 'focal-point' && own.sector === sector && sector !== '')
}

/** The sides for which this person may sign what concerns that sector. */
export function sidesOf(actor: Actor, sector: string): Side[] {
  return sides.filter(side => speaksFor(actor, side, sector))
}

/** Either side may begin: both are asked for their signature anyway. */
export function mayPropose(actor: Actor, sector: string): boolean {
  return actor.kind === 'system' || sidesOf(actor, sector).length > 0
}

export function maySign(actor: Actor, side: Side, sector: string): boolean {
  return speaksFor(actor, side, sector)
}

// Speak

export function mayComment(actor: Actor): boolean {
  return isPerson(actor)
}

/** Those who own a node answer what is proposed for it: child protection, and a sector for what is only its own. */
export function maySettleProposal(actor: Actor, node: { sectors: string[] }): boolean {
  if (speaksFor(actor, 'child-protection', '')) return true
  return node.sectors.length === 1 && speaksFor(actor, 'sector', node.sectors[0]!)
}

/** One's own words; what was settled stays. */
export function mayWithdrawComment(
  actor: Actor,
  comment: { madeBy: string | null; outcome: string | null },
): boolean {
  return isPerson(actor) && actor.id === comment.madeBy && comment.outcome === null
}

// Editions

/** Which edition a response follows, and what becomes of its work: its coordinators. */
export function mayKeepEditions(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'coordinator') || hasRole(actor, 'administrator')
}

/** Only the program itself, when it starts. */
export function mayRefreshTexts(actor: Actor): boolean {
  return actor.kind === 'system'
}

/** Placing what could not follow a new edition: who speaks for one of its sides. */
export function mayPlace(actor: Actor, work: { sector: string }): boolean {
  return mayKeepEditions(actor) || sidesOf(actor, work.sector).length > 0
}
