// How somebody stands, as a table.
import { describe, expect, it } from 'vitest'
import type { Done, Requirement, Staff, State, Version } from './model.ts'
import { addMonths, appliesTo, isTooFew, itemsOf, standingOf, stateOf } from './rules.ts'

const today = '2026-11-23'
const basics: Requirement = {
  id: 'basics',
  kind: 'training',
  title: { en: 'Basics' },
  roles: [],
  contactOnly: false,
  months: 12,
  source: '',
  isRetired: false,
}
const firstAid: Requirement = { ...basics, id: 'first-aid', contactOnly: true, months: null }
const code: Requirement = { ...basics, id: 'code', kind: 'document', months: null }
const version = (number: number, material: boolean): Version => ({
  requirementId: 'code',
  version: number,
  text: {},
  material,
  inForceFrom: '2025-01-01',
})
const guard = { role: 'guard', contact: true, firstContactOn: '2026-11-01' } as const

describe('a requirement', () => {
  it('holds by role and by contact, and not once it is retired', () => {
    expect(appliesTo(firstAid, guard)).toBe(true)
    expect(appliesTo(firstAid, { role: 'guard', contact: false })).toBe(false)
    expect(appliesTo({ ...basics, roles: ['driver'] }, guard)).toBe(false)
    expect(appliesTo({ ...basics, isRetired: true }, guard)).toBe(false)
  })
})

describe('a person', () => {
  const trained = (on: string) => [{ id: 'basics', on }]
  const signed = (number: number) => [{ id: 'code', version: number, on: '2026-01-05' }]
  const cases: [string, Done, Version[], Partial<Staff>, State][] = [
    ['nothing done, first contact has been', { topics: [], signed: [] }, [], {}, 'overdue'],
    [
      'nothing done, first contact is today',
      { topics: [], signed: [] },
      [],
      { firstContactOn: today },
      'overdue',
    ],
    [
      'nothing done, first contact to come',
      { topics: [], signed: [] },
      [],
      { firstContactOn: '2026-12-01' },
      'due',
    ],
    [
      'nothing done, no contact',
      { topics: [], signed: [] },
      [],
      { contact: false, firstContactOn: null },
      'due',
    ],
    ['trained, not signed', { topics: trained('2026-10-01'), signed: [] }, [version(1, true)], {}, 'overdue'],
    ['all done', { topics: trained('2026-10-01'), signed: signed(1) }, [version(1, true)], {}, 'complete'],
    [
      'ends within a month',
      { topics: trained('2025-12-10'), signed: signed(1) },
      [version(1, true)],
      {},
      'expiring',
    ],
    ['ends today', { topics: trained('2025-11-23'), signed: signed(1) }, [version(1, true)], {}, 'expiring'],
    [
      'ended yesterday',
      { topics: trained('2025-11-22'), signed: signed(1) },
      [version(1, true)],
      {},
      'expired',
    ],
    [
      'the text has a new meaning',
      { topics: trained('2026-10-01'), signed: signed(1) },
      [version(2, true), version(1, true)],
      {},
      'sign-again',
    ],
    [
      'a word of the text was corrected',
      { topics: trained('2026-10-01'), signed: signed(1) },
      [version(2, false), version(1, true)],
      {},
      'complete',
    ],
    [
      'a new meaning, and never trained',
      { topics: [], signed: signed(1) },
      [version(2, true), version(1, true)],
      {},
      'overdue',
    ],
  ]
  it.each(cases)('%s', (_, done, versions, more, state) => {
    const staff = { ...guard, ...more }
    const standing = standingOf(itemsOf(staff, [basics, code], versions, done))
    expect(stateOf({ ...staff, ...standing }, today)).toBe(state)
  })

  it('counts the latest of several trainings', () => {
    const topics = [
      { id: 'basics', on: '2026-05-01' },
      { id: 'basics', on: '2024-05-01' },
    ]
    expect(itemsOf(guard, [basics], [], { topics, signed: [] })[0]?.until).toBe('2027-05-01')
  })
})

it('a month on from the last of a month is the last of the next', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
})

it('numbers below five are too few, and none is no number', () => {
  expect([0, 1, 4, 5].map(isTooFew)).toEqual([false, true, true, false])
})
