import { describe, expect, it } from 'vitest'
import type { Agreed } from '../model.ts'
import {
  agreedOf,
  canBeWithdrawn,
  changedFields,
  isIndicatorSector,
  standingsOf,
  textsAfter,
  wrongWith,
} from './indicator.ts'

const agreed: Agreed = {
  title: { en: 'Wards ready', fr: 'Services prêts' },
  numerator: { en: 'Wards with the card' },
  denominator: { en: 'All wards' },
  unit: 'percent',
  direction: 'up',
  frequency: 'quarter',
  breakdowns: [],
  source: '',
  baseline: 40,
  baselineOn: '2026-01-31',
  target: 80,
  targetOn: '2027-01-31',
  reviewOn: '2027-11-23',
}
const signed = (version: number, childProtection: number, sector: number) => ({
  version,
  childProtectionSigned: childProtection,
  sectorSigned: sector,
  wasAgreed: false,
  reviewOn: '2027-11-23',
})

describe('an indicator', () => {
  it('is of every sector but child protection itself', () => {
    expect(isIndicatorSector('health')).toBe(true)
    expect(isIndicatorSector('child-protection')).toBe(false)
    expect(isIndicatorSector('nothing')).toBe(false)
  })

  it('is signed with all that is counted and its aim, not with the note', () => {
    expect(changedFields(agreed, agreedOf({ ...agreed }))).toEqual([])
    expect(changedFields(agreed, { ...agreed, target: 90 })).toEqual(['target'])
    expect(changedFields(agreed, { ...agreed, title: { fr: 'Services prêts', en: 'Wards ready' } })).toEqual(
      [],
    )
    expect(changedFields(agreed, { ...agreed, breakdowns: ['sex'], reviewOn: '2028-01-01' })).toEqual([
      'breakdowns',
      'reviewOn',
    ])
  })

  it('that is a count has nothing that it is a part of', () => {
    expect(agreedOf({ ...agreed, unit: 'count' }).denominator).toEqual({})
  })

  it('keeps its other languages only while it says the same', () => {
    expect(textsAfter(agreed.title, 'en', 'Wards ready')).toEqual(agreed.title)
    expect(textsAfter(agreed.title, 'en', 'Other')).toEqual({ en: 'Other' })
    expect(textsAfter({}, 'ar', '')).toEqual({})
  })

  it('does not contradict itself', () => {
    expect(wrongWith(agreed, agreed)).toEqual({})
    expect(wrongWith({ ...agreed, denominator: {} }, agreed)).toEqual({
      denominator: 'indicators.error.denominator',
    })
    expect(wrongWith({ ...agreed, denominator: {}, unit: 'count' }, { ...agreed, target: 400 })).toEqual({})
    expect(wrongWith(agreed, { ...agreed, target: 101, baselineOn: null })).toEqual({
      target: 'indicators.error.percent',
      baselineOn: 'indicators.error.baseline-on',
    })
    expect(wrongWith(agreed, { ...agreed, targetOn: '2026-01-01' })).toEqual({
      targetOn: 'indicators.error.order',
    })
  })

  it('holds as it was agreed while a change waits', () => {
    const today = '2026-11-23'
    expect(standingsOf(undefined, today)).toEqual(['none'])
    expect(standingsOf({ ...signed(1, 1, 0), inUse: null }, today)).toEqual(['waiting'])
    expect(standingsOf({ ...signed(1, 1, 1), inUse: 1 }, today)).toEqual(['in-use'])
    expect(standingsOf({ ...signed(2, 1, 1), inUse: 1 }, today)).toEqual(['in-use', 'waiting'])
    expect(standingsOf({ ...signed(1, 1, 1), inUse: 1 }, '2027-11-23')).toEqual(['in-use', 'review'])
  })

  it('is withdrawn only where both have never agreed', () => {
    expect(canBeWithdrawn({ state: 'placed', inUse: null })).toBe(true)
    expect(canBeWithdrawn({ state: 'placed', inUse: 1 })).toBe(false)
    expect(canBeWithdrawn({ state: 'ended', inUse: null })).toBe(false)
  })
})
