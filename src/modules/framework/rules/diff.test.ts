import { describe, expect, it } from 'vitest'
import { diffOf, isChanged, type Piece } from './diff.ts'

const marks = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const
const shown = (pieces: Piece[]) =>
  pieces.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('')
const diff = (before: string, after: string, locale = 'en') => shown(diffOf(before, after, locale))

describe('the difference of two texts', () => {
  it.each([
    ['Talk with children.', 'Talk with children.', 'Talk with children.'],
    ['Talk with children.', 'Listen to children.', '[-Talk with-]{+Listen to+} children.'],
    ['Train all staff.', 'Train all new staff.', 'Train all {+new +}staff.'],
    ['Train all new staff.', 'Train all staff.', 'Train all [-new -]staff.'],
    ['', 'New words', '{+New words+}'],
    ['Old words', '', '[-Old words-]'],
  ])('%s → %s', (before, after, expected) => {
    expect(diff(before, after)).toBe(expected)
  })

  it('gives back both texts whole, in every script', () => {
    for (const [before, after, locale] of [
      ['تحدثوا مع الأطفال واستمعوا إليهم.', 'استمعوا إلى الأطفال وتحدثوا معهم.', 'ar'],
      ['শিশুদের সঙ্গে কথা বলুন।', 'শিশুদের কথা শুনুন ও লিখে রাখুন।', 'bn'],
      ['Une action, deux secteurs', 'Deux secteurs : une seule action', 'fr'],
    ] as const) {
      const pieces = diffOf(before, after, locale)
      const whole = (kind: Piece['kind']) =>
        pieces
          .filter(piece => piece.kind === 'same' || piece.kind === kind)
          .map(({ text }) => text)
          .join('')
      expect(whole('gone')).toBe(before)
      expect(whole('new')).toBe(after)
    }
  })

  it('knows whether anything changed', () => {
    expect(isChanged(diffOf('the same', 'the same', 'en'))).toBe(false)
    expect(isChanged(diffOf('the same', 'the  same', 'en'))).toBe(false)
    expect(isChanged(diffOf('the same', 'another', 'en'))).toBe(true)
  })
})
