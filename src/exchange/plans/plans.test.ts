// A plan goes from one response to another as a file: the same again changes nothing, and what is wrong is told by its place.
import { readFile } from 'node:fs/promises'
import { Ajv, type ValidateFunction } from 'ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'

type Browser = Awaited<ReturnType<TestCountry['browser']>>
type Json = Record<string, never> & { blocks: Record<string, never>[] }

let here: Browser
let valid: ValidateFunction
let file: string
const path = '~/learning/plan-files'

const bring = (bytes: string, name = 'plan.across-plan.json', browser = here) =>
  browser.upload(`${path}?lang=en`, {}, [{ field: 'file', name, bytes }])
const where = (answer: Response) => answer.headers.get('location') ?? ''

/** The file after somebody's hand was in it. */
function spoilt(spoil: (plan: Json) => unknown): string {
  const plan = JSON.parse(file) as Json
  spoil(plan)
  return JSON.stringify(plan)
}

beforeAll(async () => {
  here = await (await makeCountry()).browser('amina')
  const answer = await here.get('~/learning/plans/working-across-sectors/plan.json')
  expect(answer.headers.get('content-disposition')).toContain('working-across-sectors.across-plan.json')
  file = await answer.text()
  const schema = new URL('../../../content/sessions/plan-file.schema.json', import.meta.url)
  valid = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(await readFile(schema, 'utf8')))
})

describe('a plan in a file', () => {
  it('has the form of its schema', () => {
    valid(JSON.parse(file))
    expect(valid.errors).toBeNull()
  })

  it('that came with the program is known', async () => {
    expect(where(await bring(file))).toContain('working-across-sectors?done=plans.done.brought-same')
  })

  it('of one’s own goes to another response once', async () => {
    const own = '9b2f3c1e-0d4a-4c55-8f10-3d2b6a7c8e90'
    await here.post('~/learning/plans/copies', { id: own, from: 'working-across-sectors' })
    const taken = await (await here.get(`~/learning/plans/${own}/plan.json`)).text()
    expect(where(await bring(taken))).toContain(`${own}?done=plans.done.brought-same`)
    const there = await (await makeCountry()).browser('amina')
    expect(where(await bring(taken, 'a.json', there))).toContain(`${own}?done=plans.done.brought`)
    expect(where(await bring(taken, 'b.json', there))).toContain('plans.done.brought-same')
    // The same words in another order of keys are the same plan.
    const shuffled = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(taken)).reverse()))
    expect(where(await bring(shuffled, 'c.json', there))).toContain('plans.done.brought-same')
    expect(await (await there.get(`~/learning/plans/${own}/plan.json`)).text()).toBe(taken)
    await here.post(`~/learning/plans/${own}/blocks/energiser/removal`, { revision: '1' })
    expect(where(await bring(taken))).toContain('plans.done.brought-old')
    const changed = await (await here.get(`~/learning/plans/${own}/plan.json`)).text()
    expect(where(await bring(changed, 'd.json', there))).toContain('plans.done.brought-beside')
    expect(where(await bring(changed, 'd.json', there))).toContain('plans.done.brought-same')
  })
})

describe('a file with something wrong', () => {
  it.each<[string, (plan: Json) => unknown, string[]]>([
    [
      'minutes',
      plan => Object.assign(plan.blocks[3]!, { minutes: 0 }),
      ['Part 4 · Minutes:', 'from 1 to 480', 'blocks[3].minutes'],
    ],
    ['a kind', plan => Object.assign(plan.blocks[0]!, { kind: 'lecture' }), ['Part 1 · How it is run:']],
    [
      'a text',
      plan => Object.assign(plan.blocks[1]!, { room: [{ en: 7 }] }),
      ['Part 2 · In one room 1 · English:', 'Here should be a text.'],
    ],
    ['a language', plan => Object.assign(plan, { title: { de: 'Gemeinsam' } }), ['Title', 'Bangla only']],
    ['no title', plan => Object.assign(plan, { title: { en: ' ' } }), ['Title:', 'Give it a title.']],
    ['no parts', plan => Reflect.deleteProperty(plan, 'blocks'), ['Parts:', 'This is missing.']],
    ['two of one id', plan => plan.blocks.push(plan.blocks[0]!), ['Parts:', 'the same id']],
    [
      'an address that runs',
      plan => Object.assign(plan.resources![0]!, { address: 'javascript:alert(1)' }),
      ['Publications 1 · address:', 'https://'],
    ],
    ['a long text', plan => Object.assign(plan, { source: 'x'.repeat(60_000) }), ['Source:', 'too long']],
    ['another format', plan => Object.assign(plan, { format: 'x' }), ['not a session plan of this program']],
  ])('%s: says where and what, and takes nothing over', async (_what, spoil, said) => {
    const answer = await bring(spoilt(spoil))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const words of [...said, 'Nothing was taken over.']) expect(html).toContain(words)
    // Ids that are twice there are beyond what a schema can say.
    if (_what !== 'two of one id' && _what !== 'no title')
      expect(valid(JSON.parse(spoilt(spoil)))).toBe(false)
  })

  it('tells all of them at once', async () => {
    const text = spoilt(plan => plan.blocks.map(block => Object.assign(block, { minutes: 'ten' })))
    const html = await (await bring(text)).text()
    expect(html).toContain('10 things in the file have to be mended')
  })

  it.each([
    ['half a file', () => file.slice(0, 900)],
    ['a table', () => 'Part,Minutes\nWelcome,5\n'],
    ['a list of plans', () => `[${file},${file}]`],
    ['a well without a ground', () => '['.repeat(4000) + ']'.repeat(4000)],
    ['nothing', () => ' '],
  ])('%s is refused with a sentence', async (_what, make) => {
    const answer = await bring(make())
    expect([413, 415, 422]).toContain(answer.status)
    expect(await answer.text()).toContain('error-summary')
  })

  it('what nobody expects in it stays outside', async () => {
    const odd = `{"__proto__":{"admin":true},"script":"<script>x()</script>",${file.trim().slice(1)}`
    expect(where(await bring(odd))).toContain('plans.done.brought-same')
    const loud = spoilt(plan =>
      Object.assign(plan, { id: 'loud', title: { en: '<script>x()</script>' }, source: '' }),
    )
    const html = await (await here.get(where(await bring(loud)).replace(/^\/r\/[^/]+/, '~'))).text()
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>x')
  })
})
