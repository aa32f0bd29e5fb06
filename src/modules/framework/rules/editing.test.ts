// Whatever is done to a draft, in whatever order: every part of both editions stands in exactly one operation, parents are
// there, and putting everything as it was brings the edition before back.
import { describe, expect, it } from 'vitest'
import { workingTogether2022 } from '../content.ts'
import type { FrameworkNode } from '../model.ts'
import { changesOf, type Draft, type Edit, operationTo } from './draft.ts'
import { edited } from './editing.ts'
import { faultsOf } from './operations.ts'

const node = (id: string, parent: string | null = null, kind: FrameworkNode['kind'] = 'common-action') =>
  ({
    id,
    kind,
    number: null,
    parent,
    title: { en: `Title ${id}`, fr: `Titre ${id}` },
    text: { en: `Text ${id}.` },
    source: { document: 'local', section: 'Invented', number: null },
    years: null,
    who: 'together',
    sectors: [],
    steps: [],
  }) satisfies FrameworkNode

const begun = (older: FrameworkNode[]): Draft => ({
  older,
  newer: older,
  operations: older.map(({ id }) => ({ kind: 'keep', from: [id], to: [id], reason: {} })),
})
const small = begun([
  node('group', null, 'group'),
  node('a', 'group'),
  node('b', 'group'),
  node('c', 'group'),
  node('a.sub', 'a', 'sub-action'),
])
const why = { language: 'en', reason: 'Because.' } as const

function changedBy(draft: Draft, ...edits: Edit[]): Draft {
  let now = draft
  for (const edit of edits) {
    const result = edited(now, edit)
    if (result.refused !== undefined) throw new Error(result.refused)
    now = { older: draft.older, ...result.draft }
  }
  return now
}
const kinds = ({ operations }: Draft) => operations.map(({ kind }) => kind)
const refusal = (draft: Draft, edit: Edit) => edited(draft, edit).refused
const ids = ({ newer }: Draft) => newer.map(({ id }) => id)

describe('a draft', () => {
  it('is reworded in one language, and kept again when it says what it said', () => {
    const words = { kind: 'words', part: 'b', title: 'Other', text: 'Text b.', ...why } as const
    const changed = changedBy(small, words)
    expect(operationTo(changed, 'b')).toEqual({
      kind: 'reword',
      from: ['b'],
      to: ['b'],
      reason: { en: 'Because.' },
    })
    expect(changed.newer.find(({ id }) => id === 'b')?.title).toEqual({ en: 'Other', fr: 'Titre b' })
    expect(kinds(changedBy(changed, { ...words, title: 'Title b' }))).toEqual(kinds(small))
    expect(changedBy(changed, { kind: 'restore', part: 'b', retired: false })).toEqual(small)
    const empty = { kind: 'words', part: 'b', title: '', text: '', language: 'fr', reason: '' } as const
    expect(refusal(changedBy(small, empty), { ...empty, language: 'en' })).toBe('editions.refused.no-title')
  })

  it('is split, and what stood under the whole stands under the first', () => {
    const parts = [
      { title: 'First', text: 'One.' },
      { title: 'Second', text: '' },
    ]
    const changed = changedBy(small, { kind: 'split', part: 'a', parts, ...why })
    expect(ids(changed)).toEqual(['group', 'a-1', 'a-2', 'b', 'c', 'a.sub'])
    expect(changed.newer.at(-1)?.parent).toBe('a-1')
    expect(changesOf(changed, 'a-2')).toEqual(['words', 'restore'])
    expect(changedBy(changed, { kind: 'restore', part: 'a-2', retired: false })).toEqual(small)
    expect(refusal(small, { kind: 'split', part: 'a', parts: parts.slice(1), ...why })).toBe(
      'editions.refused.two-parts',
    )
  })

  it('is merged where both are of one kind', () => {
    const merge = { kind: 'merge', part: 'b', others: ['a'], title: 'Both', text: 'Both.', ...why } as const
    const changed = changedBy(small, merge)
    expect(ids(changed)).toEqual(['group', 'b-1', 'c', 'a.sub'])
    expect(changed.newer.at(-1)?.parent).toBe('b-1')
    expect(operationTo(changed, 'b-1')?.from).toEqual(['b', 'a'])
    const back = changedBy(changed, { kind: 'restore', part: 'b-1', retired: false })
    expect([...ids(back)].sort()).toEqual([...ids(small)].sort())
    expect(back.newer.at(-1)?.parent).toBe('a')
    expect(refusal(small, { ...merge, others: ['a.sub'] })).toBe('editions.refused.two-to-merge')
    expect(refusal(small, { ...merge, others: [] })).toBe('editions.refused.two-to-merge')
  })

  it('loses a part with nothing under it, and gets it back at its place', () => {
    expect(refusal(small, { kind: 'retire', part: 'a', ...why })).toBe('editions.refused.has-parts')
    const changed = changedBy(small, { kind: 'retire', part: 'b', ...why })
    expect(ids(changed)).toEqual(['group', 'a', 'c', 'a.sub'])
    expect(changedBy(changed, { kind: 'restore', part: 'b', retired: true })).toEqual(small)
    expect(refusal(small, { kind: 'restore', part: 'b', retired: true })).toBe('editions.refused.gone')
  })

  it('gets a part of its own, and loses it again', () => {
    const add = {
      kind: 'add',
      node: 'common-action',
      parent: 'group',
      sectors: ['health'],
      section: 'Invented',
      title: 'New',
      text: '',
      ...why,
    } as const
    const changed = changedBy(small, add)
    expect(ids(changed)).toEqual(['group', 'a', 'b', 'c', 'common-action.added-1', 'a.sub'])
    const taken = { kind: 'restore', part: 'common-action.added-1', retired: false } as const
    expect(changedBy(changed, taken)).toEqual(small)
    expect(refusal(small, { ...add, parent: 'nowhere' })).toBe('editions.refused.gone')
  })

  it('carries everything over after three hundred changes, and is as before when all are taken back', () => {
    let state = 7
    const random = (most: number) => {
      state = (state * 1664525 + 1013904223) % 4294967296
      return Math.floor((state / 4294967296) * most)
    }
    let draft = begun(workingTogether2022.nodes)
    for (let count = 0; count < 300; count += 1) {
      const { id, kind } = draft.newer[random(draft.newer.length)]!
      const changes = changesOf(draft, id)
      const said = { title: `Words ${count}`, text: 'Said.', ...why }
      const other = draft.newer.filter(one => one.kind === kind && one.id !== id)
      const edits: Record<Edit['kind'], Edit> = {
        words: { kind: 'words', part: id, ...said },
        retire: { kind: 'retire', part: id, ...why },
        split: { kind: 'split', part: id, parts: [said, said], ...why },
        merge: { kind: 'merge', part: id, others: [other[random(other.length)]?.id ?? ''], ...said },
        restore: { kind: 'restore', part: id, retired: false },
        add: { kind: 'add', node: 'value', parent: null, sectors: [], section: '', ...said },
      }
      const wanted = random(8) === 0 ? 'add' : changes[random(changes.length)]!
      const result = edited(draft, edits[wanted])
      if (result.refused === undefined) draft = { ...draft, ...result.draft }
      const here = new Set(ids(draft))
      expect(faultsOf(draft.older, draft.newer, draft.operations)).toEqual([])
      expect(draft.newer.filter(one => one.parent !== null && !here.has(one.parent))).toEqual([])
      expect(here.size).toBe(draft.newer.length)
    }
    expect(new Set(kinds(draft)).size).toBe(6)
    for (let left = 1000; left > 0; left -= 1) {
      const operation = draft.operations.find(({ kind }) => kind !== 'keep')
      if (!operation) break
      const retired = operation.kind === 'retire'
      const part = (retired ? operation.from : operation.to)[0]!
      draft = changedBy(draft, { kind: 'restore', part, retired })
    }
    expect([...ids(draft)].sort()).toEqual([...workingTogether2022.nodes.map(({ id }) => id)].sort())
    const parents = new Map(workingTogether2022.nodes.map(({ id, parent }) => [id, parent]))
    expect(draft.newer.filter(({ id, parent }) => parents.get(id) !== parent)).toEqual([])
  })
})
