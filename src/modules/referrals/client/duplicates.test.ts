import { describe, expect, it } from 'vitest'
import { alike, type Comparable, soundsOf, yearOf } from './duplicates.ts'

const girl: Comparable = { name: 'Samira Haddad', year: 2017, area: null, phone: '' }

describe('names by their sound', () => {
  it('are one across spellings and scripts', () => {
    expect(soundsOf('Sameera')).toEqual(soundsOf('Samira'))
    expect(soundsOf('سميرة')).toEqual(soundsOf('Samira'))
    expect(soundsOf('Zeinab')).toEqual(soundsOf('زينب'))
    expect(soundsOf('Mohammed')).toEqual(soundsOf('Muhamad'))
    expect(soundsOf('Khaled')).toEqual(soundsOf('خالد'))
  })

  it('keep other scripts as they are written', () => {
    expect(soundsOf('রহিমা')).toEqual(['রহিমা'])
    expect(soundsOf('রহিমা')).not.toEqual(soundsOf('করিম'))
  })

  it('differ where they sound different', () => {
    expect(soundsOf('Samira')).not.toEqual(soundsOf('Karim'))
  })
})

describe('two referrals', () => {
  it('are alike with the same name and about the same year', () => {
    expect(alike(girl, { ...girl, name: 'Sameera', year: 2018 })).toEqual(['name', 'birth'])
    expect(alike(girl, { ...girl, name: 'سميرة حداد', year: 2016 })).toEqual(['name', 'birth'])
  })

  it('are not alike with a common name alone', () => {
    expect(alike(girl, { ...girl, year: 2009 })).toEqual([])
    expect(alike(girl, { ...girl, name: 'Karim Aziz' })).toEqual([])
  })

  it('are alike with the same phone, whatever the name', () => {
    const one = { ...girl, phone: '+962 79 123 4567' }
    expect(alike(one, { name: 'Code 12', year: null, area: null, phone: '0791234567' })).toEqual(['phone'])
    expect(alike({ ...girl, phone: '123' }, { ...girl, name: 'Ali', year: null, phone: '123' })).toEqual([])
  })
})

describe('the year of birth', () => {
  it('comes from the day, the years or the months', () => {
    expect(yearOf('2015-03-01', '11', '2026-11-23')).toBe(2015)
    expect(yearOf(null, '9', '2026-11-23')).toBe(2017)
    expect(yearOf(null, '٩', '2026-11-23')).toBe(2017)
    expect(yearOf(null, '7 months', '2026-11-23')).toBe(2026)
    expect(yearOf(null, '', '2026-11-23')).toBeNull()
  })
})
