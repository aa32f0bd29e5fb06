// The phone's search against a copy: the same rules as the server's, without its index.
import { describe, expect, test } from 'vitest'
import type { CopyEntry, ServiceCopy } from '../model.ts'
import { blankLocation, blankService, blankSite } from './blank.ts'
import { packCopy, unpackCopy } from './copy.ts'
import { fitsSearch, lineageOf, matches } from './matches.ts'
import { cursorText, emptySearch, parseCursor, parseSearch, searchAddress } from './search.ts'

const now = new Date('2026-11-23T07:00:00Z')
const today = '2026-11-23'

function entry(id: string, more: Partial<CopyEntry> = {}): CopyEntry {
  const {
    organisationId: _organisation,
    ownerTeamId: _team,
    ownerPersonId: _person,
    checkDays: _days,
    source: _source,
    extra: _extra,
    ...blank
  } = blankService(id, 'o', today)
  return {
    ...blank,
    name: { en: id },
    organisationName: { en: 'Safe Steps' },
    organisationAcronym: null,
    teamName: null,
    teamActive: false,
    sites: [],
    areas: [],
    capacity: 'open',
    lastCheck: today,
    nextCheck: '2027-02-01',
    ...more,
  }
}

function place(
  areaPcode: string | null,
  more: Partial<CopyEntry['sites'][number]> = {},
): CopyEntry['sites'][number] {
  return {
    ...blankSite(`s-${areaPcode}`, 'l'),
    location: { ...blankLocation('l', 'o'), areaPcode },
    areaName: null,
    ...more,
  }
}

const areas = [
  ['TM', null],
  ['TM01', 'TM'],
  ['TM0101', 'TM01'],
  ['TM02', 'TM'],
  ['TM0201', 'TM02'],
].map(([pcode, parentPcode], index) => ({
  pcode: pcode!,
  parentPcode: parentPcode ?? null,
  level: index,
  name: {},
}))

function copy(services: CopyEntry[]): ServiceCopy {
  return {
    format: 1,
    version: 'v',
    madeOn: today,
    timeZone: 'Asia/Amman',
    emergencyPhone: '199',
    graceDays: 14,
    warnDays: 14,
    area: null,
    areas,
    services,
  }
}

const found = (services: CopyEntry[], search: object) =>
  matches(copy(services), { ...emptySearch, ...search }, now).map(one => one.id)

describe('a search of the copy', () => {
  test('room first, then the latest check', () => {
    const services = [
      entry('full', { capacity: 'closed' }),
      entry('waits', { capacity: 'waiting' }),
      entry('old', { lastCheck: '2026-01-01' }),
      entry('new'),
      entry('unknown', { capacity: 'unknown' }),
    ]
    expect(found(services, {})).toEqual(['new', 'old', 'unknown', 'waits', 'full'])
  })

  test('what is past its check is shown only when asked for, and then alone', () => {
    const services = [
      entry('fresh'),
      entry('past', { nextCheck: '2026-11-01' }),
      entry('due', { nextCheck: '2026-11-20' }),
    ]
    expect(found(services, {})).toEqual(['due', 'fresh'])
    expect(found(services, { past: true })).toEqual(['past'])
  })

  test('what has ended is never found', () => {
    expect(found([entry('gone', { status: 'inactive' }), entry('over', { status: 'defunct' })], {})).toEqual(
      [],
    )
    expect(found([entry('pause', { status: 'temporarily-closed' })], {})).toEqual(['pause'])
  })

  test('a place in the area comes before what only reaches it', () => {
    const services = [
      entry('covers all', { areas: [{ pcode: 'TM', name: {} }] }),
      entry('elsewhere', { sites: [place('TM0101')] }),
      entry('inside', { sites: [place('TM0201')], capacity: 'closed' }),
      entry('covers a part', { areas: [{ pcode: 'TM0201', name: {} }] }),
      entry('tells no place'),
      entry('place not known', { sites: [place(null)] }),
    ]
    expect(found(services, { area: 'TM02' })).toEqual([
      'inside',
      'covers a part',
      'covers all',
      'tells no place',
    ])
    expect(found(services, { area: 'TM0201' })).toEqual([
      'inside',
      'covers a part',
      'covers all',
      'tells no place',
    ])
  })

  test('an open door in another valley helps nobody', () => {
    const open = [
      {
        days: ['MO' as const],
        opens: '09:00',
        closes: '12:00',
        validFrom: null,
        validTo: null,
        everyWeeks: 1 as const,
        note: {},
      },
    ]
    const shut = [{ ...open[0]!, days: ['TU' as const] }]
    const service = entry('two places', {
      sites: [place('TM0101', { schedules: open }), place('TM0201', { schedules: shut })],
    })
    expect(found([service], { openNow: true })).toEqual(['two places'])
    expect(found([service], { openNow: true, area: 'TM01' })).toEqual(['two places'])
    expect(found([service], { openNow: true, area: 'TM02' })).toEqual([])
  })

  test('open now means with room: full, paused or without hours is not', () => {
    const schedules = [
      {
        days: ['MO' as const],
        opens: '09:00',
        closes: '12:00',
        validFrom: null,
        validTo: null,
        everyWeeks: 1 as const,
        note: {},
      },
    ]
    const services = [
      entry('open', { schedules }),
      entry('full', { schedules, capacity: 'closed' }),
      entry('paused', { schedules, status: 'temporarily-closed' }),
      entry('no hours'),
    ]
    expect(found(services, { openNow: true })).toEqual(['open'])
  })

  test('every other choice narrows', () => {
    const service = entry('one', {
      needs: ['food'],
      sector: 'nutrition',
      ageMax: 4,
      sex: 'female',
      languages: ['ar'],
      femaleStaff: 'yes',
      cost: 'free',
      access: ['walk-in'],
    })
    for (const fitting of [
      { need: 'food' },
      { sector: 'nutrition' },
      { sector: 'food-security' },
      { age: 4 },
      { sex: 'female' },
      { language: 'ar' },
      { femaleStaff: true },
      { free: true },
      { walkIn: true },
    ])
      expect(found([service], fitting)).toEqual(['one'])
    for (const other of [
      { need: 'water' },
      { sector: 'health' },
      { age: 5 },
      { sex: 'male' },
      { language: 'fr' },
    ])
      expect(found([service], other)).toEqual([])
    expect(fitsSearch(service, { ...emptySearch, free: true }, { day: today, minute: 0 }, p => [p])).toBe(
      true,
    )
  })

  test('an area that lies in itself does not run forever', () => {
    expect(
      lineageOf(
        new Map([
          ['A', 'B'],
          ['B', 'A'],
        ]),
        'A',
      ),
    ).toEqual(['A', 'B'])
  })
})

describe('the copy on its way', () => {
  test('comes out as it went in, and is smaller between', () => {
    const services = [
      entry('a', {
        sites: [place('TM0201')],
        phones: [{ number: '199', kind: 'voice', label: {}, hours: '', emergency: true }],
      }),
      entry('b', { population: ['refugee'], teamId: 't', visibility: 'public' }),
    ]
    const whole = copy(services)
    const packed = JSON.stringify(packCopy(whole))
    expect(unpackCopy(JSON.parse(packed))).toEqual(whole)
    expect(packed.length).toBeLessThan(JSON.stringify(whole).length / 2)
  })

  test('another form is refused', () => {
    expect(() => unpackCopy({ format: 2, services: [] })).toThrow()
    expect(() => unpackCopy(null)).toThrow()
  })
})

describe('a search as an address', () => {
  test('there and back', () => {
    const search = {
      words: "l'eau & more",
      need: 'water' as const,
      sector: undefined,
      area: 'TM02',
      age: 0,
      sex: 'male' as const,
      language: 'bn',
      openNow: true,
      femaleStaff: true,
      free: true,
      walkIn: true,
      past: true,
    }
    expect(parseSearch(new URLSearchParams(searchAddress(search).slice(1)))).toEqual(search)
    expect(searchAddress(emptySearch)).toBe('')
  })

  test('what makes no sense is left out; ages come in any digits', () => {
    const search = parseSearch(
      new URLSearchParams('need=gold&sector=x&area=../..&age=-3&sex=z&speaks=<b>&open=yes'),
    )
    expect(search).toEqual({
      ...emptySearch,
      need: undefined,
      sector: undefined,
      area: undefined,
      age: undefined,
      sex: undefined,
      language: undefined,
    })
    expect(parseSearch(new URLSearchParams('age=٧')).age).toBe(7)
    expect(parseSearch(new URLSearchParams('age=121')).age).toBeUndefined()
    expect(parseSearch(new URLSearchParams(`q=${'x'.repeat(500)}`)).words).toHaveLength(120)
  })

  test('a cursor too', () => {
    const cursor = { stage: 2, position: 26640, id: '00000000-0000-4000-8000-000000000501', loose: true }
    expect(parseCursor(cursorText(cursor))).toEqual(cursor)
    for (const text of [null, '', '9.1.x', '0.1.00000000', "0.1.' or 1=1"])
      expect(parseCursor(text)).toBeUndefined()
  })
})
