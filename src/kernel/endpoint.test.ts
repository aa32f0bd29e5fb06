import { jsx } from 'hono/jsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../test/support/app.ts'
import { makeExchangeApp } from '../../test/support/exchange-app.ts'
import { json, page, redirect, refused } from './answer.ts'
import { get, post } from './endpoint.ts'
import { append } from './event.ts'
import { newId } from './id.ts'
import { Problem } from './problem.ts'

let country: TestCountry
beforeAll(async () => {
  country = await makeCountry()
})

function Broken(): string {
  throw new Error('Nadia saw a secret')
}

/** How often something happened to a subject, asked in a request of its own. */
const counting = get('/r/:response/count/:subject', async x => {
  const [row] = await x.tx<{ n: number }[]>`
    select count(*) as n from event where response_id = ${x.response.id} and subject = ${x.params.subject!}`
  return json(row!.n)
})

describe('endpoint', () => {
  it('commits what succeeded and rolls back what was refused', async () => {
    const kept = newId()
    const dropped = newId()
    const app = await makeExchangeApp(country, [
      counting,
      post('/r/:response/keep', async x => {
        await append(x, { type: 'test.kept', subject: kept })
        return redirect(x.at('/services'))
      }),
      post('/r/:response/refuse', async x => {
        await append(x, { type: 'test.kept', subject: dropped })
        return refused(page('Refused', 'again'))
      }),
    ])
    expect((await app.post('~/keep')).status).toBe(303)
    expect((await app.post('~/refuse')).status).toBe(422)
    expect(await (await app.get(`~/count/${kept}`)).json()).toBe(1)
    expect(await (await app.get(`~/count/${dropped}`)).json()).toBe(0)
  })

  it('does not let a page that is only read write anything', async () => {
    const app = await makeExchangeApp(country, [
      get('/r/:response/sly', async x => {
        await append(x, { type: 'test.sly', subject: newId() })
        return json(true)
      }),
    ])
    expect((await app.get('~/sly')).status).toBe(500)
  })

  it('answers an unknown response, a stranger’s address and a thrown not-found alike', async () => {
    const app = await makeExchangeApp(country, [
      get('/r/:response/hidden', async () => {
        throw new Problem('not-found')
      }),
    ])
    const answers = await Promise.all(
      ['/r/nowhere/hidden', '~/hidden', '~/no-such-page'].map(path => app.get(path)),
    )
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404])
  })

  it('draws a page once while all that it says is the same, and anew for everybody else', async () => {
    let drawings = 0
    let says = 'two referrals'
    function Body() {
      drawings += 1
      return says
    }
    const app = await makeExchangeApp(country, [
      get('/r/:response/list', async () => page('List', jsx(Body, {}), { says })),
      get('/r/:response/fresh', async () => page('Fresh', jsx(Body, {}))),
    ])
    const [{ cookie: nadia }, { cookie: victor }] = await Promise.all([
      country.browser('nadia'),
      country.browser('victor'),
    ])
    const read = async (path: string, cookie = nadia) => (await app.get(path, { cookie })).text()
    const first = await read('~/list')
    expect(await read('~/list')).toBe(first)
    expect(drawings).toBe(1)
    for (const other of ['~/list?lang=ar', '~/list?done=referrals.done.receipt', '~/list?page=2'])
      expect(await read(other)).not.toBe(first)
    expect(drawings).toBe(4)
    const foreign = await read('~/list', victor)
    expect([foreign.includes('Nadia'), foreign.includes('Victor'), first.includes('Nadia')]).toEqual([
      false,
      true,
      true,
    ])
    says = 'three referrals'
    expect(await read('~/list')).toContain('three referrals')
    expect(drawings).toBe(6)
    await read('~/fresh')
    await read('~/fresh')
    expect(drawings).toBe(8)
  })

  it('refuses a form that comes from elsewhere', async () => {
    const app = await makeExchangeApp(country, [post('/r/:response/form', async () => json(true))])
    expect((await app.post('~/form', {}, { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await app.post('~/form', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await app.post('~/form')).status).toBe(200)
  })

  it('says a failure without its cause, and carries no script of a stranger', async () => {
    const app = await makeExchangeApp(country, [
      get('/r/:response/broken', async () => {
        throw new Error('Nadia saw a secret')
      }),
    ])
    const answer = await app.get('~/broken')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toContain('Nadia')
    expect(JSON.stringify(app.logged)).not.toContain('Nadia')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('says alike what fails while a page is drawn', async () => {
    const app = await makeExchangeApp(country, [
      get('/r/:response/undrawable', async () => page('Fine', jsx(Broken, {}))),
    ])
    const answer = await app.get('~/undrawable')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(JSON.stringify(app.logged)).toContain('"failure":"Error"')
    expect(JSON.stringify(app.logged)).not.toContain('secret')
  })

  it('leads on by an address that a header can carry, whatever stood in the one before', async () => {
    const app = await makeExchangeApp(country, [
      post('/r/:response/things/:name', async x => redirect(x.at(`/things/${x.params.name}`), 'done')),
    ])
    const to = async (name: string) => (await app.post(`~/things/${name}`)).headers.get('location')
    expect(await to('a%0d%0aSet-Cookie:x=1')).toMatch(/\/things\/a%0D%0ASet-Cookie:x=1\?done=done$/)
    expect(await to('%D9%86%D8%A7%D8%AF')).toMatch(/\/things\/%D9%86%D8%A7%D8%AF\?done=done$/)
  })

  it('logs the pattern of an address and never the address', async () => {
    const app = await makeExchangeApp(country, [get('/r/:response/things/:id', async () => json(true))])
    await app.get('~/things/very-secret-thing?q=somebody')
    expect(app.logged.map(line => line.route)).toEqual(['GET /r/:response/things/:id'])
    expect(JSON.stringify(app.logged)).not.toContain('secret')
  })

  it('reads a body within its limit only', async () => {
    const app = await makeExchangeApp(country, [
      post('/r/:response/small', async () => json(true), { limit: 100 }),
    ])
    expect((await app.post('~/small', { text: 'x'.repeat(500) })).status).toBe(413)
  })

  it('speaks the language that was asked for, and keeps it', async () => {
    const app = await makeExchangeApp(country, [get('/r/:response/word', async x => json(x.words.language))])
    const asked = await app.get('~/word?lang=ar')
    expect(await asked.json()).toBe('ar')
    expect(asked.headers.get('set-cookie')).toContain('across-language=ar')
    expect(await (await app.get('~/word', { 'accept-language': 'bn-BD,bn;q=0.9' })).json()).toBe('bn')
    expect(await (await app.get('~/word', { 'accept-language': 'xx' })).json()).toBe('en')
  })

  it('asks a person without a session to sign in, and comes back afterwards', async () => {
    const app = await makeExchangeApp(country, [
      get('/r/:response/mine', async x => {
        x.person()
        return json(true)
      }),
    ])
    const answer = await app.get('~/mine?page=2')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(
      `/r/${country.slug}/sign-in?then=${encodeURIComponent(`/r/${country.slug}/mine?page=2`)}`,
    )
  })
})
