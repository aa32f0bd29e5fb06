import { describe, expect, it } from 'vitest'
import { type Protected, protect, protectTable } from './small-numbers.ts'

const h = 'hidden'

describe('small numbers', () => {
  it('from one to four are not shown; nothing at all is', () => {
    expect([0, 1, 4, 5, 100].map(protect)).toEqual([0, h, h, 5, 100])
  })

  it('cannot be found by subtracting along a row or a column', () => {
    expect(protectTable([[3, 20, 30]])).toEqual([[h, h, 30]])
    expect(protectTable([[3], [20], [9]])).toEqual([[h], [20], [h]])
  })

  it('hide as much as is needed in both directions', () => {
    const table = protectTable([
      [2, 10, 20],
      [30, 40, 50],
      [60, 70, 80],
    ])
    for (const line of [...table, ...table[0]!.map((_, c) => table.map(row => row[c]!))]) {
      const hidden = line.filter(n => n === h).length
      expect(hidden === 1).toBe(false)
    }
    expect(table[2]).toEqual([60, 70, 80])
  })

  it('are left alone where they are large', () => {
    const rows = [
      [5, 6],
      [0, 12],
    ]
    expect(protectTable(rows)).toEqual(rows as Protected[][])
    expect(protectTable([])).toEqual([])
  })
})
