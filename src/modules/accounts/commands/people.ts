// People of a response: finding them, stopping an account, bringing it back, giving and taking rights.
import type { Role } from '../../../kernel/actor.ts'
import { hasRole } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { endLines } from '../../../kernel/live.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { endSessionsOf } from '../../../kernel/session.ts'
import type { Account, Grant } from '../model.ts'
import {
  mayAddToTeam,
  mayEndMembership,
  mayGrant,
  mayRestore,
  mayRevoke,
  maySeePeople,
  maySeePerson,
  maySuspend,
  mustBeProved,
} from '../policy.ts'
import { isLastAdministrator, needsProof } from '../rules/rights.ts'
import * as store from '../store/people.ts'
import * as rights from '../store/rights.ts'
import { findTeam } from '../store/teams.ts'

export type PeopleSearch = {
  like?: string | undefined
  role?: Role | undefined
  teamId?: string | undefined
  organisationId?: string | undefined
  suspended?: boolean | undefined
  after?: string | undefined
}

const aPage = 40

/** Administrators find everybody, others the people of their teams. */
export async function findPeople(
  scene: Scene,
  search: PeopleSearch,
): Promise<{ people: Account[]; more: boolean }> {
  must(maySeePeople(scene.actor))
  const { tx, response, now, actor } = scene
  const mine =
    actor.kind === 'person' && !hasRole(actor, 'administrator') ? actor.teams.map(team => team.id) : undefined
  const { teamId, ...rest } = search
  if (teamId !== undefined && mine) must(mine.includes(teamId))
  const teams = teamId === undefined ? mine : [teamId]
  const found = await store.pageOfPeople(tx, response.id, { ...rest, teams, most: aPage }, now)
  return { people: found.slice(0, aPage), more: found.length > aPage }
}

export async function getPerson(scene: Scene, id: string): Promise<Account> {
  const person = await store.findAccount(scene.tx, scene.response.id, id, scene.now)
  must(person !== undefined && maySeePerson(scene.actor, person))
  return person
}

/** Stops an account at once: no session of it lives on. No proof is asked for, because seconds may count. */
export async function suspend(scene: Scene, id: string): Promise<void> {
  const { tx, response, now, actor } = scene
  const person = await store.findAccount(tx, response.id, id, now)
  must(person !== undefined && maySuspend(actor, person))
  if (!(await store.setSuspended(tx, response.id, id, now))) return
  const ended = await endSessionsOf(scene, id)
  await append(scene, {
    type: 'person.suspended',
    subject: id,
    data: { ended },
    topics: [`person:${id}`, ...person.teams.map(team => `team:${team.teamId}`)],
  })
}

export async function restore(scene: Scene, id: string): Promise<void> {
  const { tx, response, now, actor } = scene
  const person = await store.findAccount(tx, response.id, id, now)
  must(person !== undefined && mayRestore(actor, person))
  mustBeProved(scene)
  if (!(await store.setSuspended(tx, response.id, id, null))) return
  await append(scene, { type: 'person.restored', subject: id, topics: [`person:${id}`] })
}

export async function grant(scene: Scene, id: string, given: Grant): Promise<void> {
  const { tx, response, now, actor } = scene
  const person = await store.findAccount(tx, response.id, id, now)
  must(person !== undefined && mayGrant(actor, person))
  mustBeProved(scene)
  if (!(await rights.insertGrant(tx, response.id, id, given, now))) return
  await append(scene, { type: 'role.granted', subject: id, data: { ...given }, topics: [`person:${id}`] })
}

export async function revoke(scene: Scene, id: string, taken: Grant): Promise<void> {
  const { tx, response, now, actor } = scene
  const person = await store.findAccount(tx, response.id, id, now)
  must(person !== undefined && mayRevoke(actor))
  mustBeProved(scene)
  if (taken.role === 'administrator') {
    const administrators = await rights.lockAdministrators(tx, response.id)
    if (isLastAdministrator(id, administrators))
      throw new Problem('not-now', 'accounts.problem.last-administrator')
  }
  if (!(await rights.deleteGrant(tx, response.id, id, taken))) return
  await append(scene, { type: 'role.revoked', subject: id, data: { ...taken }, topics: [`person:${id}`] })
}

/** Begins a membership or changes it. */
export async function addToTeam(
  scene: Scene,
  given: { teamId: string; personId: string; lead: boolean; until: Date | null },
): Promise<void> {
  const { tx, response, now, actor } = scene
  const [team, person] = [
    await findTeam(tx, response.id, given.teamId),
    await store.findAccount(tx, response.id, given.personId, now),
  ]
  must(team !== undefined && person !== undefined && mayAddToTeam(actor, team, person, given.lead))
  if (needsProof({ roles: [], lead: given.lead })) mustBeProved(scene)
  if (team.closedAt) throw new Problem('not-now', 'accounts.problem.team-closed')
  if (team.organisationId !== person.organisationId)
    throw new Problem('not-now', 'accounts.problem.other-organisation')
  await rights.upsertMembership(tx, response.id, given, now)
  await endLines(tx, response.id, `person:${person.id}`)
  await append(scene, {
    type: 'team.joined',
    subject: person.id,
    teamId: team.id,
    data: { lead: given.lead },
    topics: [`person:${person.id}`, `team:${team.id}`],
  })
}

export async function endMembership(scene: Scene, teamId: string, personId: string): Promise<void> {
  const { tx, response, now, actor } = scene
  must(mayEndMembership(actor, { id: teamId }))
  if (!(await rights.endMembership(tx, response.id, teamId, personId, now))) return
  await endLines(tx, response.id, `person:${personId}`)
  await append(scene, {
    type: 'team.left',
    subject: personId,
    teamId,
    topics: [`person:${personId}`, `team:${teamId}`],
  })
}
