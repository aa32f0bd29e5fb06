// How closely a sheet is set so that it stays one A4 page whatever the length of its words: letters are counted as they
// are read, and lines as they fall. What would not fit even so is left out at the end of its part, and the sheet says so.
import type { Language, Words } from '../../../kernel/words.ts'
import type { Sheet, SheetLine, SheetPart } from '../model.ts'

/** Sizes of letters in points, from the roomiest to the closest. */
export const sizes = [12, 11, 10, 9, 8, 7.2, 6.4] as const

/** Columns of the page: the wider one, and the other, as shares of the width between the margins. */
export const shares = { main: 0.58, side: 0.42 } as const

/**
 * Letters in a line of 180 mm at ten points, in our own typefaces: Arabic is narrower than Latin, Bangla wider. Kept
 * low, because a line breaks before its last word.
 */
const lettersAcross: Record<Language, number> = { en: 100, fr: 100, ar: 108, es: 100, bn: 76 }

/** Lines of an A4 page at ten points, under its head and above its foot. */
const linesDown = 55

/** As a reader counts them: a letter with its signs is one. */
export function lettersOf(text: string, language: Language): number {
  let letters = 0
  for (const _ of segmenter(language).segment(text)) letters += 1
  return letters
}

const segmenters = new Map<Language, Intl.Segmenter>()

function segmenter(language: Language): Intl.Segmenter {
  let found = segmenters.get(language)
  if (!found) {
    found = new Intl.Segmenter(language, { granularity: 'grapheme' })
    segmenters.set(language, found)
  }
  return found
}

/** Printed lines that a text takes in a column at that size. */
export function linesOf(text: string, language: Language, share: number, size: number): number {
  const across = lettersAcross[language] * share * (10 / size) - 4
  return Math.max(1, Math.ceil(lettersOf(text, language) / across))
}

function heightOf({ lines, place }: SheetPart, language: Language, size: number): number {
  const tall = (line: SheetLine) =>
    linesOf(line.text, language, shares[place], size) +
    (line.note ? linesOf(line.note, language, shares[place], size) * 0.9 : 0) +
    0.35
  return 2.2 + lines.reduce((sum, line) => sum + tall(line), 0)
}

/** Whether both columns end above the foot at that size. */
export function fits(sheet: Sheet, size: number): boolean {
  const { language, parts } = sheet
  const head = linesOf(sheet.title, language, 0.55, 10) + linesOf(sheet.lead, language, 1, size) + 2
  const room = (linesDown * 10) / size - head
  return (['main', 'side'] as const).every(
    place =>
      parts
        .filter(part => part.place === place)
        .reduce((sum, part) => sum + heightOf(part, language, size), 0) <= room,
  )
}

/** @returns the sheet as it fits, and the size of its letters in points */
export function fitted(sheet: Sheet, words: Words): { sheet: Sheet; size: number } {
  const size = sizes.find(one => fits(sheet, one))
  if (size !== undefined) return { sheet, size }
  const closest = sizes.at(-1)!
  let shorter = sheet
  while (!fits(shorter, closest)) {
    const longest = [...shorter.parts].sort(
      (a, b) => heightOf(b, sheet.language, closest) - heightOf(a, sheet.language, closest),
    )[0]
    if (!longest || longest.lines.length < 3) break
    shorter = {
      ...shorter,
      parts: shorter.parts.map(part => (part === longest ? withoutLast(part, words) : part)),
    }
  }
  return { sheet: shorter, size: closest }
}

const more = Symbol('how many lines were left out')
type Cut = SheetPart & { [more]?: number }

function withoutLast(part: Cut, words: Words): SheetPart {
  const left = (part[more] ?? 0) + 1
  const kept = part[more] === undefined ? part.lines.slice(0, -1) : part.lines.slice(0, -2)
  const cut: Cut = {
    ...part,
    [more]: left,
    lines: [...kept, { text: words.say('sheets.more', { count: left }) }],
  }
  return cut
}
