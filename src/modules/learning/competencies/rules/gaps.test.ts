import { expect, it } from 'vitest'
import { ableShare, byGap, shareOf } from './gaps.ts'

it('a share is told only where its parts are', () => {
  expect(ableShare({ able: 3, rated: 12 })).toBe(0.25)
  expect(ableShare({ able: null, rated: 3 })).toBeUndefined()
  expect(ableShare({ able: null, rated: null })).toBeUndefined()
  expect(shareOf(0, 8)).toBe(0)
  expect(shareOf(3, null)).toBeUndefined()
})

it('the largest gap stands first, and what is not told last', () => {
  const told = (id: string, able: number | null) => ({ id, able, rated: able === null ? null : 10 })
  const all = [told('hidden', null), told('most can', 9), told('few can', 1)]
  expect(byGap(all).map(({ id }) => id)).toEqual(['few can', 'most can', 'hidden'])
})
