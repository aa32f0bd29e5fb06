// The whole way without a network: Daniel's phone is confirmed once, and from then on it seals on the school's roof where
// there is no signal. Nadia answers on a road without one. What each made is delivered when the phone has a line again.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CastName, organisations, teams } from '../../demo/country.ts'
import { demonstrationWords } from '../../demo/keys.ts'
import { rootFingerprint } from '../../src/device/root.ts'
import type { ServedRoot } from '../../src/modules/accounts/keys/model.ts'
import { type Device, newDevice } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'
import {
  agree,
  caseWork,
  check,
  faultsOf,
  newestSent,
  openForm,
  part,
  phoneSize,
  send,
  sentAfter,
  tell,
  unlock,
} from './support/referring.ts'

const marker = 'Marker Darwish'
const pins = { daniel: '402913', nadia: '518204', leila: '775310' }

let product: Product
let daniel: Page
let nadia: Page
const devices: Device[] = []

beforeAll(async () => {
  product = await startProduct()
  daniel = await phoneOf('daniel')
  nadia = await phoneOf('nadia')
})
afterAll(async () => {
  for (const device of devices) await device.close()
  await product?.stop()
})

async function phoneOf(name: CastName): Promise<Page> {
  const device = await newDevice(phoneSize)
  devices.push(device)
  const page = await device.context.newPage()
  page.setDefaultTimeout(30_000)
  await product.enter(page, name)
  return page
}

async function cut(page: Page, offline: boolean): Promise<void> {
  await page.context().setOffline(offline)
}

/** Behind a PIN, with what the person needs taken along. */
async function setUp(page: Page, nickname: string, pin: string): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto(product.at('/devices?lang=en'))
  await page.locator('summary', { hasText: 'Set up this phone' }).click()
  await page.locator('#set-up [name=nickname]').fill(nickname)
  await page.locator('#set-up [name=pin]').fill(pin)
  await page.locator('#set-up [name=pinAgain]').fill(pin)
  await page.locator('#set-up button').click()
  await cardOf(page, nickname).filter({ hasText: 'As of' }).waitFor()
}

const cardOf = (page: Page, nickname: string) => page.locator('this-phone .card', { hasText: nickname })

/** Claire hears the six words of Daniel's phone and confirms it for the school. */
async function confirmPhone(words: string): Promise<void> {
  const claire = await phoneOf('claire')
  await claire.goto(product.at(`/teams/${teams.school!.id}/keys?lang=en`))
  const served = (await (await claire.request.get(product.at('/roots'))).json()) as ServedRoot[]
  const own = organisations[teams.school!.organisation]!.id
  const root = served.find(({ organisation }) => organisation === own)
  await claire.locator('[data-is=printed-words]').fill((await rootFingerprint(root!)).words)
  await claire.locator('across-compare-root form button').click()
  await claire.locator('across-compare-root [data-step=compared]:visible').waitFor()
  const phone = claire.locator('form[data-act=sender]').first()
  await phone.locator('input').fill(words)
  const loaded = claire.waitForEvent('load')
  await phone.locator('button').click()
  await claire.locator('across-unlock dialog[open] [data-is=words]').fill(demonstrationWords)
  await claire.locator('across-unlock dialog[open] form button').first().click()
  await loaded
}

describe('without a network', () => {
  let before: string
  let address: string

  it('a phone that was confirmed seals, and the referral waits on it', async () => {
    before = await newestSent(product, daniel)
    await openForm(product, daniel, caseWork)
    const words = daniel.locator('[data-step=waiting] [data-is=words]')
    await words.filter({ hasText: /\w/ }).waitFor()
    await confirmPhone(await words.innerText())
    await part(daniel, 'again').first().click()
    await daniel.locator('[data-step="ready"]').waitFor()
    await setUp(daniel, 'Dan', pins.daniel)
    await cut(daniel, true)

    await openForm(product, daniel, caseWork)
    await daniel.getByText('This is how it was').waitFor()
    await daniel.locator('[data-step="ready"]').waitFor()
    expect(await faultsOf(daniel)).toEqual([])
    await agree(daniel)
    await tell(daniel, caseWork, marker)
    await check(daniel)
    await part(daniel, 'review').waitFor()
    await send(daniel)
    await daniel.goto(product.at('/outbox'))
    await daniel.locator('across-outbox-list .card', { hasText: 'Saved here' }).waitFor()
    expect(await faultsOf(daniel)).toEqual([])
  })

  it('arrives once the line is back, and Nadia reads it', async () => {
    await cut(daniel, false)
    address = await sentAfter(product, daniel, before)
    await nadia.goto(`${product.origin}${address}?lang=en`)
    await part(nadia, 'open').click()
    await unlock(nadia)
    await part(nadia, 'details-opened').getByText(marker).waitFor()
  })

  it('Nadia answers without one, and Daniel hears back', async () => {
    await setUp(nadia, 'Nad', pins.nadia)
    await cut(nadia, true)
    await nadia.goto(`${product.origin}${address}`)
    await nadia.getByText('This is how it was').waitFor()
    expect(await faultsOf(nadia)).toEqual([])
    // Nothing of the story is on her phone.
    expect(await nadia.content()).not.toContain(marker)
    await nadia.locator('form[action$="/acceptance"] button').click()
    await nadia.getByText('Kept on this phone').waitFor()

    await daniel.goto(`${product.origin}${address}?lang=en`)
    await cut(nadia, false)
    await nadia.goto(product.at('/outbox'))
    await nadia.locator('across-outbox-list .card', { hasText: 'Sent' }).waitFor()
    await daniel.locator('.page-head .tag', { hasText: 'Accepted' }).waitFor()
  })

  it('every screen that is there can be read by everybody, on a small phone, in English and in Arabic', async () => {
    const found: unknown[] = []
    await cut(daniel, true)
    for (const language of ['en', 'ar']) {
      await cut(daniel, false)
      await daniel.goto(product.at(`/guidance?lang=${language}`))
      await daniel.waitForFunction(async wanted => {
        const cache = await caches.open('across-assets')
        return (await cache.keys()).some(({ url }) => url.includes(`/locales/${wanted}`))
      }, language)
      await cut(daniel, true)
      for (const path of [
        '/guidance',
        '/guidance/health',
        '/services',
        '/referrals',
        '/referrals/new',
        '/redirects/new',
        '/mine',
        '/outbox',
        '/devices',
        '/account',
      ]) {
        await daniel.goto(product.at(path))
        for (const fault of await faultsOf(daniel)) found.push([language, path, fault])
      }
    }
    expect(found).toEqual([])
  })

  it('two people share a phone, and neither sees what the other took along', async () => {
    await cut(daniel, false)
    await product.enter(daniel, 'leila')
    await setUp(daniel, 'Lei', pins.leila)
    await cut(daniel, true)
    await daniel.goto(`${product.origin}${before}?lang=en`)
    await daniel.getByText('This was not kept on this phone').waitFor()
    await daniel.goto(product.at('/devices'))
    await cardOf(daniel, 'Lei')
      .getByRole('button', { name: /^Lock$/ })
      .click()
    const dan = cardOf(daniel, 'Dan')
    for (const [typed, then] of [
      [pins.leila, 'not the PIN'],
      [pins.daniel, 'Unlocked'],
    ] as const) {
      await dan.locator('input').fill(typed)
      await dan.getByRole('button', { name: 'Unlock' }).click()
      await daniel.locator('this-phone', { hasText: then }).waitFor()
    }
    expect(await faultsOf(daniel)).toEqual([])
    await daniel.goto(`${product.origin}${before}`)
    await daniel.getByText('This is how it was').waitFor()
  })
})
