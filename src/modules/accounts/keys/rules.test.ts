import { describe, expect, it } from 'vitest'
import type { MemberKeys } from './model.ts'
import { type Facts, leaversOf, mayReplace, standingOf } from './rules.ts'

const member = (id: string, recipient: string | null, former: string[] = []): MemberKeys => ({
  id,
  name: id,
  lead: false,
  key: recipient === null ? null : { recipient, signing: 's' },
  former,
  holds: false,
})
const team = [member('samir', 'A'), member('nadia', 'B2', ['B1']), member('hana', null)]
const whole: Facts = {
  root: { recovery: 'R' },
  epoch: { notAfter: '2027-05-01', rooted: true },
  members: team,
  holders: ['A', 'B1'],
  active: true,
  renewFrom: '2026-12-01',
}

describe('where a team stands', () => {
  const cases: [string, Partial<Facts>, string][] = [
    ['waits for a root before anything else', { root: null, epoch: null }, 'no-root'],
    ['waits for its first key', { epoch: null }, 'no-key'],
    [
      'needs a new key when somebody left, even if it was never drilled',
      { holders: ['A', 'X'], active: false },
      'leaver',
    ],
    [
      'needs a new key when the root changed',
      { epoch: { notAfter: '2027-05-01', rooted: false } },
      'root-changed',
    ],
    ['needs the drill', { active: false }, 'no-drill'],
    [
      'is asked to confirm a month before the end',
      { epoch: { notAfter: '2026-12-01', rooted: true } },
      'expiring',
    ],
    ['is ready, also while a replaced key waits to be taken out', {}, 'ready'],
  ]
  for (const [what, facts, standing] of cases)
    it(what, () => expect(standingOf({ ...whole, ...facts })).toBe(standing))
})

describe('who must no longer hold a key', () => {
  it('is whoever is in no key of a member, in use or replaced', () => {
    expect(leaversOf(['A', 'B1', 'B2', 'X'], team)).toEqual(['X'])
  })
})

describe('an envelope may take the place of another', () => {
  it('to let somebody in', () => expect(mayReplace(['A'], ['A', 'B2'], team)).toBe(true))
  it('to take out a replaced key', () => expect(mayReplace(['A', 'B1'], ['A', 'B2'], team)).toBe(true))
  it('never to shut a colleague out', () => expect(mayReplace(['A', 'B2'], ['B2'], team)).toBe(false))
  it('never for a stranger', () => expect(mayReplace(['A'], ['A', 'X'], team)).toBe(false))
  it('never for a key that its owner replaced', () =>
    expect(mayReplace(['A'], ['A', 'B1'], team)).toBe(false))
})
