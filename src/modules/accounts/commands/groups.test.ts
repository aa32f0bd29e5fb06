import { describe, expect, it } from 'vitest'
import { inCountry, notFound, organisation, team } from '../../../../test/support/accounts.ts'
import { newId } from '../../../kernel/id.ts'
import { addTeam, changeTeam, closeOrganisation, closeTeam, reopenTeam } from '../commands/groups.ts'
import { addHoliday, changeSettings, holidays, removeHoliday } from '../commands/response.ts'
import { findOrganisation, findTeam, listOrganisations, listTeams } from '../commands.ts'

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
