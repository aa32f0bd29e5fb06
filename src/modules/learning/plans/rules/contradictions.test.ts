// The three places where the guide disagrees with itself are found, and each way that is offered settles its own.
import { describe, expect, it } from 'vitest'
import { findShipped } from '../content.ts'
import type { Plan } from '../model.ts'
import { clockOf, readClock, sayClock, totalMinutes } from './clock.ts'
import { contradictionsOf, settleableOf } from './contradictions.ts'
import { applyAll, applyOperation } from './operations.ts'

const guide = findShipped('working-across-sectors')!
const idsOf = (plan: Plan) => contradictionsOf(plan).map(({ id }) => id)
const blockOf = (plan: Plan, id: string) => plan.blocks.find(block => block.id === id)!
const change = (id: string, to: Partial<Plan['blocks'][number]>): Plan => ({
  ...guide,
  blocks: guide.blocks.map(block => (block.id === id ? { ...block, ...to } : block)),
})
const waysOf = (plan: Plan, id: string) => contradictionsOf(plan).find(one => one.id === id)!.ways

describe('the guide as it came', () => {
  it('disagrees with itself in exactly three places', () => {
    expect(contradictionsOf(guide).map(({ key, values }) => [key, values])).toEqual([
      ['plans.contradiction.lengths', { block: 'group-work', outline: 25, instructions: 30 }],
      ['plans.contradiction.one-length', { block: 'presentations-2', minutes: 20, place: 'outline' }],
      ['plans.contradiction.turns', { block: 'presentations-2', turns: 4, from: 4, to: 5 }],
    ])
  })

  it('offers for each of them concrete ways', () => {
    expect(contradictionsOf(guide).map(({ ways }) => ways.map(({ id, values }) => [id, values]))).toEqual([
      [
        ['take-25', { minutes: 25, total: 135 }],
        ['take-30', { minutes: 30, total: 140 }],
      ],
      [['take-20', { minutes: 20, total: 135 }]],
      [
        ['add-turns', { turns: 1, added: 10, total: 145 }],
        ['hold-tables', { tables: 4 }],
      ],
    ])
  })

  it.each(
    contradictionsOf(guide).flatMap(({ id, ways }) => ways.map(way => [id, way.id, way.operations] as const)),
  )('%s is settled by %s, and nothing else becomes wrong', (id, _way, operations) => {
    const settled = applyAll(guide, operations)
    const left = idsOf(settled)
    expect(left).not.toContain(id)
    for (const other of left) expect(idsOf(guide)).toContain(other)
    // Sent twice, it is done once.
    expect(applyAll(settled, operations)).toEqual(settled)
  })

  it('agrees with itself after one way for each, whichever is taken', () => {
    for (const way of [0, -1]) {
      let plan = guide
      for (let [next] = contradictionsOf(plan); next; [next] = contradictionsOf(plan))
        plan = applyAll(plan, next.ways.at(way)!.operations)
      expect(contradictionsOf(plan)).toEqual([])
      expect(plan.statedTotal).toBe(totalMinutes(plan))
    }
  })
})

describe('other plans', () => {
  it('need a length for each block', () => {
    const { stated: _, ...energiser } = blockOf(guide, 'energiser')
    const plan: Plan = {
      ...guide,
      blocks: guide.blocks.map(block => (block.id === 'energiser' ? { ...energiser, minutes: null } : block)),
    }
    expect(idsOf(plan)).toContain('no-length.energiser')
    expect(idsOf(applyAll(plan, waysOf(plan, 'no-length.energiser')[0]!.operations))).not.toContain(
      'no-length.energiser',
    )
  })

  it('need as much time as their turns take', () => {
    const plan = change('presentations-1', {
      settings: { ...blockOf(guide, 'presentations-1').settings, telling: 8 },
    })
    expect(idsOf(plan)).toContain('too-short.presentations-1')
    const settled = applyAll(plan, waysOf(plan, 'too-short.presentations-1')[0]!.operations)
    expect(blockOf(settled, 'presentations-1').minutes).toBe(26)
    expect(idsOf(settled)).not.toContain('too-short.presentations-1')
  })

  it('are never settled by what no plan may hold', () => {
    const long = blockOf(guide, 'presentations-1').settings
    const plan = change('presentations-1', { settings: { ...long, turns: 12, telling: 60, comments: 60 } })
    expect(waysOf(plan, 'too-short.presentations-1')).toEqual([])
    const ofTheTotal: Plan = {
      ...guide,
      statedTotal: 480,
      blocks: guide.blocks.map(block => ({ ...block, minutes: 60 })),
    }
    expect(waysOf(ofTheTotal, 'total')).toEqual([])
    expect(settleableOf(ofTheTotal).map(({ id }) => id)).not.toContain('total')
  })

  it('are as long as their blocks', () => {
    const plan = { ...guide, statedTotal: 120 }
    expect(idsOf(plan)).toContain('total')
    expect(applyAll(plan, waysOf(plan, 'total')[0]!.operations).statedTotal).toBe(135)
  })

  it('vote before they work at tables', () => {
    const plan = applyOperation(guide, { op: 'before', block: 'group-work', other: 'sectors' })
    expect(idsOf(plan)).toContain('order.group-work')
    const settled = applyAll(plan, waysOf(plan, 'order.group-work')[0]!.operations)
    expect(settled.blocks.map(({ id }) => id)).toEqual(guide.blocks.map(({ id }) => id))
  })
})

describe('the clock', () => {
  it('begins each block where the one before ends, with the breaks', () => {
    const timed = clockOf(guide, readClock('09:30')!, [{ after: 'sectors', minutes: 15 }])
    expect(timed.map(({ from }) => sayClock(from))).toEqual([
      '09:30',
      '09:32',
      '09:52',
      '10:07',
      '10:32',
      '10:57',
      '11:17',
      '11:22',
      '11:42',
      '11:57',
    ])
    expect(sayClock(timed.at(-1)!.to)).toBe('12:00')
    expect(totalMinutes(guide)).toBe(135)
  })

  it('reads times of a day only, and goes on past midnight', () => {
    expect(['24:00', '9:30', '09:60', ''].map(readClock)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(sayClock(readClock('23:50')! + 20)).toBe('00:10')
  })
})
