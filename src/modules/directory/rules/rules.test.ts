import { describe, expect, test } from 'vitest'
import type { Schedule } from '../model.ts'
import { roomAt, standingOf } from './capacity.ts'
import { ageBandOf, fits, takesAge } from './eligibility.ts'
import { freshnessOf, freshnessSettings, isOffered, oldestOffered } from './freshness.ts'
import {
  addDays,
  localTimeOf,
  minutesOfDay,
  minutesOfWeek,
  nextOpening,
  openMinutesOf,
  openStateAt,
  spansOf,
  weekdayOf,
} from './hours.ts'

function hours(
  days: Schedule['days'],
  opens: string,
  closes: string,
  more: Partial<Schedule> = {},
): Schedule {
  return { days, opens, closes, validFrom: null, validTo: null, everyWeeks: 1, note: {}, ...more }
}
const workdays: Schedule['days'] = ['SU', 'MO', 'TU', 'WE', 'TH']
const monday = '2026-11-23'
const at = (weekday: number, hour: number, day = addDays(monday, weekday)) => ({
  day,
  minute: weekday * minutesOfDay + hour * 60,
})

describe('the clock of a response', () => {
  test('a moment is read off the wall there, not here', () => {
    expect(localTimeOf(new Date('2026-11-22T22:30:00Z'), 'Asia/Amman')).toEqual({ day: monday, minute: 90 })
    expect(localTimeOf(new Date('2026-11-22T22:30:00Z'), 'UTC')).toEqual({
      day: '2026-11-22',
      minute: 6 * minutesOfDay + 22 * 60 + 30,
    })
  })

  test('a summer hour is that of the place', () => {
    expect(localTimeOf(new Date('2026-07-01T00:00:00Z'), 'Europe/Paris').minute % minutesOfDay).toBe(120)
    expect(localTimeOf(new Date('2026-01-01T00:00:00Z'), 'Europe/Paris').minute % minutesOfDay).toBe(60)
  })

  test('weeks begin on Monday, and days go over months and years', () => {
    expect(weekdayOf(monday)).toBe(0)
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })
})

describe('open now', () => {
  test('a day service is open in its hours and closed at its closing', () => {
    const schedules = [hours(workdays, '08:00', '15:30')]
    expect(openStateAt(schedules, at(0, 8))).toBe('open')
    expect(openStateAt(schedules, { ...at(0, 15), minute: 15 * 60 + 30 })).toBe('closed')
    expect(openStateAt(schedules, at(4, 10))).toBe('closed')
    expect(openStateAt([], at(0, 8))).toBe('unknown')
  })

  test('a night runs into the next day, also from Sunday into Monday', () => {
    const schedules = [hours(['SU'], '20:00', '06:00')]
    expect(openStateAt(schedules, at(6, 23))).toBe('open')
    expect(openStateAt(schedules, at(0, 5))).toBe('open')
    expect(openStateAt(schedules, at(0, 6))).toBe('closed')
    expect(spansOf(schedules[0]!)).toEqual([
      { from: 6 * minutesOfDay + 1200, to: minutesOfWeek },
      { from: 0, to: 360 },
    ])
  })

  test('day and night is always', () => {
    const schedules = [hours(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], '00:00', '24:00')]
    for (const weekday of [0, 3, 6]) expect(openStateAt(schedules, at(weekday, 3))).toBe('open')
  })

  test('hours of a season hold in that season', () => {
    const schedules = [hours(['MO'], '08:00', '12:00', { validFrom: '2026-12-01', validTo: '2026-12-31' })]
    expect(openStateAt(schedules, at(0, 9))).toBe('closed')
    expect(openStateAt(schedules, at(0, 9, '2026-12-07'))).toBe('open')
    expect(openStateAt(schedules, at(0, 9, '2027-01-04'))).toBe('closed')
  })

  test('every second week is not known, unless something else is open too', () => {
    const second = hours(['MO'], '08:00', '12:00', { everyWeeks: 2 })
    expect(openStateAt([second], at(0, 9))).toBe('unknown')
    expect(openStateAt([second, hours(['MO'], '09:00', '10:00')], at(0, 9))).toBe('open')
  })

  test('it says when it opens next: later today, tomorrow, after the weekend', () => {
    const schedules = [hours(workdays, '08:00', '15:30')]
    expect(nextOpening(schedules, at(0, 6))).toEqual({ inDays: 0, weekday: 'MO', opens: '08:00' })
    expect(nextOpening(schedules, at(0, 9))).toEqual({ inDays: 1, weekday: 'TU', opens: '08:00' })
    expect(nextOpening(schedules, at(3, 16))).toEqual({ inDays: 3, weekday: 'SU', opens: '08:00' })
    expect(nextOpening([hours(['MO'], '08:00', '09:00')], at(0, 10))).toMatchObject({ inDays: 7 })
    expect(nextOpening([], at(0, 6))).toBeUndefined()
  })

  test('the index holds hours that begin later, and none that are over or of every second week', () => {
    const schedules = [
      hours(['MO'], '08:00', '09:00'),
      hours(['TU'], '08:00', '09:00', { validTo: '2026-11-01' }),
      hours(['WE'], '08:00', '09:00', { validFrom: '2027-01-01' }),
      hours(['TH'], '08:00', '09:00', { everyWeeks: 2 }),
    ]
    expect(openMinutesOf(schedules, monday)).toBe('{[480,540),[3360,3420)}')
  })
})

describe('freshness', () => {
  const settings = { graceDays: 14, warnDays: 10 }
  test.each([
    ['2026-12-03', 'fresh'],
    ['2026-12-02', 'soon'],
    [monday, 'soon'],
    ['2026-11-22', 'due'],
    ['2026-11-09', 'due'],
    ['2026-11-08', 'past'],
  ])('next check %s is %s', (nextCheck, state) => {
    expect(freshnessOf(nextCheck, monday, settings)).toBe(state)
    expect(isOffered({ status: 'active', nextCheck }, monday, settings)).toBe(state !== 'past')
    expect(nextCheck >= oldestOffered(monday, settings)).toBe(state !== 'past')
  })

  test('what has ended is never offered, however fresh', () => {
    for (const status of ['inactive', 'defunct'] as const)
      expect(isOffered({ status, nextCheck: '2027-11-23' }, monday, settings)).toBe(false)
  })

  test('a response sets its own days; nonsense is not taken', () => {
    expect(freshnessSettings({ settings: { directory: { graceDays: 0, warnDays: 30 } } })).toEqual({
      graceDays: 0,
      warnDays: 30,
    })
    expect(freshnessSettings({ settings: { directory: { graceDays: -3, warnDays: 'many' } } })).toEqual({
      graceDays: 14,
      warnDays: 14,
    })
    expect(freshnessSettings({ settings: {} })).toEqual({ graceDays: 14, warnDays: 14 })
  })
})

describe('does it fit this child', () => {
  const everybody = {
    ageMin: null,
    ageMax: null,
    sex: 'any',
    population: [],
    criteria: [],
    disability: 'welcome',
  } as const
  const service = (more: object) =>
    ({ ...everybody, population: [], criteria: [], ...more }) as Parameters<typeof fits>[0]

  test('a service for everybody fits without a question', () => {
    expect(fits(service({}), {})).toEqual({ answer: 'yes', reasons: [] })
  })

  test('both ages belong to it', () => {
    const teens = service({ ageMin: 12, ageMax: 17 })
    expect(fits(teens, { age: 12 }).answer).toBe('yes')
    expect(fits(teens, { age: 17 }).answer).toBe('yes')
    expect(fits(teens, { age: 11 })).toEqual({ answer: 'no', reasons: ['too-young'] })
    expect(fits(teens, { age: 18 })).toEqual({ answer: 'no', reasons: ['too-old'] })
    expect(fits(teens, {})).toEqual({ answer: 'ask', reasons: ['tell-age'] })
  })

  test('one no is stronger than any question', () => {
    expect(fits(service({ sex: 'female', population: ['refugee'] }), { sex: 'male' })).toEqual({
      answer: 'no',
      reasons: ['other-sex'],
    })
  })

  test('what the entry leaves open is asked, never guessed', () => {
    expect(fits(service({ disability: 'unknown' }), { disability: 'yes' })).toEqual({
      answer: 'ask',
      reasons: ['ask-accessibility'],
    })
    expect(fits(service({ disability: 'unknown' }), { disability: 'no' }).answer).toBe('yes')
    expect(fits(service({ disability: 'only' }), {}).reasons).toEqual(['tell-disability'])
    expect(fits(service({ disability: 'only' }), { disability: 'no' }).answer).toBe('no')
    expect(fits(service({ disability: 'not-accessible' }), { disability: 'yes' }).answer).toBe('no')
    expect(fits(service({ criteria: ['child-at-risk'] }), { age: 5 }).reasons).toEqual(['criteria'])
    expect(fits(service({ population: ['refugee'] }), { population: 'host' }).reasons).toEqual([
      'other-population',
    ])
  })

  test('ages are counted in bands that keep children apart', () => {
    expect([undefined, 0, 4, 5, 11, 12, 17, 18, 70].map(ageBandOf)).toEqual([
      'unknown',
      '0-4',
      '0-4',
      '5-11',
      '5-11',
      '12-17',
      '12-17',
      '18+',
      '18+',
    ])
    expect(takesAge({ ageMin: 3, ageMax: null }, 2)).toBe(false)
  })
})

describe('room', () => {
  const service = {
    capacity: 'closed',
    waitingDays: null,
    capacityDate: '2026-11-01',
    status: 'active',
  } as const
  const site = { capacity: 'waiting', waitingDays: 7, capacityDate: '2026-11-20' } as const
  const silent = { capacity: null, waitingDays: null, capacityDate: null }

  test('a place has its own answer, or that of the service', () => {
    expect(roomAt(service, site)).toEqual(site)
    expect(roomAt(service, silent).capacity).toBe('closed')
  })

  test('a service stands where its best place stands, and last when it is closed for a time', () => {
    expect(standingOf({ ...service, sites: [silent, site] })).toBe(2)
    expect(standingOf({ ...service, sites: [] })).toBe(3)
    expect(standingOf({ ...service, capacity: 'open', status: 'temporarily-closed', sites: [] })).toBe(3)
  })
})
