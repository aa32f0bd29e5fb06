import { describe, expect, it } from 'vitest'
import {
  canBeWithdrawn,
  changesWhatIsSigned,
  earlierInUse,
  isReviewDay,
  isWordingSector,
  sourceOf,
  standingsOf,
} from './wording.ts'

const today = '2026-11-23'
const said = { title: 'Ready to refer', body: 'Everybody knows whom to ask.' }
const version = (n: number) => ({
  ...said,
  version: n,
  note: '',
  madeByName: null,
  madeAt: new Date('2026-11-01T10:00:00Z'),
})
const signed = (n: number, childProtection: number, sector: number, reviewOn = '2027-11-23') => ({
  version: n,
  childProtectionSigned: childProtection,
  sectorSigned: sector,
  wasAgreed: false,
  reviewOn,
  inUse: childProtection === sector && sector > 0 ? sector : null,
})

describe('wordings', () => {
  it('are of every sector but child protection itself', () => {
    expect(isWordingSector('health')).toBe(true)
    expect(isWordingSector('child-protection')).toBe(false)
    expect(isWordingSector('nothing')).toBe(false)
  })

  it('are signed with their words and their day, not with the note', () => {
    const before = { ...said, reviewOn: '2027-01-01' }
    const draft = { ...before, note: 'Shorter for nurses.' }
    expect(changesWhatIsSigned(before, draft)).toBe(false)
    expect(changesWhatIsSigned(before, { ...draft, title: 'Other' })).toBe(true)
    expect(changesWhatIsSigned(before, { ...draft, body: 'Other' })).toBe(true)
    expect(changesWhatIsSigned(before, { ...draft, reviewOn: '2027-02-01' })).toBe(true)
  })

  it('are looked at again after today and within five years', () => {
    expect(isReviewDay(today, today)).toBe(false)
    expect(isReviewDay('2026-11-24', today)).toBe(true)
    expect(isReviewDay('2031-11-23', today)).toBe(true)
    expect(isReviewDay('2031-11-24', today)).toBe(false)
  })

  it('stand beside what the edition says in their language, else in English', () => {
    const node = { title: { en: 'Ready', ar: 'جاهز' }, text: { en: 'Text' } }
    expect(sourceOf(node, 'ar')).toEqual({ title: 'جاهز', body: '', language: 'ar' })
    expect(sourceOf(node, 'bn')).toEqual({ title: 'Ready', body: 'Text', language: 'en' })
    expect(sourceOf({ title: {}, text: {} }, 'en')).toBeUndefined()
  })

  it('keep the words before in use while a change waits', () => {
    expect(standingsOf(undefined, today)).toEqual(['none'])
    expect(standingsOf(signed(1, 0, 0), today)).toEqual(['waiting'])
    expect(standingsOf(signed(1, 1, 0), today)).toEqual(['waiting'])
    expect(standingsOf(signed(1, 1, 1), today)).toEqual(['in-use'])
    expect(standingsOf({ ...signed(2, 1, 1), inUse: 1 }, today)).toEqual(['in-use', 'waiting'])
    expect(standingsOf(signed(1, 1, 1, today), today)).toEqual(['in-use', 'review'])
    const versions = [version(2), version(1)]
    expect(earlierInUse({ version: 2, inUse: 1 }, versions)).toBe(versions[1])
    expect(earlierInUse({ version: 2, inUse: 2 }, versions)).toBeUndefined()
    expect(earlierInUse({ version: 2, inUse: null }, versions)).toBeUndefined()
  })

  it('are withdrawn only where both have never agreed', () => {
    expect(canBeWithdrawn({ state: 'placed', inUse: null })).toBe(true)
    expect(canBeWithdrawn({ state: 'placed', inUse: 1 })).toBe(false)
    expect(canBeWithdrawn({ state: 'ended', inUse: null })).toBe(false)
  })
})
