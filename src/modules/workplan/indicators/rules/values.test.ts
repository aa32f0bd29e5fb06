import { describe, expect, it } from 'vitest'
import {
  groupTooLarge,
  isKeptBack,
  lastPeriods,
  missingPeriods,
  numberOf,
  periodOf,
  reachOf,
  shareOf,
  shownGroups,
} from './values.ts'

describe('what was counted', () => {
  it('lies in a stretch of the calendar', () => {
    expect(periodOf('2026-11-23', 'month')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
    expect(periodOf('2026-11-23', 'quarter')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(periodOf('2028-02-29', 'half-year')).toEqual({ from: '2028-01-01', to: '2028-06-30' })
    expect(periodOf('2026-01-01', 'year')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    expect(lastPeriods('2026-02-01', 'quarter', 2)).toEqual([
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2025-10-01', to: '2025-12-31' },
    ])
  })

  it('is missing when the stretch has ended since it was agreed', () => {
    const asked = { frequency: 'month', since: '2026-09-15', today: '2026-11-23' } as const
    expect(missingPeriods([], asked).map(({ from }) => from)).toEqual(['2026-09-01', '2026-10-01'])
    expect(missingPeriods([{ from: '2026-09-01', to: '2026-09-30' }], asked)).toHaveLength(1)
  })

  it('is nearer or not, whichever way is better', () => {
    const up = { baseline: 40, target: 80, direction: 'up' } as const
    expect([30, 40, 50, 80, 95].map(value => reachOf(up, value))).toEqual([
      'not-nearer',
      'not-nearer',
      'nearer',
      'reached',
      'reached',
    ])
    expect([30, 60, 95].map(value => shareOf(up, value))).toEqual([0, 0.5, 1])
    const down = { baseline: 20, target: 5, direction: 'down' } as const
    expect([25, 20, 10, 5].map(value => reachOf(down, value))).toEqual([
      'not-nearer',
      'not-nearer',
      'nearer',
      'reached',
    ])
    expect(shareOf({ baseline: null, target: 80, direction: 'up' }, 20)).toBe(0.25)
    expect(numberOf({ numerator: 9, denominator: 12 })).toBe(75)
    expect(numberOf({ numerator: 9, denominator: null })).toBe(9)
  })

  it('is no more in its groups than in all', () => {
    expect(groupTooLarge({ girls: 6, boys: 4 }, 10)).toBeUndefined()
    expect(groupTooLarge({ girls: 6, boys: 5 }, 10)).toBe('girls')
    expect(groupTooLarge({ 'with-disability': 11 }, 10)).toBe('with-disability')
  })

  it('keeps back small groups, and as many others as it takes', () => {
    const shown = (...asked: Parameters<typeof shownGroups>) => Object.fromEntries(shownGroups(...asked))
    expect(shown('sex', { girls: 12, boys: 9 }, 21)).toEqual({ girls: 12, boys: 9 })
    // The other of two would be found by subtraction.
    expect(shown('sex', { girls: 18, boys: 3 }, 21)).toEqual({ girls: null, boys: null })
    expect(shown('age', { '0-4': 2, '5-11': 30, '12-17': 10 }, 42)).toEqual({
      '0-4': null,
      '5-11': 30,
      '12-17': null,
    })
    // Of these two together everybody would know that it is one each.
    expect(shown('age', { '0-4': 1, '5-11': 1, '12-17': 40 }, 42)).toEqual({
      '0-4': null,
      '5-11': null,
      '12-17': null,
    })
    expect(shown('disability', { 'with-disability': 3 }, 40)).toEqual({ 'with-disability': null })
    expect(shown('disability', { 'with-disability': 38 }, 40)).toEqual({ 'with-disability': null })
    expect(shown('disability', { 'with-disability': 0 }, 40)).toEqual({ 'with-disability': 0 })
    expect(shown('disability', { 'with-disability': 8 }, 40)).toEqual({ 'with-disability': 8 })
  })

  it('is kept back whole where it, a part of a share or what is left of it is from one to four', () => {
    const kept = (numerator: number, denominator: number | null) => isKeptBack({ numerator, denominator })
    expect([0, 1, 4, 5].map(count => kept(count, null))).toEqual([false, true, true, false])
    expect([kept(3, 40), kept(0, 3), kept(0, 40)]).toEqual([true, true, false])
    expect([kept(9, 12), kept(98, 100), kept(95, 100), kept(40, 40)]).toEqual([true, true, false, false])
  })
})
