import { beforeAll, describe, expect, it } from 'vitest'
import { cast, teams } from '../../../../demo/country.ts'
import { countryWithPasswords, jarOf, leadsTo, session } from '../../../../test/support/accounts.ts'
import type { TestCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let country: TestCountry

const jar = () => jarOf(country)
const to = (response: Response) => leadsTo(country, response)

beforeAll(async () => {
  country = await countryWithPasswords()
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
