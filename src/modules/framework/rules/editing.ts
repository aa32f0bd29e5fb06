// Changing a draft part by part: what becomes of its parts and of the operations that lead to it. Whatever is asked, each
// part of both editions stays in exactly one operation.
import type { Language, Texts } from '../../../kernel/words.ts'
import type { FrameworkNode, Operation, OperationKind } from '../model.ts'
import { type Draft, type Edit, type Edited, gone, operationTo, type Why } from './draft.ts'
import { saysTheSame } from './operations.ts'
import { restored } from './restoring.ts'

export function edited(draft: Draft, edit: Edit): Edited {
  switch (edit.kind) {
    case 'words':
      return worded(draft, edit)
    case 'retire':
      return retired(draft, edit)
    case 'split':
      return split(draft, edit)
    case 'merge':
      return merged(draft, edit)
    case 'add':
      return added(draft, edit)
    case 'restore':
      return restored(draft, edit)
  }
}

function worded(draft: Draft, edit: Edit & { kind: 'words' }): Edited {
  const node = draft.newer.find(({ id }) => id === edit.part)
  const operation = operationTo(draft, edit.part)
  if (!node || !operation) return gone
  const after = {
    ...node,
    title: said(node.title, edit.language, edit.title),
    text: said(node.text, edit.language, edit.text),
  }
  if (Object.keys(after.title).length === 0) return { refused: 'editions.refused.no-title' }
  const newer = draft.newer.map(one => (one === node ? after : one))
  const reason = because(operation.reason, edit)
  const before = draft.older.find(({ id }) => id === operation.from[0])
  const isOneToOne = operation.kind === 'keep' || operation.kind === 'reword'
  const kind = isOneToOne && before ? (saysTheSame(before, after) ? 'keep' : 'reword') : operation.kind
  return done(
    draft,
    newer,
    operation,
    [{ ...operation, kind, reason: kind === 'keep' ? {} : reason }],
    edit.part,
  )
}

function retired(draft: Draft, edit: Edit & { kind: 'retire' }): Edited {
  const operation = oneToOne(draft, edit.part)
  if (!operation) return gone
  if (draft.newer.some(({ parent }) => parent === edit.part)) return { refused: 'editions.refused.has-parts' }
  const newer = draft.newer.filter(({ id }) => id !== edit.part)
  const step = { kind: 'retire' as const, from: operation.from, to: [], reason: because({}, edit) }
  return done(draft, newer, operation, [step], undefined)
}

function split(draft: Draft, edit: Edit & { kind: 'split' }): Edited {
  const operation = oneToOne(draft, edit.part)
  const node = draft.newer.find(({ id }) => id === edit.part)
  if (!operation || !node) return gone
  if (edit.parts.length < 2 || edit.parts.some(({ title }) => title === ''))
    return { refused: 'editions.refused.two-parts' }
  const taken = takenIds(draft)
  const parts = edit.parts.map(part => ({
    ...node,
    id: freshId(operation.from[0] ?? node.id, taken),
    number: null,
    title: { [edit.language]: part.title },
    text: part.text === '' ? {} : { [edit.language]: part.text },
  }))
  const to = parts.map(({ id }) => id)
  const newer = adopted(
    draft.newer.flatMap(one => (one === node ? parts : [one])),
    new Map([[node.id, to[0]!]]),
  )
  const step = { kind: 'split' as const, from: operation.from, to, reason: because({}, edit) }
  return done(draft, newer, operation, [step], to[0])
}

function merged(draft: Draft, edit: Edit & { kind: 'merge' }): Edited {
  const ids = [...new Set([edit.part, ...edit.others])]
  const found = ids.map(id => ({
    node: draft.newer.find(one => one.id === id),
    operation: oneToOne(draft, id),
  }))
  const [first] = found
  if (!first?.node || found.some(({ node, operation }) => !node || !operation)) return gone
  if (ids.length < 2 || found.some(({ node }) => node!.kind !== first.node!.kind))
    return { refused: 'editions.refused.two-to-merge' }
  if (edit.title === '') return { refused: 'editions.refused.no-title' }
  const one = {
    ...first.node,
    id: freshId(first.operation!.from[0] ?? first.node.id, takenIds(draft)),
    number: null,
    title: { [edit.language]: edit.title },
    text: edit.text === '' ? {} : { [edit.language]: edit.text },
    sectors: sectorsOfAll(found.map(({ node }) => node!.sectors)),
  }
  const newer = adopted(
    draft.newer.flatMap(node => (node === first.node ? [one] : ids.includes(node.id) ? [] : [node])),
    new Map(ids.map(id => [id, one.id])),
  )
  const steps = found.map(({ operation }) => operation!)
  const step = {
    kind: 'merge' as const,
    from: steps.flatMap(({ from }) => from),
    to: [one.id],
    reason: because({}, edit),
  }
  const operations = draft.operations.flatMap(each =>
    each === steps[0] ? [step] : steps.includes(each) ? [] : [each],
  )
  return { draft: { newer, operations }, part: one.id }
}

/** What is for every sector makes the whole so. */
function sectorsOfAll(lists: string[][]): string[] {
  return lists.some(list => list.length === 0) ? [] : [...new Set(lists.flat())]
}

function added(draft: Draft, edit: Edit & { kind: 'add' }): Edited {
  const parent = draft.newer.find(({ id }) => id === edit.parent)
  if (edit.parent !== null && !parent) return gone
  if (edit.title === '') return { refused: 'editions.refused.no-title' }
  const node: FrameworkNode = {
    id: freshId(`${edit.node}.added`, takenIds(draft)),
    kind: edit.node,
    number: null,
    parent: edit.parent,
    title: { [edit.language]: edit.title },
    text: edit.text === '' ? {} : { [edit.language]: edit.text },
    source: { document: 'local', section: edit.section, number: null },
    years: null,
    who: 'together',
    sectors: [...edit.sectors],
    steps: [],
  }
  // After the last of its kind under the same parent, else after the parent, else after the last of its kind.
  const at =
    draft.newer.findLastIndex(one => one.kind === node.kind && one.parent === node.parent) + 1 ||
    draft.newer.findLastIndex(one => one.id === node.parent) + 1 ||
    draft.newer.findLastIndex(one => one.kind === node.kind) + 1 ||
    draft.newer.length
  const step = { kind: 'add' as const, from: [], to: [node.id], reason: because({}, edit) }
  return {
    draft: { newer: draft.newer.toSpliced(at, 0, node), operations: [...draft.operations, step] },
    part: node.id,
  }
}

function adopted(nodes: FrameworkNode[], moved: ReadonlyMap<string, string>): FrameworkNode[] {
  return nodes.map(node => {
    const parent = node.parent === null ? undefined : moved.get(node.parent)
    return parent === undefined ? node : { ...node, parent }
  })
}

function oneToOne(draft: Draft, part: string): Operation | undefined {
  const operation = operationTo(draft, part)
  const kinds: OperationKind[] = ['keep', 'reword']
  return operation && kinds.includes(operation.kind) ? operation : undefined
}

function done(
  draft: Draft,
  newer: FrameworkNode[],
  operation: Operation,
  steps: Operation[],
  part: string | undefined,
): Edited {
  const operations = draft.operations.flatMap(one => (one === operation ? steps : [one]))
  return { draft: { newer, operations }, part }
}

/** Nothing said takes that language away. */
function said(texts: Texts, language: Language, words: string): Texts {
  const { [language]: _, ...others } = texts
  return words === '' ? others : { ...others, [language]: words }
}

function because(before: Texts, { language, reason }: Why): Texts {
  return said(before, language, reason)
}

function takenIds({ older, newer }: Draft): Set<string> {
  return new Set([...older, ...newer].map(({ id }) => id))
}

function freshId(like: string, taken: Set<string>): string {
  const base = like.slice(0, 54).replace(/[-.]+$/, '')
  let count = 1
  while (taken.has(`${base}-${count}`)) count += 1
  const id = `${base}-${count}`
  taken.add(id)
  return id
}
