// A facilitator makes the guide her own, in Arabic and without a script: she copies it by settling its first contradiction,
// settles the other two, moves a part, and prints the booklet. Then the same pages are read by whoever reads with help.
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchOptions } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'
import { faultsOf, phoneSize } from './support/referring.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await chromium.launch(launchOptions())
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function enter(options = {}): Promise<Page> {
  const context = await browser.newContext({ ...phoneSize, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await product.enter(page, 'rosa')
  await page.goto(product.at('/learning/plans/working-across-sectors?lang=ar'))
  return page
}

const places = (page: Page) => page.locator('.contradictions > li')
const settle = (page: Page, way: string) => page.locator(`form:has([name=way][value=${way}]) button`).click()
const hours = (page: Page) => page.locator('.agenda time').allInnerTexts()

describe('the guide made one’s own', () => {
  let own = ''

  it('is copied, settled, moved and printed, without a script, in Arabic', async () => {
    const page = await enter({ javaScriptEnabled: false })
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await places(page).count()).toBe(3)
    await settle(page, 'take-30')
    await page.waitForURL(/done=/)
    own = new URL(page.url()).pathname
    expect(own).not.toContain('working-across-sectors')
    expect(await places(page).count()).toBe(2)
    await settle(page, 'take-20')
    await settle(page, 'hold-tables')
    expect(await places(page).count()).toBe(0)
    expect((await hours(page)).at(-1)).toBe('١١:٢٠ ص')

    await page.locator('a[href$="/edit"]').click()
    const before = await hours(page)
    await page.locator('#part-ways button[value=later]').click()
    expect(new URL(page.url()).hash).toBe('#part-ways')
    const after = await hours(page)
    expect(after).toHaveLength(before.length)
    expect(after[3]).not.toBe(before[3])

    await page.goto(`${product.origin}${own}/booklet?start=14:00`)
    expect(await page.locator('main h1').innerText()).not.toBe('')
    expect((await hours(page))[0]).toBe('٢:٠٠ م')
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const href = await page.locator('a[href*="booklet.pdf"]').getAttribute('href')
    const answer = await page.request.get(product.origin + href)
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).toString('latin1')).toContain('/StructTreeRoot')
    await page.context().close()
  })

  it('can be read and edited by everybody', async () => {
    const page = await enter()
    for (const path of [
      '',
      '/edit',
      '/about',
      '/history',
      '/booklet',
      '/blocks/sectors',
      '/blocks/group-work/edit',
    ]) {
      await page.goto(`${product.origin}${own}${path}`)
      expect(await faultsOf(page), path).toEqual([])
    }
    await page.context().close()
  })

  it('is moved with the keyboard alone', async () => {
    const page = await enter()
    await page.goto(`${product.origin}${own}/edit`)
    const button = page.locator('#part-recap button[value=earlier]')
    await button.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#part-recap/)
    const ids = await page.locator('.agenda li[id]').evaluateAll(all => all.map(one => one.id))
    expect(ids.indexOf('part-recap')).toBe(ids.length - 2)
    await page.context().close()
  })
})
