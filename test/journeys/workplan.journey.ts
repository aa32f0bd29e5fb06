// The plan as people meet it: an hour of the two coordinators, one of them without a script; a focal point on a phone in
// Bangla; and the end of a cycle, walked with the keyboard alone.
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../demo/country.ts'
import { languages } from '../../src/kernel/words.ts'
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

const desk = { viewport: { width: 1200, height: 850 } }

async function enter(name: CastName, options = {}): Promise<Page> {
  const context = await browser.newContext({ ...desk, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await product.enter(page, name)
  return page
}

/** Opens the page, which everybody can read. Where no script runs, none can look whether it can be read. */
const go = async (page: Page, path: string, language = 'en', script = true) => {
  await page.goto(product.at(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`))
  if (script) expect(await faultsOf(page), path).toEqual([])
}
const goPlain = (page: Page, path: string) => go(page, path, 'en', false)

const main = (page: Page) => page.locator('main')
const submit = (page: Page, action: string) =>
  page.locator(`form[action$="${action}"] button`).first().click()
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length

describe('an hour of the two coordinators', () => {
  let grace: Page
  let amina: Page
  let wording = ''

  beforeAll(async () => {
    // Her browser runs no script.
    grace = await enter('grace', { javaScriptEnabled: false })
    amina = await enter('amina')
  })

  it('begins with wording: health proposes and signs', async () => {
    await goPlain(grace, '/wordings?sector=health&kind=common-action')
    await grace.locator('a[href*="/wordings/new?node=common.joint-referral"]').click()
    await grace.locator('[name=title]').fill('Ward and case worker refer together')
    await grace
      .locator('[name=body]')
      .fill('The shift lead and the case worker agree who takes the family where.')
    await grace.locator('[name=reviewOn]').fill('2000-01-01')
    await submit(grace, '/wordings')
    expect(await grace.locator('.error-summary').count()).toBe(1)
    expect(await grace.locator('[name=title]').inputValue()).toBe('Ward and case worker refer together')
    await grace.locator('[name=reviewOn]').fill(`${new Date().getFullYear() + 1}-12-01`)
    await submit(grace, '/wordings')
    wording = new URL(grace.url()).pathname.replace(/^\/r\/[^/]+/, '')
    await grace.locator('form[action$="/signatures"] button').click()
    expect(await main(grace).innerText()).toContain('Signed by the sector')
  })

  it('what one side has signed is not in use', async () => {
    await goPlain(grace, '/workplan/commitments/sectors/health')
    expect(await main(grace).innerText()).not.toContain('Ward and case worker refer together')
  })

  it('child protection reads what differs, and signs: then it is in use', async () => {
    await go(amina, wording)
    expect(await amina.locator('.diff ins').count()).toBeGreaterThan(0)
    await amina.locator('form[action$="/signatures"] button').click()
    await amina.waitForURL(/done=/)
    expect(await main(amina).innerText()).toContain('Agreed')
    await goPlain(grace, '/workplan/commitments/sectors/health')
    expect(await main(grace).innerText()).toContain('Ward and case worker refer together')
  })

  it('they agree on who leads what', async () => {
    await goPlain(grace, '/workplan/commitments/sectors/health/answers?action=common.feedback')
    await grace.locator('button[name=stance][value=we-lead]').click()
    for (const page of [grace, amina]) {
      await goPlain(page, '/workplan/commitments/sectors/health/signing')
      const box = page
        .locator('li', { hasText: 'Feedback and reporting for children' })
        .locator('[name=read]')
      await box.check()
      await page.locator('form.signing button:not([name])').click()
      await page.waitForURL(/done=/)
    }
    await go(amina, '/workplan/commitments/list?sector=health&action=common.feedback')
    expect(await main(amina).innerText()).toContain('Agreed')
  })

  it('and print the page of the health sector, in its words, on one sheet', async () => {
    await go(amina, '/sheets')
    await amina.locator('a[href$="/sheets/health/one-pager"]').click()
    await amina.waitForURL(/one-pager/)
    expect(await main(amina).innerText()).toContain('Ward and case worker refer together')
    const [download] = await Promise.all([
      amina.waitForEvent('download'),
      amina.locator('a[href*="one-pager.pdf"]').click(),
    ])
    const stream = await download.createReadStream()
    const pieces: Buffer[] = []
    for await (const piece of stream) pieces.push(piece as Buffer)
    expect(Buffer.concat(pieces).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('next month they see what is overdue and who is silent', async () => {
    await go(amina, '/workplan/commitments/gaps')
    const text = await main(amina).innerText()
    expect(text).toContain('Livelihoods')
    await go(amina, '/workplan/commitments/list?due=overdue')
    expect(await main(amina).innerText()).toContain('Overdue')
  })
})

describe('sheets', () => {
  it.each(languages)(
    'are one page when the browser prints them, and the framework with progress too, in %s',
    async language => {
      const page = await enter('amina', phoneSize)
      for (const path of [
        '/sheets/health/one-pager',
        '/sheets/health/checklist',
        '/sheets/wash/one-pager',
        '/framework',
      ]) {
        await go(page, path, language)
        expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })), path).toBe(1)
      }
      await page.context().close()
    },
  )
})

describe('a focal point on a phone in Bangla', () => {
  it('answers what is open of the sixteen, one tap each', async () => {
    const rafiq = await enter('rafiq', { ...phoneSize, locale: 'bn' })
    await go(rafiq, '/workplan/commitments/sectors/wash/answers', 'bn')
    expect(await rafiq.locator('html').getAttribute('lang')).toBe('bn')
    let taps = 0
    while (new URL(rafiq.url()).pathname.endsWith('/answers')) {
      taps += 1
      expect(taps).toBeLessThanOrEqual(16)
      const before = rafiq.url()
      await rafiq
        .locator(`button[name=stance][value=${taps % 2 ? 'we-lead' : 'with-child-protection'}]`)
        .click()
      await rafiq.waitForURL(url => url.href !== before)
      expect(await faultsOf(rafiq)).toEqual([])
    }
    expect(taps).toBeGreaterThan(5)
    // All sixteen, in the digits of the language.
    expect(await rafiq.locator('.stat').first().innerText()).toContain('১৬')
    await rafiq.context().close()
  })
})

describe('the end of a cycle, with the keyboard alone', () => {
  async function tabTo(page: Page, target: Locator): Promise<void> {
    for (let presses = 0; presses < 200; presses += 1) {
      if (await target.evaluate(element => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    expect.fail(`Tab does not reach ${target}`)
  }

  it('is judged, closed and followed by the next with what continues', async () => {
    const amina = await enter('amina')
    await go(amina, '/workplan/objectives/objective.1.end')
    await tabTo(amina, amina.locator('[name=level]').first())
    await amina.keyboard.press('Space')
    for (let presses = 0; presses < 2; presses += 1) await amina.keyboard.press('ArrowDown')
    await tabTo(amina, amina.locator('[name=why]'))
    await amina.keyboard.type('Health has its words; four sectors have not.')
    await tabTo(amina, amina.locator('form[action$="/ratings"] button'))
    await amina.keyboard.press('Enter')
    await amina.waitForURL(/done=/)
    expect(await main(amina).innerText()).toContain('Part of the way')

    await go(amina, '/workplan/cycles')
    await tabTo(amina, amina.locator('a[href$="/cycles/closing"]'))
    await amina.keyboard.press('Enter')
    await amina.waitForURL(/closing/)
    expect(await faultsOf(amina)).toEqual([])
    const boxes = amina.locator('[name=continues]')
    const all = await boxes.count()
    const ticked = await amina.locator('[name=continues]:checked').count()
    expect(ticked).toBeLessThan(all)
    await tabTo(amina, amina.locator('[name=summary]'))
    await amina.keyboard.type('Referral works in four clinics. Livelihoods never came.')
    await tabTo(amina, amina.locator('[name=name]'))
    await amina.keyboard.type('Working together 2026 to 2029')
    await tabTo(amina, amina.locator('form[action$="/closing"] button'))
    await amina.keyboard.press('Enter')
    await amina.waitForURL(/cycles\/[0-9a-f-]+\?done=/)
    expect(await faultsOf(amina)).toEqual([])
    const report = await main(amina).innerText()
    expect(report).toContain('Referral works in four clinics.')
    expect(report).toContain('Health has its words')

    await go(amina, '/workplan/commitments/list')
    expect(await main(amina).innerText()).toContain(`${ticked} commitments`)
    await go(amina, '/workplan/cycles')
    expect(await main(amina).innerText()).toContain('Working together 2026 to 2029')
    await amina.context().close()
  })
})
