// Finding a service as the people of the response do: in its words or nearly, in another script, near, for that age,
// open, and looked at lately. On the real index.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import type { Scene } from '../../../kernel/event.ts'
import { plantService } from '../entry.testing.ts'
import type { Schedule } from '../model.ts'
import { emptySearch } from '../rules/search.ts'
import { searchServices } from './search.ts'

const hours = (days: Schedule['days'], opens: string, closes: string): Schedule[] => [
  { days, opens, closes, validFrom: null, validTo: null, everyWeeks: 1, note: {} },
]

/** Four services, and what is past its check by more than the days of grace. It is Monday, ten in the morning there. */
async function plantSome(scene: Scene): Promise<void> {
  await plantService(scene, {
    name: { en: 'Vaccination clinic', ar: 'عيادة التطعيم', fr: 'Clinique de vaccination' },
    sector: 'health',
    needs: ['vaccination'],
    ageMax: 4,
    at: [{ location: { areaPcode: 'TM0101' }, schedules: hours(['MO'], '08:00', '15:00') }],
  })
  await plantService(scene, {
    name: { en: 'School by the lake', ar: 'مدرسة البحيرة' },
    sector: 'education',
    needs: ['school'],
    ageMin: 6,
    ageMax: 17,
    at: [{ location: { areaPcode: 'TM0201' }, schedules: hours(['TU'], '08:00', '15:00') }],
  })
  await plantService(scene, {
    name: { en: 'Mobile health team', ar: 'فريق صحي متنقل' },
    sector: 'health',
    needs: ['primary-health'],
    covers: ['TM02'],
    schedules: hours(['MO'], '08:00', '15:00'),
    capacity: 'closed',
  })
  await plantService(scene, {
    name: { en: 'Old hospital' },
    sector: 'health',
    needs: ['vaccination'],
    nextCheck: '2026-10-01',
  })
}

const found = (search: object) => async (scene: Scene) => {
  const result = await searchServices(scene, { ...emptySearch, ...search })
  return { names: result.entries.map(entry => entry.name.en), result }
}

const table: [what: string, search: object, names: string[]][] = [
  [
    'a word of its name, then what the word means',
    { words: 'clinic' },
    ['Vaccination clinic', 'Mobile health team'],
  ],
  ['the beginning of a word', { words: 'vaccin' }, ['Vaccination clinic']],
  ['a letter wrong', { words: 'vacination clinnic' }, ['Vaccination clinic']],
  ['letters that changed places', { words: 'shcool' }, ['School by the lake']],
  [
    'French, with accents that are not there',
    { words: 'clínique' },
    ['Vaccination clinic', 'Mobile health team'],
  ],
  ['Arabic', { words: 'مدرسة' }, ['School by the lake']],
  ['Arabic as it is written in haste', { words: 'مدرسه البحيره' }, ['School by the lake']],
  ['Arabic with the article and vowel signs', { words: 'التَّطعيم' }, ['Vaccination clinic']],
  ['a word that means a need', { words: 'vaccine' }, ['Vaccination clinic']],
  ['two words of one service', { words: 'lake school' }, ['School by the lake']],
  ['its place', { area: 'TM0101' }, ['Vaccination clinic']],
  [
    'the area around: a place in it first, then what comes there',
    { area: 'TM02' },
    ['School by the lake', 'Mobile health team'],
  ],
  ['a part of what is covered', { area: 'TM0202' }, ['Mobile health team']],
  ['an age', { age: 5 }, ['Mobile health team']],
  ['the last year that is taken', { age: 17, sector: 'education' }, ['School by the lake']],
  ['open now, with room', { openNow: true }, ['Vaccination clinic']],
  ['words, age and place together', { words: 'health', age: 9, area: 'TM0202' }, ['Mobile health team']],
  ['nothing there', { words: 'lake', area: 'TM01' }, []],
  ['what is past its check, when asked for', { past: true, need: 'vaccination' }, ['Old hospital']],
]

describe('a search', () => {
  it.each(table)('by %s', (_, search, names) =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      await plantSome(await country.asSystem())
      expect((await found(search)(await country.as('daniel'))).names).toEqual(names)
    }),
  )

  it('tells which word it took for another, and which it left out', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      await plantSome(await country.asSystem())
      const daniel = await country.as('daniel')
      const { result } = await found({ words: 'shcool' })(daniel)
      expect(result.corrected).toEqual([{ asked: 'shcool', words: ['school'] }])
      const { names, result: loosely } = await found({ words: 'clinic xylophone' })(daniel)
      expect(names[0]).toBe('Vaccination clinic')
      expect(loosely.ignored).toEqual(['xylophon'])
    }))

  it('says how many more are past their check, and offers none of them', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      await plantSome(await country.asSystem())
      const { names, result } = await found({ need: 'vaccination' })(await country.as('daniel'))
      expect(names).toEqual(['Vaccination clinic'])
      expect(result.pastCount).toBe(1)
    }))

  it('offers what is due for its days of grace, and not a day longer', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const system = await country.asSystem()
      await plantService(system, { name: { en: 'last day of grace' }, nextCheck: '2026-11-09' })
      await plantService(system, { name: { en: 'a day past' }, nextCheck: '2026-11-08' })
      expect((await found({})(await country.as('daniel'))).names).toEqual(['last day of grace'])
    }))
})
