import { describe, expect, it } from 'vitest'
import type { FrameworkNode } from '../model.ts'
import { isNarrowed, narrowed, parseNarrowing } from './outline.ts'

const node = (id: string, more: Partial<FrameworkNode> = {}): FrameworkNode => ({
  id,
  kind: 'action',
  number: null,
  parent: null,
  title: { en: 'Map who coordinates', ar: 'رسم خريطة التنسيق' },
  text: { en: 'Find the bodies that set standards.' },
  source: { document: 'local', section: 'Test', number: null },
  years: '1-2',
  who: 'together',
  sectors: [],
  steps: [],
  ...more,
})

const nodes = [
  node('one', { number: '2.1' }),
  node('two', { sectors: ['health'], who: 'sector', title: { en: 'Train nurses' } }),
  node('three', {
    kind: 'value',
    years: null,
    steps: ['monitoring'],
    title: { fr: 'Écouter' },
    text: { fr: 'Être là.' },
  }),
]
const ids = (query: string) =>
  narrowed(
    nodes,
    parseNarrowing(new URLSearchParams(query), code => code === 'health' || code === 'wash'),
  ).map(({ id }) => id)

describe('narrowing an edition', () => {
  it.each([
    ['', ['one', 'two', 'three']],
    ['kind=value', ['three']],
    ['sector=health', ['one', 'two', 'three']],
    ['sector=wash', ['one', 'three']],
    ['who=sector', ['two']],
    ['years=1-2', ['one', 'two']],
    ['step=monitoring', ['one', 'two', 'three']],
    ['step=design', ['one', 'two']],
    ['q=nurse', ['two']],
    ['q=ecout', ['three']],
    ['q=التنسيق', ['one']],
    ['q=2.1', ['one']],
    ['q=urses', []],
    ['kind=nonsense&sector=moon', ['one', 'two', 'three']],
  ])('%s', (query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  it('knows when nothing is asked', () => {
    expect(isNarrowed(parseNarrowing(new URLSearchParams('q=+'), () => false))).toBe(false)
    expect(isNarrowed(parseNarrowing(new URLSearchParams('who=sector'), () => false))).toBe(true)
  })
})
