// What neighbours and the command line ask of accounts. What our own pages do is in `commands/`.
// Queries for neighbours hold no policy of their own: they are asked within a command that has one.

import type { Role } from '../../kernel/actor.ts'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { keyed } from '../../kernel/limits.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { invite, makeReset } from './commands/links.ts'
import type { Holiday, Organisation, PersonBrief, Team } from './model.ts'
import type { Sector } from './sectors.ts'
import * as organisations from './store/organisations.ts'
import { findAccount, findAccountByLogin, listHolders, listLeads, listMembers } from './store/people.ts'
import { listHolidays } from './store/responses.ts'
import * as teams from './store/teams.ts'

/** Also when it is closed: what happened before still names it. */
export function findTeam({ tx, response }: Scene, id: string): Promise<Team | undefined> {
  return teams.findTeam(tx, response.id, id)
}

/** Open teams, unless closed ones are asked for too. */
export function listTeams({ tx, response }: Scene, filter: teams.TeamFilter = {}): Promise<Team[]> {
  return teams.listTeams(tx, response.id, filter)
}

/** Also when it is closed. */
export function findOrganisation({ tx, response }: Scene, id: string): Promise<Organisation | undefined> {
  return organisations.findOrganisation(tx, response.id, id)
}

export function listOrganisations(
  { tx, response }: Scene,
  { withClosed = false }: { withClosed?: boolean } = {},
): Promise<Organisation[]> {
  return organisations.listOrganisations(tx, response.id, withClosed)
}

/** Nobody without an account ever finds one. */
export async function findPerson({ tx, response, now }: Scene, id: string): Promise<PersonBrief | undefined> {
  const found = await findAccount(tx, response.id, id, now)
  return found && { id, name: found.name, language: found.language, organisationId: found.organisationId }
}

/** Leads of a team whose accounts are not suspended, the longest serving first. */
export function leadsOf({ tx, response, now }: Scene, teamId: string): Promise<PersonBrief[]> {
  return listLeads(tx, response.id, teamId, now)
}

export function membersOf({ tx, response, now }: Scene, teamId: string): Promise<PersonBrief[]> {
  return listMembers(tx, response.id, teamId, now)
}

/** Those who speak for the sector in this response. */
export function focalPointsOf({ tx, response }: Scene, sector: Sector): Promise<PersonBrief[]> {
  return listHolders(tx, response.id, 'focal-point', sector)
}

/** Everybody who holds that role, e.g. custodians. */
export function holdersOf({ tx, response }: Scene, role: Role): Promise<PersonBrief[]> {
  return listHolders(tx, response.id, role, undefined)
}

/** Days that do not count for the clocks, besides weekends. */
export function holidaysOf({ tx, response }: Scene): Promise<Holiday[]> {
  return listHolidays(tx, response.id)
}

const readable = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What proves that the first set-up is done by whoever started the program: eight letters that follow from the
 * installation's secret, printed where it starts. Without meaning once there is a response.
 */
export function setUpCode(secret: Uint8Array): string {
  // Bytes beyond the last whole multiple of the alphabet are passed over, so that every letter is equally likely.
  const letters = [...keyed(secret, 'set-up', '')].filter(byte => byte < 240).map(byte => readable[byte % 30])
  return letters.slice(0, 8).join('')
}

/** Where this installation is reached and what keys its links. */
export type Place = { origin: string; secret: Uint8Array }

/**
 * A link that makes an account, for the command line.
 * @param scene the system's, inside the response
 * @param given without an organisation, the first of the response
 * Throws *not found* when there is no such organisation or team.
 */
export async function inviteFromCommandLine(
  scene: Scene,
  place: Place,
  given: { roles: Role[]; organisationId?: string; teamId?: string; lead?: boolean; sector?: Sector },
): Promise<string> {
  must(scene.actor.kind === 'system')
  const team = given.teamId === undefined ? undefined : await findTeam(scene, given.teamId)
  const organisationId =
    given.organisationId ?? team?.organisationId ?? (await listOrganisations(scene))[0]?.id
  if (organisationId === undefined) throw new Problem('not-found')
  const token = await invite(scene, place.secret, {
    id: newId(),
    organisationId,
    teamId: given.teamId ?? null,
    lead: given.lead ?? false,
    roles: given.roles,
    sector: given.sector ?? '',
  })
  return `${place.origin}/join/${token}`
}

/**
 * A link that sets a new password, for the command line. Also lifts a suspension: it is the way back when the only
 * administrator has been stopped.
 * @param scene the system's, inside the response
 * Throws *not found* when nobody has that login.
 */
export async function resetFromCommandLine(scene: Scene, place: Place, login: string): Promise<string> {
  must(scene.actor.kind === 'system')
  const person = await findAccountByLogin(
    scene.tx,
    scene.response.id,
    login.normalize('NFC').toLowerCase(),
    scene.now,
  )
  if (!person) throw new Problem('not-found')
  const token = await makeReset(scene, place.secret, { id: newId(), personId: person.id })
  return `${place.origin}/join/${token}`
}
