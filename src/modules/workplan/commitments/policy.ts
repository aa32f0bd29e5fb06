// Who may answer. Signing is the framework's: each side for itself alone.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { mayPropose } from '../../framework/policy.ts'
import type { Giver } from './model.ts'

type Whose = { giver: Giver; sector: string; organisationId: string | null }

/**
 * Whoever speaks for a side of the sector writes its commitments and what is given in return; both are asked for their
 * signature anyway. An organisation answers for itself: the leads of its teams in that sector.
 */
export function mayKeepCommitment(actor: Actor, { giver, sector, organisationId }: Whose): boolean {
  if (mayPropose(actor, sector)) return true
  return (
    giver === 'sector' &&
    organisationId !== null &&
    actor.kind === 'person' &&
    actor.organisationId === organisationId &&
    actor.teams.some(team => team.lead && team.sector === sector)
  )
}

/** What people have worked out together in a session is proposed by whoever led it, or by either side. Nothing is agreed by it. */
export function mayProposeCommitment(actor: Actor, sector: string): boolean {
  return mayPropose(actor, sector) || hasRole(actor, 'facilitator')
}
