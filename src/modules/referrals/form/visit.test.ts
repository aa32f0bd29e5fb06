import { describe, expect, it } from 'vitest'
import { missingOf, pageStepOf, parseVisit, placeOf, visitQuery } from './visit.ts'

const parsed = (query: string) => parseVisit(new URLSearchParams(query))
const person = 'need=food&area=TM0202&band=6-11&sex=female&disability=not-asked&speaks=ar'
const service = '00000000-0000-4000-8000-000000000001'

describe('what is answered before a name is typed', () => {
  it('goes on to the first page that lacks an answer', () => {
    expect(pageStepOf(parsed(''))).toBe('need')
    expect(pageStepOf(parsed('need=witchcraft'))).toBe('need')
    expect(pageStepOf(parsed('need=food&band=6-11'))).toBe('person')
    expect(pageStepOf(parsed(person))).toBe('services')
    expect(pageStepOf(parsed(`${person}&service=${service}`))).toBe('form')
    // A service alone does not lead past the questions before it.
    expect(pageStepOf(parsed(`service=${service}`))).toBe('need')
  })

  it('keeps unknown and not asked apart, and both from silence', () => {
    expect(missingOf(parsed('need=food&area=unknown&band=not-asked'))).toEqual([
      'sex',
      'disability',
      'speaks',
    ])
    expect(parsed('area=unknown').area).toBe('unknown')
    expect(placeOf(parsed('area=not-asked'))).toBeUndefined()
    expect(placeOf(parsed('area=TM0202'))).toBe('TM0202')
  })

  it('reads its own address', () => {
    const query = `${person}&service=${service}`
    expect(visitQuery(parsed(query))).toBe(query)
  })

  it('takes nothing from an address but codes', () => {
    expect(parsed('area=Amal lives here&service=her house&band=eleven')).toEqual({ services: [] })
  })
})
