import { describe, expect, it } from 'vitest'
import { cast } from '../../../../demo/country.ts'
import {
  eventsOf,
  inCountry,
  intoCaseWork,
  later,
  notFound,
  organisation,
  secret,
  team,
} from '../../../../test/support/accounts.ts'
import { day, hour, minute } from '../../../kernel/clock.ts'
import { hashToken, openSession } from '../../../kernel/session.ts'
import { invite } from '../commands/links.ts'
import {
  addToTeam,
  endMembership,
  findPeople,
  getPerson,
  grant,
  restore,
  revoke,
  suspend,
} from '../commands/people.ts'
import { findPerson, focalPointsOf, holdersOf, leadsOf, membersOf } from '../commands.ts'
import { jobs } from '../jobs.ts'

describe('an account', () => {
  it('is stopped by a colleague in one act, with every session of it', () =>
    inCountry(async (country, tx) => {
      const system = await country.asSystem()
      const token = await openSession(system, cast.nadia.id, 'password')
      const hana = await country.as('hana')
      await suspend(hana, cast.nadia.id)
      await suspend(hana, cast.nadia.id)
      const [row] = await tx`select enter(${country.slug}, ${hashToken(token)}, ${country.now}) as entered`
      expect(row!.entered).toMatchObject({ person: null })
      expect(await eventsOf(tx, cast.nadia.id)).toEqual(['person.suspended'])
      const stillHana = await country.as('hana')
      expect((await getPerson(stillHana, cast.nadia.id)).suspendedAt).toEqual(country.now)
      await expect(restore(stillHana, cast.nadia.id)).rejects.toMatchObject(notFound)
      await restore(await country.as('samir'), cast.nadia.id)
      expect((await getPerson(await country.as('samir'), cast.nadia.id)).suspendedAt).toBeNull()
    }))

  it('is not stopped by a stranger, nor by its own person', () =>
    inCountry(async country => {
      for (const name of ['victor', 'amina', 'nadia'] as const) {
        const scene = await country.as(name)
        await expect(suspend(scene, cast.nadia.id)).rejects.toMatchObject(notFound)
      }
      const nobody = await country.asNobody()
      await expect(suspend(nobody, cast.nadia.id)).rejects.toMatchObject(notFound)
    }))

  it('is seen by the people of its teams; administrators find everybody', () =>
    inCountry(async country => {
      const samir = await country.as('samir')
      const { people } = await findPeople(samir, {})
      expect(people.map(p => p.login)).toEqual(['hana', 'nadia', 'samir'])
      await expect(findPeople(samir, { teamId: team('horizon') })).rejects.toMatchObject(notFound)
      await expect(getPerson(samir, cast.victor.id)).rejects.toMatchObject(notFound)
      const ibrahim = await country.as('ibrahim')
      expect((await findPeople(ibrahim, {})).people).toHaveLength(Object.keys(cast).length)
      expect((await findPeople(ibrahim, { like: 'RIVERA' })).people.map(p => p.login)).toEqual(['tomas'])
      expect((await findPeople(ibrahim, { like: '%' })).people).toEqual([])
      expect((await findPeople(ibrahim, { role: 'custodian' })).people.map(p => p.login)).toEqual(['farida'])
      expect((await findPeople(ibrahim, { teamId: team('school') })).people.map(p => p.login)).toEqual([
        'claire',
        'daniel',
      ])
      const after = await findPeople(ibrahim, { after: cast.samir.id })
      expect(after.people.map(p => p.login)).toEqual(['tomas', 'victor'])
      const jonas = await country.as('jonas')
      await expect(findPeople(jonas, {})).rejects.toMatchObject(notFound)
    }))
})

describe('rights', () => {
  it('are given and taken by an administrator with a fresh proof', () =>
    inCountry(async (country, tx) => {
      const ibrahim = await country.as('ibrahim')
      const health = { role: 'focal-point', sector: 'nutrition' } as const
      await grant(ibrahim, cast.leila.id, health)
      await grant(ibrahim, cast.leila.id, health)
      expect((await focalPointsOf(ibrahim, 'nutrition')).map(p => p.id)).toEqual([cast.leila.id])
      await revoke(ibrahim, cast.leila.id, health)
      expect(await focalPointsOf(ibrahim, 'nutrition')).toEqual([])
      expect(await eventsOf(tx, cast.leila.id)).toEqual(['role.granted', 'role.revoked'])
      const stale = later(ibrahim, 20 * minute)
      stale.actor.strength = 'passkey'
      await expect(grant(stale, cast.leila.id, health)).rejects.toMatchObject({ code: 'prove-again' })
    }))

  it('are not one’s own to raise, nor a coordinator’s or a stranger’s to give', () =>
    inCountry(async country => {
      const custodian = { role: 'custodian', sector: '' } as const
      for (const [name, whom] of [
        ['ibrahim', 'ibrahim'],
        ['amina', 'amina'],
        ['victor', 'hana'],
        ['samir', 'hana'],
      ] as const) {
        const scene = await country.as(name)
        await expect(grant(scene, cast[whom].id, custodian)).rejects.toMatchObject(notFound)
      }
    }))

  it('of the last administrator stay', () =>
    inCountry(async country => {
      const ibrahim = await country.as('ibrahim')
      const administrator = { role: 'administrator', sector: '' } as const
      await expect(revoke(ibrahim, cast.ibrahim.id, administrator)).rejects.toMatchObject({
        reason: 'accounts.problem.last-administrator',
      })
      await grant(ibrahim, cast.jonas.id, administrator)
      await revoke(ibrahim, cast.ibrahim.id, administrator)
      expect((await holdersOf(ibrahim, 'administrator')).map(p => p.id)).toEqual([cast.jonas.id])
    }))

  it('in a team begin, change and end; an end in the future counts only then', () =>
    inCountry(async country => {
      const ibrahim = await country.as('ibrahim')
      const until = later(ibrahim, 10 * day).now
      await addToTeam(ibrahim, { teamId: team('coordination'), personId: cast.jonas.id, lead: true, until })
      expect((await leadsOf(ibrahim, team('coordination'))).map(p => p.id).sort()).toEqual([
        cast.amina.id,
        cast.jonas.id,
      ])
      expect((await leadsOf(later(ibrahim, 10 * day), team('coordination'))).map(p => p.id)).toEqual([
        cast.amina.id,
      ])
      await endMembership(ibrahim, team('coordination'), cast.jonas.id)
      expect((await membersOf(ibrahim, team('coordination'))).map(p => p.id)).toEqual([cast.amina.id])
    }))

  it('in a team are for people of its organisation, and never one’s own to take', () =>
    inCountry(async country => {
      const ibrahim = await country.as('ibrahim')
      const abroad = { teamId: team('clinic'), personId: cast.nadia.id, lead: false, until: null }
      await expect(addToTeam(ibrahim, abroad)).rejects.toMatchObject({
        reason: 'accounts.problem.other-organisation',
      })
      const self = { ...abroad, teamId: team('coordination'), personId: cast.ibrahim.id }
      await expect(addToTeam(ibrahim, self)).rejects.toMatchObject(notFound)
      const victor = await country.as('victor')
      await expect(endMembership(victor, team('caseWork'), cast.nadia.id)).rejects.toMatchObject(notFound)
    }))
})

describe('what is over', () => {
  it('is swept away: sessions, and links long after they ran out', () =>
    inCountry(async (country, tx) => {
      const samir = await country.as('samir')
      await invite(samir, secret, intoCaseWork())
      const system = await country.asSystem()
      const count = async () => {
        const [row] =
          await tx`select (select count(*) from session where response_id = ${country.responseId}) as sessions,
          (select count(*) from invitation where response_id = ${country.responseId}) as links`
        return row
      }
      expect(await count()).toEqual({ sessions: 1, links: 1 })
      await jobs['accounts.sweep']!(later(system, 13 * hour), {})
      expect(await count()).toEqual({ sessions: 0, links: 1 })
      await jobs['accounts.sweep']!(later(system, 38 * day), {})
      expect(await count()).toEqual({ sessions: 0, links: 0 })
    }))
})

describe('a neighbour’s question', () => {
  it('about a person is answered to people, never to nobody', () =>
    inCountry(async country => {
      expect(await findPerson(await country.as('victor'), cast.hana.id)).toEqual({
        id: cast.hana.id,
        name: 'Hana Yusuf',
        language: 'ar',
        organisationId: organisation('safeSteps'),
      })
      expect(await findPerson(await country.asNobody(), cast.hana.id)).toBeUndefined()
    }))
})
