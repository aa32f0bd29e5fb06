// The booklet in five languages: everything of the plan is in it, the hours run, and the paper is tagged.
import { describe, expect, it } from 'vitest'
import { directionOf, languages, type Words } from '../../../../kernel/words.ts'
import { makeAllWords, readMessages } from '../../../../main/messages.ts'
import { findShipped } from '../content.ts'
import { type Booklet, bookletOf } from './booklet.ts'
import { pdfOf } from './pdf.ts'

const guide = findShipped('working-across-sectors')!
const messages = await readMessages(new URL('../../../../../content/locales', import.meta.url).pathname)
const wordsOf = makeAllWords(messages)
const make = (words: Words): Booklet => bookletOf(guide, words, 14 * 60, 'Tamuria')

describe('the booklet', () => {
  it('begins with the agenda and what is needed, and goes on part after part', () => {
    const booklet = make(wordsOf('en'))
    expect(booklet.agenda.map(({ time }) => time).slice(0, 3)).toEqual(['14:00', '14:02', '14:22'])
    expect(booklet.end.time).toBe('16:15')
    expect(booklet.parts).toHaveLength(10)
    const clocks = booklet.materials.filter(({ line }) => line.text.startsWith('A clock'))
    expect(clocks.map(({ parts }) => parts)).toEqual([
      'For: Key actions: first presentations and Key actions: second presentations',
    ])
    const texts = JSON.stringify(booklet)
    for (const block of guide.blocks)
      for (const text of [block.title, ...block.say, ...block.room, ...block.remote, ...block.points])
        expect(texts).toContain(JSON.stringify(text.en).slice(1, -1))
  })

  it('marks what only another language has', () => {
    const { title, direction } = make(wordsOf('ar'))
    expect([title.language, title.direction, direction]).toEqual(['ar', 'rtl', 'rtl'])
    const { es: _, ...title4 } = guide.title
    const spanish = bookletOf({ ...guide, title: title4 }, wordsOf('es'), 0, 'Tamuria')
    expect(spanish.title.language).toBe('en')
  })

  it.each(languages)('is a tagged PDF in %s', async language => {
    const booklet = make(wordsOf(language))
    expect(booklet.direction).toBe(directionOf(language))
    const pdf = Buffer.from(await pdfOf(booklet)).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain(`/Lang (${language})`)
  })
})
