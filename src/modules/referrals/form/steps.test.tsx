import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { languages } from '../../../kernel/words.ts'

let country: TestCountry
const person = 'need=school&area=TM0202&band=6-11&sex=female&disability=not-asked&speaks=ar'

beforeAll(async () => {
  country = await makeCountry()
})

describe('the steps before a name is typed', () => {
  it('are plain pages in every language', async () => {
    const daniel = await country.browser('daniel')
    for (const language of languages) {
      for (const query of ['', 'need=school', person]) {
        const answer = await daniel.get(`~/referrals/new?lang=${language}&${query}`)
        expect(answer.status).toBe(200)
        expect(await answer.text()).not.toContain('data-sealed')
      }
    }
  })

  it('asks what is missing, and keeps what was answered', async () => {
    const daniel = await country.browser('daniel')
    const answer = await daniel.get('~/referrals/new?lang=en&need=school&band=6-11&asked=person')
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/value="6-11"[^>]*checked/)
    expect(html).toContain('id="field-sex-error"')
    expect(html).not.toContain('id="field-band-error"')
  })

  it('offers to say that nothing fits', async () => {
    const html = await (await (await country.browser('daniel')).get(`~/referrals/new?${person}`)).text()
    expect(html).toContain('id="unmet"')
    expect(html).toContain('name="area" value="TM0202"')
  })

  it('keeps the name of a service out of reach of who is not signed in', async () => {
    const answer = await (await country.browser()).get(`~/referrals/new?${person}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toContain('/sign-in')
  })
})
