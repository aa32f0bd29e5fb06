import { describe, expect, it } from 'vitest'
import { cast } from '../../../../demo/country.ts'
import {
  eventsOf,
  gone,
  inCountry,
  intoCaseWork,
  later,
  notFound,
  organisation,
  place,
  secret,
  somebody,
  team,
} from '../../../../test/support/accounts.ts'
import { day, hour } from '../../../kernel/clock.ts'
import type { Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import { openSession } from '../../../kernel/session.ts'
import {
  invite,
  join,
  makeReset,
  openInvitations,
  openLink,
  resetPassword,
  withdraw,
} from '../commands/links.ts'
import { getPerson, grant, suspend } from '../commands/people.ts'
import { tryPassword } from '../commands/sign-in.ts'
import { inviteFromCommandLine, resetFromCommandLine, setUpCode } from '../commands.ts'

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
