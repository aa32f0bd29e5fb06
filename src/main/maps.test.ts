import { describe, expect, it } from 'vitest'
import { plain, revived } from './maps.ts'

describe('what is taken along', () => {
  it('comes back as it was', () => {
    const value = {
      names: new Map([['a', { en: 'River' }]]),
      at: new Date('2026-11-23T07:00:00Z'),
      list: [{ none: null, deep: new Map([['b', new Date(0)]]) }],
      text: 'two',
    }
    expect(revived(JSON.parse(JSON.stringify(plain(value))))).toEqual(value)
  })
})
