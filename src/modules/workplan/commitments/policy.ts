// Who may answer. Signing is the framework's: each side for itself alone.
import type { Actor } from '../../../kernel/actor.ts'
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

/** Whether there is anything this actor might answer. */
export function mayKeepSomething(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  return (
    actor.kind === 'person' &&
    (actor.teams.some(team => team.lead) ||
      actor.roles.some(({ role }) => role === 'coordinator' || role === 'focal-point'))
  )
}

/** The sectors for which this actor answers; 'all' for those who speak for child protection. */
export function sectorsAnswered(actor: Actor): 'all' | string[] {
  if (mayPropose(actor, '')) return 'all'
  if (actor.kind !== 'person') return []
  return actor.roles.filter(({ role }) => role === 'focal-point').map(({ sector }) => sector)
}
