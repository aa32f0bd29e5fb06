// People of a response.
import * as v from 'valibot'
import type { Role } from '../../../kernel/actor.ts'
import { type Answer, page, redirect } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId } from '../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import { makeReset } from '../commands/links.ts'
import {
  addToTeam,
  endMembership,
  findPeople,
  getPerson,
  grant,
  type PeopleSearch,
  restore,
  revoke,
  suspend,
} from '../commands/people.ts'
import { listTeams } from '../commands.ts'
import { type Grant, roles } from '../model.ts'
import { mayAddToTeam, mayGrant, mayReset, mayRestore, mayRevoke } from '../policy.ts'
import { needsProof } from '../rules/rights.ts'
import { isSector } from '../sectors.ts'
import { findTeam } from '../store/teams.ts'
import { People } from '../views/people.tsx'
import { PersonPage } from '../views/person.tsx'
import { proofFirst } from './browser.ts'
import { linkMade } from './links.tsx'
import { idOf, withCursor } from './parts.ts'

export const routes: Route[] = [
  get('/r/:response/people', showPeople),
  // A search is posted: a name has no place in an address.
  post('/r/:response/people/search', search, { cost: 3 }),
  get('/r/:response/people/:id', showPerson),
  post('/r/:response/people/:id/suspension', stop),
  post('/r/:response/people/:id/restoration', bringBack),
  post('/r/:response/people/:id/reset', offerReset),
  post('/r/:response/people/:id/roles', giveRole),
  post('/r/:response/people/:id/roles/removal', takeRole),
  post('/r/:response/people/:id/teams', putIntoTeam),
  post('/r/:response/people/:id/teams/ending', takeOutOfTeam),
]

async function showPeople(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words, query } = x
  const asked = query.get('role')
  const role = roles.find(one => one === asked)
  const id = (name: string) => (isId(query.get(name)) ? (query.get(name) ?? undefined) : undefined)
  const suspended = query.get('suspended') === 'yes' ? true : undefined
  const filter: PeopleSearch = { role, suspended, teamId: id('team'), after: id('after') }
  const { people, more } = await findPeople(x, filter)
  const last = people.at(-1)
  return page(
    words.say('accounts.people'),
    <People
      words={words}
      at={x.at}
      actor={actor}
      people={people}
      role={role}
      suspended={suspended}
      next={more && last ? withCursor(x, last.id) : undefined}
    />,
    { current: 'people', width: 'wide' },
  )
}

async function search(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const like = x.fields.text('q').slice(0, 120)
  const { people } = await findPeople(x, { like })
  return page(
    x.words.say('accounts.people'),
    <People words={x.words} at={x.at} actor={actor} people={people} like={like} />,
    { current: 'people', width: 'wide' },
  )
}

async function showPerson(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const person = await getPerson(x, idOf(x))
  const teams = await listTeams(x, { organisationId: person.organisationId })
  // The title says which screen this is, never whose.
  return page(
    x.words.say('accounts.person'),
    <PersonPage words={x.words} at={x.at} actor={actor} now={x.now} person={person} teams={teams} />,
    { current: 'people', scripts: ['confirm-dialog'] },
  )
}

async function stop(x: Exchange): Promise<Answer> {
  x.person()
  await suspend(x, idOf(x))
  return redirect(x.at(`/people/${idOf(x)}`), 'accounts.done.suspended')
}

async function bringBack(x: Exchange): Promise<Answer> {
  const actor = x.person()
  must(mayRestore(actor, await getPerson(x, idOf(x))))
  const proof = proofFirst(x, `/people/${idOf(x)}`)
  if (proof) return proof
  await restore(x, idOf(x))
  return redirect(x.at(`/people/${idOf(x)}`), 'accounts.done.restored')
}

async function offerReset(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const person = await getPerson(x, idOf(x))
  must(mayReset(actor, person))
  const proof = proofFirst(x, `/people/${person.id}`)
  if (proof) return proof
  const id = x.fields.text('id')
  if (!isId(id)) throw new Problem('not-understood')
  const token = await makeReset(x, x.installation.secret, { id, personId: person.id })
  return linkMade(x, token, 'reset', {
    href: x.at(`/people/${person.id}`),
    label: x.words.say('accounts.person'),
  })
}

function grantOf(x: Exchange): Grant {
  const role: Role | undefined = roles.find(one => one === x.fields.text('role'))
  const sector = x.fields.text('sector')
  if (!role) throw new Problem('not-valid', 'accounts.error.roles')
  if (role !== 'focal-point') return { role, sector: '' }
  if (!isSector(sector)) throw new Problem('not-valid', 'accounts.error.focal-sector')
  return { role, sector }
}

async function giveRole(x: Exchange): Promise<Answer> {
  const actor = x.person()
  must(mayGrant(actor, await getPerson(x, idOf(x))))
  const proof = proofFirst(x, `/people/${idOf(x)}`)
  if (proof) return proof
  await grant(x, idOf(x), grantOf(x))
  return redirect(x.at(`/people/${idOf(x)}`), 'accounts.done.role-granted')
}

async function takeRole(x: Exchange): Promise<Answer> {
  must(mayRevoke(x.person()))
  const proof = proofFirst(x, `/people/${idOf(x)}`)
  if (proof) return proof
  await revoke(x, idOf(x), grantOf(x))
  return redirect(x.at(`/people/${idOf(x)}`), 'accounts.done.role-revoked')
}

const Day = v.pipe(v.string(), v.isoDate())

async function putIntoTeam(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const person = await getPerson(x, idOf(x))
  const teamId = x.fields.text('teamId')
  if (teamId === '') throw new Problem('not-valid', 'accounts.error.choose')
  const team = isId(teamId) ? await findTeam(x.tx, x.response.id, teamId) : undefined
  const lead = x.fields.text('lead') === 'yes'
  must(team !== undefined && mayAddToTeam(actor, team, person, lead))
  const proof = needsProof({ roles: [], lead }) ? proofFirst(x, `/people/${person.id}`) : undefined
  if (proof) return proof
  const until = x.fields.text('until')
  if (until !== '' && !v.is(Day, until)) throw new Problem('not-valid', 'accounts.error.day')
  // Through the end of that day, wherever in the world the response is.
  const end = until === '' ? null : new Date(Date.parse(`${until}T00:00:00Z`) + 36 * 3_600_000)
  await addToTeam(x, { teamId: team.id, personId: person.id, lead, until: end })
  return redirect(x.at(`/people/${person.id}`), 'accounts.done.in-team')
}

async function takeOutOfTeam(x: Exchange): Promise<Answer> {
  x.person()
  const teamId = x.fields.text('teamId')
  if (!isId(teamId)) throw notFound()
  await endMembership(x, teamId, idOf(x))
  return redirect(x.at(`/people/${idOf(x)}`), 'accounts.done.out-of-team')
}
