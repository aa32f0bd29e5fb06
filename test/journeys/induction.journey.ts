// Samir keeps the list of Safe Steps on a small phone without scripts: he brings what the office sent him, sees it being
// compared, says who one of them is, and has everybody on his list. Claire gives a day labourer a link to sign.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workbookOf } from '../../src/exchange/tabular/workbook.ts'
import { type Device, newDevice } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'
import { phoneSize } from './support/referring.ts'

let product: Product
let device: Device

beforeAll(async () => {
  product = await startProduct()
  device = await newDevice({ ...phoneSize, javaScriptEnabled: false, locale: 'en' })
})
afterAll(async () => {
  await device?.close()
  await product?.stop()
})

const head = ['Full name', 'Staff no', 'Position', 'Sector', 'Remarks']
const rows = [
  ['Dina Farouk', null, 'Driver', 'Health', ''],
  ['Wrong Role', 'S-0', 'Astronaut', 'Health', ''],
  ...Array.from({ length: 4000 }, (_, n) => [`Person ${n}`, `S-${n + 1}`, 'Guard', 'Health', '']),
]

/** By a form: no name stands in an address. */
async function lookFor(page: Page, who: string): Promise<void> {
  await page.locator('search input[name=q]').fill(who)
  await page.locator('search button').click()
  await page.waitForURL(/\/staff\/found$/)
}

it('brings four thousand people and sees how far it is', async () => {
  const page = await device.context.newPage()
  await product.enter(page, 'samir')
  await page.goto(product.at('/learning/induction/staff'))
  await page.click('a[href$="/induction/lists"]')
  const bytes = await workbookOf([{ name: 'Staff', head, rows }], 'ltr')
  const file = { name: 'office.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
  await page.setInputFiles('input[type="file"]', file)
  await page.click('.submit button')

  // One heading says nothing, so the columns are asked for.
  expect(await page.inputValue('select[name="column-1"]')).toBe('number')
  await page.click('.submit button')
  const states = ['being compared', 'What would change'] as const
  for (const state of states) await page.getByRole('heading', { name: state }).waitFor({ timeout: 60_000 })
  expect(await page.textContent('main')).toContain('4,000')
  await page.click('a[href$="show=invalid"]')
  expect(await page.textContent('main')).toContain('Astronaut')

  await page.click('a[href$="show=asked"]')
  await page.selectOption('select[name="choice-0"]', { index: 1 })
  await page.locator('.submit button').last().click()
  expect(await page.textContent('main')).toContain('Changed')
  await page.click('form[action$="/application"] button')
  await page.locator('progress').waitFor()
  await page.getByRole('heading', { name: 'What has changed' }).waitFor({ timeout: 60_000 })

  await page.goto(product.at('/learning/induction/staff'))
  await lookFor(page, 'S-4000')
  expect(await page.textContent('main')).toContain('Person 3999')
})

it('lets somebody without an account read in their language and draw their mark, by a link', async () => {
  const [keeper, phone] = [await newDevice({ locale: 'en' }), await newDevice({ ...phoneSize, locale: 'ar' })]
  try {
    const page = await keeper.context.newPage()
    await product.enter(page, 'claire')
    await page.goto(product.at('/learning/induction/staff?lang=en'))
    await lookFor(page, 'Sami')
    await page.click('.card a')
    const person = page.url()
    await page.click('form[action$="/signing-link"] button')
    const own = await phone.context.newPage()
    await own.goto(`${await page.inputValue('#link')}?lang=ar`)
    expect(await own.textContent('main')).toContain('أعامل كل طفل باحترام')
    const pads = own.locator('.mark-pad')
    const texts = await pads.count()
    await pads.first().scrollIntoViewIfNeeded()
    const box = (await pads.first().boundingBox())!
    await own.mouse.move(box.x + 20, box.y + 30)
    await own.mouse.down()
    for (let step = 1; step <= 20; step += 1)
      await own.mouse.move(box.x + 20 + step * 8, box.y + (step % 2 === 0 ? 30 : 60))
    await own.mouse.up()
    await own.locator('.submit button').first().click()
    await own.waitForFunction(left => document.querySelectorAll('.mark-pad').length === left, texts - 1)

    await page.goto(person)
    expect(await page.textContent('main')).toContain('By a link, nobody watched')
    expect(await page.locator('.drawn-mark path').getAttribute('d')).toMatch(/^M\d+ \d+(L\d+ \d+)+$/)
  } finally {
    await keeper.close()
    await phone.close()
  }
})
