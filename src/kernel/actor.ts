// Who is asking. Made once per request from the session, handed to every policy.

export type Role =
  | 'worker'
  | 'receiver'
  | 'focal-point'
  | 'coordinator'
  | 'information-manager'
  | 'facilitator'
  | 'custodian'
  | 'administrator'

export type TeamOfActor = { id: string; lead: boolean; sector: string }

export type Nobody = { kind: 'nobody' }

/** A signed-in person inside one response. */
export type Person = {
  kind: 'person'
  id: string
  sessionId: string
  name: string
  language: string
  organisationId: string
  strength: string
  provedAt: Date
  seenAt: Date
  teams: TeamOfActor[]
  roles: { role: Role; sector: string }[]
  /** Things in the newest message to them that they have not looked at. */
  unread?: number
}

/** A job or the command line, inside one response. */
export type System = { kind: 'system' }

export type Actor = Nobody | Person | System

export const nobody: Nobody = { kind: 'nobody' }
export const system: System = { kind: 'system' }

export function isPerson(actor: Actor): actor is Person {
  return actor.kind === 'person'
}

/** @param sector where given, the role must be for that sector or for all ('') */
export function hasRole(actor: Actor, role: Role, sector?: string): boolean {
  return (
    actor.kind === 'person' &&
    actor.roles.some(
      granted =>
        granted.role === role && (sector === undefined || granted.sector === sector || granted.sector === ''),
    )
  )
}

export function isInTeam(actor: Actor, teamId: string): boolean {
  return actor.kind === 'person' && actor.teams.some(team => team.id === teamId)
}

export function isLeadOf(actor: Actor, teamId: string): boolean {
  return actor.kind === 'person' && actor.teams.some(team => team.id === teamId && team.lead)
}

export type ResponseInfo = {
  id: string
  slug: string
  name: Record<string, string>
  kind: 'humanitarian' | 'refugee' | 'mixed' | 'global'
  timeZone: string
  weekend: number[]
  emergencyPhone: string | null
  demonstration: boolean
  settings: Record<string, unknown>
}
