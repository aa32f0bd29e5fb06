// The library and the editor through their pages, without a script.
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'
import { blockKinds } from './model.ts'

type Browser = Awaited<ReturnType<TestCountry['browser']>>

let country: TestCountry
let rosa: Browser
let amina: Browser
const guide = '~/learning/plans/working-across-sectors'
const id = newId()
const own = `~/learning/plans/${id}`

/** Whatever language its person speaks, the browser asks in English unless the path names another. */
async function english(name: 'rosa' | 'amina' | 'samir'): Promise<Browser> {
  const browser = await country.browser(name)
  const inEnglish = (path: string) =>
    path.includes('lang=') ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`
  return {
    ...browser,
    get: path => browser.get(inEnglish(path)),
    post: (path, fields) => browser.post(inEnglish(path), fields),
  }
}

const text = async (browser: Browser, path: string) => (await browser.get(path)).text()
const revision = async () => /name="revision" value="(\d+)"/.exec(await text(rosa, `${own}/edit`))![1]!
const where = (answer: Response) => answer.headers.get('location') ?? ''

/** The fields of the page's form as they stand in it. */
async function formOf(browser: Browser, path: string): Promise<Record<string, string>> {
  const html = /<form class="form"[\s\S]*?<\/form>/.exec(await text(browser, path))![0]
  const plain = (value: string) =>
    value
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&')
  const fields: Record<string, string> = {}
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(input)?.[1]
    if (name) fields[name] = plain(/ value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [, name, value] of html.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name!] = plain(value!)
  for (const [, name, options] of html.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? ''
  return fields
}

beforeAll(async () => {
  country = await makeCountry()
  rosa = await english('rosa')
  amina = await english('amina')
})

describe('the guide', () => {
  it('is read by everybody, with hours from when they like, and names its three contradictions with their ways', async () => {
    const samir = await english('samir')
    expect(await text(samir, '~/learning/plans')).toContain('3 contradictions')
    const html = await text(samir, `${guide}?start=14:00`)
    for (const said of [
      '14:00',
      '16:15',
      '25 minutes in the outline, 30 in the instructions',
      '4 turns to present',
    ])
      expect(html).toContain(said)
    expect(html).not.toContain('<form class="post" method="post" action="/r/')
    expect(await text(rosa, guide)).toContain('Take 30 minutes; the whole then takes 140')
  })

  it('opens part by part', async () => {
    const html = await text(rosa, `${guide}/blocks/sectors?start=14:00`)
    for (const said of [
      'Part 4 of 10, 14:37 to 14:47',
      'Stickers for each person',
      'In one room',
      'Online',
      'Materials',
    ])
      expect(html).toContain(said)
    expect((await rosa.get(`${guide}/blocks/none`)).status).toBe(404)
    expect((await rosa.get(`${guide}/edit`)).status).toBe(404)
  })

  it('is settled as a copy, pressed twice once', async () => {
    const fields = { id, contradiction: 'lengths.group-work', way: 'take-30' }
    for (let time = 0; time < 2; time += 1) {
      const answer = await rosa.post(`${guide}/settling`, fields)
      expect(where(answer)).toContain(`${id}?done=plans.done.copied-settled`)
    }
    expect(await text(rosa, guide)).toContain('25 minutes in the outline')
    const html = await text(rosa, own)
    expect(html).not.toContain('25 minutes in the outline')
    expect(html).toContain('140 minutes in 10 parts')
    expect(html).toContain('Our own, copied from')
  })
})

describe('the editor', () => {
  it('moves, doubles, takes away and brings back', async () => {
    const press = async (act: string, fields: Record<string, string> = {}) =>
      rosa.post(`${own}/${act}`, { revision: await revision(), ...fields })
    expect(where(await press('blocks/ways/places', { to: 'later' }))).toContain('#part-ways')
    await press('blocks/energiser/copies', { as: newId() })
    expect(await text(rosa, `${own}/edit`)).toContain('145 minutes in 11 parts')
    await press('blocks/energiser/removal')
    const html = await text(rosa, `${own}/edit`)
    expect(html).toContain('140 minutes in 10 parts')
    const [, now, earlier] = /undoing">.*?value="(\d+)".*?value="(\d+)"/.exec(html)!
    await rosa.post(`${own}/undoing`, { revision: now!, earlier: earlier! })
    expect(await text(rosa, `${own}/edit`)).toContain('145 minutes in 11 parts')
    await press('settling', { contradiction: 'one-length.presentations-2', way: 'take-20' })
    await press('settling', { contradiction: 'turns.presentations-2', way: 'hold-tables', onto: 'edit' })
    await press('settling', { contradiction: 'total', way: 'take-sum' })
    expect(await text(rosa, own)).not.toContain('disagrees with itself')
  })

  it('keeps a block that nobody touched, in every language of the page', async () => {
    const before = await text(rosa, `${own}/plan.json`)
    for (const language of ['en', 'fr', 'ar', 'es', 'bn'])
      for (const block of ['sectors', 'group-work', 'vision', 'recap']) {
        const path = `${own}/blocks/${block}/edit?lang=${language}`
        const answer = await rosa.post(path, await formWithBoxes(path))
        expect(answer.status).toBe(303)
      }
    expect(await text(rosa, `${own}/plan.json`)).toBe(before)
  })

  /** Boxes that are ticked are sent, those that are not are not. */
  async function formWithBoxes(path: string): Promise<Record<string, string | string[]>> {
    const html = await text(rosa, path)
    const fields: Record<string, string | string[]> = await formOf(rosa, path)
    for (const [box] of html.matchAll(/<input type="checkbox"[^>]*>/g)) {
      const name = / name="([^"]+)"/.exec(box)![1]!
      if (!/ checked/.test(box)) delete fields[name]
    }
    fields.question = [...html.matchAll(/name="question" value="([^"]+)"/g)].map(found => found[1]!)
    return fields
  }

  it('writes in the language of the page; the others stay', async () => {
    const path = `${own}/blocks/sectors/edit?lang=ar`
    const fields = { ...(await formOf(rosa, path)), title: 'اختيار القطاعات معًا', minutes: '١٢' }
    expect((await rosa.post(path, fields)).status).toBe(303)
    const plan = JSON.parse(await text(rosa, `${own}/plan.json`))
    const block = plan.blocks.find((one: { id: string }) => one.id === 'sectors')
    expect(block.minutes).toBe(12)
    expect(block.title.ar).toBe('اختيار القطاعات معًا')
    expect(block.title.en).not.toBe('')
    expect(await text(rosa, `${own}?lang=en`)).toContain('The whole is said to take')
  })

  it('writes in the language in which the form was drawn, whatever was chosen in another window', async () => {
    const path = `${own}/blocks/ways/edit`
    const drawn = { ...(await formOf(rosa, `${path}?lang=fr`)), title: 'Nos façons' }
    await rosa.post(`${path}?lang=bn`, drawn)
    const { blocks } = JSON.parse(await text(rosa, `${own}/plan.json`))
    const { title } = blocks.find((one: { id: string }) => one.id === 'ways')
    expect([title.fr, title.bn === title.fr]).toEqual(['Nos façons', false])
  })

  it('says what to mend, and keeps what was typed', async () => {
    const path = `${own}/blocks/sectors/edit`
    const wrong = { ...(await formOf(rosa, path)), title: '', minutes: 'ten', 'setting-onOne': '9' }
    const answer = await rosa.post(path, wrong)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const said of ['Give it a title.', 'from 1 to 480', 'No more on one sector', 'value="ten"'])
      expect(html).toContain(said)
    const about = { ...(await formOf(rosa, `${own}/about`)), resources: 'Guide | Us | 2020 | javascript:x' }
    const refused = await (await rosa.post(`${own}/about`, about)).text()
    expect(refused).toContain('https://')
    expect(refused).toContain('javascript:x')
  })

  it('refuses a save on an older revision, shows what the other has changed, and takes it when pressed again', async () => {
    const path = `${own}/blocks/recap/edit`
    const mine = { ...(await formOf(rosa, path)), title: 'My own end' }
    await amina.post(`${own}/blocks/introduction/edit`, {
      ...(await formOf(amina, `${own}/blocks/introduction/edit`)),
      title: 'A warm welcome',
    })
    const answer = await rosa.post(path, mine)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const said of ['Somebody else was faster', 'Amina', 'warm welcome', 'value="My own end"'])
      expect(html).toContain(said)
    const again = { ...mine, revision: /name="revision" value="(\d+)"/.exec(html)![1]! }
    expect((await rosa.post(path, again)).status).toBe(303)
    const now = await text(rosa, `${own}/edit`)
    expect(now).toContain('My own end')
    expect(now).toContain('A warm welcome')
  })

  it('begins a plan with one block, adds others, and takes away all but the last', async () => {
    const [fresh, first] = [newId(), newId()]
    const fields = {
      id: fresh,
      title: '',
      firstId: first,
      firstKind: 'plenary',
      firstTitle: 'Welcome',
      firstMinutes: '5',
    }
    expect((await rosa.post('~/learning/plans', fields)).status).toBe(422)
    expect(where(await rosa.post('~/learning/plans', { ...fields, title: 'Short' }))).toContain('/edit')
    const path = `~/learning/plans/${fresh}`
    const add = { id: newId(), revision: '1', title: 'Vote', kind: 'stickers', minutes: '', after: first }
    expect(where(await rosa.post(`${path}/blocks`, add))).toContain(`${add.id}/edit?done=plans.done.added`)
    expect(await text(rosa, path)).toContain('has no length anywhere')
    await rosa.post(`${path}/blocks/${add.id}/removal`, { revision: '2' })
    const last = await rosa.post(`${path}/blocks/${first}/removal`, { revision: '3' })
    expect(last.status).toBe(422)
    expect(await last.text()).toContain('A plan has at least one part.')
  })
})

describe('an own plan', () => {
  it('of one’s own making runs live, with parts of every kind of which little is said', async () => {
    const [plan, first, session] = [newId(), newId(), newId()]
    const begun = { id: plan, title: 'Bare', firstId: first, firstKind: 'plenary', firstTitle: 'Hello' }
    await rosa.post('~/learning/plans', { ...begun, firstMinutes: '' })
    for (const [index, kind] of blockKinds.entries())
      await rosa.post(`~/learning/plans/${plan}/blocks`, {
        id: newId(),
        revision: String(index + 1),
        title: `A ${kind}`,
        kind,
        minutes: '',
        after: '',
      })
    const fields = { id: session, planId: plan, title: 'Bare', day: '2026-11-24', time: '09:00' }
    const answer = await rosa.post('~/learning/sessions', { ...fields, language: 'en', by: 'evenly' })
    expect(answer.status).toBe(303)
    const led = `~/learning/sessions/${session}`
    const phone = await country.browser()
    for (let press = 0; press < 24; press += 1) {
      const lead = await rosa.get(led)
      expect([lead.status, (await rosa.get(`${led}/wall`)).status]).toEqual([200, 200])
      expect((await phone.get(`~/live/${session}`)).status).toBe(200)
      const version = /name="version" value="(\d+)"/.exec(await lead.text())![1]!
      await rosa.post(`${led}/moves`, { version, move: 'next' })
    }
    expect((await rosa.post(`${led}/ending`)).status).toBe(303)
    expect((await rosa.get(`${led}/results`)).status).toBe(200)
  })

  it('is offered when a session is prepared, and put away it is not', async () => {
    expect(await text(rosa, '~/learning/sessions/new')).toContain(`<option value="${id}"`)
    const other = newId()
    await rosa.post('~/learning/plans/copies', { id: other, from: 'working-across-sectors' })
    const session = { title: 'Noon', day: '2026-11-24', time: '12:00', language: 'en', by: 'evenly' }
    const chosen = await rosa.post('~/learning/sessions', { ...session, planId: other, shownFor: id })
    expect(chosen.status).toBe(422)
    const html = await chosen.text()
    for (const said of ['Choose below how this session does it', 'way:lengths.group-work', 'value="Noon"'])
      expect(html).toContain(said)
    expect(
      (await rosa.post('~/learning/sessions', { ...session, planId: other, shownFor: other })).status,
    ).toBe(303)
    await rosa.post(`${own}/retirement`, { retired: 'yes' })
    expect(await text(rosa, '~/learning/sessions/new')).not.toContain(`<option value="${id}"`)
    expect(await text(rosa, own)).toContain('Bring it back')
    await rosa.post(`${own}/retirement`, { retired: 'no' })
    expect(await text(amina, `${own}/history`)).toContain('Part moved')
  })
})
