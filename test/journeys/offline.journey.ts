// Daniel's phone loses its network: what he may still read, what he makes meanwhile, and what becomes of it.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Device, newDevice } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'

let product: Product
let phone: Device
let page: Page

beforeAll(async () => {
  product = await startProduct()
  phone = await newDevice({ viewport: { width: 390, height: 780 } })
  page = await phone.context.newPage()
})

afterAll(async () => {
  await phone.close()
  await product.stop()
})

describe('without a network', () => {
  it('the guidance opens once the phone has been here', async () => {
    await product.enter(page, 'daniel')
    await workerIsReady(page)
    await cut(phone.context, true)
    await page.goto(product.at('/guidance'))
    await expectText(page, 'h1', /./)
    await expectText(page, 'across-outbox-bar', /^Offline/)
    await page.goto(product.at('/guidance/health'))
    expect(await page.locator('h1').count()).toBe(1)
    // What health and child protection have agreed on was taken along.
    await expectText(page, '#agreed', /Every ward knows whom to call for a child/)
  })

  it('another page says calmly that it needs the network, and what does not', async () => {
    await page.goto(product.at('/account'))
    await expectText(page, 'h1', /^No network$/)
    expect(await page.locator('a[href$="/guidance"]').count()).toBeGreaterThan(0)
    await cut(phone.context, false)
    await page.goto(product.at('/account'))
    expect(await page.locator('h1').textContent()).not.toBe('No network')
  })

  it('a PIN opens what was taken along, and another does not', async () => {
    await page.goto(product.at('/devices'))
    await page.locator('summary', { hasText: 'Set up this phone' }).click()
    await page.locator('#set-up [name=nickname]').fill('Dan')
    await page.locator('#set-up [name=pin]').fill('123456')
    await page.locator('#set-up [name=pinAgain]').fill('123456')
    await page.locator('#set-up button').click()
    await expectText(page, '#set-up-problem', /at least six/)
    await page.locator('#set-up [name=pin]').fill('402913')
    await page.locator('#set-up [name=pinAgain]').fill('402913')
    await page.locator('#set-up button').click()
    await expectText(page, 'this-phone .card', /Dan/)
    await expectText(page, 'this-phone .card', /Unlocked/)
    await expectText(page, 'this-phone .card', /As of/)
    await cut(phone.context, true)
    for (const path of ['/referrals/new', '/redirects/new', '/mine']) {
      await page.goto(product.at(path))
      await expectText(page, 'main', /This is how it was/)
    }
    await page.goto(product.at('/referrals'))
    await expectText(page, 'main', /This is how it was/)
    await page.goto(product.at('/devices'))
    await page.locator('this-phone button', { hasText: /^Lock$/ }).click()
    await expectText(page, 'this-phone .card', /Locked/)
    await page.goto(product.at('/referrals'))
    await expectText(page, 'h1', /This phone is locked/)
    await page.goto(product.at('/devices'))
    await page.locator('this-phone input').fill('402914')
    await page.locator('this-phone button', { hasText: 'Unlock' }).click()
    await expectText(page, 'this-phone [role=alert]', /not the PIN/)
    await page.locator('this-phone input').fill('402913')
    await page.locator('this-phone button', { hasText: 'Unlock' }).click()
    await expectText(page, 'this-phone .card', /Unlocked/)
    await page.goto(product.at('/referrals'))
    await expectText(page, 'main', /This is how it was/)
    await cut(phone.context, false)
  })
})

describe('an answer that is given without a network', () => {
  it('waits on the phone and arrives when the network is back', async () => {
    await page.goto(product.at('/referrals?view=from-team'))
    const first = page.locator('main .card a[href*="/referrals/"]').first()
    const href = await first.getAttribute('href')
    await cut(phone.context, true)
    await page.goto(new URL(href!, product.origin).href)
    await expectText(page, 'main', /This is how it was/)
    await page
      .locator('form[action$="/flags"] input[type=radio]')
      .first()
      .evaluate((radio: HTMLElement) => radio.click())
    await page
      .locator('form[action$="/flags"] button')
      .first()
      .evaluate((button: HTMLElement) => button.click())
    await expectText(page, 'main', /Kept on this phone/)
    await expectText(page, 'across-outbox-bar', /1 item will be sent/)
    await page.goto(product.at('/outbox'))
    await expectText(page, 'across-outbox-list .card', /Saved here/)
    await cut(phone.context, false)
    await page.goto(product.at('/outbox'))
    await expectText(page, 'across-outbox-list .card', /Sent/)
  })

  it('a service that was shown is told when the network is back', async () => {
    await page.goto(product.at('/services'))
    const href = await page.locator('main .card a[href*="/services/"]').first().getAttribute('href')
    await cut(phone.context, true)
    await page.goto(new URL(href!, product.origin).href)
    await page.locator('form[action$="/informed"] button').evaluate((button: HTMLElement) => button.click())
    await expectText(page, 'main', /Kept on this phone/)
    await page.goto(product.at('/outbox'))
    await expectText(page, 'across-outbox-list .card', /Services shown/)
    await cut(phone.context, false)
    await page.goto(product.at('/outbox'))
    await expectText(page, 'across-outbox-list .card', /Services shown.*Sent/s)
    expect(await page.locator('across-outbox-list .card[data-state="needs-you"]').count()).toBe(0)
  })

  it('is not left behind by signing out', async () => {
    await cut(phone.context, true)
    await page.goto(product.at('/outbox'))
    await page.evaluate(async () => {
      const id = crypto.randomUUID()
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('across')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      // As one that waits: an item whose letter no round can open stays where it is.
      const tx = db.transaction('outbox', 'readwrite')
      const all = tx.objectStore('outbox').getAll()
      all.onsuccess = () => {
        const [sent] = all.result
        tx.objectStore('outbox').put({ ...sent, id, state: 'needs-you', problem: 'not-now' })
      }
      await new Promise(resolve => {
        tx.oncomplete = resolve
      })
      db.close()
    })
    await cut(phone.context, false)
    await page.goto(product.at('/account'))
    await page
      .locator('form[action$="/sign-out"] button')
      .first()
      .evaluate((b: HTMLElement) => b.click())
    await expectText(page, 'across-outbox-bar', /still signed in/)
    expect(page.url()).toContain('/account')
  })
})

async function cut(context: BrowserContext, offline: boolean): Promise<void> {
  await context.setOffline(offline)
}

/** Installed, in charge of the page, and with what it needs on the phone. */
async function workerIsReady(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (!navigator.serviceWorker.controller) return false
    const cache = await caches.open('across-assets')
    const names = (await cache.keys()).map(({ url }) => url)
    return names.some(url => url.includes('/guidance')) && names.some(url => url.includes('/locales/en'))
  })
}

async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  const found = page.locator(selector, { hasText: text }).first()
  await found.waitFor({ state: 'attached', timeout: 20_000 })
}
