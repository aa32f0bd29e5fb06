// An installation from its first page to its second response. Everything happens in one transaction that is rolled
// back, in which there is no response yet.
import type { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { makeTestApp, testSecret } from '../../../test/support/make-app.ts'
import { appDb, rolledBack } from '../../../test/support/rolled-back.ts'
import { monday } from '../../../test/support/scene.ts'
import { hour } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/id.ts'
import { setUpCode } from './commands.ts'
import { routes } from './pages.tsx'

const origin = 'http://localhost:8080'
const password = 'orange kettle seven'

/** The application's database as seen inside one transaction: each request is a part of it. */
function within(tx: Tx): Db {
  // The driver's type of a part of a transaction lacks what only the whole has; nobody here uses that.
  const part = <T>(work: (tx: Tx) => Promise<T>) => tx.savepoint(inner => work(inner as Tx)) as Promise<T>
  return {
    transact: work =>
      part(async inner => {
        await inner`select set_config('across.' || name, '', true)
          from unnest(array['scope', 'response', 'person', 'organisation', 'teams', 'leads', 'roles']) as name`
        return await work(inner)
      }),
    // Tries are counted apart, or a refused form would take its try back.
    aside: work => appDb().aside(work),
    listen: () => Promise.resolve({ unlisten: async () => {} }),
    end: async () => {},
  }
}

function emptyInstallation(work: (app: Hono) => Promise<void>): Promise<void> {
  // Tries are counted by the hour, and every test comes from the same address: each has an hour of its own.
  const now = new Date(monday.getTime() + Math.floor(Math.random() * 100_000) * hour)
  return rolledBack(async tx => {
    // Responses that other tests keep do not count as real ones in here.
    for (const { id } of await tx<{ id: string }[]>`select id from response where not demonstration`) {
      await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${id}, true)`
      await tx`update response set demonstration = true where id = ${id}`
    }
    await work(await makeTestApp({ db: within(tx), clock: () => now, origin, routes }))
  })
}

function browserOf(app: Hono) {
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(`${origin}${path}`, {
      ...init,
      headers: { cookie, origin },
      redirect: 'manual',
    })
    const kept = response.headers.getSetCookie().find(line => line.startsWith('__Host-across='))
    if (kept) cookie = kept.split(';')[0] ?? ''
    return response
  }
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string>) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

function founding(more: Record<string, string> = {}): Record<string, string> {
  return {
    id: newId(),
    code: setUpCode(testSecret),
    'name.en': 'Northland',
    'name.fr': 'Norlande',
    slug: `n${newId().slice(0, 8)}`,
    kind: 'mixed',
    timeZone: 'Africa/Khartoum',
    weekend: '5',
    emergencyPhone: '999',
    'organisation.id': newId(),
    'organisation.name.en': 'Hope House',
    'organisation.kind': 'ngo',
    'person.id': newId(),
    'person.name': 'Sara Adam',
    login: 'Sara',
    password,
    roles: 'coordinator',
    ...more,
  }
}

describe('an empty installation', () => {
  it('shows two doors, and the set-up takes the code from the printed link', () =>
    emptyInstallation(async app => {
      const { get } = browserOf(app)
      const home = await (await get('/')).text()
      expect(home).toContain('href="/set-up"')
      expect(home).toContain('action="/demonstration"')
      expect(home).not.toContain('/sign-in"')
      expect(await (await get('/set-up?code=ABCD2345')).text()).toContain('value="ABCD2345"')
    }))

  it('is set up by whoever has the code, once', () =>
    emptyInstallation(async app => {
      const { get, post } = browserOf(app)
      const form = founding()
      expect((await post('/set-up', { ...form, code: '' })).status).toBe(422)
      expect((await post('/set-up', { ...form, code: 'ABCD2345' })).status).toBe(422)
      expect((await get(`/r/${form.slug}/`)).status).toBe(404)
      const typed = form.code!.replace(/(....)/, '$1-').toLowerCase()
      const done = await post('/set-up', { ...form, code: typed })
      expect(done.headers.get('location')).toBe(`/r/${form.slug}/?done=accounts.done.set-up`)

      const steps = await (await get(`/r/${form.slug}/?lang=en`)).text()
      expect(steps).toContain('Invite a second administrator')
      const account = await (await get(`/r/${form.slug}/account`)).text()
      expect(account).toContain('Administrator and Coordinator')
      expect((await get('/set-up')).status).toBe(404)
      expect((await post('/set-up', founding())).status).toBe(404)
      expect((await get('/responses')).status).toBe(404)
      expect((await post('/responses', founding())).status).toBe(404)

      const stranger = browserOf(app)
      const home = await (await stranger.get('/?lang=fr')).text()
      expect(home).toContain('Norlande')
      for (const path of ['/sign-in', '/services']) expect(home).toContain(`href="/r/${form.slug}${path}"`)
      expect(home).toContain('href="/slip"')
      expect(await (await stranger.get(`/r/${form.slug}`)).text()).toContain('href="tel:999"')
      expect((await stranger.get('/set-up')).status).toBe(404)
      const signedIn = await stranger.post(`/r/${form.slug}/sign-in`, { login: 'sara', password })
      expect(signedIn.status).toBe(303)
      expect((await stranger.get('/')).headers.get('location')).toBe(`/r/${form.slug}/`)
    }))

  it('tells what is missing at its field, and keeps what was typed but the password', () =>
    emptyInstallation(async app => {
      const { post } = browserOf(app)
      const wrong = {
        'name.en': '',
        'name.fr': '',
        slug: 'No!',
        kind: '',
        timeZone: 'Mars',
        emergencyPhone: 'call',
        'organisation.name.en': '',
        'person.name': '',
        login: 'a b',
      }
      const html = await (await post('/set-up', founding(wrong))).text()
      for (const field of [
        'name.en',
        'slug',
        'kind',
        'timeZone',
        'emergencyPhone',
        'organisation.name.en',
        'person.name',
        'login',
      ])
        expect(html, field).toContain(`href="#field-${field}"`)
      expect(html).toContain('value="Mars"')
      expect(html).not.toContain(password)
      const weak = await (await post('/set-up', founding({ password: 'northland 1' }))).text()
      expect(weak).toContain('href="#field-password"')
    }))

  it('counts the tries at its code', () =>
    emptyInstallation(async app => {
      const { post } = browserOf(app)
      const statuses = []
      for (let i = 0; i < 41; i += 1)
        statuses.push((await post('/set-up', founding({ code: `ABCD${i}` }))).status)
      expect(statuses.at(-1)).toBe(429)
      expect(new Set(statuses.slice(0, -1))).toEqual(new Set([422]))
    }))
})

describe('a further response', () => {
  it('is founded from the global one, and handed over by a link', () =>
    emptyInstallation(async app => {
      const global = browserOf(app)
      const first = founding({ kind: 'global' })
      await global.post('/set-up', first)
      expect(await (await global.get('/set-up')).text()).toContain('action="/responses"')
      expect((await global.post('/responses', founding({ slug: first.slug! }))).status).toBe(422)
      const form = founding()
      const made = await (await global.post('/responses', form)).text()
      const path = made.match(/localhost:8080(\/join\/[\w-]{43})"/)?.[1] ?? ''

      const { get, post } = browserOf(app)
      const joined = await post(path, {
        id: newId(),
        name: 'Musa Idris',
        login: 'musa',
        password,
        language: 'ar',
      })
      expect(joined.headers.get('location')).toBe(`/r/${form.slug}/?done=accounts.done.joined`)
      expect((await get(`/r/${form.slug}/settings`)).status).toBe(200)
      expect((await get('/set-up')).status).toBe(404)
      // Whoever founded it is nobody there.
      expect((await global.get(`/r/${form.slug}/settings`)).headers.get('location')).toContain('/sign-in')

      const stranger = browserOf(app)
      const home = await (await stranger.get('/')).text()
      expect(home).toContain(`href="/r/${form.slug}/services"`)
      expect(home).not.toContain(`href="/r/${first.slug}/services"`)
      expect(await (await stranger.get('/sign-in')).text()).toContain(`href="/r/${first.slug}/sign-in"`)
    }))
})
