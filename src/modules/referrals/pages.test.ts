// The pages as a browser without a script uses them, and the routes as a phone's outbox does.
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import { hour } from '../../kernel/clock.ts'
import { newId } from '../../kernel/id.ts'
import { becomeSystem } from '../../kernel/jobs.ts'
import type { Acknowledgement } from './model.ts'
import { newReferral, note, plantServices, type Services, team, type Wanted } from './referrals.testing.ts'
import { insertNotices } from './store/notices.ts'

let country: TestCountry
let services: Services
beforeAll(async () => {
  country = await makeCountry()
  services = await appDb().transact(async tx => {
    await becomeSystem({ tx, responseId: country.responseId })
    return plantServices(tx, country.responseId)
  })
})

async function send(wanted: Wanted = {}) {
  const daniel = await country.browser('daniel')
  const given = await newReferral(services, wanted)
  const response = await daniel.postJson('~/referrals', given)
  expect(response.status).toBe(201)
  return given
}

/** The hidden fields of the form that posts to this path, as a browser would send them. */
function formOf(html: string, path: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="[^"]*${path}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1]
  if (form === undefined) throw new Error(`no form for ${path}`)
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(m => [m[1]!, m[2]!]),
  )
}

describe('without a script', () => {
  it('what is new stands where one begins until it was seen', async () => {
    const { open } = await send()
    // As the job does it that the sending leaves behind.
    await appDb().transact(async tx => {
      await becomeSystem({ tx, responseId: country.responseId })
      const notice = { team: team.caseWork, kind: 'referral.new', subject: open.id }
      await insertNotices(tx, country.responseId, [notice], country.clock())
    })
    const nadia = await country.browser('nadia')
    const first = await (await nadia.get('~/referrals')).text()
    expect(first).toContain('A new referral for your team')
    expect(await (await nadia.get('~/referrals?view=to-team')).text()).not.toContain('For you to look at')
    const before = [...first.matchAll(/\/notices\/([0-9a-f-]{36})\/reading/g)].map(([, id]) => id)
    const victor = await country.browser('victor')
    expect(await (await victor.get('~/referrals')).text()).not.toContain('For you to look at')
    for (const id of before) await nadia.post(`~/notices/${id}/reading`, {})
    expect(await (await nadia.get('~/referrals')).text()).not.toContain('A new referral for your team')
  })

  it('a referral goes from the list to its end by buttons alone', async () => {
    const { open } = await send()
    const nadia = await country.browser('nadia')
    const list = await (await nadia.get('~/referrals')).text()
    expect(list).toContain(`/referrals/${open.id}`)
    const path = `~/referrals/${open.id}`
    for (const step of ['receipt', 'acceptance', 'start', 'completion']) {
      const page = await (await nadia.get(path)).text()
      const fields = formOf(page, `/${step}`)
      const answer = await nadia.post(`${path}/${step}`, fields)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe(
        `/r/${country.slug}/referrals/${open.id}?done=referrals.done.${step}`,
      )
      // The button pressed twice.
      expect((await nadia.post(`${path}/${step}`, fields)).status).toBe(303)
    }
    const claire = await country.browser('claire')
    const page = await (await claire.get(`${path}?lang=en`)).text()
    expect(page).toContain('Service given')
    expect((await claire.post(`${path}/closure`, formOf(page, '/closure'))).status).toBe(303)
    expect(await (await claire.get(`${path}?lang=en&done=referrals.done.closure`)).text()).toContain(
      'The loop is complete',
    )
  })

  it('a reason is asked for, and what is not possible any more is said', async () => {
    const { open } = await send()
    const nadia = await country.browser('nadia')
    const path = `~/referrals/${open.id}`
    const fields = formOf(await (await nadia.get(path)).text(), '/refusal')
    const without = await nadia.post(`${path}/refusal`, fields)
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('Choose a reason')
    expect((await nadia.post(`${path}/refusal`, { ...fields, 'reason-refusal': 'no-capacity' })).status).toBe(
      303,
    )
    const late = await nadia.post(`${path}/acceptance`, { id: newId() })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('something else happened meanwhile')
  })

  it('the sealed part is not sent along, and the page says what to do', async () => {
    const { open, sealed } = await send({ urgency: 'emergency' })
    const nadia = await country.browser('nadia')
    const page = await (await nadia.get(`~/referrals/${open.id}`)).text()
    expect(page).toContain('<open-referral')
    expect(page).toContain('must be able to run scripts')
    expect(page).toContain('tel:199')
    expect(page).not.toContain(sealed!.body.slice(0, 40))
    expect(page).not.toContain(sealed!.envelope.slice(0, 40))
  })

  it('flags are raised and settled, dots go, consent is renewed', async () => {
    const { open } = await send({ until: '2026-11-30' })
    const nadia = await country.browser('nadia')
    const daniel = await country.browser('daniel')
    const path = `~/referrals/${open.id}`
    const id = newId()
    expect((await nadia.post(`${path}/flags`, { id, flag: 'worse' })).status).toBe(303)
    expect((await nadia.post(`${path}/flags`, { id, flag: 'worse' })).status).toBe(303)
    const flagged = await (await daniel.get(path)).text()
    expect(flagged).toContain('Settle the flag')
    expect(flagged).toContain('Changed since you looked')
    const settled = await daniel.post(`${path}/flags/${id}/resolution`, {
      [`resolution-${id.slice(0, 8)}`]: 'done',
    })
    expect(settled.status).toBe(303)
    await daniel.post(`${path}/sighting`)
    const after = await (await daniel.get(path)).text()
    expect(after).not.toContain('Settle the flag')
    expect(after).not.toContain('Changed since you looked')
    expect((await daniel.post(`${path}/renewal`, { until: '2026-12-24' })).status).toBe(303)
    expect(await (await daniel.get(path)).text()).toContain('24 Dec 2026')
    expect((await daniel.post(`${path}/renewal`, { until: 'soon' })).status).toBe(422)
  })

  it('lists are narrowed by their address, and nonsense in it is left out', async () => {
    const nadia = await country.browser('nadia')
    const accepted = await nadia.get('~/referrals?view=to-team&state=not-accepted&urgency=urgent')
    expect(await accepted.text()).toContain('aria-current="true"')
    for (const search of [
      '?view=all',
      '?state=drop',
      '?after=1',
      '?after=9.9',
      '?after=0.99999999999999999999',
      '?urgency=now',
    ])
      expect((await nadia.get(`~/referrals${search}`)).status).toBe(200)
    expect((await nadia.get('~/referrals/12345678')).status).toBe(404)
  })
})

describe('a phone’s outbox', () => {
  it('is answered item by item', async () => {
    const daniel = await country.browser('daniel')
    const given = await newReferral(services)
    const recall = { id: newId(), reason: 'sent-by-mistake' }
    const items = [
      { id: recall.id, kind: 'recall', about: given.open.id, order: 2, body: recall },
      { id: given.open.id, kind: 'referral', order: 1, body: given },
    ]
    const outcomes = async () => {
      const response = await daniel.postJson('~/outbox', { items })
      expect(response.status).toBe(200)
      return ((await response.json()) as { items: Acknowledgement[] }).items
    }
    const hash = given.sealed!.bodyHash
    expect(await outcomes()).toEqual([
      { id: recall.id, outcome: 'stored' },
      { id: given.open.id, outcome: 'stored', hash },
    ])
    expect(await outcomes()).toEqual([
      { id: recall.id, outcome: 'repeated' },
      { id: given.open.id, outcome: 'repeated', hash },
    ])
  })

  it('is refused whole where it is none', async () => {
    const daniel = await country.browser('daniel')
    for (const value of [
      {},
      { items: [] },
      { items: [{ id: 'x' }] },
      { items: Array(101).fill({}) },
      [],
      null,
    ])
      expect((await daniel.postJson('~/outbox', value)).status).toBe(422)
    const nobody = await country.browser()
    expect((await nobody.postJson('~/outbox', { items: [] })).status).toBe(401)
  })
})

describe('opening', () => {
  it('hands out the sealed part with what it is bound to, and refuses after a withdrawal', async () => {
    const given = await send()
    const nadia = await country.browser('nadia')
    const path = `~/referrals/${given.open.id}`
    const opened = (await (await nadia.postJson(`${path}/opening`, { purpose: 'first-look' })).json()) as {
      packet: { body: string; envelope: string; open: Record<string, unknown> }
    }
    expect(opened.packet).toMatchObject({ body: given.sealed!.body, envelope: given.sealed!.envelope })
    expect(opened.packet.open).toMatchObject({ urgency: 'urgent', fromTeam: team.school })
    expect((await nadia.postJson(`${path}/opening`, { purpose: 'curiosity' })).status).toBe(422)
    const daniel = await country.browser('daniel')
    const withNote = { id: newId(), reason: 'child', note: JSON.stringify(note(team.caseWork)) }
    expect((await daniel.post(`${path}/withdrawal`, withNote)).status).toBe(303)
    const refused = await nadia.postJson(`${path}/opening`, { purpose: 'follow-up' })
    expect(refused.status).toBe(410)
    expect(await refused.json()).toMatchObject({ reason: 'referrals.problem.shut-withdrawn' })
  })
})

describe('a slip', () => {
  // Tries are counted for an address and an hour, across all the countries of a test run: this hour is ours alone.
  beforeAll(() => country.clock.advance(5 * hour))

  it('is answered with its code by somebody without an account, and the loop closes', async () => {
    const given = await send({ by: 'slip' })
    const nobody = await country.browser()
    expect((await nobody.get('/slip')).status).toBe(200)
    const wrong = await nobody.post('/slip', { code: 'ABCD EFGH 2345' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('This code is not known')
    // As people type it: in groups and small letters.
    const typed = given.slipCode!.toLowerCase().replace(/(.{4})/g, '$1 ')
    const shown = await (await nobody.post('/slip', { code: typed })).text()
    expect(shown).toContain('Carpentry course')
    const fields = { ...formOf(shown, '/slip/answer'), kind: 'acceptance' }
    const answered = await (await nobody.post('/slip/answer', fields)).text()
    expect(answered).toContain('Your answer has arrived')
    expect((await nobody.post('/slip/answer', fields)).status).toBe(200)
    const daniel = await country.browser('daniel')
    expect(await (await daniel.get(`~/referrals/${given.open.id}`)).text()).toContain('On a paper slip')
  })

  it('cannot be guessed for long', async () => {
    const nobody = await country.browser()
    let last = 0
    for (let guess = 0; guess < 80 && last !== 429; guess += 1)
      last = (await nobody.post('/slip', { code: `GUESS${String(guess).padStart(7, '2')}` })).status
    expect(last).toBe(429)
  })
})
