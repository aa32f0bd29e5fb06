// One look at what a table would change, whatever it is a table of.
import { describe, expect, it } from 'vitest'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import { judged, PreviewPage } from './preview.tsx'

const words = makeAllWords(await readMessages(new URL('../../../content/locales', import.meta.url).pathname))(
  'en',
)

const read = [2, 3, 4, 5].map(row => ({ row, change: { id: `change ${row}` } }))
const one = { fields: [], errors: {}, asksAgain: false }
const outcomes = [
  {
    ...one,
    outcome: 'updated',
    fields: [
      { field: 'dueOn', from: null, to: '2027-03-31' },
      { field: 'notes', from: 'Old', to: '' },
    ],
    asksAgain: true,
  },
  { ...one, outcome: 'identical' },
  { ...one, outcome: 'old', asksAgain: true },
  { ...one, outcome: 'invalid', errors: { dueOn: 'workplan.error.day' } },
] as const

const found = judged(words, read, outcomes, {
  what: () => 'A part',
  column: field => field.toUpperCase(),
  shown: (field, value) => (field === 'dueOn' ? words.date(value) : value),
})

describe('what a table would change', () => {
  it('is told cell by cell, and row by row where nothing is taken', () => {
    expect(found.lines.map(({ row, outcome, cell }) => [row, outcome, cell?.column])).toEqual([
      [2, 'updated', 'DUEON'],
      [2, 'updated', 'NOTES'],
      [4, 'old', undefined],
      [5, 'invalid', undefined],
    ])
    expect(found.lines.at(-1)?.errors).toEqual([words.say('workplan.error.day')])
  })

  it('sends only what is taken over, and says what asks both again', () => {
    expect(found.changes).toEqual([{ id: 'change 2' }])
    expect(found.asksAgain).toBe(true)
  })

  it('is drawn with both values, the sentences, and one button', async () => {
    const drawn = (
      <PreviewPage
        words={words}
        book={{ href: '/book', title: 'The book' }}
        rows={4}
        what="Part"
        remarks={[{ key: 'workbook.remark.gone', values: { row: 9 } }]}
        {...found}
      />
    )
    const html = String(await drawn)
    expect(html).toContain('4 rows were read. 2 cells would change.')
    for (const part of [
      '31 Mar 2027',
      'nothing',
      'Old',
      'Take over 1 row',
      'action="/book/application"',
      'row 9',
    ])
      expect(html).toContain(part)
    expect(html.match(/<form/g)).toHaveLength(1)
  })

  it('draws so many lines as somebody reads, and says how many more there are', async () => {
    const lines = Array.from({ length: 20_000 }, () => found.lines[0]!)
    const drawn = (
      <PreviewPage
        words={words}
        book={{ href: '/book', title: 'The book' }}
        rows={20_000}
        what="Part"
        remarks={[]}
        {...found}
        lines={lines}
      />
    )
    const html = String(await drawn)
    expect(html).toContain('19,500 more lines are not shown')
    expect(html.length).toBeLessThan(500_000)
  })
})
