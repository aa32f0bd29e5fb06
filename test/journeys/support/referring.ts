// The steps of a referral as a thumb takes them, for every journey in which somebody refers.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { demonstrationWords } from '../../../demo/keys.ts'
import { services } from '../../../demo/services.ts'
import type { Product } from './product.ts'

export const caseWork = services.caseWork.id
export const visit =
  'need=child-case-management&area=TM0202&band=6-11&sex=female&disability=not-asked&speaks=ar'
export const phoneSize = { viewport: { width: 360, height: 720 } }

export async function unlock(page: Page): Promise<void> {
  await page.locator('across-unlock dialog input').fill(demonstrationWords)
  await page.locator('across-unlock dialog form button:not([type=button])').click()
}

export const pick = (page: Page, name: string, value: string) =>
  page.locator(`[data-sealed="${name}"][value="${value}"]`).check()
export const type = (page: Page, name: string, text: string) =>
  page.locator(`[data-sealed="${name}"]`).fill(text)
export const part = (page: Page, name: string) => page.locator(`[data-is="${name}"]`)
export const check = (page: Page) => part(page, 'check').locator('button').click()

export async function openForm(
  product: Product,
  page: Page,
  service: string,
  language = 'en',
): Promise<void> {
  await page.goto(product.at(`/referrals/new?${visit}&service=${service}&lang=${language}`))
}

/** Daniel's phone is new; he signs with his own keys. */
export async function readyToSeal(page: Page): Promise<void> {
  await part(page, 'own-keys').first().click()
  await unlock(page)
  await page.locator('[data-step="ready"]').waitFor()
}

export async function agree(page: Page): Promise<void> {
  await pick(page, 'urgency', 'urgent')
  await pick(page, 'consent-child', 'yes')
  await pick(page, 'caregiver-askable', 'yes')
  await pick(page, 'consent-caregiver', 'yes')
  await pick(page, 'consent-how', 'oral')
  await pick(page, 'told', 'contact')
  await pick(page, 'told', 'reason')
  await pick(page, 'onward', 'ask')
}

export async function tell(page: Page, service: string, name: string): Promise<void> {
  await type(page, 'name', name)
  await type(page, 'age', '9')
  await page.locator('[data-sealed="family"]').selectOption('separated')
  await type(page, 'phone', '0791234567')
  await type(page, `reason-${service}`, 'Sleeps alone at the water point.')
}

/** Sealed and kept on the phone; then the page knows nothing of it any more. */
export async function send(page: Page): Promise<void> {
  await part(page, 'send').click()
  await part(page, 'sent-title').waitFor()
}

export async function newestSent(product: Product, page: Page): Promise<string> {
  await page.goto(product.at('/mine'))
  return (await page.locator('main .card a[href*="/referrals/"]').first().getAttribute('href')) ?? ''
}

/** The address of what was sent after `before`, as soon as the server has it; the phone delivers in its own time. */
export async function sentAfter(product: Product, page: Page, before: string): Promise<string> {
  await expect.poll(() => newestSent(product, page), { timeout: 60_000, interval: 500 }).not.toBe(before)
  return await newestSent(product, page)
}

/** One referral from the form to the server. @returns its address */
export async function refer(product: Product, page: Page, name: string): Promise<string> {
  const before = await newestSent(product, page)
  await openForm(product, page, caseWork)
  await readyToSeal(page)
  await agree(page)
  await tell(page, caseWork, name)
  await check(page)
  await send(page)
  return await sentAfter(product, page, before)
}

/** What axe finds wrong, by rule and place; and whether a phone has to scroll sideways. */
export async function faultsOf(page: Page): Promise<unknown[]> {
  await page.evaluate(await axe())
  return await page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { target: unknown }[] }[] }
    // axe brings no types here.
    const run = Reflect.get(Reflect.get(window, 'axe'), 'run') as (on: object) => Promise<Found>
    const { violations } = await run({ exclude: ['.banner'] })
    const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []
    return [...violations.map(({ id, nodes }) => [id, nodes.map(node => node.target)]), ...wide]
  })
}

let source: Promise<string> | undefined

function axe(): Promise<string> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  return source
}
