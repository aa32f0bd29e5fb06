import { describe, expect, it } from 'vitest'
import { languages, makeWords } from './words.ts'

const plural =
  '{n, plural, zero {لا شيء} one {واحدة} two {اثنتان} few {# قليلة} many {# كثيرة} other {# إحالة}}'

describe('words', () => {
  it('write numbers in the digits of the language', () => {
    expect(makeWords('ar', {}).number(1205)).toBe('١٬٢٠٥')
    expect(makeWords('bn', {}).number(1205)).toBe('১,২০৫')
    expect(makeWords('fr', {}).number(1205)).toMatch(/^1\s205$/u)
  })

  it('use the plural forms of the language', () => {
    const words = makeWords('ar', { n: plural })
    expect([0, 1, 2, 3, 11, 100].map(n => words.say('n', { n }))).toEqual([
      'لا شيء',
      'واحدة',
      'اثنتان',
      '٣ قليلة',
      '١١ كثيرة',
      '١٠٠ إحالة',
    ])
  })

  it('take direction from the language', () => {
    expect(languages.map(language => makeWords(language, {}).direction)).toEqual([
      'ltr',
      'ltr',
      'rtl',
      'ltr',
      'ltr',
    ])
  })

  it('keep a calendar day where it is, whatever the zone', () => {
    expect(makeWords('en', {}, 'Pacific/Kiritimati').date('2014-03-09')).toBe('9 Mar 2014')
    expect(makeWords('en', {}, 'Pacific/Pago_Pago').date('2014-03-09')).toBe('9 Mar 2014')
  })

  it('say an hour in the zone of the response', () => {
    expect(makeWords('en', {}, 'Asia/Amman').time(new Date('2026-11-23T07:00:00Z'))).toBe('10:00')
  })

  it('pick the best version of a text and say which it is', () => {
    const words = makeWords('es', {})
    expect(words.pickWith({ en: 'Clinic', ar: 'عيادة' })).toEqual({ text: 'Clinic', language: 'en' })
    expect(words.pickWith({ ar: 'عيادة' })).toEqual({ text: 'عيادة', language: 'ar' })
    expect(words.pick({})).toBe('')
  })

  it('refuse a key that nobody wrote', () => {
    expect(() => makeWords('en', {}).say('nobody.wrote')).toThrow('no text for nobody.wrote')
  })

  it('say how long ago something was', () => {
    const now = new Date('2026-11-23T07:00:00Z')
    const words = makeWords('en', {})
    expect(words.since(new Date('2026-11-23T04:00:00Z'), now)).toBe('3 hours ago')
    expect(words.since(new Date('2026-11-25T07:00:00Z'), now)).toBe('in 2 days')
  })
})
