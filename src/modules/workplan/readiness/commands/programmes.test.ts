// Programmes, on the real database.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { organisations } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import { newId } from '../../../../kernel/id.ts'
import { ProgrammeForm } from '../model.ts'
import { endProgramme, getProgramme, keepProgramme, listProgrammes } from './programmes.ts'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

const farHorizon = organisations.farHorizon!.id

const form: ProgrammeForm = {
  name: 'Safe water at school',
  kind: 'integrated',
  organisationId: null,
  sectors: ['education', 'wash'],
  areas: ['Dorun'],
  from: '2026-03-01',
  to: '2027-02-28',
  jointNeeds: 'Girls stay at home when there is no water.',
  jointCapacities: '',
  outcomes: [{ outcome: 'Girls stay at school', measure: 'Days missed', baseline: '6', target: '2' }],
}

describe('a programme', () => {
  it('is recorded once and changed by the same form, with its outcomes', () =>
    inCountry(async country => {
      const id = newId()
      await keepProgramme(await country.as('claire'), id, form)
      await keepProgramme(await country.as('rafiq'), id, { ...form, name: 'Water for girls' })
      expect(await listProgrammes(country)).toMatchObject([{ ...form, name: 'Water for girls', id }])
    }))

  it('is found by kind, sector and state', () =>
    inCountry(async country => {
      const amina = await country.as('amina')
      const [one, other] = [newId(), newId()]
      await keepProgramme(amina, one, form)
      await keepProgramme(amina, other, { ...form, kind: 'stand-alone', sectors: ['child-protection'] })
      await endProgramme(amina, other)
      const ids = async (filter: Parameters<typeof listProgrammes>[1]) =>
        (await listProgrammes(amina, filter)).map(({ id }) => id)
      expect(await ids({})).toEqual([one, other])
      expect(await ids({ sector: 'wash' })).toEqual([one])
      expect(await ids({ kind: 'stand-alone' })).toEqual([other])
      expect(await ids({ state: 'running' })).toEqual([one])
    }))

  it('of an organisation is kept by the leads of its teams, who take over no other', () =>
    inCountry(async country => {
      const id = newId()
      const theirs = { ...form, kind: 'mainstreaming', sectors: ['livelihoods'], organisationId: farHorizon }
      const own = v.parse(ProgrammeForm, theirs)
      await keepProgramme(await country.as('victor'), id, own)
      await expect(keepProgramme(await country.as('grace'), id, own)).rejects.toMatchObject({
        code: 'not-found',
      })
      const foreign = newId()
      await keepProgramme(await country.as('claire'), foreign, form)
      const victor = await country.as('victor')
      await expect(keepProgramme(victor, foreign, own)).rejects.toMatchObject({ code: 'not-found' })
      await expect(endProgramme(victor, foreign)).rejects.toMatchObject({ code: 'not-found' })
      await expect(keepProgramme(victor, newId(), form)).rejects.toMatchObject({ code: 'not-found' })
    }))

  it('that has ended is not changed any more', () =>
    inCountry(async country => {
      const id = newId()
      const amina = await country.as('amina')
      await keepProgramme(amina, id, form)
      await endProgramme(amina, id)
      await endProgramme(amina, id)
      await expect(keepProgramme(amina, id, form)).rejects.toMatchObject({ code: 'not-now' })
      expect((await getProgramme(amina, id)).endedAt).not.toBeNull()
    }))
})

describe('its form', () => {
  const wrong = (more: object) => {
    const result = v.safeParse(ProgrammeForm, { ...form, ...more })
    return result.success ? [] : result.issues.map(({ message }) => message)
  }

  it('asks for two sectors where they work together', () => {
    expect(wrong({ kind: 'joint', sectors: ['wash'] })).toEqual(['programmes.error.two-sectors'])
    expect(wrong({ kind: 'mainstreaming', sectors: ['wash'] })).toEqual([])
  })

  it('asks how an outcome is measured', () => {
    expect(wrong({ outcomes: [{ outcome: 'Less fear', measure: '', baseline: '', target: '' }] })).toEqual([
      'programmes.error.measure',
    ])
  })

  it('ends after it begins', () => {
    expect(wrong({ from: '2026-03-01', to: '2026-02-01' })).toEqual(['programmes.error.order'])
  })
})
