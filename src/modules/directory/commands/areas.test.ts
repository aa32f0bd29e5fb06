// Areas: found by name in any language, kept by who keeps the ground of the response.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { findAreas, keepArea } from './areas.ts'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

describe('an area', () => {
  it('is found in any language, without accents, with a letter wrong, and says where it lies', () =>
    inCountry(async country => {
      const find = async (words: string) =>
        (await findAreas(country, { words, parent: undefined })).areas.map(({ pcode }) => pcode)
      expect(await find('Doroun')).toEqual(['TM0201'])
      expect(await find('llanura rio')).toEqual(['TM02'])
      expect(await find('দোরুন')).toEqual(['TM0201'])
      expect(await find('Ansary')).toContain('TM0101')
      expect(await find('nowhere')).toEqual([])
      const [dorun] = (await findAreas(country, { words: 'Dorun', parent: undefined })).areas
      expect(dorun!.within.map(({ en }) => en)).toEqual(['River Plain', 'Tamuria'])
    }))

  it('is chosen level by level', () =>
    inCountry(async country => {
      const inside = await findAreas(country, { words: '', parent: 'TM01' })
      expect(inside.areas.map(({ pcode }) => pcode).sort()).toEqual(['TM0101', 'TM0102'])
    }))

  it('is added and renamed by information managers and administrators, under one that is there', () =>
    inCountry(async country => {
      const area = { pcode: 'TM0203', parentPcode: 'TM02', name: { en: 'East Bank' } }
      await keepArea(await country.as('jonas'), area)
      await keepArea(await country.as('ibrahim'), { ...area, name: { en: 'Old East Bank' } })
      const [found] = (await findAreas(country, { words: 'old east', parent: undefined })).areas
      expect(found).toMatchObject({ pcode: 'TM0203', level: 2 })
      for (const name of ['amina', 'grace', 'victor'] as const)
        await expect(keepArea(await country.as(name), area)).rejects.toMatchObject({ code: 'not-found' })
      const lost = { ...area, pcode: 'TM0999', parentPcode: 'TM09' }
      await expect(keepArea(await country.as('jonas'), lost)).rejects.toMatchObject({
        reason: 'directory.problem.no-parent',
      })
    }))
})
