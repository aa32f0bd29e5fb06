// The whole loop in Arabic on a small phone with the keyboard alone: Daniel refers without touching the glass, Nadia
// opens and answers. Whatever can be done must be reached by Tab, chosen by arrows or space, and sent by Enter.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationWords } from '../../demo/keys.ts'
import { type Device, newDevice } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'
import { caseWork, faultsOf, newestSent, openForm, part, phoneSize, sentAfter } from './support/referring.ts'

let product: Product
const devices: Device[] = []

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  for (const device of devices) await device.close()
  await product?.stop()
})

async function phoneOf(name: 'daniel' | 'nadia'): Promise<Page> {
  const device = await newDevice({ ...phoneSize, locale: 'ar' })
  devices.push(device)
  const page = await device.context.newPage()
  page.setDefaultTimeout(30_000)
  await product.enter(page, name)
  return page
}

/** Presses Tab until the focus is on what is looked for; what no number of tabs reaches is not there for these people. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 160; presses += 1) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`Tab does not reach ${target}`)
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function fill(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

const field = (page: Page, name: string) => page.locator(`[data-sealed="${name}"]`)
const option = (page: Page, name: string, value: string) =>
  page.locator(`[data-sealed="${name}"][value="${value}"]`)

/** A group is entered with Tab and walked with the arrows, as the browser gives it. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const wanted = option(page, name, value)
  await wanted.waitFor({ state: 'attached' })
  const inGroup = () =>
    page.evaluate(group => document.activeElement?.getAttribute('data-sealed') === group, name)
  for (let presses = 0; presses < 160 && !(await inGroup()); presses += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown')
  expect(await wanted.isChecked(), `${name} ${value}`).toBe(true)
}

/** Of several boxes, this one. */
async function tick(page: Page, name: string, value: string): Promise<void> {
  await press(page, option(page, name, value), 'Space')
  expect(await option(page, name, value).isChecked()).toBe(true)
}

async function typeWords(page: Page): Promise<void> {
  await page.locator('across-unlock dialog[open] input').waitFor()
  // The dialog takes the focus by itself.
  await page.keyboard.type(demonstrationWords)
  await page.keyboard.press('Enter')
}

describe('with the keyboard alone, in Arabic', () => {
  let address: string

  it('a referral is written, sealed and sent', async () => {
    const daniel = await phoneOf('daniel')
    const before = await newestSent(product, daniel)
    await openForm(product, daniel, caseWork, 'ar')
    expect(await daniel.locator('html').getAttribute('dir')).toBe('rtl')
    await press(daniel, part(daniel, 'own-keys').first())
    await typeWords(daniel)
    await daniel.locator('[data-step="ready"]').waitFor()
    expect(await faultsOf(daniel)).toEqual([])
    await choose(daniel, 'urgency', 'urgent')
    await choose(daniel, 'consent-child', 'yes')
    await choose(daniel, 'caregiver-askable', 'yes')
    await choose(daniel, 'consent-caregiver', 'yes')
    await choose(daniel, 'consent-how', 'oral')
    await tick(daniel, 'told', 'contact')
    await tick(daniel, 'told', 'reason')
    await choose(daniel, 'onward', 'ask')
    await fill(daniel, field(daniel, 'name'), 'ليلى ح')
    await fill(daniel, field(daniel, 'age'), '9')
    await tabTo(daniel, field(daniel, 'family'))
    while ((await field(daniel, 'family').inputValue()) !== 'separated')
      await daniel.keyboard.press('ArrowDown')
    await fill(daniel, field(daniel, `reason-${caseWork}`), 'تنام وحدها عند نقطة الماء.')
    await press(daniel, part(daniel, 'check').locator('button'))
    await part(daniel, 'review').waitFor()
    expect(await part(daniel, 'reviewed').innerText()).toContain('ليلى ح')
    expect(await faultsOf(daniel)).toEqual([])
    await press(daniel, part(daniel, 'send'))
    await part(daniel, 'sent-title').waitFor()
    expect(await faultsOf(daniel)).toEqual([])
    address = await sentAfter(product, daniel, before)
  })

  it('is found in the list, opened and answered', async () => {
    const nadia = await phoneOf('nadia')
    await nadia.goto(product.at('/referrals?view=needs&urgency=urgent&lang=ar'))
    expect(await faultsOf(nadia)).toEqual([])
    await press(nadia, nadia.locator(`main a[href*="${address}"]`).first())
    await nadia.waitForURL(url => url.pathname === address)
    await press(nadia, part(nadia, 'open'))
    await typeWords(nadia)
    await part(nadia, 'details-opened').getByText('ليلى ح').waitFor()
    expect(await faultsOf(nadia)).toEqual([])
    await fill(nadia, field(nadia, 'note').first(), 'نأتي يوم الأحد.')
    await press(nadia, nadia.locator('form[action$="/acceptance"] button'))
    await nadia.waitForURL(/done=/)
    expect(await faultsOf(nadia)).toEqual([])
  })

  it('comes back to whoever sent it', async () => {
    const daniel = devices[0]!.context.pages()[0]!
    await daniel.goto(`${product.origin}${address}?lang=ar`)
    await press(daniel, part(daniel, 'open'))
    await typeWords(daniel)
    await part(daniel, 'notes-opened').getByText('نأتي يوم الأحد.').waitFor()
    expect(await faultsOf(daniel)).toEqual([])
  })
})
