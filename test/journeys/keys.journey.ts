// Victor's team gets ready: he makes his keys, Ibrahim holds the ceremony of the root, Victor makes the team's first
// key and does the drill with two sheets. Then Samir lets Hana into a team that has a key already.
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CastName, organisations, teams } from '../../demo/country.ts'
import { demonstrationWords } from '../../demo/keys.ts'
import { launchOptions } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'

const ORGANISATION = organisations.farHorizon!.id
const TEAM = teams.horizon!.id
const CASE_WORK = teams.caseWork!.id

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

/** Somebody's phone. Whatever fails unseen in a script fails the journey. */
async function phoneOf(name: CastName): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 } })
  const page = await context.newPage()
  page.on('pageerror', error => expect.fail(error.message))
  await product.enter(page, name)
  return page
}

/** @returns the six secret words and the six words for comparing */
async function makeKeys(page: Page) {
  await page.goto(product.at('/account/keys'))
  await page.locator('[data-is=begin]').click()
  await page.locator('[data-is=passphrase] li').nth(5).waitFor()
  const words = (await page.locator('[data-is=passphrase] li').allTextContents()).join(' ')
  await page.locator('[data-is=written]').click()
  await page.locator('[data-is=typed-back]').fill(words.toUpperCase())
  await page.locator('[data-is=back-form] button').first().click()
  const compare = page.locator('[data-is=compare-words]:visible')
  await compare.waitFor()
  return { words, compare: (await compare.textContent()) ?? '' }
}

async function unlockAndWait(page: Page, words: string): Promise<void> {
  const dialog = page.locator('across-unlock dialog[open]')
  await dialog.locator('[data-is=words]').fill(words)
  const loaded = page.waitForEvent('load')
  await dialog.locator('form button').first().click()
  await loaded
}

describe('keys', () => {
  it('take a team from nothing to ready', async () => {
    const victor = await phoneOf('victor')
    const ibrahim = await phoneOf('ibrahim')
    const keys = await makeKeys(victor)

    await ibrahim.goto(product.at(`/organisations/${ORGANISATION}/root`))
    await ibrahim.waitForLoadState('networkidle')
    // Nothing private needs the network: it is cut before the root exists.
    await ibrahim.context().setOffline(true)
    await ibrahim.locator('[data-is=make]').click()
    await ibrahim.locator('.key-sheet').nth(2).waitFor()
    const shares = await ibrahim.locator('.key-sheet [data-is=share]').allTextContents()
    const printed = (await ibrahim.locator('.key-sheet [data-is=fingerprint]').first().textContent()) ?? ''
    await ibrahim.locator('[data-is=finish]').click()
    await ibrahim.locator('across-organisation-root [role=alert]:visible').waitFor()
    await ibrahim.context().setOffline(false)
    await ibrahim.locator('[data-is=finish]').click()
    await ibrahim.locator('across-organisation-root [data-step=done]:visible').waitFor()
    expect(await ibrahim.locator('.key-sheet').count()).toBe(0)

    await victor.goto(product.at(`/teams/${TEAM}/keys`))
    await victor.locator('[data-act=found]').click()
    // Refused until he has held the root against paper.
    await victor.locator('across-team-keys [role=alert]:visible').waitFor()
    await victor.locator('[data-is=printed-words]').fill(printed)
    await victor.locator('across-compare-root form button').click()
    await victor.locator('across-compare-root [data-step=compared]:visible').waitFor()
    await victor.locator('[data-act=found]').click()
    await unlockAndWait(victor, keys.words)

    await victor.goto(product.at(`/teams/${TEAM}/drill`))
    await victor.locator('[data-is=share-1]').fill(shares[2] ?? '')
    await victor.locator('[data-is=share-2]').fill((shares[0] ?? '').toLowerCase())
    await victor.locator('[data-is=sheet-words]').fill(printed)
    await victor.locator('[data-is=drill]').click()
    await victor.locator('across-team-drill [data-step=done]:visible').waitFor()
    await victor.goto(product.at(`/teams/${TEAM}/keys`))
    expect(await victor.locator('.page-head .tag.done').count()).toBe(1)
  })

  it('let a colleague in only with the words from her own screen', async () => {
    const hana = await phoneOf('hana')
    const samir = await phoneOf('samir')
    const keys = await makeKeys(hana)
    await samir.goto(product.at(`/teams/${CASE_WORK}/keys`))
    const letIn = samir.locator('form[data-act=let-in]')
    await letIn.locator('input').fill(keys.words)
    await letIn.locator('button').click()
    await samir.locator('across-unlock dialog[open] [data-is=words]').fill(demonstrationWords)
    await samir.locator('across-unlock dialog[open] form button').first().click()
    await samir.locator('across-team-keys [role=alert]:visible').waitFor()
    await letIn.locator('input').fill(keys.compare)
    const loaded = samir.waitForEvent('load')
    await letIn.locator('button').click()
    await loaded
    expect(await letIn.count()).toBe(0)
  })

  it('are locked again when nobody touched the page for five minutes', async () => {
    const daniel = await phoneOf('daniel')
    await daniel.clock.install()
    await daniel.goto(product.at('/account/keys'))
    await daniel.locator('[data-is=compare]').click()
    const dialog = daniel.locator('across-unlock dialog[open]')
    await dialog.locator('[data-is=words]').fill(demonstrationWords)
    await dialog.locator('form button').first().click()
    const open = daniel.locator('across-unlock [data-is=state]')
    await open.waitFor()
    await daniel.clock.fastForward('04:30')
    expect(await open.isVisible()).toBe(true)
    await daniel.mouse.down()
    await daniel.clock.fastForward('04:30')
    expect(await open.isVisible()).toBe(true)
    await daniel.clock.fastForward('01:00')
    expect(await open.isVisible()).toBe(false)
  })

  it('say what needs a script where there is none', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await product.enter(page, 'samir')
    for (const path of ['/account/keys', `/teams/${CASE_WORK}/keys`, `/teams/${CASE_WORK}/drill`]) {
      await page.goto(product.at(path))
      expect(await page.locator('[data-without-script]:visible').count()).toBeGreaterThan(0)
      expect(await page.locator('across-own-keys:visible, across-team-drill:visible').count()).toBe(0)
    }
  })
})
