// What a worker reads before a referral must be whole, must have a source, and must be safe in what it asks for.
import { Ajv, type ValidateFunction } from 'ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Item, itemsIn, type Language, languages, readGuidance, readJson } from './reading.ts'

const sectors = [
  'general',
  'protection',
  'food-security-and-livelihoods',
  'education',
  'health',
  'mhpss',
  'nutrition',
  'wash',
  'shelter',
  'camp-management',
]
const forEveryone = ['talking', 'consent', 'referral', 'aid-worker']

type Ages = { id: string; from: number; to: number }[]
type Sector = {
  order: number
  source: { document: string; section: string }[]
  emergency: { when: Item; steps: Item[] }
  signs: Item[]
  dont: Item[]
}
type Consent = {
  default: boolean
  ages: (Ages[number] & {
    childSays: string
    caregiver: { says: string; onlyIfChildAllows: boolean }
    ifNoCaregiver: { decides: string[]; childSays: string }
  })[]
}

let valid: ValidateFunction
let files: Map<string, unknown>
let items: { place: string; item: Item }[]

beforeAll(async () => {
  // The schema is trusted to be an object: ajv refuses it otherwise.
  const schema = (await readJson('guidance.schema.json')) as object
  valid = new Ajv({ allErrors: true, strictTypes: false }).compile(schema)
  files = await readGuidance()
  items = [...files].flatMap(([file, value]) => itemsIn(value, file))
})

describe('guidance', () => {
  it('has one file for each sector and four for everyone, no more', () => {
    expect([...files.keys()].sort()).toEqual([...sectors, ...forEveryone].sort())
  })

  it('has the form that the schema asks for', () => {
    for (const [file, value] of files) {
      valid(value)
      expect({ file, errors: valid.errors }).toEqual({ file, errors: null })
    }
  })

  it('carries the name and the order of its file', () => {
    expect(sectors.map(id => sector(id).order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const [file, value] of files) expect(value).toMatchObject({ id: file })
  })

  it.each([
    ['a missing language', (it: Sector) => Reflect.deleteProperty(it.signs[0]!.text, 'bn')],
    ['a sixth language', (it: Sector) => Object.assign(it.signs[0]!.text, { de: 'Ein Kind ist allein.' })],
    ['a text of 161 letters', (it: Sector) => Object.assign(it.dont[0]!.text, { fr: 'a'.repeat(161) })],
    ['an unknown urgency', (it: Sector) => Object.assign(it.signs[0]!, { urgency: 'soon' })],
    ['four signs', (it: Sector) => it.signs.splice(4)],
    ['ten signs', (it: Sector) => it.signs.push(it.signs[0]!)],
    [
      'no emergency sign',
      (it: Sector) => Object.assign(it, { signs: it.signs.filter(sign => sign.urgency !== 'emergency') }),
    ],
    ['no source', (it: Sector) => it.source.splice(0)],
    ['no list of what not to do', (it: Sector) => Reflect.deleteProperty(it, 'dont')],
    ['something nobody expects', (it: Sector) => Object.assign(it, { story: 'free text' })],
  ])('is refused by the schema with %s', (_what, spoil) => {
    const copy = structuredClone(sector('education'))
    expect(valid(copy)).toBe(true)
    spoil(copy)
    expect(valid(copy)).toBe(false)
  })

  it('looks, listens and links at least four times for everyone', () => {
    for (const part of ['look', 'listen', 'link'] as const) {
      const copy = structuredClone(files.get('general'))
      const list = (copy as Record<string, Item[]>)[part]!
      expect(list.length).toBeGreaterThanOrEqual(4)
      list.splice(3)
      expect(valid(copy)).toBe(false)
    }
  })

  it('names the framework and the considerations behind each sector', () => {
    for (const id of sectors) {
      const cited = sector(id).source.map(source => source.document)
      expect(cited).toContain('Working Together framework')
      expect(cited).toContain('Engaging with Other Sectors and Governments')
    }
  })
})

describe('ids', () => {
  it('are unique', () => {
    const ids = items.map(({ item }) => item.id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('say their file and their place, and never a position that moves', () => {
    const wrong = items.filter(({ place, item }) => !item.id.startsWith(`${place}.`))
    expect(wrong.map(({ item }) => item.id)).toEqual([])
    expect(items.filter(({ item }) => /\.\d+$/.test(item.id))).toEqual([])
  })

  it('are those that were published: one that goes or changes is noticed', async () => {
    expect(items.map(({ item }) => item.id).sort()).toEqual(await readJson('ids.json'))
  })
})

describe('what it says', () => {
  it('puts the phone first in every emergency, in every language', () => {
    const phone: Record<Language, RegExp> = {
      en: /phone/i,
      fr: /téléphon/i,
      ar: /تصل/,
      es: /llam/i,
      bn: /ফোন/,
    }
    for (const id of sectors) {
      const first = sector(id).emergency.steps[0]!
      expect(first.id).toBe(`${id}.emergency.steps.phone`)
      for (const language of languages) expect(first.text[language]).toMatch(phone[language])
    }
  })

  it('keeps workers from doing what harms a child or a case', () => {
    const never = sector('general').dont.map(item => item.id.split('.').at(-1))
    expect(never).toEqual(
      expect.arrayContaining([
        'interview',
        'investigate',
        'examine',
        'confront',
        'mediate',
        'photograph',
        'why',
        'secrecy',
        'seek',
        'public',
      ]),
    )
  })

  it('covers every age up to seventeen once, both for talking and for consent', () => {
    for (const file of ['talking', 'consent']) {
      const { ages } = files.get(file) as { ages: Ages }
      const years = ages.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, year) => from + year),
      )
      expect(years).toEqual(Array.from({ length: 18 }, (_, year) => year))
      for (const { id, from, to } of ages) expect(id).toBe(`${from}-${to}`)
    }
  })

  it('lets a child decide more with age, as a default that the law may change', () => {
    const consent = files.get('consent') as Consent
    expect(consent.default).toBe(true)
    expect(
      consent.ages.map(age => [
        age.id,
        age.childSays,
        age.caregiver.onlyIfChildAllows,
        age.ifNoCaregiver.decides,
      ]),
    ).toEqual([
      ['0-5', 'none', false, ['trusted adult', 'case worker']],
      ['6-11', 'oral assent', false, ['trusted adult', 'case worker']],
      ['12-14', 'written assent', false, ['trusted adult']],
      ['15-17', 'written consent', true, ['child', 'trusted adult', 'case worker']],
    ])
  })
})

/** The file is valid by the test above: what it holds is what the schema says. */
function sector(id: string): Sector {
  return files.get(id) as Sector
}
