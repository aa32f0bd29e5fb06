// A plan as the facilitator's booklet: first what one needs to know and to bring, then one part after another with what is
// said and done. It is drawn as a page and set as paper from this one value.
import {
  type Direction,
  directionOf,
  type Language,
  type Texts,
  type Words,
} from '../../../../kernel/words.ts'
import { type Block, type Plan, settingsOfKind } from '../model.ts'
import { clockOf, totalMinutes } from '../rules/clock.ts'
import { hourOf, minutesOf } from '../rules/say.ts'

/** A text with the language it is in, which may not be the booklet's. */
export type Line = { text: string; language: Language; direction: Direction }

/** say: word for word; steps: in their order; list: in any. */
export type BookletList = { heading: string; look: 'say' | 'steps' | 'list'; lines: Line[] }

export type BookletPart = {
  id: string
  over: string
  title: Line
  objective: Line | null
  settings: string
  lists: BookletList[]
  /** What its slides show; on paper only. */
  slides: BookletList[]
}

export type Booklet = {
  language: Language
  direction: Direction
  over: string
  title: Line
  lead: string
  foot: string
  headings: { agenda: string; materials: string; time: string; part: string; minutes: string }
  /** Objectives and key points. */
  front: BookletList[]
  /** `minutes` as in a column of them, `length` as it is said. */
  agenda: { time: string; title: Line; minutes: string; length: string; kind: string }[]
  end: { time: string; word: string }
  materials: { line: Line; parts: string }[]
  parts: BookletPart[]
  /** Supporting information and publications; on paper only. */
  behind: BookletList[]
}

/** @param start minutes since midnight */
export function bookletOf(plan: Plan, words: Words, start: number, response: string): Booklet {
  const clock = clockOf(plan, start)
  const total = totalMinutes(plan)
  const hour = (minutes: number) => hourOf(words, minutes)
  const list = (key: string, look: BookletList['look'], texts: readonly Texts[]): BookletList => ({
    heading: words.say(key),
    look,
    lines: texts.map(text => lineOf(words, text)),
  })
  return {
    language: words.language,
    direction: words.direction,
    over: words.say('plans.booklet.title'),
    title: lineOf(words, plan.title),
    lead: words.say('plans.length', {
      minutes: total,
      blocks: plan.blocks.length,
      from: hour(start),
      to: hour(start + total),
    }),
    foot: [words.pick(plan.title), response, plan.source].filter(Boolean).join(' · '),
    headings: {
      agenda: words.say('plans.agenda'),
      materials: words.say('plans.booklet.materials'),
      time: words.say('plans.booklet.time'),
      part: words.say('plans.booklet.part'),
      minutes: words.say('plans.field.minutes'),
    },
    front: [
      list('plans.field.objectives', 'list', plan.objectives),
      list('plans.field.keyPoints', 'list', plan.keyPoints),
    ].filter(isThere),
    agenda: plan.blocks.map((block, index) => ({
      time: hour(clock[index]?.from ?? start),
      title: lineOf(words, block.title),
      minutes: block.minutes === null ? '' : words.number(block.minutes),
      length: minutesOf(words, block.minutes),
      kind: words.say(`plans.kind.${block.kind}`),
    })),
    end: { time: hour(start + total), word: words.say('plans.end') },
    materials: materialsOf(plan, words),
    parts: plan.blocks.map((block, index) => partOf(block, words, index, clock[index]?.from ?? start, list)),
    behind: [
      ...plan.supporting.map(({ title, paragraphs }) => ({
        heading: words.pick(title),
        look: 'list' as const,
        lines: paragraphs.map(text => lineOf(words, text)),
      })),
      {
        heading: words.say('plans.field.resources'),
        look: 'list' as const,
        lines: plan.resources.map(({ title, publisher, year, address }) => {
          const line = lineOf(words, title)
          const more = [publisher, year === null ? '' : String(year), address ?? ''].filter(Boolean)
          return { ...line, text: [line.text, ...more].join('. ') }
        }),
      },
    ].filter(isThere),
  }
}

function partOf(
  block: Block,
  words: Words,
  index: number,
  from: number,
  list: (key: string, look: BookletList['look'], texts: readonly Texts[]) => BookletList,
): BookletPart {
  const asked = block.ask ? [block.ask] : []
  return {
    id: block.id,
    over: [
      `${words.number(index + 1)}`,
      `${hourOf(words, from)}–${hourOf(words, from + (block.minutes ?? 0))}`,
      minutesOf(words, block.minutes),
      words.say(`plans.kind.${block.kind}`),
    ].join(' · '),
    title: lineOf(words, block.title),
    objective: block.objective ? lineOf(words, block.objective) : null,
    settings: (settingsOfKind[block.kind] ?? [])
      .map(name => `${words.say(`plans.setting.${name}`)}: ${words.number(block.settings[name])}`)
      .join(' · '),
    lists: [
      list('plans.field.say', 'say', block.say),
      list('plans.field.ask', 'say', asked),
      list('plans.field.room', 'steps', block.room),
      list('plans.field.remote', 'steps', block.remote),
      list('plans.field.materials', 'list', block.materials),
      list('plans.field.points', 'list', block.points),
      list(
        'plans.field.questions',
        'steps',
        block.questions.map(({ text }) => text),
      ),
    ].filter(isThere),
    slides: block.slides.map(slide => ({
      heading: `${words.say('plans.field.slides')}: ${words.pick(slide.title)}`,
      look: 'list',
      lines: slide.points.map(text => lineOf(words, text)),
    })),
  }
}

/** Each thing once, with the parts that it is for. */
function materialsOf(plan: Plan, words: Words): Booklet['materials'] {
  const found = new Map<string, { line: Line; parts: string[] }>()
  for (const block of plan.blocks)
    for (const text of block.materials) {
      const line = lineOf(words, text)
      const there = found.get(line.text) ?? { line, parts: [] }
      there.parts.push(words.pick(block.title))
      found.set(line.text, there)
    }
  return [...found.values()].map(({ line, parts }) => ({
    line,
    parts: words.say('plans.booklet.for', { parts: words.list([...new Set(parts)]) }),
  }))
}

function lineOf(words: Words, texts: Texts): Line {
  const { text, language } = words.pickWith(texts)
  return { text, language, direction: directionOf(language) }
}

const isThere = ({ lines }: BookletList) => lines.length > 0
