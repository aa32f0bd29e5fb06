import { describe, expect, it } from 'vitest'
import { cast, organisations, teams } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import { day, hour, minute } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { hashToken, openSession } from '../../kernel/session.ts'
import { addTeam, changeTeam, closeOrganisation, closeTeam, reopenTeam } from './commands/groups.ts'
import {
  invite,
  join,
  makeReset,
  openInvitations,
  openLink,
  resetPassword,
  withdraw,
} from './commands/links.ts'
import {
  addToTeam,
  endMembership,
  findPeople,
  getPerson,
  grant,
  restore,
  revoke,
  suspend,
} from './commands/people.ts'
import { addHoliday, changeSettings, holidays, removeHoliday } from './commands/response.ts'
import { tryPassword } from './commands/sign-in.ts'
import {
  findOrganisation,
  findPerson,
  findTeam,
  focalPointsOf,
  holdersOf,
  inviteFromCommandLine,
  leadsOf,
  listOrganisations,
  listTeams,
  membersOf,
  resetFromCommandLine,
  setUpCode,
} from './commands.ts'
import { jobs } from './jobs.ts'
import type { InvitationForm, JoinForm } from './model.ts'

const secret = new Uint8Array(32).fill(7)
const place = { origin: 'https://across.example', secret }
const notFound = { code: 'not-found' }
const gone = (reason: string) => ({ code: 'gone', reason: `accounts.problem.link-${reason}` })

const team = (name: string) => teams[name]!.id
const organisation = (name: string) => organisations[name]!.id

function intoCaseWork(more: Partial<InvitationForm> = {}): InvitationForm {
  return {
    id: newId(),
    organisationId: organisation('safeSteps'),
    teamId: team('caseWork'),
    lead: false,
    roles: ['worker'],
    sector: '',
    ...more,
  }
}

function somebody(more: Partial<JoinForm> = {}): JoinForm {
  return {
    id: newId(),
    name: 'Omar Zaki',
    login: 'omar',
    language: 'ar',
    password: 'orange kettle seven',
    ...more,
  }
}

/** A country in a transaction that is rolled back. */
function inCountry(work: (country: Country, tx: Tx) => Promise<void>): Promise<void> {
  return rolledBack(async tx => work(await makeScene(tx), tx))
}

/** The same moment, later. */
function later<S extends Scene>(scene: S, milliseconds: number): S {
  return { ...scene, now: new Date(scene.now.getTime() + milliseconds) }
}

async function eventsOf(tx: Tx, subject: string): Promise<string[]> {
  const rows = await tx<
    { type: string }[]
  >`select type from event where subject = ${subject} order by sequence`
  return rows.map(row => row.type)
}

describe('an invitation', () => {
  it('by a lead makes an account with a team and its roles, once', () =>
    inCountry(async (country, tx) => {
      const samir = await country.as('samir')
      const form = intoCaseWork({ roles: ['worker', 'receiver'] })
      const token = await invite(samir, secret, form)
      expect((await openInvitations(samir)).map(i => i.id)).toEqual([form.id])

      const joined = await join(tx, samir.now, token, somebody())
      expect(joined).not.toHaveProperty('errors')
      const again = join(tx, samir.now, token, somebody({ login: 'other' }))
      await expect(again).rejects.toMatchObject(gone('used'))

      const system = await country.asSystem()
      const personId = 'personId' in joined ? joined.personId : ''
      const person = await getPerson(system, personId)
      expect(person).toMatchObject({
        login: 'omar',
        language: 'ar',
        organisationId: organisation('safeSteps'),
        hasPassword: true,
      })
      expect(person.grants.map(g => g.role)).toEqual(['receiver', 'worker'])
      expect(person.teams.map(t => [t.teamId, t.lead])).toEqual([[team('caseWork'), false]])
      expect(await eventsOf(tx, personId)).toEqual(['person.joined'])
    }))

  it('sent twice gives the same link, and with other content none', () =>
    inCountry(async country => {
      const samir = await country.as('samir')
      const form = intoCaseWork()
      const token = await invite(samir, secret, form)
      expect(await invite(samir, secret, form)).toBe(token)
      await expect(invite(samir, secret, { ...form, roles: ['receiver'] })).rejects.toMatchObject({
        code: 'already-different',
      })
      const ibrahim = await country.as('ibrahim')
      await expect(invite(ibrahim, secret, form)).rejects.toMatchObject({ code: 'already-different' })
    }))

  it('is not a lead’s to make for another team, for more rights, or a stranger’s at all', () =>
    inCountry(async country => {
      const samir = await country.as('samir')
      await expect(invite(samir, secret, intoCaseWork({ teamId: team('school') }))).rejects.toMatchObject(
        notFound,
      )
      await expect(invite(samir, secret, intoCaseWork({ roles: ['custodian'] }))).rejects.toMatchObject(
        notFound,
      )
      await expect(invite(samir, secret, intoCaseWork({ lead: true }))).rejects.toMatchObject(notFound)
      const victor = await country.as('victor')
      await expect(invite(victor, secret, intoCaseWork())).rejects.toMatchObject(notFound)
    }))

  it('into a team goes with the team’s own organisation', () =>
    inCountry(async country => {
      const ibrahim = await country.as('ibrahim')
      const mixed = intoCaseWork({ organisationId: organisation('farHorizon') })
      await expect(invite(ibrahim, secret, mixed)).rejects.toMatchObject(notFound)
    }))

  it('to more than a team’s daily work needs a proof of the last quarter of an hour', () =>
    inCountry(async country => {
      const ibrahim = later(await country.as('ibrahim'), hour)
      ibrahim.actor.strength = 'password'
      await expect(invite(ibrahim, secret, intoCaseWork({ roles: ['custodian'] }))).rejects.toMatchObject({
        code: 'prove-again',
      })
      expect(await invite(ibrahim, secret, intoCaseWork())).toHaveLength(43)
    }))

  it('runs out, can be withdrawn, and dies with the account that made it', () =>
    inCountry(async (country, tx) => {
      const samir = await country.as('samir')
      const token = await invite(samir, secret, intoCaseWork())
      const withdrawn = intoCaseWork()
      const withdrawnToken = await invite(samir, secret, withdrawn)
      await withdraw(samir, withdrawn.id)
      await expect(openLink(tx, withdrawnToken, samir.now)).rejects.toMatchObject(gone('withdrawn'))
      await expect(openLink(tx, token, later(samir, 7 * day).now)).rejects.toMatchObject(gone('expired'))
      expect((await openLink(tx, token, later(samir, 7 * day - 1).now)).response.slug).toBe(country.slug)

      await suspend(await country.as('hana'), cast.samir.id)
      await expect(openLink(tx, token, samir.now)).rejects.toMatchObject(gone('withdrawn'))
      await expect(openLink(tx, 'never made', samir.now)).rejects.toMatchObject(notFound)
    }))

  it('is withdrawn by its team’s lead or an administrator, by nobody else', () =>
    inCountry(async country => {
      const form = intoCaseWork()
      await invite(await country.as('samir'), secret, form)
      for (const name of ['victor', 'hana', 'amina'] as const) {
        const stranger = await country.as(name)
        await expect(withdraw(stranger, form.id)).rejects.toMatchObject(notFound)
      }
      await withdraw(await country.as('ibrahim'), form.id)
    }))

  it('refuses a weak password and a login that is taken, and stays open', () =>
    inCountry(async (country, tx) => {
      const samir = await country.as('samir')
      const token = await invite(samir, secret, intoCaseWork())
      const weak = await join(tx, samir.now, token, somebody({ password: 'omar zaki 1' }))
      expect(weak).toEqual({ errors: { password: 'accounts.error.password-about-you' } })
      const taken = tx.savepoint(async inner => {
        const result = await join(inner as Tx, samir.now, token, somebody({ login: 'hana' }))
        expect(result).toEqual({ errors: { login: 'accounts.error.login-taken' } })
        throw new Error('as a refused form: nothing of it stays')
      })
      await expect(taken).rejects.toThrow('nothing of it stays')
      expect(await join(tx, samir.now, token, somebody())).toHaveProperty('personId')
    }))
})

describe('a new password by link', () => {
  it('is offered by the lead of an ordinary colleague, and by nobody to an administrator of their team', () =>
    inCountry(async country => {
      const samir = await country.as('samir')
      expect(await makeReset(samir, secret, { id: newId(), personId: cast.hana.id })).toHaveLength(43)
      for (const who of ['samir', 'victor', 'ibrahim'] as const)
        await expect(makeReset(samir, secret, { id: newId(), personId: cast[who].id })).rejects.toMatchObject(
          notFound,
        )
      const ibrahim = await country.as('ibrahim')
      await grant(ibrahim, cast.hana.id, { role: 'administrator', sector: '' })
      const again = await country.as('samir')
      await expect(makeReset(again, secret, { id: newId(), personId: cast.hana.id })).rejects.toMatchObject(
        notFound,
      )
    }))

  it('ends sessions, codes and passkeys, and makes earlier links void', () =>
    inCountry(async (country, tx) => {
      const system = await country.asSystem()
      await openSession(system, cast.hana.id, 'password')
      await tx`update person set totp_secret = '\\x00', totp_last_step = 1 where id = ${cast.hana.id}`
      await tx`insert into passkey (response_id, id, person_id, public_key, created_at)
        values (${country.responseId}, 'key', ${cast.hana.id}, '\\x00', ${country.now})`
      const samir = await country.as('samir')
      const earlier = await makeReset(samir, secret, { id: newId(), personId: cast.hana.id })
      const token = await makeReset(samir, secret, { id: newId(), personId: cast.hana.id })
      await expect(openLink(tx, earlier, samir.now)).rejects.toMatchObject(gone('withdrawn'))

      expect(await resetPassword(tx, samir.now, token, 'short')).toHaveProperty('errors')
      expect(await resetPassword(tx, samir.now, token, 'orange kettle seven')).toHaveProperty('personId')
      await expect(resetPassword(tx, samir.now, token, 'orange kettle eight')).rejects.toMatchObject(
        gone('used'),
      )

      const after = await country.asSystem()
      const [left] = await tx`select
        (select count(*) from session where person_id = ${cast.hana.id}) as sessions,
        (select count(*) from passkey where person_id = ${cast.hana.id}) as passkeys`
      expect(left).toEqual({ sessions: 0, passkeys: 0 })
      expect((await getPerson(after, cast.hana.id)).hasTotp).toBe(false)
      const nobody = await country.asNobody()
      const tried = await tryPassword(nobody, { login: 'Hana', password: 'orange kettle seven' })
      expect(tried).toEqual({ kind: 'proved', personId: cast.hana.id })
    }))

  it('from the command line lifts a suspension as well', () =>
    inCountry(async (country, tx) => {
      const system = await country.asSystem()
      await tx`update person set suspended_at = ${country.now} where id = ${cast.ibrahim.id}`
      const link = await resetFromCommandLine(system, place, 'Ibrahim')
      expect(link).toMatch(/^https:\/\/across\.example\/join\/[\w-]{43}$/)
      expect((await getPerson(system, cast.ibrahim.id)).suspendedAt).toBeNull()
      await expect(resetFromCommandLine(system, place, 'nobody-here')).rejects.toMatchObject(notFound)
      const ibrahim = await country.as('ibrahim')
      await expect(resetFromCommandLine(ibrahim, place, 'hana')).rejects.toMatchObject(notFound)
    }))
})

describe('the command line', () => {
  it('invites an administrator into the first organisation, or into a team', () =>
    inCountry(async (country, tx) => {
      const system = await country.asSystem()
      const link = await inviteFromCommandLine(system, place, { roles: ['administrator'] })
      const arrived = await openLink(tx, link.split('/').at(-1)!, system.now)
      expect(arrived.invitation).toMatchObject({ roles: ['administrator'], teamId: null, invitedBy: null })
      const again = await country.asSystem()
      const inTeam = await inviteFromCommandLine(again, place, {
        roles: ['worker'],
        teamId: team('clinic'),
        lead: true,
      })
      const there = await openLink(tx, inTeam.split('/').at(-1)!, system.now)
      expect(there.invitation).toMatchObject({ organisationId: organisation('riverHealth'), lead: true })
    }))

  it('prints a set-up code that follows from the secret', () => {
    expect(setUpCode(secret)).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect(setUpCode(secret)).toBe(setUpCode(new Uint8Array(32).fill(7)))
    expect(setUpCode(secret)).not.toBe(setUpCode(new Uint8Array(32).fill(8)))
  })
})

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
      const health = { role: 'focal-point', sector: 'health' } as const
      await grant(ibrahim, cast.leila.id, health)
      await grant(ibrahim, cast.leila.id, health)
      expect((await focalPointsOf(ibrahim, 'health')).map(p => p.id)).toEqual([cast.leila.id])
      await revoke(ibrahim, cast.leila.id, health)
      expect(await focalPointsOf(ibrahim, 'health')).toEqual([])
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

describe('organisations and teams', () => {
  it('are added once, changed, closed and opened again by an administrator', () =>
    inCountry(async country => {
      const ibrahim = await country.as('ibrahim')
      const form = {
        id: newId(),
        organisationId: organisation('riverHealth'),
        sector: 'nutrition' as const,
        name: { en: 'Feeding' },
      }
      await addTeam(ibrahim, form)
      await addTeam(ibrahim, form)
      await expect(addTeam(ibrahim, { ...form, name: { en: 'Other' } })).rejects.toMatchObject({
        code: 'already-different',
      })
      await changeTeam(ibrahim, { ...form, name: { en: 'Feeding, Dorun' } })
      expect(await findTeam(ibrahim, form.id)).toMatchObject({
        name: { en: 'Feeding, Dorun' },
        sector: 'nutrition',
        activeAt: null,
      })
      expect((await listTeams(ibrahim, { sector: 'nutrition' })).map(t => t.id)).toEqual([form.id])
      expect(await listTeams(ibrahim, { sector: 'nutrition', active: true })).toEqual([])
      await expect(closeOrganisation(ibrahim, form.organisationId)).rejects.toMatchObject({
        reason: 'accounts.problem.has-teams',
      })
      await closeTeam(ibrahim, form.id)
      await closeTeam(ibrahim, team('clinic'))
      expect(await listTeams(ibrahim, { organisationId: form.organisationId })).toEqual([])
      await closeOrganisation(ibrahim, form.organisationId)
      expect((await listOrganisations(ibrahim)).map(o => o.id)).not.toContain(form.organisationId)
      expect((await findOrganisation(ibrahim, form.organisationId))?.closedAt).toEqual(country.now)
      await expect(reopenTeam(ibrahim, form.id)).rejects.toMatchObject({
        reason: 'accounts.problem.organisation-closed',
      })
      // Whoever was in the closed team is in no team.
      expect((await country.as('leila')).actor.teams).toEqual([])
    }))

  it('are not a lead’s nor a stranger’s to change', () =>
    inCountry(async country => {
      for (const name of ['samir', 'victor', 'amina'] as const) {
        const scene = await country.as(name)
        await expect(closeTeam(scene, team('caseWork'))).rejects.toMatchObject(notFound)
      }
      const nobody = await country.asNobody()
      await expect(closeTeam(nobody, team('caseWork'))).rejects.toMatchObject(notFound)
    }))
})

describe('settings', () => {
  it('are changed by an administrator and leave other settings alone', () =>
    inCountry(async (country, tx) => {
      await tx`update response set settings = '{"referrals": {"sealedDays": 30}, "x": 1}' where id = ${country.responseId}`
      const ibrahim = await country.as('ibrahim')
      const form = {
        name: { en: 'Tamuria' },
        timeZone: 'Asia/Dhaka',
        weekend: [5],
        emergencyPhone: '112',
        clocks: { emergency: { hours: 12 }, urgent: { hours: 48 }, normal: { workingDays: 5 } },
      }
      await changeSettings(ibrahim, form)
      const [row] =
        await tx`select name, time_zone, weekend, emergency_phone, settings from response where id = ${country.responseId}`
      expect(row).toEqual({
        name: { en: 'Tamuria' },
        timeZone: 'Asia/Dhaka',
        weekend: [5],
        emergencyPhone: '112',
        settings: { referrals: { sealedDays: 30, clocks: form.clocks }, x: 1 },
      })
      await expect(changeSettings(await country.as('amina'), form)).rejects.toMatchObject(notFound)
    }))

  it('hold the holidays', () =>
    inCountry(async country => {
      const ibrahim = await country.as('ibrahim')
      const eid = { day: '2027-03-10', name: { en: 'Eid' } }
      expect(await addHoliday(ibrahim, eid)).toBe(true)
      expect(await addHoliday(ibrahim, eid)).toBe(false)
      expect((await holidays(ibrahim)).map(h => h.day)).toEqual(['2026-12-01', '2027-03-10'])
      await removeHoliday(ibrahim, '2027-03-10')
      await expect(removeHoliday(ibrahim, '2027-03-10')).rejects.toMatchObject(notFound)
      await expect(holidays(await country.as('victor'))).rejects.toMatchObject(notFound)
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
