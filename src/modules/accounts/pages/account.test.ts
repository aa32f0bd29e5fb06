import { beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../../../demo/country.ts'
import { countryWithPasswords, jarOf, leadsTo, password, signIn } from '../../../../test/support/accounts.ts'
import type { TestCountry } from '../../../../test/support/app.ts'

let country: TestCountry

const jar = () => jarOf(country)
const signedIn = (name: CastName) => signIn(country, name)
const to = (response: Response) => leadsTo(country, response)

beforeAll(async () => {
  country = await countryWithPasswords()
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
