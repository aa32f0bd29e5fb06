import { describe, expect, it } from 'vitest'
import { isQuoteOf, stretchesOf } from './quote.ts'

const sentence = 'Words are agreed, and both always use them.'

describe('a quote', () => {
  it('is words of the sentence, whatever their case', () => {
    expect(isQuoteOf(sentence, 'words are AGREED')).toBe(true)
    expect(isQuoteOf(sentence, 'agreed words')).toBe(false)
  })

  it('divides the sentence into what is shown and what is not', () => {
    expect(stretchesOf(sentence, ['both always use', 'Words are agreed', ''])).toEqual([
      { text: 'Words are agreed', quoted: true },
      { text: ', and ', quoted: false },
      { text: 'both always use', quoted: true },
      { text: ' them.', quoted: false },
    ])
    expect(stretchesOf(sentence, [])).toEqual([{ text: sentence, quoted: false }])
    expect(stretchesOf('', ['x'])).toEqual([])
  })

  it('that overlaps another is one stretch with it', () => {
    expect(stretchesOf('abcdef', ['bcd', 'cde']).filter(({ quoted }) => quoted)).toEqual([
      { text: 'bcde', quoted: true },
    ])
  })
})
