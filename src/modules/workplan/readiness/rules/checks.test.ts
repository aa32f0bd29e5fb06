// What a check says, in milliseconds.
import { describe, expect, it } from 'vitest'
import type { Answered, AnswerWord, Check } from '../model.ts'
import { checkBefore, compare, countsOf, inOrder, unpromised } from './checks.ts'

const answered = (nodeId: string, answer: AnswerWord, actionId: string | null = null): Answered => ({
  id: nodeId,
  checkId: 'c',
  nodeId,
  answer,
  note: '',
  actionId,
  answeredByName: 'Amina Rahal',
  answeredAt: new Date(0),
})

const check = (id: string, day: number, more: Partial<Check> = {}): Check => ({
  id,
  kind: 'outbreak',
  name: id,
  madeAt: new Date(day * 86_400_000),
  madeByName: 'Amina Rahal',
  closedAt: null,
  ...more,
})

describe('a check', () => {
  it('counts each answer, and what is not answered', () => {
    const given = [answered('1', 'missing'), answered('2', 'in-place'), answered('gone', 'missing')]
    expect(countsOf(['1', '2', '3'], given)).toMatchObject({ missing: 1, 'in-place': 1, partly: 0, open: 1 })
  })

  it('shows what is missing before what is partly there, and nothing that is promised', () => {
    const given = [answered('1', 'partly'), answered('2', 'missing', 'a'), answered('3', 'missing')]
    expect(
      [...unpromised(given), ...unpromised([answered('4', 'not-known')])].map(one => one.nodeId),
    ).toEqual(['3', '1'])
  })

  it('comes first when it is open and most is missing; of the closed the newest', () => {
    const of = (one: Check, missing: number) => ({
      check: one,
      counts: { ...countsOf([], []), missing },
    })
    const closedAt = new Date(0)
    const all = [
      of(check('old', 1, { closedAt }), 9),
      of(check('closed', 2, { closedAt }), 0),
      of(check('little', 4), 1),
      of(check('much', 3), 4),
    ]
    expect(inOrder(all).map(one => one.check.id)).toEqual(['much', 'little', 'closed', 'old'])
  })

  it('is held against the last one of its kind before it', () => {
    const all = [check('1', 1), check('2', 2), check('3', 3, { kind: 'response' }), check('4', 4)]
    expect(checkBefore(all[3]!, all)?.id).toBe('2')
    expect(checkBefore(all[0]!, all)).toBeUndefined()
  })

  it('says what got better and worse, of what can be compared', () => {
    const before = [
      answered('1', 'missing'),
      answered('2', 'in-place'),
      answered('3', 'partly'),
      answered('4', 'not-known'),
    ]
    const now = [
      answered('1', 'partly'),
      answered('2', 'missing'),
      answered('3', 'partly'),
      answered('4', 'missing'),
    ]
    expect(compare(['1', '2', '3', '4', '5'], before, now)).toEqual({
      better: [{ nodeId: '1', from: 'missing', to: 'partly' }],
      worse: [{ nodeId: '2', from: 'in-place', to: 'missing' }],
      same: 1,
    })
  })
})
