// Phones that mean harm: what they send is refused at once, and everybody else goes on.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { jarOf } from '../../../../test/support/accounts.ts'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import { system } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { base64url, newId } from '../../../kernel/id.ts'
import { becomeSystem } from '../../../kernel/jobs.ts'
import { jobs } from './jobs.ts'
import { linesOf } from './rules/lines.ts'
import { resultsOf } from './rules/results.ts'
import { mergedDoc, newDoc, textsOf } from './sheet-doc.ts'

let country: TestCountry
let amina: Awaited<ReturnType<TestCountry['browser']>>

async function version(led: string): Promise<string> {
  return /name="version" value="(\d+)"/.exec(await (await amina.get(led)).text())?.[1] ?? ''
}

async function prepared(): Promise<{ id: string; led: string; part: string }> {
  const id = newId()
  const plan = { planId: 'working-across-sectors', title: 'Working together', language: 'en', by: 'evenly' }
  await amina.post('~/learning/sessions', { id, day: '2026-11-24', time: '09:00', ...plan })
  return { id, led: `~/learning/sessions/${id}`, part: `~/live/${id}` }
}

async function seated(part: string, sector = 'health') {
  const phone = jarOf(country)
  await phone.post(`${part}/seat`, { sector, where: 'room' })
  return phone
}

async function move(led: string, what: Record<string, string>): Promise<void> {
  await amina.post(`${led}/moves`, { version: await version(led), ...what })
}

/** A session in which its one table writes. */
async function writing() {
  const session = await prepared()
  const phone = await seated(session.part)
  await move(session.led, { move: 'to', block: 'sectors' })
  await amina.post(`${session.led}/tables`, { 'table-1': 'education', by: 'evenly' })
  await move(session.led, { move: 'to', block: 'group-work' })
  const question = /name="is:1:([\w-]+)"/.exec(await (await phone.get(session.part)).text())![1]!
  const send = (update: Uint8Array, by = phone) =>
    by.postJson(`${session.part}/sheet/exchange`, { table: 1, update: base64url(update), has: '' })
  return { ...session, phone, question, send }
}

function typed(question: string, text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText(question).insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

/** Each letter before the one that was typed last: nothing of it merges into one piece. */
function scattered(question: string, letters: number): Uint8Array {
  const doc = new Y.Doc()
  const text = doc.getText(question)
  doc.transact(() => {
    for (let letter = 0; letter < letters; letter += 1) text.insert(0, 'a')
  })
  return Y.encodeStateAsUpdate(doc)
}

beforeAll(async () => {
  country = await makeCountry()
  amina = await country.browser('amina')
})

describe('what is sent into a worksheet', () => {
  it('takes no memory by a number that the sender chose', async () => {
    const { send } = await writing()
    const hostile = new Uint8Array([1, 255, 255, 255, 15, 1, 0])
    const before = process.memoryUsage().rss
    for (let time = 0; time < 3; time += 1) expect((await send(hostile)).status).toBe(422)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('is plain writing under a question of the plan', async () => {
    const { send, question } = await writing()
    expect((await send(typed('hidden', 'a'))).status).toBe(422)
    const odd = [
      (doc: Y.Doc) => doc.getMap(question).set('a', 1),
      (doc: Y.Doc) => doc.getArray(question).insert(0, [{ a: 1 }]),
      (doc: Y.Doc) => doc.getText(question).insertEmbed(0, new Y.Text('nested')),
      (doc: Y.Doc) => doc.getText(question).insert(0, 'bold', { bold: true }),
    ]
    for (const make of odd) {
      const doc = new Y.Doc()
      make(doc)
      expect((await send(Y.encodeStateAsUpdate(doc))).status).toBe(422)
    }
    expect((await send(typed(question, 'One action'))).status).toBe(200)
  })

  it('is no more than a table writes, and what stands there stays', async () => {
    const { send, question, phone, part } = await writing()
    expect((await send(typed(question, 'Train the nurses'))).status).toBe(200)
    expect((await send(scattered(question, 6000))).status).toBe(413)
    let status = 200
    for (let time = 0; time < 9 && status === 200; time += 1)
      status = (await send(scattered(question, 700))).status
    expect(status).toBe(413)
    expect(await (await phone.get(part)).text()).toContain('Train the nurses')
  })

  it('comes from one phone a hundred and twenty times at once, and two times a second after that', async () => {
    const { send, question } = await writing()
    const update = typed(question, 'x')
    const answers: number[] = []
    for (let time = 0; time < 130; time += 1) answers.push((await send(update)).status)
    expect(answers.slice(0, 100)).not.toContain(429)
    expect(answers.at(-1)).toBe(429)
    country.clock.advance(1000)
    expect([await send(update), await send(update), await send(update)].map(({ status }) => status)).toEqual([
      200, 200, 429,
    ])
  })

  it('may delete and come late, as phones of a table do', async () => {
    const doc = new Y.Doc()
    const text = doc.getText('a')
    let kept = await newDoc({ a: 'First line' })
    Y.applyUpdate(doc, kept)
    text.delete(0, 5)
    text.insert(0, 'Other')
    const late = Y.encodeStateAsUpdate(doc)
    kept = await mergedDoc(kept, typed('a', ' between'), ['a'])
    kept = await mergedDoc(kept, late, ['a'])
    kept = await mergedDoc(kept, late, ['a'])
    const { a } = await textsOf(kept, ['a'])
    expect(a).not.toContain('First')
    expect(a).toContain(' between')
    expect(a?.split('Other')).toHaveLength(2)
  })
})

describe('what comes out of a session', () => {
  it('is bounded, however much was written', async () => {
    const { send, question, led } = await writing()
    expect((await send(typed(question, 'a line of words\n'.repeat(5000)))).status).toBe(200)
    expect((await amina.post(`${led}/ending`)).status).toBe(303)
    const page = await amina.get(`${led}/results`)
    expect(page.status).toBe(200)
    expect((await page.text()).length).toBeLessThan(400_000)
    const file = JSON.parse(await (await amina.get(`${led}/results.json`)).text())
    for (const text of Object.values<string>(file.results.tables[0].sheet)) {
      expect(text.length).toBeLessThanOrEqual(4000)
      expect(linesOf(text).length).toBeLessThanOrEqual(60)
    }
  })
})

describe('a sector that is none', () => {
  it('gets no seat', async () => {
    const { part } = await prepared()
    for (const sector of ['zzz', 'constructor', '__proto__'])
      expect((await jarOf(country).post(`${part}/seat`, { sector, where: 'room' })).status).toBe(422)
  })

  it('is counted as any other where an older row holds it', () => {
    const seat = { ...someSeat, sector: 'constructor' }
    const none = { sheets: [], points: [], promises: [], now: new Date() }
    const { sectors } = resultsOf({ session: { program: [] }, seats: [seat, seat], ...none })
    expect(Object.entries(sectors)).toEqual([['constructor', 2]])
  })
})

describe('whoever leads', () => {
  it('empties a worksheet that was filled, and what a phone still holds does not come back', async () => {
    const { send, question, led, part, phone } = await writing()
    await send(typed(question, 'Rubbish'))
    const fields = { table: '1', emptied: '0' }
    for (let time = 0; time < 2; time += 1)
      expect((await amina.post(`${led}/sheet/emptying`, fields)).status).toBe(303)
    expect((await send(typed(question, 'Rubbish again'))).status).toBe(409)
    expect((await phone.post(`${part}/sheet`, { ...fields, [`is:1:${question}`]: 'Late' })).status).toBe(409)
    const update = base64url(typed(question, 'An honest line'))
    const anew = { table: 1, update, has: '', emptied: 1 }
    expect((await phone.postJson(`${part}/sheet/exchange`, anew)).status).toBe(200)
    const html = await (await phone.get(part)).text()
    expect(html).toContain('An honest line')
    expect(html).not.toContain('Rubbish')
    expect((await phone.post(`${led}/sheet/emptying`, fields)).status).not.toBe(303)
  })

  it('closes the door: nobody new joins, and who is there stays', async () => {
    const { led, part } = await prepared()
    const phone = await seated(part)
    await amina.post(`${led}/door`, { closed: 'yes' })
    expect(await (await jarOf(country).get(part)).text()).toContain('The door of this session is closed')
    expect((await jarOf(country).post(`${part}/seat`, { sector: '', where: 'room' })).status).toBe(409)
    expect((await phone.post(`${part}/seat`, { sector: 'wash', where: 'room' })).status).toBe(303)
    await amina.post(`${led}/door`, { closed: '' })
    expect((await jarOf(country).post(`${part}/seat`, { sector: '', where: 'room' })).status).toBe(303)
  })

  it('removes a seat with all that it said', async () => {
    const { led, part } = await prepared()
    const phone = await seated(part)
    await move(led, { move: 'to', block: 'centrality' })
    await phone.post(`${part}/points`, { id: newId(), body: 'Rude words' })
    expect(await (await amina.get(led)).text()).toContain('Rude words')
    for (let time = 0; time < 2; time += 1)
      expect((await amina.post(`${led}/seats/removal`, { seat: '1' })).status).toBe(303)
    expect(await (await amina.get(led)).text()).not.toContain('Rude words')
    expect(await (await phone.get(part)).text()).toContain('Take a seat')
    expect((await amina.post(`${led}/seats/removal`, { seat: '9' })).status).toBe(422)
  })
})

/** What of this session has gone into the audit trail. */
async function eventsOf(id: string): Promise<string[]> {
  return appDb().transact(async tx => {
    await becomeSystem({ tx, responseId: country.responseId })
    const rows = await tx<{ type: string }[]>`select type from event where subject = ${id} order by sequence`
    return rows.map(({ type }) => type)
  })
}

describe('the same sent again', () => {
  it('leaves no trace, and after the end only the log is taken', async () => {
    const { id, led, part, phone } = await writing()
    const log = (body: string) => phone.post(`${part}/log`, { log: body, promise: '', shared: '' })
    const seat = () => phone.post(`${part}/seat`, { sector: 'health', where: 'room' })
    await log('Mine')
    const before = (await eventsOf(id)).length
    for (let time = 0; time < 5; time += 1) for (const again of [() => log('Mine'), seat]) await again()
    const point = { id: newId(), body: 'Once' }
    for (let time = 0; time < 3; time += 1) await phone.post(`${part}/points`, point)
    expect((await eventsOf(id)).slice(before)).toEqual(['live-session.point-said'])
    await amina.post(`${led}/ending`)
    const ended = (await eventsOf(id)).length
    expect((await phone.post(`${part}/seat`, { sector: 'wash', where: 'room' })).status).toBe(410)
    expect((await phone.post(`${part}/points`, { id: newId(), body: 'Late' })).status).toBe(409)
    expect((await log('Mine, and more')).status).toBe(303)
    expect((await eventsOf(id)).slice(ended)).toEqual(['live-session.log-kept'])
  })

  it('proposes a line once, also when two press in the same moment', async () => {
    await amina.post('~/framework/edition', { edition: 'working-together-2022' })
    const cycle = { id: newId(), name: 'Two years together', from: '2026-11-01', to: '2028-11-30' }
    await amina.post('~/workplan/cycles', cycle)
    const { id, led } = await writing()
    await amina.post(`${led}/ending`)
    const html = await (await amina.get(`${led}/results`)).text()
    // What child protection gives needs no action of the framework.
    const line = html
      .split('<li id="line-')
      .find(one => one.includes('name="key"') && !one.includes('"node:'))
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(line!)?.[1] ?? ''
    const fields = { table: '1', question: field('question'), key: field('key') }
    const press = () => amina.post(`${led}/proposals`, { id: newId(), ...fields })
    const answers = await Promise.all([press(), press()])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const proposed = (await eventsOf(id)).filter(type => type === 'live-session.line-proposed')
    expect(proposed).toHaveLength(1)
  })
})

describe('a session that nobody ends', () => {
  it('is ended after a week, so that its people are forgotten', async () => {
    const { id, part } = await prepared()
    await seated(part)
    const close = async () =>
      appDb().transact(async tx => {
        const response = await becomeSystem({ tx, responseId: country.responseId })
        const [job] = await tx<{ days: number }[]>`
          select extract(day from run_at - timestamptz '2026-11-24')::int as days from job
          where name = 'live-session.close' and key = ${id}`
        await jobs['live-session.close']!({ tx, actor: system, response, now: country.clock() }, { id })
        return job?.days
      })
    expect(await close()).toBe(7)
    // Ended, there is no such job left.
    expect(await close()).toBeUndefined()
    expect((await eventsOf(id)).filter(type => type === 'live-session.ended')).toHaveLength(1)
    expect((await jarOf(country).post(`${part}/seat`, { sector: '', where: 'room' })).status).toBe(410)
  })
})

describe('a file with results', () => {
  it('is read elsewhere, and one that somebody changed is refused with a sentence or bounded', async () => {
    const { led, send, question } = await writing()
    await send(typed(question, 'a line of words\n'.repeat(5000)))
    await amina.post(`${led}/ending`)
    const file = await (await amina.get(`${led}/results.json`)).text()
    const abroad = await (await makeCountry()).browser('amina')
    const bring = (bytes: string) =>
      abroad.upload('~/learning/sessions/carried', {}, [{ field: 'file', name: 'r.json', bytes }])
    expect((await bring(file)).headers.get('location')).toContain('live.done.carried')
    const changed = (results: object) => {
      const whole = JSON.parse(file)
      return JSON.stringify({ ...whole, id: newId(), results: { ...whole.results, ...results } })
    }
    const table = { number: 1, people: 1, sheet: {} }
    for (const bad of [
      changed({ tables: [{ ...table, sector: 'nonsense' }] }),
      changed({ sectors: { zzz: 2 } }),
      changed({ endedAt: '2026-13-45T99:99:99Z' }),
      `[${file},${file}]`,
      '['.repeat(4000) + ']'.repeat(4000),
      'Part,Minutes\nWelcome,5\n',
      file.slice(0, 900),
    ]) {
      const answer = await bring(bad)
      expect([413, 415, 422]).toContain(answer.status)
      expect(await answer.text()).toContain('error-summary')
    }
    const many = await bring(changed({ promises: Array.from({ length: 5000 }, () => 'p'.repeat(200)) }))
    const page = await abroad.get(many.headers.get('location')!.replace(/^\/r\/[^/]+/, '~'))
    expect(page.status).toBe(200)
    expect((await page.text()).length).toBeLessThan(600_000)
  })
})

describe('the rows themselves', () => {
  it('are not written by a transaction that is nobody’s', async () => {
    const { id, led, part } = await writing()
    await amina.post(`${led}/door`, { closed: 'yes' })
    await seated(part)
    type Ran = { count: number }
    const asNobody = (work: (tx: Tx) => Promise<Ran>) =>
      appDb().transact(async tx => {
        await tx`select set_config('across.response', ${country.responseId}, true)`
        return (await work(tx)).count
      })
    for (const work of [
      (tx: Tx) => tx`update live_table set sector = 'wash' where session_id = ${id}`,
      (tx: Tx) => tx`delete from live_table where session_id = ${id}`,
      (tx: Tx) => tx`delete from live_seat where session_id = ${id}`,
      (tx: Tx) => tx`delete from live_session where id = ${id}`,
    ])
      expect(await asNobody(work)).toBe(0)
    const values = [country.responseId, id, newId()] as const
    for (const work of [
      (tx: Tx) => tx`insert into live_table (response_id, session_id, number, sector)
        values (${values[0]}, ${values[1]}, 9, 'wash')`,
      (tx: Tx) => tx`insert into live_point (response_id, session_id, id, block, body, at)
        values (${values[0]}, ${values[1]}, ${values[2]}, 'a', 'Said', now())`,
      (tx: Tx) => tx`insert into live_seat (response_id, session_id, id, number, token_hash, joined_at)
        values (${values[0]}, ${values[1]}, ${values[2]}, 99, ${Buffer.alloc(32)}, now())`,
    ])
      await expect(asNobody(work)).rejects.toMatchObject({ code: '42501' })
  })
})

const someSeat = {
  id: '',
  number: 1,
  name: '',
  named: false,
  sector: '',
  remote: false,
  stickers: [],
  tableNumber: null,
  pairNumber: null,
}
