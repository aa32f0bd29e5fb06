// A whole session through its pages: a facilitator, phones without an account, the end, the plan.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { jarOf } from '../../../../test/support/accounts.ts'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { base64url, fromBase64url, newId } from '../../../kernel/id.ts'

let country: TestCountry
const id = newId()
const led = `~/learning/sessions/${id}`
const part = `~/live/${id}`

type Jar = ReturnType<typeof jarOf>
const phones: Jar[] = []
let facilitator: Awaited<ReturnType<TestCountry['browser']>>

async function version(): Promise<string> {
  const html = await (await facilitator.get(led)).text()
  return /name="version" value="(\d+)"/.exec(html)![1]!
}
const move = async (what: Record<string, string>) =>
  facilitator.post(`${led}/moves`, { version: await version(), ...what })

beforeAll(async () => {
  country = await makeCountry()
  facilitator = await country.browser('amina')
})

describe('a session', () => {
  it('names where its guide disagrees with itself, and settles each as somebody chooses', async () => {
    const html = await (await facilitator.get('~/learning/sessions/new')).text()
    for (const said of [
      '25 minutes in the outline, 30 in the instructions',
      '4 turns to present',
      'in one place only',
    ])
      expect(html).toContain(said)
    const other = newId()
    await facilitator.post('~/learning/sessions', {
      id: other,
      planId: 'working-across-sectors',
      title: 'Longer',
      day: '2026-11-24',
      time: '09:00',
      language: 'en',
      by: 'evenly',
      'way:lengths.group-work': 'take-30',
      'way:one-length.presentations-2': 'take-20',
      'way:turns.presentations-2': 'add-turns',
    })
    expect(await (await facilitator.get(`~/learning/sessions/${other}`)).text()).toContain(
      '150 minutes in all',
    )
  })

  it('is prepared once, however often it is sent', async () => {
    const form = {
      id,
      planId: 'working-across-sectors',
      title: 'Working together, Lake Camp',
      day: '2026-11-24',
      time: '09:00',
      language: 'en',
      by: 'protection',
    }
    for (let time = 0; time < 2; time += 1) {
      const answer = await facilitator.post('~/learning/sessions', form)
      expect(answer.status).toBe(303)
    }
    expect(await (await facilitator.get('~/learning/sessions')).text()).toContain(
      'Working together, Lake Camp',
    )
  })

  it('is joined by code, without an account; one device is one seat', async () => {
    const html = await (await facilitator.get(led)).text()
    const code = /<bdi class="code">(\w{6})<\/bdi>/.exec(html)![1]!
    for (let number = 1; number <= 12; number += 1) {
      const phone = jarOf(country)
      phones.push(phone)
      const found = await phone.post('/join', { code: ` ${code.toLowerCase()}` })
      expect(found.headers.get('location')).toContain(`/live/${id}`)
      expect(await (await phone.get(part)).text()).toContain('Take a seat')
      const fields = {
        name: number === 1 ? 'Salma' : '',
        sector: number <= 4 ? 'child-protection' : 'health',
        where: number > 9 ? 'remote' : 'room',
      }
      expect((await phone.post(`${part}/seat`, fields)).status).toBe(303)
      await phone.post(`${part}/seat`, fields)
    }
    expect(await (await facilitator.get(led)).text()).toContain('12 people here')
    expect((await phones[0]!.post('/join', { code: 'AAAAAA' })).status).toBe(422)
  })

  it('moves on when the facilitator presses, and counts a double press once', async () => {
    const at = await version()
    await facilitator.post(`${led}/moves`, { version: at, move: 'next' })
    await facilitator.post(`${led}/moves`, { version: at, move: 'next' })
    expect(await (await phones[0]!.get(part)).text()).toContain('Part 1 of 10')
    await move({ move: 'to', block: 'centrality' })
    await move({ move: 'next' })
    // Three online: they talk as three. In the room people turn to their neighbours.
    expect(await (await phones[11]!.get(part)).text()).toContain('breakout room 1')
    await move({ move: 'next' })
    const point = newId()
    for (let time = 0; time < 2; time += 1)
      await phones[2]!.post(`${part}/points`, { id: point, body: 'No sector can do it alone' })
    const wall = await (await facilitator.get(`${led}/wall`)).text()
    expect(wall.match(/No sector can do it alone/g)).toHaveLength(1)
    expect(await (await phones[3]!.get(part)).text()).not.toContain('No sector can do it alone')
  })

  it('hides the votes until they are shown, and counts three each', async () => {
    await move({ move: 'to', block: 'sectors' })
    const votes = ['health health wash', 'education wash nutrition', 'shelter education education']
    for (const [index, phone] of phones.entries())
      for (let time = 0; time < 2; time += 1)
        expect((await phone.post(`${part}/stickers`, { stickers: votes[index % 3]! })).status).toBe(303)
    const fault = async (stickers: string) => (await phones[0]!.post(`${part}/stickers`, { stickers })).status
    expect(await fault('health health health wash')).toBe(422)
    expect(await fault('child-protection')).toBe(422)
    const wall = await (await facilitator.get(`${led}/wall`)).text()
    expect(wall).toContain('12 of 12 have voted')
    expect(wall).not.toContain('sticker-bars')
    await move({ move: 'next' })
    const shown = await (await facilitator.get(`${led}/wall`)).text()
    const numbers = [...shown.matchAll(/<strong>(\d+)<\/strong>/g)].map(found => Number(found[1]))
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(36)
    expect((await phones[0]!.post(`${part}/stickers`, { stickers: 'health' })).status).toBe(409)
  })

  it('makes tables with somebody of child protection at each', async () => {
    await move({ move: 'next' })
    const tables = { 'table-1': 'education', 'table-2': 'health', 'table-3': 'wash', 'table-4': 'health' }
    expect((await facilitator.post(`${led}/tables`, { ...tables, by: 'protection' })).status).toBe(303)
    const html = await (await facilitator.get(led)).text()
    expect(html).not.toContain('Nobody from child protection')
    expect(html).not.toContain('Place one person')
  })

  it('lets several phones write one worksheet, also one that was away and one without a script', async () => {
    await move({ move: 'to', block: 'group-work' })
    const tableOf = async (phone: Jar) =>
      Number(/data-table="(\d+)"/.exec(await (await phone.get(part)).text())?.[1])
    const tables = await Promise.all(phones.map(tableOf))
    const table = tables[0]!
    const [one, other] = phones.filter((_, index) => tables[index] === table) as [Jar, Jar]
    const question = /name="is:\d+:([\w-]+)"/.exec(await (await one.get(part)).text())![1]!
    const docs = [new Y.Doc(), new Y.Doc()]
    const meet = async (phone: Jar, doc: Y.Doc, sends = true) => {
      const answer = await phone.postJson(`${part}/sheet/exchange`, {
        table,
        update: sends ? base64url(Y.encodeStateAsUpdate(doc)) : '',
        has: base64url(Y.encodeStateVector(doc)),
      })
      expect(answer.status).toBe(200)
      Y.applyUpdate(doc, fromBase64url(((await answer.json()) as { update: string }).update))
    }
    await meet(one, docs[0]!, false)
    await meet(other, docs[1]!, false)
    const texts = docs.map(doc => doc.getText(question)) as [Y.Text, Y.Text]
    expect(texts[0].toString()).not.toBe('')
    texts[0].insert(0, 'Train the nurses\n')
    texts[1].insert(texts[1].length, '\nOne focal point in each clinic')
    for (let time = 0; time < 3; time += 1) {
      await meet(one, docs[0]!)
      await meet(other, docs[1]!)
    }
    const was = texts[0].toString()
    const is = was.replace('Train the nurses', 'Train the nurses and midwives')
    await one.post(`${part}/sheet`, {
      table: String(table),
      [`was:${table}:${question}`]: was,
      [`is:${table}:${question}`]: is,
    })
    await meet(other, docs[1]!)
    expect(texts[1].toString()).toContain('Train the nurses and midwives')
    expect(texts[1].toString()).toContain('One focal point in each clinic')
    // Another table's is not theirs, and what is no document is refused.
    const stranger = phones[tables.findIndex(number => number !== table)]!
    expect((await stranger.postJson(`${part}/sheet/exchange`, { table, update: '', has: '' })).status).toBe(
      404,
    )
    const rubbish = { table, update: base64url(new Uint8Array([1, 255, 255, 255, 7, 9])), has: '' }
    expect((await one.postJson(`${part}/sheet/exchange`, rubbish)).status).toBe(422)
  })

  it('keeps a learning log for its writer alone, and opens it by the link that was taken home', async () => {
    await phones[0]!.post(`${part}/log`, {
      log: 'I did not know the focal point.',
      promise: 'Meet her.',
      shared: 'yes',
    })
    expect(await (await phones[0]!.get(part)).text()).toContain('I did not know the focal point.')
    for (const other of [phones[1]!, facilitator])
      for (const path of [part, `${part}/log.txt`, led, `${led}/wall`])
        expect(await (await other.get(path)).text()).not.toContain('I did not know the focal point.')
    const link = /href="[^"]*(\/learning-log\/[\w-]{43})"/.exec(
      await (await phones[0]!.post(`${part}/log/link`)).text(),
    )![1]!
    const home = jarOf(country)
    expect(await (await home.get(`~${link}`)).text()).toContain('I did not know the focal point.')
    expect((await home.get(`~${link.slice(0, -1)}x`)).status).toBe(404)
    expect(await (await home.get(`~${link}/reminders.ics`)).text()).toContain('BEGIN:VEVENT')
    expect((await home.post(`~${link}/follow-up`, { after: 'one', how: 'partly' })).status).toBe(303)
  })

  it('ends with results, and nothing is taken in after', async () => {
    expect((await facilitator.post(`${led}/ending`)).status).toBe(303)
    expect((await phones[0]!.post(`${part}/points`, { id: newId(), body: 'Late' })).status).toBe(409)
    const report = await (await phones[5]!.get(`${part}/report`)).text()
    for (const said of ['Train the nurses and midwives', 'No sector can do it alone', 'Meet her.'])
      expect(report).toContain(said)
    expect(report).not.toContain('Salma')
    expect((await jarOf(country).get(`${part}/report`)).status).toBe(404)
  })

  it('proposes a line into the plan once, where it waits for both signatures', async () => {
    const results = `${led}/results`
    const html = await (await facilitator.get(results)).text()
    expect(html).toContain('Propose as commitment')
    const file = await (await facilitator.get(`${led}/results.json`)).text()
    expect(file).not.toContain('I did not know the focal point.')
    // Brought to the place where it ran, nothing changes; brought elsewhere, it is there.
    const upload = (browser: typeof facilitator) =>
      browser.upload('~/learning/sessions/carried', {}, [{ field: 'file', name: 'r.json', bytes: file }])
    expect((await upload(facilitator)).headers.get('location')).toContain('carried-before')
    const abroad = await makeCountry()
    const amina = await abroad.browser('amina')
    expect((await upload(amina)).headers.get('location')).toContain('live.done.carried')
    expect((await upload(amina)).headers.get('location')).toContain('carried-before')
    const carried = await (await amina.get(results)).text()
    expect(carried).toContain('Train the nurses and midwives')
  })
})

afterAll(() => undefined)
