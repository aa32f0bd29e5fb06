import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../../kernel/calendar.ts'
import {
  beginsTooEarly,
  isOverdue,
  isUnowned,
  moneyOf,
  monthsBetween,
  ownTitleOf,
  wouldCircle,
} from './plan.ts'

const today = '2026-11-23'

describe('an action', () => {
  it('is overdue after its day while it is open', () => {
    expect(isOverdue({ dueOn: '2026-11-22', status: 'under-way' }, today)).toBe(true)
    expect(isOverdue({ dueOn: today, status: 'under-way' }, today)).toBe(false)
    expect(isOverdue({ dueOn: '2026-11-22', status: 'done' }, today)).toBe(false)
    expect(isOverdue({ dueOn: null, status: 'not-started' }, today)).toBe(false)
  })

  it('is nobody’s while it is open and nobody leads it', () => {
    expect(isUnowned({ leadId: null, status: 'not-started' })).toBe(true)
    expect(isUnowned({ leadId: null, status: 'stopped' })).toBe(false)
    expect(isUnowned({ leadId: 'x', status: 'not-started' })).toBe(false)
  })

  it('adds up money by currency and never across', () => {
    expect(
      moneyOf([
        { needed: 100, secured: 40, currency: 'USD' },
        { needed: 50, secured: null, currency: 'USD' },
        { needed: 7, secured: 7, currency: 'EUR' },
        { needed: null, secured: null, currency: null },
      ]),
    ).toEqual([
      { currency: 'EUR', needed: 7, secured: 7 },
      { currency: 'USD', needed: 150, secured: 40 },
    ])
  })

  it('cannot wait for what waits for it', () => {
    const needs = [
      { actionId: 'b', needsId: 'a' },
      { actionId: 'c', needsId: 'b' },
    ]
    expect(wouldCircle(needs, { actionId: 'a', needsId: 'c' })).toBe(true)
    expect(wouldCircle(needs, { actionId: 'a', needsId: 'a' })).toBe(true)
    expect(wouldCircle(needs, { actionId: 'c', needsId: 'a' })).toBe(false)
  })

  it('begins too early before what it needs is due or done', () => {
    const needed = { dueOn: '2027-03-01', status: 'under-way' } as const
    expect(beginsTooEarly({ startOn: '2027-02-01' }, needed)).toBe(true)
    expect(beginsTooEarly({ startOn: '2027-03-01' }, needed)).toBe(false)
    expect(beginsTooEarly({ startOn: '2027-02-01' }, { ...needed, status: 'done' })).toBe(false)
  })

  it('stands in the months from its first day to its last', () => {
    expect(monthsBetween('2026-11-23', '2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(monthsBetween('2020-01-01', '2030-01-01')).toHaveLength(36)
  })
})

describe('a calendar', () => {
  const stamp = new Date('2026-11-23T07:00:00Z')
  const day = { uid: 'x@here', day: '2027-01-31', title: 'Cards; wards, all', address: 'https://here/a' }

  it('holds whole days in lines that every calendar reads', () => {
    const text = calendarOf('Across', [day], stamp)
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270131',
        'DTEND;VALUE=DATE:20270201',
        'SUMMARY:Cards\\; wards\\, all',
        'DTSTAMP:20261123T070000Z',
      ]),
    )
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  it('folds long lines at 75 octets and never within a letter', () => {
    const text = calendarOf('Across', [{ ...day, title: 'পানি '.repeat(40) }], stamp)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain('পানি '.repeat(40).trim())
  })
})

describe('a title', () => {
  it('is one’s own only where it is not the part’s in some language', () => {
    const nodeTitle = { en: 'Ready', fr: 'Prêt' }
    expect(ownTitleOf({ title: '', nodeTitle })).toBe('')
    expect(ownTitleOf({ title: 'Prêt', nodeTitle })).toBe('')
    expect(ownTitleOf({ title: 'Ready by May', nodeTitle })).toBe('Ready by May')
  })
})
