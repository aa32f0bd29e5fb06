import { expect, it } from 'vitest'
import { extrasOf } from './extra.ts'

it('gives what was brought under a heading, and nothing of the import’s own notes', () => {
  const floor = { label: { en: 'Floor' }, value: { en: 'Second', ar: 'الثاني' } }
  expect(
    extrasOf({ floor, _import: { label: {}, value: {} }, 'odd one': 'text', list: { label: [], value: {} } }),
  ).toEqual([{ name: 'floor', ...floor }])
  expect(extrasOf({})).toEqual([])
})
