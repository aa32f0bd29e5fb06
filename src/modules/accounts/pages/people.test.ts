import { beforeAll, describe, expect, it } from 'vitest'
import { cast, teams } from '../../../../demo/country.ts'
import { countryWithPasswords, leadsTo } from '../../../../test/support/accounts.ts'
import type { TestCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let country: TestCountry

const to = (response: Response) => leadsTo(country, response)

beforeAll(async () => {
  country = await countryWithPasswords()
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
