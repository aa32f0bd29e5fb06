// Who may begin, answer and keep. Everybody of the response reads: `mayReadPlan`.
import { type Actor, isPerson } from '../../../kernel/actor.ts'
import { mayPropose, speaksFor } from '../../framework/policy.ts'

/** Begin a check and close it: those who speak for child protection. */
export function mayKeepChecks(actor: Actor): boolean {
  return actor.kind === 'system' || speaksFor(actor, 'child-protection', '')
}

/** The considerations are for every sector, so every sector's focal point says how far they are, and promises. */
export function mayAnswerCheck(actor: Actor): boolean {
  return mayKeepChecks(actor) || (isPerson(actor) && actor.roles.some(({ role }) => role === 'focal-point'))
}

/** What a sector has ready: those who speak for one of its two sides. */
export function mayKeepPreparedness(actor: Actor, sector: string): boolean {
  return mayPropose(actor, sector)
}

export type Whose = { organisationId: string | null; sectors: readonly string[] }

/** Child protection, the focal points of its sectors, and who leads a team of the organisation that runs it. */
export function mayKeepProgramme(actor: Actor, { organisationId, sectors }: Whose): boolean {
  if (mayKeepChecks(actor)) return true
  if (!isPerson(actor)) return false
  return sectors.some(sector => speaksFor(actor, 'sector', sector)) || leadsIn(actor, organisationId)
}

/** Whether there is any programme that this person may record; which, is asked when it is. */
export function mayBeginProgramme(actor: Actor): boolean {
  return mayAnswerCheck(actor) || (isPerson(actor) && leadsIn(actor, actor.organisationId))
}

function leadsIn(actor: Extract<Actor, { kind: 'person' }>, organisationId: string | null): boolean {
  return (
    organisationId !== null && actor.organisationId === organisationId && actor.teams.some(({ lead }) => lead)
  )
}
