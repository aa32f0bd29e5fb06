// The pages as a browser meets them: forms, cookies, redirects. Every test has people of its own country.
import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CastName, cast, teams } from '../../../demo/country.ts'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import { minute } from '../../kernel/clock.ts'
import { newId } from '../../kernel/id.ts'
import { hashPassword } from './passwords.ts'

const origin = 'http://localhost:8080'
const password = 'orange kettle seven'

let country: TestCountry

beforeAll(async () => {
  country = await makeCountry()
  const hashed = await hashPassword(password)
  await appDb().transact(async tx => {
    await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
    await tx`update person set password_hash = ${hashed} where response_id = ${country.responseId}`
  })
})

/** A browser that keeps its cookies. */
function jar() {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await country.app.request(`${origin}${path.replace(/^~/, `/r/${country.slug}`)}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '), origin, ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (line.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

type Jar = ReturnType<typeof jar>

async function signedIn(name: CastName): Promise<Jar> {
  const browser = jar()
  const response = await browser.post('~/sign-in', { login: cast[name].login, password })
  expect(response.status).toBe(303)
  return browser
}

const session = '__Host-across'
const to = (response: Response) => response.headers.get('location')?.replace(`/r/${country.slug}`, '~')

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

describe('one’s own account', () => {
  it('changes its password with the former one, and is signed out elsewhere', async () => {
    const [browser, other] = [await signedIn('leila'), await signedIn('leila')]
    const fields = { current: password, password: 'violet lantern nine' }
    const weak = await browser.post('~/account/password', { current: password, password: 'leila haddad' })
    expect(weak.status).toBe(422)
    expect((await browser.post('~/account/password', { ...fields, current: 'wrong' })).status).toBe(422)
    expect(to(await browser.post('~/account/password', fields))).toBe('~/account?done=accounts.done.password')
    expect((await browser.get('~/account')).status).toBe(200)
    expect(to(await other.get('~/account'))).toContain('~/sign-in')
    expect((await jar().post('~/sign-in', { login: 'leila', password })).status).toBe(422)
    expect((await jar().post('~/sign-in', { login: 'leila', password: fields.password })).status).toBe(303)
  })

  it('speaks the language it chose, whatever the browser showed before', async () => {
    const browser = await signedIn('hana')
    await browser.post('~/account/language', { language: 'bn' })
    const html = await (await browser.get('~/account')).text()
    expect(html).toContain('<html lang="bn" dir="ltr"')
    expect((await browser.post('~/account/language', { language: 'xx' })).status).toBe(422)
  })

  it('shows where it is signed in and ends the others', async () => {
    const [browser, other] = [await signedIn('amina'), await signedIn('amina')]
    expect(await (await browser.get('~/account')).text()).toContain('In 2 places.')
    await browser.post('~/account/sessions/ending')
    expect(await (await browser.get('~/account')).text()).toContain('In one place.')
    expect(to(await other.get('~/account'))).toContain('~/sign-in')
  })

  it('of a demonstration keeps its password', async () => {
    const browser = await country.browser('samir')
    expect(await (await browser.get('~/account')).text()).toContain('everybody plays the same people')
    expect((await browser.get('~/account/password')).status).toBe(404)
    expect((await browser.post('~/account/password', { password: 'orange kettle eight' })).status).toBe(404)
    expect((await browser.get('~/account/code')).status).toBe(404)
    expect((await browser.get('~/account/passkeys')).status).toBe(404)
  })
})

describe('a link', () => {
  const join = { name: 'Omar Zaki', login: 'omar', password: 'green ferry at dawn', language: 'ar' }

  it('is made, opened, used, and then gone', async () => {
    const samir = await country.browser('samir')
    const form = await (await samir.get('~/invitations/new')).text()
    expect(form).not.toContain('value="administrator"')
    const id = newId()
    const made = await samir.post('~/invitations', {
      id,
      into: `team:${teams.caseWork!.id}`,
      roles: 'worker',
    })
    expect(made.status).toBe(200)
    const html = await made.text()
    const path = html.match(/value="http:\/\/localhost:8080(\/join\/[\w-]{43})"/)?.[1] ?? ''
    expect(html).toContain('class="qr"')
    expect(made.headers.get('cache-control')).toBe('no-store')

    const guest = jar()
    const shown = await (await guest.get(path)).text()
    expect(shown).toContain('Case workers, River Plain')
    expect(shown).toContain('Finds services and passes children on safely.')
    const refused = await guest.post(path, { ...join, id: newId(), password: 'password123' })
    expect(refused.status).toBe(422)
    const kept = await refused.text()
    expect(kept).toContain('value="Omar Zaki"')
    expect(kept).not.toContain('password123')

    const joined = await guest.post(path, { ...join, id: newId() })
    expect(to(joined)).toBe('~/?done=accounts.done.joined')
    expect(await (await guest.get('~/account')).text()).toContain('<html lang="ar" dir="rtl"')
    const used = await guest.get(path)
    expect(used.status).toBe(410)
    expect((await jar().get(path)).status).toBe(410)
    expect((await jar().get(`/join/${'x'.repeat(43)}`)).status).toBe(404)
    expect((await jar().post('~/sign-in', { login: 'omar', password: join.password })).status).toBe(303)
  })

  it('for a new password leads to signing in, not in', async () => {
    const ibrahim = await country.browser('ibrahim')
    const made = await ibrahim.post(`~/people/${cast.jonas.id}/reset`, { id: newId() })
    const path = (await made.text()).match(/localhost:8080(\/join\/[\w-]{43})"/)?.[1] ?? ''
    const guest = jar()
    expect(await (await guest.get(path)).text()).toContain('jonas')
    const done = await guest.post(path, { password: 'green ferry at dusk' })
    expect(to(done)).toBe('~/sign-in?done=accounts.done.password')
    expect(guest.cookies.has(session)).toBe(false)
  })

  it('with rights beyond a team is an administrator’s, and its mistakes are told', async () => {
    const samir = await country.browser('samir')
    const id = newId()
    const into = `team:${teams.caseWork!.id}`
    expect((await samir.post('~/invitations', { id, into, roles: 'custodian' })).status).toBe(404)
    expect(
      (await samir.post('~/invitations', { id, into: `team:${teams.school!.id}`, roles: 'worker' })).status,
    ).toBe(404)
    expect((await samir.post('~/invitations', { id, into: '', roles: 'worker' })).status).toBe(422)
    expect((await samir.post('~/invitations', { id, into })).status).toBe(422)
    const ibrahim = await country.browser('ibrahim')
    expect((await ibrahim.post('~/invitations', { id, into, roles: 'focal-point' })).status).toBe(422)
    expect(
      (await ibrahim.post('~/invitations', { id, into, roles: 'focal-point', sector: 'health' })).status,
    ).toBe(200)
    expect(await (await ibrahim.get('~/invitations')).text()).toContain('Sector focal point: Health')
    expect(to(await ibrahim.post(`~/invitations/${id}/withdrawal`))).toContain('withdrawn')
  })
})

describe('people', () => {
  it('are searched without a name in any address, and found by part of it', async () => {
    const ibrahim = await country.browser('ibrahim')
    const found = await ibrahim.post('~/people/search', { q: 'rahal' })
    const html = await found.text()
    expect(html).toContain('Amina Rahal')
    expect(html).not.toContain('Victor Lang')
    expect(html).toMatch(/<form class="form" action="[^"]*\/people\/search" method="post"/)
  })

  it('have a page whose title does not name them, with what the reader may do', async () => {
    const url = `~/people/${cast.nadia.id}`
    const asHana = await (await (await country.browser('hana')).get(`${url}?lang=en`)).text()
    expect(asHana).toContain('<title>A person · Across</title>')
    expect(asHana).toContain('/suspension')
    expect(asHana).not.toContain('/reset')
    expect(asHana).not.toContain('/roles"')
    const asIbrahim = await (await (await country.browser('ibrahim')).get(url)).text()
    expect(asIbrahim).toContain('/reset')
    expect(asIbrahim).toContain('/roles"')
    for (const path of [url, '~/people/not-an-id', `~/people/${newId()}`])
      expect((await (await country.browser('victor')).get(path)).status).toBe(404)
  })

  it('are suspended in one tap', async () => {
    const nadia = await country.browser('nadia')
    expect((await nadia.get('~/account')).status).toBe(200)
    const hana = await country.browser('hana')
    expect(to(await hana.post(`~/people/${cast.nadia.id}/suspension`))).toContain('accounts.done.suspended')
    expect(to(await nadia.get('~/account'))).toContain('~/sign-in')
    expect((await hana.post(`~/people/${cast.nadia.id}/restoration`)).status).toBe(404)
    const samir = await country.browser('samir')
    expect(to(await samir.post(`~/people/${cast.nadia.id}/restoration`))).toContain('accounts.done.restored')
  })

  it('are put into a team until a day, and taken out', async () => {
    const ibrahim = await country.browser('ibrahim')
    const url = `~/people/${cast.farida.id}`
    const fields = { teamId: teams.coordination!.id, until: '2026-12-31' }
    expect(to(await ibrahim.post(`${url}/teams`, fields))).toContain('accounts.done.in-team')
    expect(await (await ibrahim.get(url)).text()).toContain('Child protection coordination')
    expect((await ibrahim.post(`${url}/teams`, { ...fields, teamId: teams.clinic!.id })).status).toBe(409)
    expect((await ibrahim.post(`${url}/teams`, { ...fields, until: 'soon' })).status).toBe(422)
    expect(to(await ibrahim.post(`${url}/teams/ending`, { teamId: fields.teamId }))).toContain('out-of-team')
    expect(
      (await ibrahim.post(`~/people/${cast.ibrahim.id}/roles/removal`, { role: 'administrator' })).status,
    ).toBe(409)
  })
})

describe('organisations, teams and settings', () => {
  it('are added with their names in several languages', async () => {
    const ibrahim = await country.browser('ibrahim')
    const id = newId()
    const fields = { id, 'name.en': 'Hope House', 'name.ar': 'بيت الأمل', acronym: 'HH', kind: 'community' }
    expect((await ibrahim.post('~/organisations', { ...fields, 'name.en': '', 'name.ar': '' })).status).toBe(
      422,
    )
    expect(to(await ibrahim.post('~/organisations', fields))).toContain(`~/organisations/${id}`)
    const html = await (await ibrahim.get(`~/organisations/${id}?lang=ar`)).text()
    expect(html).toContain('بيت الأمل')
    expect(to(await ibrahim.post(`~/organisations/${id}`, { ...fields, 'name.en': 'Hope Home' }))).toContain(
      'saved',
    )
    const team = { id: newId(), organisationId: id, sector: 'shelter', 'name.en': 'Night shelter' }
    expect((await ibrahim.post('~/teams', { ...team, sector: 'x' })).status).toBe(422)
    expect(to(await ibrahim.post('~/teams', team))).toContain(`~/teams/${team.id}`)
    expect((await ibrahim.post(`~/organisations/${id}/closing`)).status).toBe(409)
    expect(await (await ibrahim.get('~/teams?sector=shelter&lang=en')).text()).toContain('Night shelter')
    expect(await (await ibrahim.get('~/teams?sector=health&lang=en')).text()).not.toContain('Night shelter')
  })

  it('hold the clocks, typed in any digits', async () => {
    const ibrahim = await country.browser('ibrahim')
    const form = await (await ibrahim.get('~/settings?lang=en')).text()
    expect(form).toContain('value="336"')
    const fields = {
      'name.en': 'Tamuria',
      timeZone: 'Asia/Amman',
      weekend: '5',
      emergencyPhone: '١٩٩',
      emergency: '١٢',
      urgent: '48',
      'urgent-unit': 'hours',
      normal: '8',
      'normal-unit': 'workingDays',
    }
    const wrong = await ibrahim.post('~/settings', { ...fields, emergency: '100', timeZone: 'Mars/Base' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="Mars/Base"')
    expect(to(await ibrahim.post('~/settings', fields))).toBe('~/settings?done=accounts.done.saved')
    const saved = await (await ibrahim.get('~/settings')).text()
    expect(saved).toContain('name="emergency" value="12"'.split(' ')[1])
    expect(saved).toMatch(/value="workingDays" selected/)
    expect(
      to(await ibrahim.post('~/settings/holidays', { day: '2027-05-01', 'holiday.en': 'Labour Day' })),
    ).toContain('saved')
    expect(
      (await ibrahim.post('~/settings/holidays', { day: '2027-05-01', 'holiday.en': 'Again' })).status,
    ).toBe(422)
    expect(to(await ibrahim.post('~/settings/holidays/2027-05-01/removal'))).toContain('removed')
    expect((await ibrahim.post('~/settings/holidays/yesterday/removal')).status).toBe(404)
  })
})
