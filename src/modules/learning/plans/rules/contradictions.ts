// Where a plan disagrees with itself, and what would settle it. The guide of seed 002 does so in three places: group work of
// 25 or 30 minutes, four turns for four or five tables, a second part without a length in the instructions.
// `key` and `values` are a sentence of the locale files; the value `block` is a block's id, said by its title.
import { type Block, mostMinutes, mostTurns, type Plan } from '../model.ts'
import { totalMinutes } from './clock.ts'
import type { Operation } from './operations.ts'

export type Way = {
  id: string
  key: string
  values: Record<string, number | string>
  operations: Operation[]
}

export const contradictionKinds = [
  'lengths',
  'one-length',
  'no-length',
  'turns',
  'too-short',
  'total',
  'order',
] as const
export type ContradictionKind = (typeof contradictionKinds)[number]

export type Contradiction = {
  /** The same for the same contradiction of the same block. */
  id: string
  kind: ContradictionKind
  block: string | null
  key: string
  values: Record<string, number | string>
  ways: Way[]
}

/** What a kind of block takes where nobody has said it. */
const usual: Record<Block['kind'], number> = {
  plenary: 10,
  pairs: 20,
  sharing: 15,
  stickers: 10,
  worksheet: 25,
  presentations: 20,
  energiser: 5,
  values: 15,
  recap: 5,
}

/** In the order of the plan; nothing where it agrees with itself. */
export function contradictionsOf(plan: Plan): Contradiction[] {
  const ofBlocks = plan.blocks.flatMap(block => [
    ...lengthOf(plan, block),
    ...turnsThatFit(plan, block),
    ...stickersFirst(plan, block),
  ])
  const found = [...ofBlocks, ...turnsForTables(plan), ...totalAsStated(plan)]
  return found.map(one => ({
    ...one,
    ways: one.ways.filter(({ operations }) => operations.every(isWithinBounds)),
  }))
}

/** Those that a press settles; the others ask for a change by hand. */
export function settleableOf(plan: Plan): Contradiction[] {
  return contradictionsOf(plan).filter(({ ways }) => ways.length > 0)
}

/** No way leads to a plan that could not be kept. */
function isWithinBounds(operation: Operation): boolean {
  if (operation.op === 'minutes' || operation.op === 'total')
    return operation.minutes >= 1 && operation.minutes <= mostMinutes
  if (operation.op === 'turns') return operation.turns <= mostTurns
  return operation.op !== 'tables' || operation.from >= 1
}

/** The whole length after a block has another one: what was stated as the total is settled with it. */
function withMinutes(plan: Plan, block: Block, minutes: number): { total: number; operations: Operation[] } {
  const total = totalMinutes(plan) - (block.minutes ?? 0) + minutes
  const operations: Operation[] = [{ op: 'minutes', block: block.id, minutes }]
  if (plan.statedTotal !== undefined) operations.push({ op: 'total', minutes: total })
  return { total, operations }
}

function take(plan: Plan, block: Block, minutes: number): Way {
  const { total, operations } = withMinutes(plan, block, minutes)
  return {
    id: `take-${minutes}`,
    key: total === totalMinutes(plan) ? 'plans.way.take' : 'plans.way.take-total',
    values: { minutes, total },
    operations,
  }
}

function lengthOf(plan: Plan, block: Block): Contradiction[] {
  const { outline, instructions } = block.stated ?? { outline: block.minutes, instructions: block.minutes }
  const found = (kind: ContradictionKind, values: Contradiction['values'], minutes: number[]) => ({
    id: `${kind}.${block.id}`,
    kind,
    block: block.id,
    key: `plans.contradiction.${kind}`,
    values: { block: block.id, ...values },
    ways: [...new Set(minutes)].map(one => take(plan, block, one)),
  })
  if (outline !== null && instructions !== null)
    return outline === instructions
      ? []
      : [found('lengths', { outline, instructions }, [outline, instructions])]
  const one = outline ?? instructions
  const needed = needOf(block)
  if (one === null || one === undefined)
    return [found('no-length', {}, [block.minutes ?? needed ?? usual[block.kind]])]
  const place = outline === null ? 'instructions' : 'outline'
  return [found('one-length', { minutes: one, place }, needed === undefined ? [one] : [one, needed])]
}

/** What the turns of a block need; undefined where there are none. */
function needOf({ kind, settings }: Block): number | undefined {
  return kind === 'presentations' ? settings.turns * (settings.telling + settings.comments) : undefined
}

function turnsThatFit(plan: Plan, block: Block): Contradiction[] {
  const needed = needOf(block)
  if (needed === undefined || block.minutes === null || needed <= block.minutes) return []
  return [
    {
      id: `too-short.${block.id}`,
      kind: 'too-short',
      block: block.id,
      key: 'plans.contradiction.too-short',
      values: { block: block.id, turns: block.settings.turns, needed, minutes: block.minutes },
      ways: [take(plan, block, needed)],
    },
  ]
}

function turnsForTables(plan: Plan): Contradiction[] {
  const voting = plan.blocks.find(({ kind }) => kind === 'stickers')
  const last = plan.blocks.findLast(({ kind }) => kind === 'presentations')
  if (!voting || !last) return []
  const turns = plan.blocks
    .filter(({ kind }) => kind === 'presentations')
    .reduce((sum, { settings }) => sum + settings.turns, 0)
  const { tablesFrom, tablesTo } = voting.settings
  if (turns >= tablesTo) return []
  const more = tablesTo - turns
  const added = more * (last.settings.telling + last.settings.comments)
  const longer = withMinutes(plan, last, (last.minutes ?? 0) + added)
  return [
    {
      id: `turns.${last.id}`,
      kind: 'turns',
      block: last.id,
      key: 'plans.contradiction.turns',
      values: { block: last.id, turns, from: tablesFrom, to: tablesTo },
      ways: [
        {
          id: 'add-turns',
          key: 'plans.way.add-turns',
          values: { turns: more, added, total: longer.total },
          operations: [
            { op: 'turns', block: last.id, turns: last.settings.turns + more },
            ...longer.operations,
          ],
        },
        {
          id: 'hold-tables',
          key: 'plans.way.hold-tables',
          values: { tables: turns },
          operations: [{ op: 'tables', block: voting.id, from: Math.min(tablesFrom, turns), to: turns }],
        },
      ],
    },
  ]
}

function totalAsStated(plan: Plan): Contradiction[] {
  const total = totalMinutes(plan)
  if (plan.statedTotal === undefined || plan.statedTotal === total) return []
  return [
    {
      id: 'total',
      kind: 'total',
      block: null,
      key: 'plans.contradiction.total',
      values: { stated: plan.statedTotal, total },
      ways: [
        {
          id: 'take-sum',
          key: 'plans.way.take-sum',
          values: { total },
          operations: [{ op: 'total', minutes: total }],
        },
      ],
    },
  ]
}

/** Tables are made from the stickers: where there is a vote, it comes before the work at the tables. */
function stickersFirst(plan: Plan, block: Block): Contradiction[] {
  if (block.kind !== 'worksheet') return []
  const at = plan.blocks.indexOf(block)
  const voting = plan.blocks.findIndex(({ kind }) => kind === 'stickers')
  const vote = plan.blocks[voting]
  if (!vote || voting < at) return []
  return [
    {
      id: `order.${block.id}`,
      kind: 'order',
      block: block.id,
      key: 'plans.contradiction.order',
      values: { block: block.id, other: vote.id },
      ways: [
        {
          id: 'vote-first',
          key: 'plans.way.vote-first',
          values: { block: vote.id, other: block.id },
          operations: [{ op: 'before', block: vote.id, other: block.id }],
        },
      ],
    },
  ]
}
