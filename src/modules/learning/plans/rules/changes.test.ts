// What people do to a plan, in milliseconds: one language is written, the others stay; each change is as good done twice.
import { describe, expect, it } from 'vitest'
import { findShipped } from '../content.ts'
import type { AboutForm, Block, BlockForm, Plan } from '../model.ts'
import { applyChange, settled } from './changes.ts'
import { contradictionsOf } from './contradictions.ts'
import { differencesOf } from './differences.ts'
import { linesIn, readLines, readSlides, shownIn, slidesIn, withLines, withText } from './lines.ts'
import { languagesOf, summaryOf } from './summary.ts'

const guide = findShipped('working-across-sectors')!
const blockIn = (plan: Plan, id: string) => plan.blocks.find(block => block.id === id)!
const ids = (plan: Plan) => plan.blocks.map(({ id }) => id)

/** As the form of that block comes back when nobody has touched it. */
function formOf(block: Block, language: 'en' | 'fr' | 'es'): BlockForm {
  return {
    kind: block.kind,
    title: shownIn(block.title, language),
    minutes: block.minutes,
    objective: shownIn(block.objective ?? {}, language),
    room: linesIn(block.room, language),
    remote: linesIn(block.remote, language),
    materials: linesIn(block.materials, language),
    say: linesIn(block.say, language),
    ask: shownIn(block.ask ?? {}, language),
    points: linesIn(block.points, language),
    slides: readSlides(slidesIn(block.slides, language)),
    questions: block.questions.map(({ id, text, prefill, commits }) => ({
      id,
      text: shownIn(text, language),
      prefill: prefill ?? ('' as const),
      commits,
    })),
    settings: {},
  }
}

describe('lines', () => {
  const items = [
    { en: 'Form the groups', fr: 'Former les groupes' },
    { en: 'Show the questions', fr: 'Montrer les questions' },
    { en: 'Go round and listen' },
  ]

  it('keep their other languages when one of them is reworded, taken away or moved', () => {
    expect(
      withLines(items, ['Show the five questions', 'Form the groups', 'Close with thanks to all'], 'en'),
    ).toEqual([
      { en: 'Show the five questions', fr: 'Montrer les questions' },
      { en: 'Form the groups', fr: 'Former les groupes' },
      { en: 'Close with thanks to all' },
    ])
    expect(withLines(items, ['Go round and listen'], 'en')).toEqual([items[2]])
  })

  it('are written in the language of the page, and shown in another where it has none', () => {
    expect(linesIn(items, 'fr')).toEqual([
      'Former les groupes',
      'Montrer les questions',
      'Go round and listen',
    ])
    expect(withLines(items, linesIn(items, 'fr'), 'fr')).toEqual(items)
    expect(withLines(items, ['Former les groupes', 'Montrer les questions', 'Circuler'], 'fr')[2]).toEqual({
      en: 'Go round and listen',
      fr: 'Circuler',
    })
  })

  it('are read without the signs of a list', () => {
    expect(readLines('• One\n\n  - Two\r\nMid-day')).toEqual(['One', 'Two', 'Mid-day'])
  })

  it('of a single text: emptied it is gone', () => {
    expect(withText({ en: 'A', fr: 'B' }, '', 'en')).toEqual({})
    expect(withText({ en: 'A' }, 'A', 'fr')).toEqual({ en: 'A' })
  })
})

describe('a block', () => {
  it('that nobody touched stays as it was, in every language of its form', () => {
    for (const language of ['en', 'fr', 'es'] as const)
      for (const block of guide.blocks) {
        const form = formOf(block, language)
        expect(applyChange(guide, { change: 'edit', block: block.id, language, form })).toEqual(guide)
      }
  })

  it('has what its source said of its length until somebody gives another', () => {
    const work = blockIn(guide, 'group-work')
    const write = (form: Partial<BlockForm>) =>
      blockIn(
        applyChange(guide, {
          change: 'edit',
          block: work.id,
          language: 'en',
          form: { ...formOf(work, 'en'), ...form },
        }),
        work.id,
      )
    expect(write({ title: 'At the tables' })).toMatchObject({
      title: { en: 'At the tables', fr: work.title.fr },
      stated: work.stated,
    })
    expect(write({ minutes: 28 }).stated).toBeUndefined()
  })

  it('moves, is doubled and is taken away; done twice it is done once where its id says so', () => {
    const later = applyChange(guide, { change: 'move', block: 'ways', to: 'later' })
    expect(ids(later).slice(2, 4)).toEqual(['sectors', 'ways'])
    expect(ids(applyChange(guide, { change: 'move', block: 'introduction', to: 'earlier' }))).toEqual(
      ids(guide),
    )
    const double = { change: 'duplicate', block: 'energiser', as: 'second' } as const
    const doubled = applyChange(guide, double)
    expect(ids(doubled).slice(6, 8)).toEqual(['energiser', 'second'])
    expect(applyChange(doubled, double)).toEqual(doubled)
    const form = { kind: 'plenary', title: 'News', minutes: 5, after: 'introduction' } as const
    const add = { change: 'add', block: 'news', language: 'en', form } as const
    const added = applyChange(guide, add)
    expect(ids(added).slice(0, 2)).toEqual(['introduction', 'news'])
    expect(applyChange(added, add)).toEqual(added)
    expect(ids(applyChange(guide, { change: 'remove', block: 'energiser' }))).not.toContain('energiser')
  })
})

describe('the whole', () => {
  const form: AboutForm = {
    title: 'Ninety minutes',
    objectives: linesIn(guide.objectives, 'en'),
    keyPoints: linesIn(guide.keyPoints, 'en').slice(1),
    statedTotal: 90,
    supporting: readSlides(
      slidesIn(
        guide.supporting.map(({ title, paragraphs }) => ({ title, points: paragraphs })),
        'en',
      ),
    ),
    resources: guide.resources.map(({ title, publisher, year }) => ({
      title: title.en!,
      publisher,
      year,
      address: '',
    })),
  }

  it('is written in one language, and what is said of its length is held against its parts', () => {
    const plan = applyChange(guide, { change: 'about', language: 'en', form })
    expect(plan.title).toMatchObject({ en: 'Ninety minutes', ar: guide.title.ar })
    expect(plan.keyPoints).toEqual(guide.keyPoints.slice(1))
    expect(plan.supporting).toEqual(guide.supporting)
    expect(plan.resources).toEqual(guide.resources)
    expect(contradictionsOf(plan).map(({ id }) => id)).toContain('total')
  })

  it('says what differs: from what, to what, in which language', () => {
    const after = settled(guide, 'lengths.group-work', 'take-30')
    expect(differencesOf(guide, after).map(({ field, from, to }) => [field, from, to])).toEqual([
      ['statedTotal', '135', '140'],
      ['minutes', '25', '30'],
    ])
    const less = applyChange(guide, { change: 'remove', block: 'energiser' })
    expect(differencesOf(guide, less)).toMatchObject([
      { field: 'removed', block: blockIn(guide, 'energiser').title },
    ])
    expect(differencesOf(less, guide).map(({ field }) => field)).toEqual(['added'])
    const moved = applyChange(guide, { change: 'move', block: 'ways', to: 'later' })
    expect(differencesOf(guide, moved).map(({ field }) => field)).toEqual(['order'])
    expect(differencesOf(guide, guide)).toEqual([])
    const form = formOf(blockIn(guide, 'recap'), 'en')
    const room = [form.room[1]!, 'Say goodbye', ...form.room.slice(2)]
    const edited = { change: 'edit', block: 'recap', language: 'en', form: { ...form, room } } as const
    const [difference] = differencesOf(guide, applyChange(guide, edited))
    expect([difference?.field, difference?.to]).toEqual(['room', 'Say goodbye'])
    const turned = { ...edited, form: { ...form, room: [...form.room].reverse() } }
    expect(differencesOf(guide, applyChange(guide, turned))[0]?.from).toBe(form.room.join('\n'))
  })

  it('has the languages in which all titles are there', () => {
    expect(summaryOf(guide)).toMatchObject({ minutes: 135, blocks: 10, contradictions: 3 })
    expect(languagesOf(guide)).toContain('ar')
    const form = { kind: 'plenary', title: 'News', minutes: 5, after: '' } as const
    expect(languagesOf(applyChange(guide, { change: 'add', block: 'news', language: 'en', form }))).toEqual([
      'en',
    ])
  })
})
