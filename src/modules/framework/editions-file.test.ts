import { describe, expect, it } from 'vitest'
import { readDraft } from './editions-file.ts'

const node = {
  id: 'first.part',
  kind: 'common-action',
  number: null,
  parent: null,
  title: { en: 'First' },
  text: { en: 'The first part.' },
  source: { document: 'local', section: 'Invented', number: null },
  years: null,
  who: 'together',
  sectors: ['health'],
  steps: [],
}
const draft = {
  edition: 'invented-2026',
  title: { en: 'Invented' },
  document: { title: 'Invented', publisher: '', version: '', address: '' },
  from: 2026,
  to: 2029,
  nodes: [node],
  operations: [{ kind: 'add', from: [], to: ['first.part'] }],
}

describe('a draft in a file', () => {
  it('is read as it stands', () => {
    expect(readDraft(JSON.stringify(draft))).toMatchObject({
      draft: {
        edition: { id: 'invented-2026', from: 2026 },
        nodes: [node],
        operations: [{ kind: 'add', reason: {} }],
      },
    })
  })

  it.each([
    ['no JSON', '{', 'JSON'],
    ['a list', '[]', 'edition'],
    ['an unknown kind', { ...draft, nodes: [{ ...node, kind: 'wish' }] }, 'nodes.0.kind'],
    ['an unknown sector', { ...draft, nodes: [{ ...node, sectors: ['moon'] }] }, 'nodes.0.sectors.0'],
    ['an unknown language', { ...draft, nodes: [{ ...node, title: { de: 'Erster' } }] }, 'nodes.0.title'],
    [
      'a text without end',
      { ...draft, nodes: [{ ...node, text: { en: 'a'.repeat(801) } }] },
      'nodes.0.text.en',
    ],
    ['something nobody expects', { ...draft, nodes: [{ ...node, story: 'x' }] }, 'nodes.0.story'],
    ['an id that is an address', { ...draft, edition: '../etc' }, 'edition'],
    ['no nodes', { ...draft, nodes: [] }, 'nodes'],
  ])('with %s names the place', (_what, value, at) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    expect(readDraft(text).at).toBe(at)
  })
})
