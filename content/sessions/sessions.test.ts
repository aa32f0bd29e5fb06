// The session plans that come with the program: whole, as the guide has them, in our own words.
import { readdir, readFile } from 'node:fs/promises'
import { Ajv, type ValidateFunction } from 'ajv'
import * as v from 'valibot'
import { beforeAll, describe, expect, it } from 'vitest'
import { Plan } from '../../src/modules/learning/plans/model.ts'
import { type Language, languages, textsIn, type Words } from '../framework/reading.ts'
import { type SourceDocument, sharedRuns } from '../shingles.ts'

let valid: ValidateFunction
let files: Map<string, unknown>
let guide: Plan
let texts: { place: string; words: Words }[]

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'))
}

beforeAll(async () => {
  // The schema is trusted to be an object: ajv refuses it otherwise.
  valid = new Ajv({ allErrors: true, strictTypes: false }).compile(
    (await readJson('plan.schema.json')) as object,
  )
  const names = (await readdir(new URL('.', import.meta.url))).filter(
    name => name.endsWith('.json') && !name.endsWith('.schema.json'),
  )
  files = new Map(
    await Promise.all(names.map(async name => [name, await readJson(name)] as [string, unknown])),
  )
  guide = v.parse(Plan, files.get('working-across-sectors.json'))
  // Titles of publications stand as they were published.
  texts = [...files].flatMap(([file, value]) => textsIn({ ...(value as object), resources: [] }, file))
})

describe('session plans', () => {
  it('have the form that the schema and the program ask for', () => {
    for (const [file, value] of files) {
      valid(value)
      expect({ file, errors: valid.errors }).toEqual({ file, errors: null })
      expect({ file, issues: v.safeParse(Plan, value).issues }).toEqual({ file, issues: undefined })
      expect(`${(value as Plan).id}.json`).toBe(file)
    }
  })

  it.each([
    ['a block of no known kind', (plan: Plan) => Object.assign(plan.blocks[0]!, { kind: 'lecture' })],
    ['a block of no minutes', (plan: Plan) => Object.assign(plan.blocks[0]!, { minutes: 0 })],
    ['no English', (plan: Plan) => Reflect.deleteProperty(plan.title, 'en')],
    ['a sixth language', (plan: Plan) => Object.assign(plan.title, { de: 'Gemeinsam' })],
    ['nothing for people online', (plan: Plan) => plan.blocks[0]!.remote.splice(0)],
    ['no source', (plan: Plan) => Object.assign(plan, { source: '' })],
    ['something nobody expects', (plan: Plan) => Object.assign(plan, { story: 'free text' })],
  ])('are refused by the schema with %s', (_what, spoil) => {
    // Valid by the test above.
    const copy = structuredClone(files.get('working-across-sectors.json')) as Plan
    expect(valid(copy)).toBe(true)
    spoil(copy)
    expect(valid(copy)).toBe(false)
  })

  it('give each block, and each question of a block, an id of its own', () => {
    const ids = guide.blocks.map(block => block.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { questions } of guide.blocks)
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
  })
})

describe('the guide on working across sectors', () => {
  it('has its ten parts, in its order and with its minutes', () => {
    expect(guide.blocks.map(({ id, kind, minutes }) => [id, kind, minutes])).toEqual([
      ['introduction', 'plenary', 2],
      ['centrality', 'pairs', 20],
      ['ways', 'sharing', 15],
      ['sectors', 'stickers', 10],
      ['group-work', 'worksheet', 25],
      ['presentations-1', 'presentations', 20],
      ['energiser', 'energiser', 5],
      ['presentations-2', 'presentations', 20],
      ['vision', 'values', 15],
      ['recap', 'recap', 3],
    ])
    expect(guide.statedTotal).toBe(135)
    expect(guide.objectives).toHaveLength(3)
  })

  it('keeps where the guide disagrees with itself, and only there', () => {
    const uneven = guide.blocks.filter(({ stated }) => stated?.outline !== stated?.instructions)
    expect(uneven.map(({ id, stated }) => [id, stated])).toEqual([
      ['group-work', { outline: 25, instructions: 30 }],
      ['presentations-2', { outline: 20, instructions: null }],
    ])
  })

  it('asks apart what is done together and what child protection leads; both can become commitments', () => {
    const { questions } = guide.blocks.find(({ kind }) => kind === 'worksheet')!
    expect(questions.map(({ id, prefill, commits }) => [id, prefill, commits])).toEqual([
      ['together', 'together', true],
      ['child-protection', 'child-protection', true],
      ['competencies', undefined, false],
      ['successes', undefined, false],
      ['challenges', undefined, false],
    ])
  })

  it('votes with three stickers for four or five tables, and has two turns of five and five minutes twice', () => {
    const settings = (kind: string) =>
      guide.blocks.filter(block => block.kind === kind).map(block => block.settings)
    expect(settings('stickers')).toMatchObject([{ stickers: 3, tablesFrom: 4, tablesTo: 5 }])
    const round = { turns: 2, telling: 5, comments: 5 }
    expect(settings('presentations')).toMatchObject([round, round])
    expect(settings('pairs')).toMatchObject([{ alone: 2, together: 4 }])
  })

  it('shows the twelve values and names five publications', () => {
    expect(guide.blocks.find(({ kind }) => kind === 'values')?.points).toHaveLength(12)
    expect(guide.supporting[0]?.paragraphs).toHaveLength(12)
    expect(guide.resources.map(({ year }) => year)).toEqual([2022, 2016, 2022, 2023, 2024])
  })
})

describe('its words', () => {
  it('share no run of eight words with the source documents', async () => {
    // Written by us, and its shape is tested beside shingles.ts.
    const documents = (await readJson('../source-shingles.json')) as SourceDocument[]
    expect(documents).toHaveLength(5)
    const shared = texts.flatMap(({ place, words }) =>
      sharedRuns(words.en, documents).map(({ document, run }) => `${place}: "${run}" (${document})`),
    )
    expect(shared).toEqual([])
  })

  it.each<[Language, RegExp]>([['en', /^[\p{Script=Latin}\s.,:;?!’“”-]+$/u]])(
    'keep to their own writing, without digits, dashes and straight quotes: %s',
    (language, form) => {
      expect(texts.filter(({ words }) => !form.test(words[language])).map(({ place }) => place)).toEqual([])
    },
  )

  it('are written in every language of the program, and in no other, each in its own script', () => {
    for (const { place, words } of texts) {
      expect({ place, languages: Object.keys(words).sort() }).toEqual({
        place,
        languages: [...languages].sort(),
      })
      expect(words.ar, place).toMatch(/\p{Script=Arabic}/u)
      expect(words.bn, place).toMatch(/\p{Script=Bengali}/u)
      for (const language of ['en', 'fr', 'es'] as const)
        expect(words[language], place).not.toMatch(/\p{Script=Arabic}|\p{Script=Bengali}/u)
    }
  })
})
