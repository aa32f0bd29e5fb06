// Nadia leaves the team from one hour to the next. Samir takes her out and gives the team a new key: what comes after is
// not hers to read, what was there before is lost to nobody.
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CastName, cast, teams } from '../../demo/country.ts'
import { RootPublic, rootFingerprint } from '../../src/device/root.ts'
import { type Device, newDevice } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'
import { faultsOf, part, phoneSize, refer, unlock } from './support/referring.ts'

const TEAM = teams.caseWork!.id

let product: Product
const devices: Device[] = []

beforeAll(async () => {
  product = await startProduct()
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

/** Opens what was sealed, and gives what stands there; undefined where the page is not there for this person. */
async function readBy(page: Page, address: string): Promise<string | undefined> {
  const answer = await page.goto(`${product.origin}${address}?lang=en`)
  if (answer?.status() === 404) return undefined
  await part(page, 'open').click()
  const dialog = page.locator('across-unlock dialog[open]')
  // Keys stay open for some minutes, so the words are not asked for every time.
  await expect
    .poll(async () => (await dialog.isVisible()) || (await part(page, 'opened').isVisible()), {
      timeout: 20_000,
    })
    .toBe(true)
  if (await dialog.isVisible()) await unlock(page)
  await part(page, 'opened').waitFor()
  return await part(page, 'details-opened').innerText()
}

/** The six words that are printed on the sheet of the organisation's root, made from what the page serves. */
async function printedWords(page: Page): Promise<string> {
  const facts = JSON.parse((await page.locator('across-team-keys').getAttribute('data-facts')) ?? '{}') as {
    root: unknown
  }
  return (await rootFingerprint(v.parse(RootPublic, facts.root))).words
}

describe('a member who is lost', () => {
  let daniel: Page
  let nadia: Page
  let samir: Page
  let before: string

  it('read what came while she was there', async () => {
    daniel = await phoneOf('daniel')
    nadia = await phoneOf('nadia')
    samir = await phoneOf('samir')
    before = await refer(product, daniel, 'Before Haddad')
    expect(await readBy(nadia, before)).toContain('Before Haddad')
    expect(await readBy(samir, before)).toContain('Before Haddad')
  })

  it('is taken out, and the team is told that its key must change', async () => {
    await samir.goto(product.at(`/people/${cast.nadia.id}?lang=en`))
    await samir.locator('summary', { hasText: 'Take out of the team' }).click()
    await samir.locator('dialog[open] form[action$="/teams/ending"] button').click()
    await samir.waitForURL(/done=/)
    await samir.goto(product.at(`/teams/${TEAM}/keys?lang=en`))
    expect(await samir.locator('main .notice.danger:visible').count()).toBe(1)
    expect(await samir.locator('.page-head .tag.act').count()).toBe(1)
    expect(await faultsOf(samir)).toEqual([])
  })

  it('loses nothing for the others: Samir gives the team a new key', async () => {
    await samir.locator('[data-is=printed-words]').fill(await printedWords(samir))
    await samir.locator('across-compare-root form button').click()
    await samir.locator('across-compare-root [data-step=compared]:visible').waitFor()
    await samir.locator('[data-act=rotate]').first().click()
    const loaded = samir.waitForEvent('load')
    await unlock(samir)
    await loaded
    expect(await samir.locator('main .notice.danger:visible').count()).toBe(0)
    expect(await samir.locator('.page-head .tag.done').count()).toBe(1)
    expect(await readBy(samir, before)).toContain('Before Haddad')
  })

  it('does not see what comes afterwards, nor any longer what was there', async () => {
    const after = await refer(product, daniel, 'After Haddad')
    expect(await readBy(samir, after)).toContain('After Haddad')
    expect(await readBy(nadia, after)).toBeUndefined()
    expect(await readBy(nadia, before)).toBeUndefined()
    await nadia.goto(product.at('/referrals?view=to-team&lang=en'))
    expect(await nadia.locator(`main a[href$="${after}"]`).count()).toBe(0)
  })
})
