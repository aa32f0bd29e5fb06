import { describe, expect, test } from 'vitest'
import { askedWords } from '../../../kernel/fold.ts'
import type { Entry } from '../model.ts'
import { needsMeant, wordsOfNeed } from '../need-words.ts'
import { needs } from '../needs.ts'
import { blankLocation, blankService, blankSite } from './blank.ts'
import { meaningsOf } from './meanings.ts'
import { looseQuestion, questionOf } from './query.ts'
import { emptySearch } from './search.ts'
import { closedFrom, positionOf, searchRowOf } from './terms.ts'

const today = '2026-11-23'
const parents: Record<string, string[]> = { TM0201: ['TM0201', 'TM02', 'TM'], TM02: ['TM02', 'TM'] }
const lineage = (pcode: string) => parents[pcode] ?? [pcode]

function entry(more: Partial<Entry>): Entry {
  return {
    ...blankService('00000000-0000-4000-8000-000000000001', 'o', today),
    version: 1,
    createdAt: new Date(0),
    modifiedAt: new Date(0),
    organisationName: { en: 'Safe Steps' },
    organisationAcronym: 'SST',
    teamName: null,
    teamActive: false,
    sites: [],
    areas: [],
    name: { en: 'Doctors on wheels', ar: 'العيادة المتنقلة' },
    ...more,
  }
}

const row = (more: Partial<Entry>) => searchRowOf(entry(more), today, lineage, () => ({ en: 'Dorun' }))

describe('what an entry is found by', () => {
  test('its words, those of its name marked too, its areas and those around them', () => {
    const { terms, named, places } = row({
      needs: ['primary-health'],
      sector: 'health',
      description: { en: 'Twice a week' },
      sites: [
        {
          ...blankSite('s', 'l'),
          location: { ...blankLocation('l', 'o'), areaPcode: 'TM0201' },
          areaName: null,
        },
      ],
    })
    expect(places).toEqual(['TM0201', 'TM02', 'TM'])
    expect(terms).toEqual(
      expect.arrayContaining([
        'doctor',
        'n:doctor',
        'عياد',
        'n:sst',
        'twic',
        'dorun',
        'area:TM',
        'need:primary-health',
        'sector:health',
      ]),
    )
    expect(terms).not.toContain('n:twic')
    expect(named).toContain('doctor')
    expect(named).not.toContain('twic')
  })

  test('a protected place leaves no trace', () => {
    const { terms, places, openMinutes } = row({
      sites: [
        {
          ...blankSite('s', 'l'),
          schedules: [
            {
              days: ['MO'],
              opens: '08:00',
              closes: '09:00',
              validFrom: null,
              validTo: null,
              everyWeeks: 1,
              note: {},
            },
          ],
          location: {
            ...blankLocation('l', 'o'),
            name: { en: 'Blue house' },
            areaPcode: 'TM0201',
            protected: true,
          },
          areaName: null,
        },
      ],
    })
    expect(places).toEqual([])
    expect(openMinutes).toBe('{}')
    expect(terms).toContain('area:*')
    expect(terms.join(' ')).not.toMatch(/TM02|blu|dorun/)
  })

  test('no folded word can pass for a mark', () => {
    const { terms } = row({ name: { en: 'need:water area:TM n:x' } })
    expect(terms).not.toContain('need:water')
    expect(terms).toContain('need')
  })

  test('room comes before the date of the check, and what is closed lies behind all', () => {
    expect(positionOf(0, '2020-01-01')).toBeLessThan(positionOf(1, '2026-11-23'))
    expect(positionOf(0, '2026-11-23')).toBeLessThan(positionOf(0, '2026-11-22'))
    expect(positionOf(0, '2026-11-22')).toBeLessThan(positionOf(0, null))
    expect(positionOf(2, null)).toBeLessThan(closedFrom)
    expect(positionOf(3, '2026-11-23')).toBeGreaterThanOrEqual(closedFrom)
  })
})

describe('what is asked', () => {
  test.each([
    ['hungry', 'food'],
    ['hunger', 'food'],
    ['جوع', 'food'],
    ['vaccin', 'vaccination'],
    ['vacination', 'vaccination'],
    ['টিকা', 'vaccination'],
    ['safe house', 'safe-shelter'],
    ['wheelchair', 'disability-support'],
    ['recherche familiale', 'family-tracing'],
    ['comedor escolar', 'school-meals'],
    ['espace ami des enfants', 'child-friendly-space'],
  ])('%s means %s', (question, need) => {
    expect([...needsMeant(askedWords(question)).values()].flat()).toContain(need)
  })

  test('every need can be asked for, and a word that means nothing means nothing', () => {
    const alone = (need: (typeof needs)[number]) =>
      wordsOfNeed(need).some(word => (needsMeant([word]).get(word) ?? []).includes(need))
    expect(needs.filter(need => !alone(need))).toEqual([])
    expect(needsMeant(['xylophon']).size).toBe(0)
  })

  test('a misspelt word becomes the nearest that occur', () => {
    const meanings = meaningsOf(
      ['hopsital'],
      new Map([['hopsital', { words: ['hospital', 'capital', 'hotel'], alike: true }]]),
    )
    expect(meanings[0]).toMatchObject({ words: ['hospital'], corrected: true })
  })

  test('words that nothing resembles are left out and told; only such words find nothing', () => {
    const known = { asked: 'clinic', words: ['clinic'], corrected: false, needs: [] }
    const unknown = { asked: 'zzz', words: [], corrected: false, needs: [] }
    expect(questionOf(emptySearch, [known, unknown], [])).toMatchObject({
      whole: "'clinic'",
      ignored: ['zzz'],
    })
    expect(questionOf(emptySearch, [unknown], [])).toBeUndefined()
    expect(looseQuestion(emptySearch, [known], [])).toBeUndefined()
  })

  test('the words, the choices and the area are one question', () => {
    const meaning = { asked: 'food', words: ['food', 'foods'], corrected: false, needs: ['food' as const] }
    const question = questionOf(
      { ...emptySearch, need: 'food', area: 'TM0201', free: true },
      [meaning],
      ['TM02', 'TM'],
    )
    expect(question).toEqual({
      whole:
        "'need:food' & 'cost:free' & ('food' | 'foods' | 'need:food') & ('area:TM0201' | 'covers:TM02' | 'covers:TM' | 'area:*')",
      named:
        "'need:food' & 'cost:free' & ('n:food' | 'n:foods' | 'need:food') & ('area:TM0201' | 'covers:TM02' | 'covers:TM' | 'area:*')",
      inName: "('food' | 'foods' | 'need:food')",
      ignored: [],
    })
  })

  test('a quote in a word stays in the word', () => {
    const meaning = { asked: 'x', words: ["o'x\\"], corrected: false, needs: [] }
    expect(questionOf(emptySearch, [meaning], [])?.whole).toBe("'o''x\\\\'")
  })
})
