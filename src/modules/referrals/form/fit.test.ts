import { describe, expect, it } from 'vitest'
import { fitOf } from './fit.ts'
import type { Visit } from './visit.ts'

const anybody = {
  ageMin: null,
  ageMax: null,
  sex: 'any' as const,
  population: [],
  criteria: [],
  disability: 'welcome' as const,
}
const visit: Visit = { services: [], sex: 'female', disability: 'no' }

describe('whether a service takes somebody of an age band', () => {
  it('takes a whole band, or none of it', () => {
    expect(fitOf({ ...anybody, ageMin: 6, ageMax: 17 }, { ...visit, band: '12-14' }).answer).toBe('yes')
    expect(fitOf({ ...anybody, ageMin: 6, ageMax: 17 }, { ...visit, band: '0-5' })).toEqual({
      answer: 'no',
      reasons: ['too-young'],
    })
    expect(fitOf({ ...anybody, ageMin: 6, ageMax: 17 }, { ...visit, band: '60+' }).reasons).toEqual([
      'too-old',
    ])
  })

  it('asks where only a part of the band fits', () => {
    expect(fitOf({ ...anybody, ageMax: 15 }, { ...visit, band: '15-17' })).toEqual({
      answer: 'ask',
      reasons: ['tell-age'],
    })
  })

  it('says no for another sex whatever the age', () => {
    expect(fitOf({ ...anybody, ageMax: 15, sex: 'male' }, { ...visit, band: '15-17' })).toMatchObject({
      answer: 'no',
    })
  })

  it('asks for what was not known', () => {
    expect(fitOf({ ...anybody, ageMin: 6 }, { ...visit, band: 'unknown' }).reasons).toEqual(['tell-age'])
    expect(
      fitOf({ ...anybody, sex: 'female' }, { ...visit, sex: 'not-asked', band: '6-11' }).reasons,
    ).toEqual(['tell-sex'])
  })
})
