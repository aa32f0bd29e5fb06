// Daniel teaches at the camp school. He refers a girl with what she and her aunt agreed to; Nadia opens what was sealed
// to her team and answers. And what happens where somebody says no, where there is no team, and where no script runs.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { teams } from '../../demo/country.ts'
import { demonstrationWords } from '../../demo/keys.ts'
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
  pick,
  readyToSeal,
  send,
  sentAfter,
  tell,
  type,
  unlock,
  visit,
} from './support/referring.ts'

const marker = 'Marker Haddad'

let product: Product
const devices: Device[] = []

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  for (const device of devices) await device.close()
  await product?.stop()
})

async function phoneOf(name: 'daniel' | 'nadia' | 'leila', options = {}): Promise<Page> {
  const device = await newDevice({ ...phoneSize, ...options })
  devices.push(device)
  const page = await device.context.newPage()
  page.setDefaultTimeout(30_000)
  await product.enter(page, name)
  return page
}

/** The page's text and every value in it. */
async function heldBy(page: Page): Promise<string> {
  return await page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(field => field.value).join(),
  )
}

describe('a referral', () => {
  it('goes sealed from Daniel to Nadia, and her note comes back', async () => {
    const daniel = await phoneOf('daniel')
    const before = await newestSent(product, daniel)
    const posted: string[] = []
    daniel.on('request', request => posted.push(request.url() + (request.postData() ?? '')))
    await openForm(product, daniel, caseWork)
    await daniel.locator('[data-step="waiting"]').waitFor()
    // Before this phone may seal there is nowhere to type a name.
    expect(await daniel.locator('[data-sealed="name"]').isVisible()).toBe(false)
    await readyToSeal(daniel)
    await check(daniel)
    expect(await part(daniel, 'errors').evaluate(summary => summary === document.activeElement)).toBe(true)
    expect(await faultsOf(daniel)).toEqual([])
    await agree(daniel)
    await tell(daniel, caseWork, marker)

    await daniel.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(await daniel.locator('[data-sealed="name"]').isVisible()).toBe(false)
    await part(daniel, 'unveil').click()
    await check(daniel)
    await part(daniel, 'review').waitFor()
    expect(await part(daniel, 'reviewed').innerText()).toContain(marker)
    expect(await faultsOf(daniel)).toEqual([])
    const nadia = await phoneOf('nadia')
    await nadia.goto(`${product.at('/referrals')}?lang=en`)
    const waiting = nadia.locator('.stat strong').first()
    const waited = Number(await waiting.innerText())
    await send(daniel)
    // Her list says it by itself.
    await nadia
      .locator('.stat strong', { hasText: String(waited + 1) })
      .first()
      .waitFor()
    expect(await heldBy(daniel)).not.toContain(marker)
    const address = await sentAfter(product, daniel, before)
    expect(posted.join()).not.toContain('Marker')

    await nadia.goto(`${product.origin}${address}?lang=en`)
    await part(nadia, 'open').click()
    await unlock(nadia)
    await part(nadia, 'opened').waitFor()
    const read = await part(nadia, 'details-opened').innerText()
    for (const text of [marker, '0791234567', 'Sleeps alone', 'Separated']) expect(read).toContain(text)
    expect(await faultsOf(nadia)).toEqual([])
    await part(nadia, 'close').click()
    expect(await heldBy(nadia)).not.toContain(marker)

    await part(nadia, 'open').click()
    await part(nadia, 'opened').waitFor()
    await type(nadia, 'note', 'We come on Sunday.')
    await daniel.goto(`${product.origin}${address}?lang=en`)
    await nadia.locator('form[action$="/acceptance"] button').click()
    await nadia.waitForURL(/done=/)
    // He sees it where he waits.
    await daniel.locator('.page-head .tag', { hasText: 'Accepted' }).waitFor()
    expect(await faultsOf(daniel)).toEqual([])
    await daniel.reload()
    await part(daniel, 'open').click()
    await unlock(daniel)
    await part(daniel, 'notes-opened').getByText('We come on Sunday.').waitFor()

    // They agreed when asked again: Nadia seals it for the clinic, and it is no longer hers.
    await nadia.goto(`${product.origin}${address}?lang=en`)
    await part(nadia, 'open').click()
    await unlock(nadia)
    await part(nadia, 'opened').waitFor()
    await part(nadia, 'pass-on').locator('summary').click()
    const clinic = part(nadia, 'pass-on').locator(`[data-sealed="next"] option[value*="${teams.clinic!.id}"]`)
    await nadia.locator('[data-sealed="next"]').selectOption(await clinic.first().getAttribute('value'))
    await nadia.locator('[data-sealed="next-reason"]').selectOption('wrong-service')
    await nadia.locator('[data-sealed="asked-again"]').check()
    await nadia.locator('#pass-on-do').click()
    await nadia.waitForURL(/done=referrals.done.redirect/)
    const leila = await phoneOf('leila')
    await leila.goto(`${product.origin}${address}?lang=en`)
    await part(leila, 'open').click()
    await unlock(leila)
    await part(leila, 'details-opened').getByText(marker).waitFor()
  })

  it('is not made silently where they say no', async () => {
    const daniel = await phoneOf('daniel')
    const before = await newestSent(product, daniel)
    await openForm(product, daniel, caseWork)
    await readyToSeal(daniel)
    await agree(daniel)
    await tell(daniel, caseWork, marker)
    await pick(daniel, 'consent-caregiver', 'no')
    await check(daniel)
    expect(await part(daniel, 'fault-list').innerText()).toContain('They have not agreed')
    await pick(daniel, 'after-no', 'override')
    await check(daniel)
    expect(await part(daniel, 'fault-list').innerText()).toContain('best interest')
    await type(daniel, 'override-reason', 'She is beaten when she comes home.')
    await pick(daniel, 'override-ask', 'coordinator')
    await check(daniel)
    await send(daniel)
    await daniel.goto(`${product.origin}${await sentAfter(product, daniel, before)}?lang=en`)
    await part(daniel, 'open').click()
    await unlock(daniel)
    await part(daniel, 'notes-opened').getByText('She is beaten').waitFor()
  })

  it('ends where they say no: that is counted, what was typed is gone, and the service is there to show', async () => {
    const daniel = await phoneOf('daniel')
    const posted: string[] = []
    daniel.on('request', request => posted.push(request.url() + (request.postData() ?? '')))
    await openForm(product, daniel, caseWork)
    await readyToSeal(daniel)
    await agree(daniel)
    await tell(daniel, caseWork, marker)
    await pick(daniel, 'consent-child', 'no')
    await pick(daniel, 'after-no', 'inform')
    await pick(daniel, 'no-reason', 'afraid')
    // Nothing more is asked of them.
    expect(
      await daniel.locator('[data-sealed="name"], [data-sealed="until"]').filter({ visible: true }).count(),
    ).toBe(0)
    expect(await part(daniel, 'check').isVisible()).toBe(false)
    expect(await faultsOf(daniel)).toEqual([])
    await daniel.locator('#end-with-no').click()
    await daniel.getByText('Their no is respected').waitFor()
    expect(daniel.url()).toContain(`/services/${caseWork}`)
    expect(await heldBy(daniel)).not.toContain(marker)
    await expect.poll(() => posted.join(), { timeout: 30_000 }).toContain('"refused-consent"')
    const item = posted.join().match(/\{[^{}]*"kind":"refused-consent"[^}]*\}/)?.[0]
    expect(item).toContain('"toSectors":["child-protection"],"reason":"afraid"')
    expect(posted.join()).not.toContain('Marker')
  })

  it('goes on a slip to a service without a team, and the code leads back', async () => {
    const daniel = await phoneOf('daniel')
    const before = await newestSent(product, daniel)
    await daniel.goto(product.at(`/referrals/new?${visit}&lang=en`))
    const outside = daniel.locator('label', { hasText: 'Social workers of the district' }).locator('input')
    await outside.check()
    await daniel.locator('main form[method=get] button').click()
    await agree(daniel)
    const service = await daniel.locator('[data-sealed^="reason-"]').getAttribute('data-sealed')
    await tell(daniel, (service ?? '').slice('reason-'.length), marker)
    await check(daniel)
    await send(daniel)
    expect(await part(daniel, 'slips').isVisible()).toBe(false)
    await daniel.emulateMedia({ media: 'print' })
    expect(await part(daniel, 'slips').innerText()).toContain(marker)
    const code = await part(daniel, 'slips').locator('[data-is="code"]').innerText()
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    await daniel.emulateMedia({ media: 'screen' })
    await sentAfter(product, daniel, before)
    await daniel.goto(`${product.origin}/slip?lang=en`)
    await daniel.locator('input[name="code"]').fill(code)
    await daniel.locator('main form button').click()
    await daniel.getByRole('heading', { level: 1, name: 'Social workers of the district' }).waitFor()
    expect(await heldBy(daniel)).not.toContain(marker)
  })

  it('is passed on in five answers, without the story', async () => {
    const daniel = await phoneOf('daniel')
    const before = await newestSent(product, daniel)
    await daniel.goto(product.at('/redirects/new?lang=en'))
    await pick(daniel, 'service', caseWork)
    await readyToSeal(daniel)
    await pick(daniel, 'urgency', 'emergency')
    await pick(daniel, 'who', 'child')
    await type(daniel, 'reach', 'Ask for the girl with the blue bag.')
    await type(daniel, 'where', 'Water point 3, mornings.')
    await daniel.locator('[data-sealed="agreed"]').check()
    expect(await faultsOf(daniel)).toEqual([])
    await check(daniel)
    await send(daniel)
    const address = await sentAfter(product, daniel, before)
    const nadia = await phoneOf('nadia')
    await nadia.goto(`${product.origin}${address}?lang=ar`)
    await part(nadia, 'open').click()
    await unlock(nadia)
    await part(nadia, 'details-opened').getByText('blue bag').waitFor()
    expect(await faultsOf(nadia)).toEqual([])
  })

  it('is sent by nobody without a script, who reads whom to call', async () => {
    const daniel = await phoneOf('daniel')
    const device = await newDevice({ ...phoneSize, javaScriptEnabled: false })
    devices.push(device)
    await device.context.addCookies(await daniel.context().cookies())
    const plain = await device.context.newPage()
    await plain.goto(product.at('/referrals/new?lang=en'))
    await plain.goto(product.at('/referrals/new?need=child-case-management'))
    await plain.locator('select[name="area"]').selectOption('TM0202')
    for (const [name, value] of [
      ['band', '6-11'],
      ['sex', 'female'],
      ['disability', 'not-asked'],
      ['speaks', 'ar'],
    ])
      await plain.locator(`input[name="${name}"][value="${value}"]`).check()
    await plain.locator('main form button').click()
    await plain.locator(`input[name="service"][value="${caseWork}"]`).check()
    await plain.locator('main form[method=get] button').click()
    expect(await plain.locator('[data-sealed]:visible').count()).toBe(0)
    expect(await plain.locator('[data-cannot-seal] a[href^="tel:"]').count()).toBe(1)
    // Whatever such a browser could send, nothing sealed has a name to be sent under.
    expect(await plain.locator('seal-form form [data-sealed][name]:not([form=""])').count()).toBe(0)
  })

  it('is readable with a screen reader and on a small phone, in English and in Arabic', async () => {
    const daniel = await phoneOf('daniel')
    const found: unknown[] = []
    for (const language of ['en', 'ar'])
      for (const path of [
        '/guidance?',
        '/guidance/wash?',
        '/referrals/new?',
        '/referrals/new?need=food&',
        `/referrals/new?${visit}&`,
        `/referrals/new?${visit}&service=${caseWork}&`,
        '/redirects/new?',
        '/mine?',
      ]) {
        await daniel.goto(product.at(`${path}lang=${language}`))
        for (const fault of await faultsOf(daniel)) found.push([language, path, fault])
      }
    expect(found).toEqual([])
  })

  it('can be reached and chosen with the keyboard alone', async () => {
    const daniel = await phoneOf('daniel')
    await openForm(product, daniel, caseWork)
    await daniel.locator('[data-step="waiting"]').waitFor()
    await daniel.locator('#field-urgency').focus()
    await daniel.keyboard.press('ArrowDown')
    expect(await daniel.locator('[data-sealed="urgency"][value="urgent"]').isChecked()).toBe(true)
    await part(daniel, 'own-keys').first().focus()
    await daniel.keyboard.press('Enter')
    await daniel.keyboard.type(demonstrationWords)
    await daniel.keyboard.press('Enter')
    await daniel.locator('[data-step="ready"]').waitFor()
  })
})
