// The directory on a phone answers as the server does: the same services in the same order, for a fixed set of
// questions, from a copy that was packed, carried and unpacked.
import { expect, it } from 'vitest'
import type { Texts } from '../../src/kernel/words.ts'
import { makeCopy } from '../../src/modules/directory/commands/copy.ts'
import { searchServices } from '../../src/modules/directory/commands/search.ts'
import { plantService } from '../../src/modules/directory/entry.testing.ts'
import type { Schedule, Search } from '../../src/modules/directory/model.ts'
import { packCopy, unpackCopy } from '../../src/modules/directory/rules/copy.ts'
import { searchCopy } from '../../src/modules/directory/rules/copy-search.ts'
import { emptySearch } from '../../src/modules/directory/rules/search.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { makeScene, monday } from '../support/scene.ts'

const hours = (days: Schedule['days'], opens: string, closes: string): Schedule[] => [
  { days, opens, closes, validFrom: null, validTo: null, everyWeeks: 1, note: {} },
]

const questions: Partial<Search>[] = [
  {},
  { words: 'clinic' },
  { words: 'عيادة' },
  { words: 'عياده' },
  { words: 'vaccine' },
  { words: 'lake school' },
  // The name before the text, misspelt, of unlike words, in part understood, and a place by its name.
  { words: 'wheels' },
  { words: 'vacination' },
  { words: 'vacination clinc' },
  { words: 'scool' },
  { words: 'التطعييم' },
  { words: 'wheels lake' },
  { words: 'zzzqqq clinic' },
  { words: 'zzzqqq' },
  { words: 'girls' },
  { need: 'food' },
  { sector: 'health' },
  { sector: 'nutrition' },
  { area: 'TM02' },
  { area: 'TM0201' },
  { area: 'TM0101' },
  { age: 0 },
  { age: 5 },
  { age: 17 },
  { sex: 'female' },
  { language: 'ar' },
  { openNow: true },
  { openNow: true, area: 'TM02' },
  { femaleStaff: true },
  { free: true },
  { walkIn: true },
  { words: 'clinic', area: 'TM02', age: 3 },
]

it('a phone finds what the server finds, in the same order', () =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const system = await country.asSystem()
    const plant = (planted: Parameters<typeof plantService>[1]) => plantService(system, planted)
    await plant({
      name: { en: 'Vaccination clinic', ar: 'عيادة التطعيم' },
      sector: 'health',
      needs: ['vaccination'],
      ageMax: 4,
      languages: ['ar', 'en'],
      femaleStaff: 'yes',
      at: [
        { location: { areaPcode: 'TM0101' }, schedules: hours(['MO'], '08:00', '15:00') },
        { location: { areaPcode: 'TM0201' }, schedules: hours(['TU'], '08:00', '15:00') },
      ],
    })
    await plant({
      name: { en: 'School by the lake' },
      sector: 'education',
      ageMin: 6,
      ageMax: 17,
      cost: 'free',
      access: ['walk-in'],
      lastCheck: '2026-10-01',
      at: [{ location: { areaPcode: 'TM0201' }, schedules: hours(['MO'], '08:00', '15:00') }],
    })
    await plant({
      name: { en: 'Clinic on wheels' },
      sector: 'health',
      needs: ['food'],
      capacity: 'waiting',
      waitingDays: 9,
      schedules: hours(['MO'], '06:00', '20:00'),
      covers: ['TM02'],
    })
    await plant({
      name: { en: 'Information desk' },
      description: { en: 'Tells you where the clinic on wheels and the girls are' },
      sector: 'health',
      lastCheck: '2026-11-20',
    })
    await plant({ name: { en: 'Girls only' }, sector: 'gbv', sex: 'female', capacity: 'closed' })
    await plant({ name: { en: 'Boys only' }, sex: 'male', capacity: 'unknown' })
    await plant({ name: { en: 'Paused' }, status: 'temporarily-closed' })
    await plant({ name: { en: 'Gone' }, status: 'defunct' })
    const daniel = await country.as('daniel')
    const copy = unpackCopy(JSON.parse(JSON.stringify(packCopy(await makeCopy(daniel, undefined)))))
    let answered = 0
    for (const question of questions) {
      const search = { ...emptySearch, ...question }
      const here = searchCopy(copy, search, monday)
      const there = await searchServices(daniel, search)
      const told = ({
        entries,
        corrected,
        ignored,
        loose,
      }: Pick<typeof there, 'corrected' | 'ignored' | 'loose'> & { entries: { name: Texts }[] }) => ({
        names: entries.map(entry => entry.name.en),
        corrected: corrected.map(({ asked, words }) => ({ asked, words })),
        ignored,
        loose,
      })
      expect({ question, ...told(here) }).toEqual({ question, ...told(there) })
      answered += here.entries.length > 0 ? 1 : 0
    }
    // Nothing is the same as nothing; these are to say something.
    expect(answered).toBeGreaterThan(questions.length - 3)
  }))
