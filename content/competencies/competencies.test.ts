// The competencies as content: whole, sourced, in five languages, in our own words.
import { readFile } from 'node:fs/promises'
import { Ajv, type ValidateFunction } from 'ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { languages, textsIn, type Words } from '../framework/reading.ts'
import { type SourceDocument, sharedRuns } from '../shingles.ts'
import { type Competency, type CompetencySet, readJson, readSets } from './reading.ts'

let files: Map<string, unknown>
let sets: CompetencySet[]
let all: Competency[]
let texts: { place: string; words: Words }[]
let valid: ValidateFunction

beforeAll(async () => {
  // The schema is trusted to be an object: ajv refuses it otherwise.
  const schema = (await readJson('competencies.schema.json')) as object
  valid = new Ajv({ allErrors: true, strictTypes: false }).compile(schema)
  files = await readSets()
  // Checked against the schema below.
  sets = [...files.values()] as CompetencySet[]
  all = sets.flatMap(({ competencies }) => competencies)
  texts = [...files].flatMap(([file, value]) => textsIn(value, file))
})

describe('the sets', () => {
  it('have the form that the schema asks for, in every file', () => {
    for (const [file, value] of files) {
      valid(value)
      expect({ file, errors: valid.errors }).toEqual({ file, errors: null })
    }
  })

  it.each([
    ['a missing language', (one: Competency) => Reflect.deleteProperty(one.text, 'ar')],
    ['no sign to see it by', (one: Competency) => one.signs.splice(0)],
    ['no source', (one: Competency) => Reflect.deleteProperty(one, 'source')],
    ['a document that nobody knows', (one: Competency) => Object.assign(one.source, { document: 'hearsay' })],
    ['a kind that is none', (one: Competency) => Object.assign(one, { kind: 'talent' })],
  ])('are refused by the schema with %s', (_what, spoil) => {
    const copy = structuredClone(files.get('health.json')) as CompetencySet
    expect(valid(copy)).toBe(true)
    spoil(copy.competencies[0]!)
    expect(valid(copy)).toBe(false)
  })

  it('are one for everybody, one for child protection, and one for each of nine sectors', () => {
    const whose = (wanted: CompetencySet['for']) => sets.filter(set => set.for === wanted)
    expect(whose('everyone').map(({ id }) => id)).toEqual(['all-personnel'])
    expect(whose('child-protection').map(({ id }) => id)).toEqual(['across-sectors'])
    expect(
      whose('sector')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([
      'camp-management',
      'education',
      'food-security',
      'health',
      'mhpss',
      'nutrition',
      'protection',
      'shelter',
      'wash',
    ])
    const sectors = sets.flatMap(set => set.sectors)
    expect(new Set(sectors).size).toBe(sectors.length)
  })

  it('stand in an order, each file named for its set', () => {
    expect(sets.map(({ order }) => order).sort((a, b) => a - b)).toEqual(sets.map((_, at) => at + 1))
    for (const [file, value] of files) expect(`${(value as CompetencySet).id}.json`).toBe(file)
  })

  it('hold knowledge, skills and attitudes each', () => {
    for (const { id, competencies } of sets)
      expect(new Set(competencies.map(({ kind }) => kind)).size, id).toBe(3)
  })

  it('hold what the source puts first for each sector', () => {
    for (const set of sets.filter(one => one.for === 'sector'))
      expect(
        set.competencies.some(({ source }) => source.section.startsWith('Priority action by sector')),
        set.id,
      ).toBe(true)
  })
})

describe('ids', () => {
  it('are given once', () => {
    const ids = all.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('are those that were published: one that goes or changes is noticed', async () => {
    expect([...sets.map(({ id }) => id), ...all.map(({ id }) => id)].sort()).toEqual(
      await readJson('ids.json'),
    )
  })
})

describe('texts', () => {
  it('stand in five languages, each in its own letters', () => {
    expect(texts.length).toBeGreaterThan(150)
    for (const { place, words } of texts) {
      expect(Object.keys(words).sort(), place).toEqual([...languages].sort())
      expect(words.ar, place).toMatch(/\p{Script=Arabic}/u)
      expect(words.bn, place).toMatch(/\p{Script=Bengali}/u)
      for (const language of ['en', 'fr', 'es'] as const)
        expect(words[language], place).not.toMatch(/\p{Script=Arabic}|\p{Script=Bengali}/u)
      for (const language of ['ar', 'bn'] as const)
        expect(words[language], place).not.toMatch(/\p{Script=Latin}/u)
    }
  })

  it('are written as each language writes: no dashes, no straight quotes, hard spaces in French', () => {
    const wrong = texts.flatMap(({ place, words }) =>
      languages
        .filter(language => /[–—'"]/.test(words[language]))
        .concat(/ [:;?!»]|« /.test(words.fr) ? ['fr'] : [], /[,;?]/.test(words.ar) ? ['ar'] : [])
        .map(language => `${place} (${language}): ${words[language]}`),
    )
    expect(wrong).toEqual([])
  })

  it('are in our own words: no run of eight words is a document’s', async () => {
    const documents = JSON.parse(
      await readFile(new URL('../source-shingles.json', import.meta.url), 'utf8'),
    ) as SourceDocument[]
    const shared = texts.flatMap(({ place, words }) =>
      languages.flatMap(language =>
        sharedRuns(words[language], documents).map(({ run }) => `${place} (${language}): ${run}`),
      ),
    )
    expect(shared).toEqual([])
  })
})
