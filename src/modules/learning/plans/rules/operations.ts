// What settles a contradiction: small operations on a plan, each a value that can be sent, tested and done again.
import type { Plan } from '../model.ts'

export type Operation =
  /** From here on the block takes that long, whatever its source says. */
  | { op: 'minutes'; block: string; minutes: number }
  | { op: 'turns'; block: string; turns: number }
  | { op: 'tables'; block: string; from: number; to: number }
  | { op: 'total'; minutes: number }
  /** Puts a block before another. */
  | { op: 'before'; block: string; other: string }

type Block = Plan['blocks'][number]

/** The plan after it; a block that is not there changes nothing. Done twice, it is as done once. */
export function applyOperation(plan: Plan, operation: Operation): Plan {
  switch (operation.op) {
    case 'minutes':
      return onBlock(plan, operation.block, ({ stated: _, ...block }) => ({
        ...block,
        minutes: operation.minutes,
      }))
    case 'turns':
      return onBlock(plan, operation.block, block => set(block, { turns: operation.turns }))
    case 'tables':
      return onBlock(plan, operation.block, block =>
        set(block, { tablesFrom: operation.from, tablesTo: operation.to }),
      )
    case 'total':
      return { ...plan, statedTotal: operation.minutes }
    case 'before':
      return { ...plan, blocks: putBefore(plan.blocks, operation.block, operation.other) }
  }
}

export function applyAll(plan: Plan, operations: readonly Operation[]): Plan {
  return operations.reduce(applyOperation, plan)
}

function onBlock(plan: Plan, id: string, change: (block: Block) => Block): Plan {
  return { ...plan, blocks: plan.blocks.map(block => (block.id === id ? change(block) : block)) }
}

function set(block: Block, settings: Partial<Block['settings']>): Block {
  return { ...block, settings: { ...block.settings, ...settings } }
}

function putBefore(blocks: readonly Block[], id: string, other: string): Block[] {
  const moved = blocks.find(block => block.id === id)
  if (!moved || id === other || !blocks.some(block => block.id === other)) return [...blocks]
  return blocks
    .filter(block => block.id !== id)
    .flatMap(block => (block.id === other ? [moved, block] : [block]))
}
