import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CastName, cast } from '../../../../demo/country.ts'
import {
  countryWithPasswords,
  jarOf,
  leadsTo,
  origin,
  password,
  session,
  signIn,
} from '../../../../test/support/accounts.ts'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import { minute } from '../../../kernel/clock.ts'

let country: TestCountry

const jar = () => jarOf(country)
const signedIn = (name: CastName) => signIn(country, name)
const to = (response: Response) => leadsTo(country, response)

beforeAll(async () => {
  country = await countryWithPasswords()
})

describe('signing in', () => {
  it('works with a form alone, binds the cookie to this host, and leads on', async () => {
    const browser = jar()
    const form = await browser.get('~/sign-in?then=/r/elsewhere/x')
    expect(form.status).toBe(200)
    expect(await form.text()).not.toContain('name="next"')
    const response = await browser.post('~/sign-in', { login: ' Nadia ', password })
    expect(response.status).toBe(303)
    expect(to(response)).toBe('~/')
    const cookie = response.headers.getSetCookie().find(line => line.startsWith(session))
    expect(cookie).toMatch(
      /^__Host-across=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=1209600$/,
    )
    expect((await browser.get('~/account')).status).toBe(200)
  })

  it('follows a path of this response only', async () => {
    const there = await jar().post('~/sign-in', {
      login: 'nadia',
      password,
      next: `/r/${country.slug}/teams?x=1`,
    })
    expect(to(there)).toBe('~/teams?x=1')
    for (const next of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/r/other/teams',
    ])
      expect(to(await jar().post('~/sign-in', { login: 'nadia', password, next }))).toBe('~/')
  })

  it('says the same for a wrong password, an unknown login and a suspended account, and keeps the login', async () => {
    await appDb().transact(async tx => {
      await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
      await tx`update person set suspended_at = ${country.clock()} where id = ${cast.rosa.id} and response_id = ${country.responseId}`
    })
    const pages = await Promise.all(
      [
        { login: 'nadia', password: 'something else' },
        { login: 'nosuch', password },
        { login: 'rosa', password },
        { login: 'leila', password: '' },
      ].map(async fields => {
        const response = await jar().post('~/sign-in', fields)
        expect(response.status).toBe(422)
        expect(response.headers.getSetCookie().filter(line => line.startsWith(session))).toEqual([])
        const html = await response.text()
        expect(html).toContain(`value="${fields.login}"`)
        expect(html).not.toContain(password)
        return html.replaceAll(fields.login, '…')
      }),
    )
    expect(new Set(pages).size).toBe(1)
  })

  it('gives a new session id each time and ends the one this browser had', async () => {
    const browser = await signedIn('nadia')
    const first = browser.cookies.get(session)
    await browser.post('~/sign-in', { login: 'hana', password })
    expect(browser.cookies.get(session)).not.toBe(first)
    const old = await country.app.request(`${origin}/r/${country.slug}/account`, {
      headers: { cookie: `${session}=${first}` },
      redirect: 'manual',
    })
    expect(to(old)).toContain('~/sign-in')
  })

  it('is refused after many tries at one account, even with the right password', async () => {
    const other = await makeCountry()
    const browser = await other.browser()
    const fields = { login: 'nadia', password: 'not the right one' }
    for (let i = 0; i < 12; i += 1) expect((await browser.post('~/sign-in', fields)).status).toBe(422)
    expect((await browser.post('~/sign-in', fields)).status).toBe(429)
    expect((await browser.post('~/sign-in', { ...fields, login: 'hana' })).status).toBe(422)
    other.clock.advance(15 * minute)
    expect((await browser.post('~/sign-in', fields)).status).toBe(422)
  })

  it('by many at once does not stop the server', async () => {
    const tries = Array.from({ length: 24 }, () => jar().post('~/sign-in', { login: 'farida', password }))
    const statuses = (await Promise.all(tries)).map(response => response.status)
    expect(statuses.filter(status => status === 303)).toHaveLength(12)
    expect(statuses.filter(status => status === 429)).toHaveLength(12)
  })

  it('is not done from a page of somebody else', async () => {
    const response = await country.app.request(`${origin}/r/${country.slug}/sign-in`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ login: 'nadia', password }),
    })
    expect(response.status).toBe(403)
  })

  it('ends with a form that the outbox can hold back, and forgets what is cached', async () => {
    const browser = await signedIn('claire')
    const asked = await browser.get('~/sign-out')
    expect(await asked.text()).toContain('data-sign-out')
    const left = await browser.post('~/sign-out')
    expect(to(left)).toBe('~/?done=accounts.done.signed-out')
    expect(left.headers.get('clear-site-data')).toBe('"cache"')
    expect(browser.cookies.has(session)).toBe(false)
    expect(to(await browser.get('~/account'))).toContain('~/sign-in')
  })
})

describe('codes from an app', () => {
  it('are set up with a first code, asked for after the password, and good once', async () => {
    const browser = await signedIn('tomas')
    const before = browser.cookies.get(session)
    const html = await (await browser.get('~/account/code')).text()
    const sealed = html.match(/name="sealed" value="([\w-]+)"/)?.[1] ?? ''
    const secret = html.match(/>([A-Z2-7 ]{39})</)?.[1]?.replaceAll(' ', '') ?? ''
    const codeNow = () =>
      new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
        timestamp: country.clock().getTime(),
      })

    const wrong = await browser.post('~/account/code', { sealed, code: '000000' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain(secret.slice(0, 4))
    const other = await signedIn('tomas')
    const first = codeNow()
    expect(to(await browser.post('~/account/code', { sealed, code: first }))).toBe(
      '~/account?done=accounts.done.codes-on',
    )
    expect(browser.cookies.get(session)).not.toBe(before)
    expect(to(await other.get('~/account'))).toContain('~/sign-in')

    const again = jar()
    const asked = await again.post('~/sign-in', {
      login: 'tomas',
      password,
      next: `/r/${country.slug}/teams`,
    })
    expect(to(asked)).toBe(`~/sign-in/code?then=${encodeURIComponent(`/r/${country.slug}/teams`)}`)
    expect(again.cookies.has(session)).toBe(false)
    expect((await again.get('~/sign-in/code')).status).toBe(200)
    expect((await again.post('~/sign-in/code', { code: first })).status).toBe(422)
    country.clock.advance(minute)
    const entered = await again.post('~/sign-in/code', { code: codeNow(), next: `/r/${country.slug}/teams` })
    expect(to(entered)).toBe('~/teams')
    expect(await (await again.get('~/account')).text()).toContain('Con contraseña y código')

    // Without the cookie of the first step nobody is expected.
    expect(to(await jar().post('~/sign-in/code', { code: codeNow() }))).toBe('~/sign-in')
    expect(to(await again.post('~/account/code/removal'))).toBe('~/account?done=accounts.done.codes-off')
    expect(to(await jar().post('~/sign-in', { login: 'tomas', password }))).toBe('~/')
  })

  it('are not set up with a secret that was offered to somebody else', async () => {
    const daniel = await signedIn('daniel')
    const html = await (await daniel.get('~/account/code')).text()
    const sealed = html.match(/name="sealed" value="([\w-]+)"/)?.[1] ?? ''
    const secret = html.match(/>([A-Z2-7 ]{39})</)?.[1]?.replaceAll(' ', '') ?? ''
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: country.clock().getTime(),
    })
    const victor = await signedIn('victor')
    expect((await victor.post('~/account/code', { sealed, code })).status).toBe(422)
  })
})

describe('a proof of who it is', () => {
  it('is asked again after a quarter of an hour, and then the page opens', async () => {
    const browser = await signedIn('ibrahim')
    country.clock.advance(16 * minute)
    const asked = await browser.post(`~/people/${cast.jonas.id}/roles`, { role: 'facilitator' })
    const then = `/r/${country.slug}/people/${cast.jonas.id}`
    expect(to(asked)).toBe(`~/proof?then=${encodeURIComponent(then)}`)
    const before = browser.cookies.get(session)
    expect((await browser.get(`~/proof?then=${encodeURIComponent(then)}`)).status).toBe(200)
    expect((await browser.post('~/proof', { password: 'wrong', next: then })).status).toBe(422)
    const proved = await browser.post('~/proof', { password, next: then })
    expect(to(proved)).toBe(`~/people/${cast.jonas.id}`)
    expect(browser.cookies.get(session)).not.toBe(before)
    const done = await browser.post(`~/people/${cast.jonas.id}/roles`, { role: 'facilitator' })
    expect(to(done)).toBe(`~/people/${cast.jonas.id}?done=accounts.done.role-granted`)
    expect(to(await browser.post('~/proof', { password, next: 'https://elsewhere.example' }))).toBe(
      '~/account',
    )
  })
})
