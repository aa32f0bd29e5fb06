// The first day: nothing is in the program yet. What whoever started it sees, up to the first page of their response.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/kernel/words.ts'
import { launchOptions } from './support/browser.ts'
import { firstView, scripts, weigh } from './support/pages.ts'
import { type EmptyProduct, startEmptyProduct } from './support/product.ts'
import { faultsOf, phoneSize } from './support/referring.ts'

let product: EmptyProduct
let browser: Browser
let phone: BrowserContext
let page: Page

beforeAll(async () => {
  product = await startEmptyProduct()
  browser = await chromium.launch(launchOptions())
  // Our own policy forbids foreign scripts; axe comes in past it, and only here.
  phone = await browser.newContext({ ...phoneSize, bypassCSP: true, serviceWorkers: 'block' })
  page = await phone.newPage()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const open = (path: string, language: string) =>
  page.goto(`${product.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)

describe('an empty installation', () => {
  for (const language of languages)
    it(`has a first page and a set-up that everybody can read, in ${language}`, async () => {
      await open('/', language)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.locator('a[href^="/set-up"]').count()).toBeGreaterThan(0)
      expect(await faultsOf(page)).toEqual([])
      await open('/set-up', language)
      expect(await faultsOf(page)).toEqual([])
      // Nothing filled in: what is missing is said at the top and at each field.
      await page.locator('main form').evaluate((form: HTMLFormElement) => {
        form.noValidate = true
      })
      await page.locator('main form button:not([type=button])').last().click()
      await page.locator('.error-summary').waitFor()
      expect(await faultsOf(page)).toEqual([])
      for (const path of [`/?lang=${language}`, `/set-up?lang=${language}`]) {
        const { view, script } = await weigh(product.origin, path)
        expect(view, path).toBeLessThan(firstView)
        expect(script, path).toBeLessThan(scripts)
      }
    })

  it('is set up with the code that was printed, and then there is a response with a first page', async () => {
    const [, code = ''] = /asked for this code: (\S+)/.exec(product.said()) ?? []
    expect(code).not.toBe('')
    await open(`/set-up?code=${code}`, 'en')
    const fields: Record<string, string> = {
      'name.en': 'Northland',
      slug: 'northland',
      timeZone: 'Africa/Khartoum',
      emergencyPhone: '999',
      'organisation.name.en': 'Hope House',
      'person.name': 'Sara Adam',
      login: 'Sara',
      password: 'seven quiet goats at the well',
    }
    for (const [name, value] of Object.entries(fields))
      await page.locator(`main [name="${name}"]`).fill(value)
    await page.locator('main [name="kind"][value="mixed"]').check()
    await page.locator('main [name="organisation.kind"]').selectOption('ngo')
    await page.locator('main form button:not([type=button])').last().click()
    await page.waitForURL(/\/r\/northland\//)
    for (const language of languages) {
      await open('/r/northland/', language)
      expect(await faultsOf(page)).toEqual([])
    }
  })
})
