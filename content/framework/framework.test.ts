// The framework as content: whole, counted, sourced, in five languages, in our own words.
import { readFile } from 'node:fs/promises'
import { Ajv, type ValidateFunction } from 'ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { ochaCodes } from '../../src/modules/accounts/sectors.ts'
import { type SourceDocument, sharedRuns } from '../shingles.ts'
import { idsIn, languages, type Node, readAll, readJson, textsIn, type Words } from './reading.ts'

let files: Map<string, unknown>
let nodes: Node[]
let texts: { place: string; words: Words }[]
let valid: ValidateFunction

beforeAll(async () => {
  // The schema is trusted to be an object: ajv refuses it otherwise.
  const schema = (await readJson('framework.schema.json')) as object
  valid = new Ajv({ allErrors: true, strictTypes: false }).compile(schema)
  files = await readAll()
  // Checked against the schema below.
  const edition = files.get('working-together-2022/edition.json') as { files: string[] }
  nodes = edition.files.flatMap(
    name => (files.get(`working-together-2022/${name}`) as { nodes: Node[] }).nodes,
  )
  texts = [...files].flatMap(([file, value]) => textsIn(value, file))
})

const ofKind = (kind: string) => nodes.filter(node => node.kind === kind)

describe('the edition of 2022', () => {
  it('has the form that the schema asks for, in every file', () => {
    for (const [file, value] of files) {
      valid(value)
      expect({ file, errors: valid.errors }).toEqual({ file, errors: null })
    }
  })

  it.each([
    ['a missing language', (node: Node) => Reflect.deleteProperty(node.title, 'bn')],
    ['a sixth language', (node: Node) => Object.assign(node.text, { de: 'Ein Kind ist allein.' })],
    ['a title that fits no table', (node: Node) => Object.assign(node.title, { fr: 'a'.repeat(91) })],
    ['no source', (node: Node) => Reflect.deleteProperty(node, 'source')],
    ['a document that nobody knows', (node: Node) => Object.assign(node.source, { document: 'hearsay' })],
    ['an unknown kind', (node: Node) => Object.assign(node, { kind: 'wish' })],
    ['a sector that is none', (node: Node) => Object.assign(node, { sectors: ['everyone'] })],
    ['something nobody expects', (node: Node) => Object.assign(node, { story: 'free text' })],
  ])('is refused by the schema with %s', (_what, spoil) => {
    const copy = structuredClone(files.get('working-together-2022/common-actions.json')) as { nodes: Node[] }
    expect(valid(copy)).toBe(true)
    spoil(copy.nodes[0]!)
    expect(valid(copy)).toBe(false)
  })

  it('names every file that lies beside it', () => {
    const beside = [...files.keys()].flatMap(name => /^working-together-2022\/(.+)$/.exec(name)?.[1] ?? [])
    const { files: named } = files.get('working-together-2022/edition.json') as { files: string[] }
    expect(beside.filter(name => name !== 'edition.json').sort()).toEqual([...named].sort())
  })

  it.each([
    ['vision', 1],
    ['value', 12],
    ['driver', 6],
    ['outcome', 2],
    ['objective', 7],
    ['progress', 7],
    ['end', 7],
    ['implementation', 5],
    ['precondition', 5],
    ['group', 5],
    ['common-action', 16],
    ['sub-action', 9],
    ['action', 45],
    ['later-action', 24],
    ['additional', 3],
    ['consideration', 9],
    ['sector-action', 9],
  ])('%s: %i', (kind, count) => {
    expect(ofKind(kind)).toHaveLength(count)
  })

  it('has 4, 13, 8, 4, 3, 8 and 5 numbered actions under the seven objectives', () => {
    const under = [1, 2, 3, 4, 5, 6, 7].map(n =>
      ofKind('action').filter(node => node.parent === `objective.${n}`),
    )
    expect(under.map(actions => actions.length)).toEqual([4, 13, 8, 4, 3, 8, 5])
    under.forEach((actions, at) => {
      expect(actions.map(node => node.number)).toEqual(actions.map((_, n) => `${at + 1}.${n + 1}`))
      expect(actions.map(node => node.id)).toEqual(actions.map(node => `action.${node.number}`))
    })
  })

  it('has 2, 3, 5, 4 and 2 common actions in its five groups', () => {
    const groups = ofKind('group')
    expect(
      groups.map(group => ofKind('common-action').filter(node => node.parent === group.id).length),
    ).toEqual([2, 3, 5, 4, 2])
  })

  it('has both sentences under each objective', () => {
    for (const objective of ofKind('objective'))
      for (const kind of ['progress', 'end'])
        expect(ofKind(kind).filter(node => node.parent === objective.id)).toHaveLength(1)
  })
})

describe('ids', () => {
  it('are unique, and parents stand before their parts', () => {
    const seen = new Set<string>()
    for (const node of nodes) {
      expect(seen.has(node.id), node.id).toBe(false)
      if (node.parent !== null) expect(seen.has(node.parent), `${node.id} in ${node.parent}`).toBe(true)
      seen.add(node.id)
    }
  })

  it('are given once in all the files', () => {
    const ids = [...files.values()].flatMap(idsIn)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('are those that were published: one that goes or changes is noticed', async () => {
    expect([...files.values()].flatMap(idsIn).sort()).toEqual(await readJson('ids.json'))
  })

  it('carry a document, a section, and the number where the source gives one', () => {
    for (const node of nodes) {
      expect(node.source.document, node.id).toMatch(/^(working-together-2022|engaging-with-other-sectors)$/)
      expect(node.source.section.length, node.id).toBeGreaterThan(3)
      if (node.number !== null) expect(node.source.number, node.id).toBe(node.number)
    }
  })
})

describe('the standards', () => {
  it('are 1 to 28 of the edition of 2019, in four pillars', () => {
    const { items } = files.get('standards/cpms-2019.json') as {
      items: { id: string; number: number; pillar: number }[]
    }
    expect(items.map(item => item.number)).toEqual(Array.from({ length: 28 }, (_, n) => n + 1))
    for (const item of items) expect(item.id).toBe(`cpms:2019:${item.number}`)
    expect([1, 2, 3, 4].map(pillar => items.filter(item => item.pillar === pillar).length)).toEqual([
      6, 7, 7, 8,
    ])
  })

  it('are met by every common action and every sector’s action, and by nothing that does not exist', () => {
    type Crosswalk = { links: { node: string; standard: string }[] }
    const links = [...files]
      .filter(([name]) => name.startsWith('crosswalks/'))
      .flatMap(([, value]) => (value as Crosswalk).links)
    const { items } = files.get('standards/cpms-2019.json') as { items: { id: string }[] }
    const known = new Set(nodes.map(node => node.id))
    const standards = new Set(items.map(item => item.id))
    for (const { node, standard } of links) {
      expect(known.has(node), node).toBe(true)
      expect(standards.has(standard), standard).toBe(true)
    }
    const linked = new Set(links.map(({ node }) => node))
    const unlinked = [...ofKind('common-action'), ...ofKind('sector-action')].filter(
      node => !linked.has(node.id),
    )
    expect(unlinked.map(node => node.id)).toEqual([])
    expect(new Set(links.map(({ node, standard }) => `${node} ${standard}`)).size).toBe(links.length)
  })
})

describe('the sectors', () => {
  type Line = { id: string; text: Words }
  type Sector = {
    sector: string
    standards: string[]
    goal: Line
    offers: Line[]
    asks: Line[]
    indicator: Line & { origin: string; numerator: Words; denominator: Words }
    preparedness: Line[]
    source: string
  }
  let sectors: Sector[]
  beforeAll(() => {
    sectors = (files.get('sectors.json') as { sectors: Sector[] }).sectors
  })

  it('are twelve, each once, and each names standards that exist', () => {
    const { items } = files.get('standards/cpms-2019.json') as { items: { id: string }[] }
    const standards = new Set(items.map(item => item.id))
    expect(sectors.map(one => one.sector)).toHaveLength(12)
    expect(new Set(sectors.map(one => one.sector)).size).toBe(12)
    for (const { sector, standards: named } of sectors) {
      expect(named.length, sector).toBeGreaterThan(0)
      expect(
        named.filter(id => !standards.has(id)),
        sector,
      ).toEqual([])
    }
  })

  it('say in each line whose it is and what it is', () => {
    for (const one of sectors) {
      const under = (part: string) => new RegExp(`^sector\\.${one.sector}\\.${part}\\.[a-z-]+$`)
      expect([one.goal.id, one.indicator.id]).toEqual([
        `sector.${one.sector}.goal`,
        `sector.${one.sector}.indicator`,
      ])
      for (const part of ['offers', 'asks', 'preparedness'] as const)
        for (const line of one[part]) expect(line.id).toMatch(under(part))
    }
  })

  it('fit one page together: no line is longer than 120 letters in English, or 135 in another language', () => {
    const long = textsIn(sectors, 'sectors').flatMap(({ place, words }) =>
      languages
        .filter(language => words[language].length > (language === 'en' ? 120 : 135))
        .map(language => `${place} (${language}): ${words[language].length}`),
    )
    expect(long).toEqual([])
  })

  it('never pass an indicator or a wording off as the standards’ own', () => {
    for (const { sector, indicator, source } of sectors) {
      expect(indicator.origin, sector).toBe('local')
      expect(source, sector).toContain('starter wording, to be agreed with the sector')
    }
  })
})

describe('the coordination groups', () => {
  type Group = { code: string; parent: string | null; sector: string | null }
  let groups: Group[]
  beforeAll(() => {
    groups = (files.get('groups.json') as { groups: Group[] }).groups
  })

  it('have each a code of their own, and a parent that exists', () => {
    const codes = groups.map(group => group.code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { code, parent } of groups) {
      expect(code.split('-')[0], code).toBe(parent ?? code)
      if (parent !== null) expect(codes, code).toContain(parent)
    }
  })

  it('agree with the codes by which sectors are known', () => {
    for (const [sector, code] of Object.entries(ochaCodes))
      expect(groups.find(group => group.code === code)?.sector, code).toBe(sector)
  })
})

describe('texts', () => {
  it('stand in five languages, each in its own letters', () => {
    expect(texts.length).toBeGreaterThan(300)
    for (const { place, words } of texts) {
      expect(Object.keys(words).sort(), place).toEqual([...languages].sort())
      expect(words.ar, place).toMatch(/\p{Script=Arabic}/u)
      expect(words.bn, place).toMatch(/\p{Script=Bengali}/u)
      for (const language of ['en', 'fr', 'es'] as const)
        expect(words[language], place).not.toMatch(/\p{Script=Arabic}|\p{Script=Bengali}/u)
    }
  })

  it('hold no Latin words in Arabic and Bangla but names that the English has too', () => {
    const strange = texts.flatMap(({ place, words }) =>
      (['ar', 'bn'] as const).flatMap(language =>
        (words[language].match(/\p{Script=Latin}+/gu) ?? [])
          .filter(word => !words.en.includes(word))
          .map(word => `${place} (${language}): ${word}`),
      ),
    )
    expect(strange).toEqual([])
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
