import { describe, expect, it } from 'vitest'
import { agreementOf, agreementStates, isAgreed, missingSides, movesOf, usualReview } from './agreement.ts'

const work = { version: 3, childProtectionSigned: 0, sectorSigned: 0, wasAgreed: false, reviewOn: null }
const today = '2026-11-23'

describe('what is agreed', () => {
  it.each([
    ['nobody has signed', {}, 'proposed'],
    ['child protection has signed', { childProtectionSigned: 3 }, 'signed-by-child-protection'],
    ['the sector has signed', { sectorSigned: 3 }, 'signed-by-sector'],
    ['both have signed', { childProtectionSigned: 3, sectorSigned: 3 }, 'agreed'],
    [
      'both have signed an older version',
      { childProtectionSigned: 2, sectorSigned: 2, wasAgreed: true },
      'changed-since',
    ],
    [
      'one has signed the newer version',
      { childProtectionSigned: 3, sectorSigned: 2, wasAgreed: true },
      'signed-by-child-protection',
    ],
    ['the review day has come', { childProtectionSigned: 3, sectorSigned: 3, reviewOn: today }, 'review-due'],
    [
      'the review day comes tomorrow',
      { childProtectionSigned: 3, sectorSigned: 3, reviewOn: '2026-11-24' },
      'agreed',
    ],
    [
      'the review day comes and only one has signed',
      { sectorSigned: 3, reviewOn: today },
      'signed-by-sector',
    ],
  ])('%s', (_what, change, state) => {
    expect(agreementOf({ ...work, ...change }, today)).toBe(state)
  })

  it('is never so with one signature, whatever the numbers', () => {
    for (const childProtectionSigned of [0, 1, 2, 3])
      for (const sectorSigned of [0, 1, 2, 3])
        for (const wasAgreed of [false, true])
          for (const reviewOn of [null, '2026-01-01', '2027-01-01']) {
            const signed = { version: 3, childProtectionSigned, sectorSigned, wasAgreed, reviewOn }
            expect(isAgreed(agreementOf(signed, today))).toBe(
              childProtectionSigned === 3 && sectorSigned === 3,
            )
            expect(missingSides(signed).length).toBe(
              Number(childProtectionSigned < 3) + Number(sectorSigned < 3),
            )
          }
  })
})

describe('what a side may do', () => {
  it('is a table: sign or change before its signature, take back or change after it', () => {
    const table = Object.fromEntries(
      agreementStates.map(state => [
        state,
        { 'child-protection': movesOf(state, 'child-protection'), sector: movesOf(state, 'sector') },
      ]),
    )
    const before = ['sign', 'change']
    const after = ['take-back', 'change']
    expect(table).toEqual({
      proposed: { 'child-protection': before, sector: before },
      'signed-by-child-protection': { 'child-protection': after, sector: before },
      'signed-by-sector': { 'child-protection': before, sector: after },
      agreed: { 'child-protection': after, sector: after },
      'review-due': { 'child-protection': [...after, 'renew'], sector: [...after, 'renew'] },
      'changed-since': { 'child-protection': before, sector: before },
    })
  })
})

describe('the usual day of review', () => {
  it('is a year later, also from a leap day', () => {
    expect(usualReview('2026-11-23')).toBe('2027-11-23')
    expect(usualReview('2028-02-29')).toBe('2029-02-28')
  })
})
