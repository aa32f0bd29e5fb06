// Lists of texts as people edit them: one line each, in one language, while the other languages of a line stay with it.
import { type Language, languages } from '../../../../kernel/words.ts'
import type { PlanTexts, Slide } from '../model.ts'

/** What a page in that language shows of it: that language, else the first of the product's that has one. */
export function shownIn(texts: PlanTexts, language: Language): string {
  const own = texts[language]
  if (own) return own
  const other = languages.find(one => texts[one])
  return other === undefined ? '' : (texts[other] ?? '')
}

/** The text after somebody wrote it in one language. What was shown and not touched stays as it was; emptied, it is gone. */
export function withText(texts: PlanTexts | undefined, written: string, language: Language): PlanTexts {
  const one = texts ?? {}
  if (written === '') return {}
  return written === oneLine(shownIn(one, language)) || written === shownIn(one, language)
    ? one
    : { ...one, [language]: written }
}

/** Each text as one line. */
export function linesIn(items: readonly PlanTexts[], language: Language): string[] {
  return items.map(item => oneLine(shownIn(item, language)))
}

/** The list after somebody wrote it anew: a line keeps its other languages, one that is gone is gone in all of them. */
export function withLines(
  items: readonly PlanTexts[],
  written: readonly string[],
  language: Language,
): PlanTexts[] {
  const were = matched(linesIn(items, language), written)
  return written.map((line, index) => withText(items[were[index] ?? -1], line, language))
}

/** A slide as text: its title, then its points; an empty line begins the next. */
export function slidesIn(slides: readonly Slide[], language: Language): string {
  return slides
    .map(slide => [oneLine(shownIn(slide.title, language)), ...linesIn(slide.points, language)].join('\n'))
    .join('\n\n')
}

export type WrittenSlide = { title: string; points: string[] }

export function readSlides(text: string): WrittenSlide[] {
  return text.split(/\n\s*\n/).flatMap(part => {
    const [title, ...points] = readLines(part)
    return title === undefined ? [] : [{ title, points }]
  })
}

export function withSlides(
  slides: readonly Slide[],
  written: readonly WrittenSlide[],
  language: Language,
): Slide[] {
  const were = matched(
    linesIn(
      slides.map(slide => slide.title),
      language,
    ),
    written.map(slide => slide.title),
  )
  return written.map((slide, index) => {
    const was = slides[were[index] ?? -1]
    return {
      title: withText(was?.title, slide.title, language),
      points: withLines(was?.points ?? [], slide.points, language),
    }
  })
}

/** The lines of what somebody typed; signs of a list at their head are left out. */
export function readLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => oneLine(line.replace(/^\s*[•*–—-]\s+/, '')))
    .filter(line => line !== '')
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * Which of the former lines each new one was; undefined for one that was not there. First those that are the same, then those
 * that share half of their words, then, where as many are left on both sides, each in its turn.
 */
function matched(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  const left = new Set(before.keys())
  const found = after.map(line =>
    take(
      left,
      [...left].find(index => before[index] === line),
    ),
  )
  const open = () => [...found.keys()].filter(index => found[index] === undefined)
  if (open().length === left.size) {
    const rest = [...left]
    for (const [turn, index] of open().entries()) found[index] = rest[turn]
    return found
  }
  for (const index of open()) {
    const nearest = [...left]
      .map(other => ({ other, share: sharedWords(before[other] ?? '', after[index] ?? '') }))
      .filter(({ share }) => share >= 0.5)
      .sort((a, b) => b.share - a.share)[0]
    found[index] = take(left, nearest?.other)
  }
  return found
}

function take(left: Set<number>, index: number | undefined): number | undefined {
  if (index !== undefined) left.delete(index)
  return index
}

function sharedWords(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLocaleLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  const one = words(a)
  const other = words(b)
  const shared = [...one].filter(word => other.has(word)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}
