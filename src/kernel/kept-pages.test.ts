import { describe, expect, it } from 'vitest'
import { keepPages } from './kept-pages.ts'

const bytes = (length: number, fill = 0) => new Uint8Array(length).fill(fill)

describe('kept pages', () => {
  it('finds a page by all that it says, and nothing by less', () => {
    const kept = keepPages()
    kept.put('nadia\nlist', bytes(3, 1))
    expect(kept.get('nadia\nlist')).toEqual(bytes(3, 1))
    expect(kept.get('victor\nlist')).toBeUndefined()
    expect(kept.get('nadia')).toBeUndefined()
  })

  it('lets go first what nobody wanted for longest', () => {
    const kept = keepPages(10)
    kept.put('a', bytes(4))
    kept.put('b', bytes(4))
    kept.get('a')
    kept.put('c', bytes(4))
    expect(['a', 'b', 'c'].map(key => kept.get(key)?.length)).toEqual([4, undefined, 4])
  })

  it('counts a page once, however often it is put there', () => {
    const kept = keepPages(10)
    kept.put('a', bytes(4))
    for (let again = 0; again < 5; again += 1) kept.put('b', bytes(5, again))
    expect(kept.get('a')?.length).toBe(4)
    expect(kept.get('b')).toEqual(bytes(5, 4))
  })

  it('keeps nothing that is larger than the whole shelf', () => {
    const kept = keepPages(10)
    kept.put('a', bytes(11))
    expect(kept.get('a')).toBeUndefined()
    kept.put('b', bytes(10))
    expect(kept.get('b')?.length).toBe(10)
  })
})
