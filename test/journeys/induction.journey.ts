// Samir keeps the list of Safe Steps on a small phone without scripts: he brings what the office sent him, sees it being
// compared, says who one of them is, and has everybody on his list.
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
  await page.locator('search input[name=q]').fill('S-4000')
  await page.locator('search button').click()
  expect(await page.textContent('main')).toContain('Person 3999')
})
