// What a sector has ready, in milliseconds.
import { expect, it } from 'vitest'
import { expected, isLate, isOwnLine, readyOf } from './preparedness.ts'

it('does not wait for what does not apply', () => {
  const answers = ['ready', 'missing', 'does-not-apply', 'not-known'] as const
  const counts = readyOf(answers.map(answer => ({ answer })))
  expect([counts.ready, expected(counts)]).toEqual([1, 3])
})

it('is late from the day after its day, unless it is ready or does not apply', () => {
  const line = { dueOn: '2026-11-22', answer: 'missing' } as const
  expect(isLate(line, '2026-11-23')).toBe(true)
  expect(isLate(line, '2026-11-22')).toBe(false)
  expect(isLate({ ...line, answer: 'ready' }, '2026-11-23')).toBe(false)
  expect(isLate({ ...line, dueOn: null }, '2026-11-23')).toBe(false)
})

it('tells a response’s own lines from those that came with the program', () => {
  expect(isOwnLine('own.00000000-0000-4000-8000-000000000001')).toBe(true)
  expect(isOwnLine('sector.health.preparedness.number')).toBe(false)
})
