import { describe, expect, it } from 'vitest'
import { dayIn, hourOf, momentOf, monthIn, wallTime, weekday } from '../../../kernel/wall-time.ts'
import { after, answerBucket, type Calendar, isWorkingDay, strikes } from './clocks.ts'
import { referralSettings } from './settings.ts'

const at = (text: string) => new Date(text)
const amman: Calendar = { timeZone: 'Asia/Amman', weekend: [5, 6], holidays: new Set(['2026-12-01']) }
const berlin: Calendar = { timeZone: 'Europe/Berlin', weekend: [6, 7], holidays: new Set() }
const share = (start: string, workingDays: number, part: number, calendar: Calendar) =>
  after(at(start), { workingDays }, part, calendar).toISOString()

describe('the wall clock of a place', () => {
  it('shows the day and minute there', () => {
    expect(wallTime(at('2026-11-22T22:30:00Z'), 'Asia/Amman')).toEqual({ day: '2026-11-23', minute: 90 })
    expect(dayIn(at('2026-11-30T22:30:00Z'), 'Asia/Amman')).toBe('2026-12-01')
    expect(monthIn(at('2026-11-30T22:30:00Z'), 'Asia/Amman')).toBe(202612)
    expect(monthIn(at('2026-11-30T22:30:00Z'), 'UTC')).toBe(202611)
    expect(hourOf(at('2026-11-30T22:59:59.999Z'))).toEqual(at('2026-11-30T22:00:00Z'))
    expect([weekday('2026-11-23'), weekday('2026-11-29')]).toEqual([1, 7])
  })

  it('finds the moment again, in the night in which the clock is changed too', () => {
    const moment = (day: string, minute: number, zone: string) =>
      momentOf({ day, minute }, zone).toISOString()
    expect(moment('2026-11-23', 90, 'Asia/Amman')).toBe('2026-11-22T22:30:00.000Z')
    // Half past two is left out in spring and shown twice in autumn.
    expect(moment('2026-03-29', 150, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(moment('2026-10-25', 150, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(moment('2026-10-25', 1439, 'Europe/Berlin')).toBe('2026-10-25T22:59:00.000Z')
    // A zone of half an hour and one that is a day ahead.
    expect(moment('2026-11-23', 0, 'Asia/Kolkata')).toBe('2026-11-22T18:30:00.000Z')
    expect(moment('2026-11-23', 0, 'Pacific/Kiritimati')).toBe('2026-11-22T10:00:00.000Z')
  })

  it('comes back to where it started for every hour of a year', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Amman', 'America/St_Johns', 'Australia/Lord_Howe'])
      for (let hour = 0; hour < 365 * 24; hour += 7) {
        const moment = new Date(Date.UTC(2026, 0, 1, hour))
        const wall = wallTime(moment, zone)
        expect(wallTime(momentOf(wall, zone), zone)).toEqual(wall)
      }
  })
})

describe('working days', () => {
  it('leave out the weekend and the holidays of the response', () => {
    expect(
      ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-12-01'].map(day =>
        isWorkingDay(day, amman),
      ),
    ).toEqual([true, false, false, true, false])
  })

  it('end at the same hour so many working days later', () => {
    // Monday nine in the morning; three working days are Thursday nine.
    expect(share('2026-11-23T06:00:00Z', 3, 1, amman)).toBe('2026-11-26T06:00:00.000Z')
    // Wednesday: Thursday, then over the weekend to Sunday and Monday, since Tuesday is far enough.
    expect(share('2026-11-25T06:00:00Z', 3, 1, amman)).toBe('2026-11-30T06:00:00.000Z')
    // Sunday before the holiday: Tuesday does not count.
    expect(share('2026-11-29T06:00:00Z', 2, 1, amman)).toBe('2026-12-02T06:00:00.000Z')
  })

  it('begin with the next working day where they begin on a day off', () => {
    expect(share('2026-11-27T09:00:00Z', 1, 1, amman)).toBe('2026-11-29T21:00:00.000Z')
  })

  it('have a half that is counted the same way', () => {
    expect(share('2026-11-25T06:00:00Z', 3, 0.5, amman)).toBe('2026-11-26T18:00:00.000Z')
    expect(share('2026-11-26T06:00:00Z', 3, 0.5, amman)).toBe('2026-11-29T18:00:00.000Z')
  })

  it('keep the hour of the wall when the clock is changed meanwhile', () => {
    // Friday noon to Tuesday noon, over the Sunday that has 23 hours.
    expect(share('2026-03-27T11:00:00Z', 2, 1, berlin)).toBe('2026-03-31T10:00:00.000Z')
    expect(share('2026-10-23T10:00:00Z', 2, 1, berlin)).toBe('2026-10-27T11:00:00.000Z')
  })

  it('end some day even where no day is a working day', () => {
    const never: Calendar = { ...berlin, weekend: [1, 2, 3, 4, 5, 6, 7] }
    expect(share('2026-01-01T00:00:00Z', 1, 1, never)).toBe('2027-12-31T23:00:00.000Z')
  })
})

describe('clocks', () => {
  const settings = referralSettings({})
  const started = at('2026-11-26T15:20:00Z')

  it('count every hour of an emergency, weekend or not, from the full hour that follows', () => {
    expect(strikes('answer', 'emergency', started, settings, amman)).toEqual([
      { stage: 'half', at: at('2026-11-27T04:00:00Z') },
      { stage: 'due', at: at('2026-11-27T16:00:00Z') },
      { stage: 'after', at: at('2026-11-28T04:00:00Z') },
    ])
  })

  it('give three days to what is urgent and two weeks to what is normal', () => {
    const due = (urgency: 'urgent' | 'normal') =>
      strikes('answer', urgency, started, settings, amman)[1]!.at.toISOString()
    expect(due('urgent')).toBe('2026-11-29T16:00:00.000Z')
    expect(due('normal')).toBe('2026-12-10T16:00:00.000Z')
  })

  it('count working days where the response says so, but never for an emergency', () => {
    const own = referralSettings({
      referrals: {
        clocks: { emergency: { workingDays: 1 }, urgent: { workingDays: 3 }, normal: { workingDays: 10 } },
      },
    })
    const due = (urgency: 'emergency' | 'urgent' | 'normal') =>
      strikes('answer', urgency, started, own, amman)[1]!.at.toISOString()
    expect(due('emergency')).toBe('2026-11-27T16:00:00.000Z')
    // Thursday seven in the evening there: Sunday, Monday, and Wednesday after the holiday.
    expect(due('urgent')).toBe('2026-12-02T16:00:00.000Z')
    expect(due('normal')).toBe('2026-12-13T16:00:00.000Z')
  })

  it('hurry a second person, and remind of results and reviews', () => {
    expect(strikes('second', 'emergency', started, settings, amman).map(s => s.stage)).toEqual([
      'half',
      'due',
    ])
    expect(strikes('second', 'emergency', started, settings, amman)[1]!.at).toEqual(
      at('2026-11-27T04:00:00Z'),
    )
    for (const kind of ['outcome', 'review'] as const)
      expect(strikes(kind, 'urgent', started, settings, amman)).toEqual([
        { stage: 'follow-up', at: at('2026-12-10T16:00:00Z') },
      ])
  })

  it('sort how long an answer took', () => {
    const asked = at('2026-11-23T08:00:00Z')
    const took = (hours: number) => answerBucket(asked, new Date(asked.getTime() + hours * 3_600_000))
    expect([0, 4, 5, 24, 25, 72, 100, 168, 200, 336, 337].map(took)).toEqual([
      '4-hours',
      '4-hours',
      '24-hours',
      '24-hours',
      '72-hours',
      '72-hours',
      '7-days',
      '7-days',
      '14-days',
      '14-days',
      'longer',
    ])
  })
})

describe('settings', () => {
  it('fall back one by one', () => {
    const read = referralSettings({
      referrals: { clocks: { urgent: { hours: 48 }, normal: 'soon' }, sealedDays: -1, routingDays: 400 },
    })
    expect(read.clocks).toEqual({ emergency: { hours: 24 }, urgent: { hours: 48 }, normal: { hours: 336 } })
    expect([read.sealedDays, read.routingDays]).toEqual([90, 400])
    expect(referralSettings({ referrals: 'none' })).toEqual(referralSettings({}))
  })
})
