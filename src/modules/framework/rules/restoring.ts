// Putting a part of a draft as it was: its operation is taken apart, and what stood there stands there again.
import type { FrameworkNode } from '../model.ts'
import { type Draft, type Edit, type Edited, gone, operationFrom, operationTo } from './draft.ts'

/** Takes an operation apart: the older parts stand there again as they were, what it made is gone. */
export function restored(draft: Draft, edit: Edit & { kind: 'restore' }): Edited {
  const operation = edit.retired ? operationFrom(draft, edit.part) : operationTo(draft, edit.part)
  if (!operation || (edit.retired && operation.kind !== 'retire')) return gone
  const back = operation.from.flatMap(id => draft.older.find(one => one.id === id) ?? [])
  const made = new Set(operation.to)
  const keeps = back.map(({ id }) => ({ kind: 'keep' as const, from: [id], to: [id], reason: {} }))
  if (back.length === 0 && draft.newer.some(({ parent }) => parent !== null && made.has(parent)))
    return { refused: 'editions.refused.has-parts' }
  const others = draft.newer.filter(({ id }) => !made.has(id))
  if (back.some(({ id }) => others.some(one => one.id === id)))
    return { refused: 'editions.refused.taken-id' }
  const operations = draft.operations.flatMap(each => (each === operation ? keeps : [each]))
  let newer = others
  for (const node of back) newer = putBack({ ...draft, newer, operations }, node, made)
  return { draft: { newer: withParents({ ...draft, newer, operations }), operations }, part: back[0]?.id }
}

/** Where it stood: after what came before it in the edition before. */
function putBack(draft: Draft, node: FrameworkNode, made: ReadonlySet<string>): FrameworkNode[] {
  const place = draft.older.findIndex(({ id }) => id === node.id)
  for (let at = place - 1; at >= 0; at -= 1) {
    const to = operationFrom(draft, draft.older[at]!.id)?.to.filter(id => !made.has(id)) ?? []
    const after = draft.newer.findLastIndex(({ id }) => to.includes(id))
    if (after >= 0) return draft.newer.toSpliced(after + 1, 0, node)
  }
  return [node, ...draft.newer]
}

/** A part whose parent is not there any more belongs to what the parent of its own older part has become. */
function withParents(draft: Draft): FrameworkNode[] {
  const here = new Set(draft.newer.map(({ id }) => id))
  return draft.newer.map(node => {
    if (node.parent === null || here.has(node.parent)) return node
    const from = operationTo(draft, node.id)?.from[0]
    const before = draft.older.find(({ id }) => id === from)?.parent ?? null
    const parent = before === null || here.has(before) ? before : operationFrom(draft, before)?.to[0]
    return { ...node, parent: parent ?? null }
  })
}
