import { describe, expect, it } from 'vitest'
import { canonical, type Json, parseJson } from './canonical.ts'
import { refusalOf } from './cast.testing.ts'

describe('the one text of a value', () => {
  it('does not depend on the order in which a form was filled', () => {
    expect(canonical({ b: 1, a: { d: [1, 'x'], c: null } })).toBe('{"a":{"c":null,"d":[1,"x"]},"b":1}')
    expect(canonical({ a: { c: null, d: [1, 'x'] }, b: 1 })).toBe(
      canonical({ b: 1, a: { d: [1, 'x'], c: null } }),
    )
  })

  it('keeps the order of lists, and tells a text from a number', () => {
    expect(canonical([2, 1])).not.toBe(canonical([1, 2]))
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }))
  })

  it('counts a property that is undefined as absent', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  it('is the same before and after a journey as JSON', () => {
    const value = { é: 'طفل', n: [0.1, -0, 1e21, 5e-324], lone: '\ud800', __proto__x: { '': true } }
    expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value))
    const own: Json = JSON.parse('{"__proto__":{"a":1}}')
    expect(canonical(own)).toBe('{"__proto__":{"a":1}}')
  })

  it('refuses what JSON would silently change, and what nests too deeply', async () => {
    const deep = parseJson('['.repeat(100) + ']'.repeat(100)) as Json // it was built as JSON a moment ago
    const hole = [1, undefined] as unknown as Json // what a program in plain JavaScript could pass
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, hole, deep]) {
      expect(await refusalOf(() => canonical(value))).toBe('malformed')
    }
  })
})
