// From one edition to the next: every node of the older one goes somewhere, every node of the newer one comes from
// somewhere, each exactly once. What follows for work that is recorded against a node is the table at the end.
import type { FrameworkNode, Operation, OperationKind } from '../model.ts'

/** A sentence of the locale files with the node it is about. */
export type OperationFault = {
  fault:
    | 'unknown-from'
    | 'unknown-to'
    | 'from-twice'
    | 'to-twice'
    | 'from-forgotten'
    | 'to-forgotten'
    | 'shape'
    | 'not-kept'
    | 'not-reworded'
  node: string
}

/** What is wrong with the list; nothing when the older edition can be carried over by it. */
export function faultsOf(
  older: readonly FrameworkNode[],
  newer: readonly FrameworkNode[],
  operations: readonly Operation[],
): OperationFault[] {
  const faults: OperationFault[] = []
  const before = new Map(older.map(node => [node.id, node]))
  const after = new Map(newer.map(node => [node.id, node]))
  const from = countOf(operations.flatMap(operation => operation.from))
  const to = countOf(operations.flatMap(operation => operation.to))
  for (const operation of operations)
    if (!hasShape(operation))
      faults.push({ fault: 'shape', node: operation.from[0] ?? operation.to[0] ?? '' })
  for (const [node, times] of from) {
    if (!before.has(node)) faults.push({ fault: 'unknown-from', node })
    else if (times > 1) faults.push({ fault: 'from-twice', node })
  }
  for (const [node, times] of to) {
    if (!after.has(node)) faults.push({ fault: 'unknown-to', node })
    else if (times > 1) faults.push({ fault: 'to-twice', node })
  }
  for (const node of before.keys()) if (!from.has(node)) faults.push({ fault: 'from-forgotten', node })
  for (const node of after.keys()) if (!to.has(node)) faults.push({ fault: 'to-forgotten', node })
  for (const {
    kind,
    from: [old],
    to: [next],
  } of operations) {
    const one = before.get(old ?? '')
    const other = after.get(next ?? '')
    if (!one || !other) continue
    if (kind === 'keep' && !saysTheSame(one, other)) faults.push({ fault: 'not-kept', node: one.id })
    if (kind === 'reword' && saysTheSame(one, other)) faults.push({ fault: 'not-reworded', node: one.id })
  }
  return faults
}

const sizes: Record<OperationKind, { from: (n: number) => boolean; to: (n: number) => boolean }> = {
  keep: { from: n => n === 1, to: n => n === 1 },
  reword: { from: n => n === 1, to: n => n === 1 },
  split: { from: n => n === 1, to: n => n > 1 },
  merge: { from: n => n > 1, to: n => n === 1 },
  retire: { from: n => n === 1, to: n => n === 0 },
  add: { from: n => n === 0, to: n => n === 1 },
}

function hasShape({ kind, from, to }: Operation): boolean {
  return sizes[kind].from(from.length) && sizes[kind].to(to.length)
}

export function saysTheSame(one: FrameworkNode, other: FrameworkNode): boolean {
  return textsOf(one) === textsOf(other)
}

function textsOf({ title, text }: FrameworkNode): string {
  const sorted = (texts: object) => Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([sorted(title), sorted(text)])
}

function countOf(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
