// Who may say what shows progress, and who judges it.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { speaksFor } from '../../framework/policy.ts'

/** Whoever speaks for a sector or coordinates: what shows progress is found in the sectors. */
export function mayGiveEvidence(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'focal-point') || hasRole(actor, 'coordinator')
}

/** One's own, and child protection's coordinators any. */
export function mayWithdrawEvidence(actor: Actor, { givenBy }: { givenBy: string }): boolean {
  return hasRole(actor, 'coordinator') || (actor.kind === 'person' && actor.id === givenBy)
}

/** Child protection judges how far the framework is, in the open and with the reason. */
export function mayJudge(actor: Actor): boolean {
  return actor.kind === 'system' || speaksFor(actor, 'child-protection', '')
}
