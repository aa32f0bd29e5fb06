// What a commitment is worth, in milliseconds.
import { describe, expect, it } from 'vitest'
import type { Fields } from '../model.ts'
import {
  differences,
  errorsOf,
  isOld,
  isOverdue,
  merged,
  scopeOf,
  statusOf,
  untouched,
  waitsForOf,
} from './status.ts'

const today = '2026-11-23'
const stood = {
  version: 2,
  childProtectionSigned: 2,
  sectorSigned: 2,
  wasAgreed: false,
  reviewOn: null,
  stance: 'we-lead',
  progress: 'not-started',
  reworded: false,
} as const

describe('the status', () => {
  it('is not started without both signatures, however far the work is', () => {
    for (const progress of ['not-started', 'under-way', 'in-place'] as const) {
      expect(statusOf({ ...stood, sectorSigned: 0, progress }, today)).toBe('not-started')
      expect(statusOf({ ...stood, childProtectionSigned: 1, progress }, today)).toBe('not-started')
    }
  })

  it('follows the progress once both have signed', () => {
    expect(statusOf(stood, today)).toBe('agreed')
    expect(statusOf({ ...stood, progress: 'under-way' }, today)).toBe('under-way')
    expect(statusOf({ ...stood, progress: 'in-place' }, today)).toBe('in-place')
  })

  it('is agreed, and no more, where both agree that it is not theirs', () => {
    expect(statusOf({ ...stood, stance: 'not-us', progress: 'in-place' }, today)).toBe('agreed')
  })

  it('needs review when it changed since, when its day has come, and when the edition changed the words', () => {
    expect(statusOf({ ...stood, sectorSigned: 1, wasAgreed: true }, today)).toBe('needs-review')
    expect(statusOf({ ...stood, reviewOn: today, progress: 'in-place' }, today)).toBe('needs-review')
    expect(statusOf({ ...stood, reviewOn: '2026-11-24' }, today)).toBe('agreed')
    expect(statusOf({ ...stood, reworded: true }, today)).toBe('needs-review')
  })
})

describe('a change', () => {
  it('keeps a reason with *not us* alone, and a title with what is given in return', () => {
    const before: Fields = { ...untouched, stance: 'not-us', reason: 'The army runs the wells.' }
    expect(merged(before, { stance: 'we-lead' }, 'sector')).toMatchObject({ stance: 'we-lead', reason: '' })
    expect(merged(untouched, { title: 'Ours' }, 'sector').title).toBe('')
    expect(errorsOf({ ...untouched, stance: 'not-us' }, 'sector')).toHaveProperty('reason')
    expect(errorsOf(untouched, 'child-protection')).toHaveProperty('title')
    expect(errorsOf(untouched, 'sector')).toEqual({})
  })

  it('says what changed, from what to what', () => {
    expect(differences(untouched, { ...untouched, dueOn: today })).toEqual([
      { field: 'dueOn', from: null, to: today },
    ])
  })

  it('is old when another changed the same field meanwhile to something else', () => {
    const now: Fields = { ...untouched, stance: 'we-lead' }
    expect(isOld(now, { stance: 'not-us' }, { stance: 'undecided' })).toBe(true)
    expect(isOld(now, { stance: 'we-lead' }, { stance: 'undecided' })).toBe(false)
    expect(isOld(now, { notes: 'New' }, { stance: 'undecided', notes: '' })).toBe(false)
  })
})

it('waits for nobody’s signature while it is undecided', () => {
  const open = { ...stood, sectorSigned: 0, childProtectionSigned: 0 }
  expect(waitsForOf(open)).toEqual(['child-protection', 'sector'])
  expect(waitsForOf({ ...open, stance: 'undecided' })).toEqual([])
})

it('is overdue from the day after its day, unless it is in place or not theirs', () => {
  const due = { ...untouched, stance: 'we-lead', dueOn: '2026-11-22' } as const
  expect(isOverdue(due, today)).toBe(true)
  expect(isOverdue({ ...due, dueOn: today }, today)).toBe(false)
  expect(isOverdue({ ...due, progress: 'in-place' }, today)).toBe(false)
  expect(isOverdue({ ...due, stance: 'not-us' }, today)).toBe(false)
})

it('stands once on its node for a sector, once for each organisation, and in return as often as is given', () => {
  const place = { giver: 'sector', sector: 'wash', organisationId: null } as const
  expect(scopeOf('x', place)).toBe('wash')
  expect(scopeOf('x', { ...place, organisationId: 'o' })).toBe('wash/o')
  expect(scopeOf('x', { ...place, giver: 'child-protection' })).toBe('wash/x')
})
