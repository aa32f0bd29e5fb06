import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../referrals/rules/clocks.ts'
import type { Lines } from './model.ts'
import { beginsWeek, isToldOn, messageOf, nextRun } from './rules.ts'

const amman: Calendar = { timeZone: 'Asia/Amman', weekend: [5, 6], holidays: new Set(['2026-12-01']) }
const run = (at: string) => nextRun(new Date(at), amman).toISOString()
const lines = (more: Partial<Lines>): Lines => ({
  count: 0,
  overdue: 0,
  today: 0,
  soon: 0,
  signatures: 0,
  answers: 0,
  ...more,
})
const quiet = { days: [], signatures: 0, answers: 0 }

describe('the hour of messages', () => {
  it('is eight in the morning of the place, on working days', () => {
    expect(run('2026-11-23T04:59:00Z')).toBe('2026-11-23T05:00:00.000Z')
    expect(run('2026-11-23T05:00:00Z')).toBe('2026-11-24T05:00:00.000Z')
    // Thursday noon: the weekend is Friday and Saturday.
    expect(run('2026-11-26T09:00:00Z')).toBe('2026-11-29T05:00:00.000Z')
    // Monday before a holiday.
    expect(run('2026-11-30T09:00:00Z')).toBe('2026-12-02T05:00:00.000Z')
  })

  it('is once a week, on the first day on which anybody works', () => {
    expect(['2026-11-28', '2026-11-29', '2026-11-30'].map(day => beginsWeek(day, amman))).toEqual([
      false,
      true,
      false,
    ])
    const holiday = { ...amman, holidays: new Set(['2026-11-29']) }
    expect(['2026-11-29', '2026-11-30', '2026-12-01'].map(day => beginsWeek(day, holiday))).toEqual([
      false,
      true,
      false,
    ])
    expect([isToldOn('2026-11-29', 'off', amman), isToldOn('2026-12-01', 'daily', amman)]).toEqual([
      false,
      false,
    ])
  })
})

describe('a message', () => {
  it('is not made where nothing is due', () => {
    expect(messageOf(quiet, undefined, '2026-11-23', amman)).toBeUndefined()
    expect(messageOf({ ...quiet, days: ['2026-12-24'] }, undefined, '2026-11-23', amman)).toBeUndefined()
  })

  it('tells a thing a week before, when it is due, and once when it is late', () => {
    const found = { ...quiet, days: ['2026-11-30'] }
    const told = [
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-26',
      '2026-11-29',
      '2026-11-30',
      '2026-12-02',
      '2026-12-03',
    ].reduce<{ last: { day: string; lines: Lines } | undefined; said: string[] }>(
      ({ last, said }, day) => {
        const message = messageOf(found, last, day, amman)
        return message ? { last: { day, lines: message }, said: [...said, day] } : { last, said }
      },
      { last: undefined, said: [] },
    )
    expect(told.said).toEqual(['2026-11-23', '2026-11-30', '2026-12-02'])
    expect(told.last?.lines).toEqual(lines({ count: 1, overdue: 1 }))
  })

  it('says before a weekend what is due in it', () => {
    const last = { day: '2026-11-25', lines: lines({}) }
    expect(messageOf({ ...quiet, days: ['2026-11-27', '2026-11-29'] }, last, '2026-11-26', amman)).toEqual(
      lines({ count: 1, today: 1 }),
    )
  })

  it('tells of signatures when they become more, and again after a week', () => {
    const last = { day: '2026-11-23', lines: lines({ count: 2, signatures: 2 }) }
    const at = (day: string, signatures: number) =>
      messageOf({ ...quiet, signatures }, last, day, amman)?.signatures
    expect([at('2026-11-24', 2), at('2026-11-24', 3), at('2026-11-29', 2), at('2026-11-30', 2)]).toEqual([
      undefined,
      3,
      undefined,
      2,
    ])
  })
})
