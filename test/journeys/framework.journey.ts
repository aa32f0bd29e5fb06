// The framework as people meet it: on one sheet of paper in five languages, on a phone; and an hour of Amina's, in which
// her response begins to follow it, looks at a next edition, publishes it and takes it back.
import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/kernel/words.ts'
import { launchOptions } from './support/browser.ts'
import { read } from './support/pages.ts'
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

async function pageOf(options = {}): Promise<Page> {
  const context = await browser.newContext({ ...phoneSize, ...options })
  return await context.newPage()
}

describe('the framework at a glance', () => {
  it.each(languages)('is one sheet of A4 in %s', async language => {
    const page = await pageOf()
    await page.goto(`${product.origin}/framework?lang=${language}`)
    const sheet = await page.pdf({ format: 'A4' })
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.context().close()
  })

  it('is read by everybody in every language, and fits a phone', async () => {
    const page = await pageOf()
    const found: unknown[] = []
    for (const language of languages)
      for (const path of [
        '',
        '/outline',
        '/outline?who=sector&q=data',
        '/nodes/common.reach-everyone',
        '/nodes/objective.1',
      ]) {
        await page.goto(`${product.origin}/framework${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        for (const fault of await faultsOf(page)) found.push([language, path, fault])
      }
    expect(found).toEqual([])
  })

  it('arrives in the first round trip', async () => {
    const { text, bytes } = await read(`${product.origin}/framework?lang=en`)
    const sheets = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(match => match[1]!)
    const weights = await Promise.all(sheets.map(sheet => read(product.origin + sheet)))
    expect(bytes + weights.reduce((sum, sheet) => sum + sheet.bytes, 0)).toBeLessThanOrEqual(14_000)
  })

  it('is searched and narrowed without a script', async () => {
    const page = await pageOf({ javaScriptEnabled: false })
    await page.goto(`${product.origin}/framework/outline?lang=en`)
    await page.locator('input[name=q]').fill('2.10')
    await page.locator('main form button').click()
    expect(await page.locator('ul.outline a').count()).toBe(1)
    await page.locator('ul.outline a').click()
    expect(await page.locator('.over').first().textContent()).toContain('2.10')
    await page.goto(`${product.origin}/framework/outline?kind=consideration&lang=en`)
    expect(await page.locator('ul.outline a').count()).toBe(9)
  })
})

describe('a response and its editions', () => {
  let amina: Page

  it('begins to follow with one tap', async () => {
    amina = await pageOf({ viewport: { width: 1100, height: 800 } })
    await product.enter(amina, 'amina')
    await amina.goto(product.at('/framework?lang=en'))
    const follow = amina.locator('form[action$="/framework/edition"] button')
    if ((await follow.count()) > 0) await follow.click()
    await amina.goto(product.at('/framework?lang=en'))
    expect(await follow.count()).toBe(0)
    expect(await faultsOf(amina)).toEqual([])
  })

  it('is told where a file cannot be read, and keeps nothing of it', async () => {
    await amina.goto(product.at('/editions?lang=en'))
    await amina.locator('input[type=file]').setInputFiles({
      name: 'draft.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"edition": 5}'),
    })
    await amina.locator('main form[enctype] button').click()
    await amina.locator('.error-summary').waitFor()
    expect(await amina.locator('.error-summary').innerText()).toContain('edition')
    expect(await faultsOf(amina)).toEqual([])
  })

  it('looks at what a next one would change, publishes it, and takes it back', async () => {
    await amina.goto(product.at('/editions?lang=en'))
    await amina.locator('input[type=file]').setInputFiles({
      name: 'draft.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await draftFile()),
    })
    await amina.locator('main form[enctype] button').click()
    await amina.waitForURL(/invented-2026/)
    expect(await amina.locator('.diff ins').count()).toBeGreaterThan(0)
    expect(await amina.locator('.diff del').count()).toBeGreaterThan(0)
    for (const kind of ['reword', 'split', 'merge', 'retire', 'add'])
      expect(await amina.locator(`section#${kind}`).count()).toBe(1)
    expect(await faultsOf(amina)).toEqual([])
    await confirm('publication')
    await amina.goto(product.at('/framework/nodes/common.referral-ready?lang=en'))
    expect(await amina.locator('.lead').innerText()).toContain('within a day')
    await amina.goto(product.at('/editions/queue?lang=en'))
    expect(await faultsOf(amina)).toEqual([])
    await amina.goto(product.at('/editions/invented-2026?lang=en'))
    await confirm('withdrawal')
    await amina.goto(product.at('/framework/nodes/common.referral-ready?lang=en'))
    expect(await amina.locator('.lead').innerText()).not.toContain('within a day')
  })

  async function confirm(act: string): Promise<void> {
    const form = amina.locator(`form[action$="/${act}"]`)
    await amina.locator('details.confirm summary').first().click()
    await form.locator('button').click()
    await amina.waitForURL(/done=editions/)
  }
})

/** A next edition, made of the shipped one as anybody could make it from the open data. */
async function draftFile(): Promise<string> {
  type Node = {
    id: string
    parent: string | null
    title: Record<string, string>
    text: Record<string, string>
  }
  const path = new URL('../../content/framework/working-together-2022/', import.meta.url)
  const edition = JSON.parse(await readFile(new URL('edition.json', path), 'utf8')) as {
    files: string[]
    document: object
  }
  const nodes: Node[] = []
  for (const file of edition.files)
    nodes.push(...(JSON.parse(await readFile(new URL(file, path), 'utf8')) as { nodes: Node[] }).nodes)
  const by = (id: string) => nodes.find(node => node.id === id)!
  const like = (id: string, from: string): Node => ({
    ...by(from),
    id,
    title: { en: id },
    text: { en: `${id}, in words of its own.` },
  })
  const changed: Record<string, { kind: string; from: string[]; to: Node[] }> = {
    reword: {
      kind: 'reword',
      from: ['common.referral-ready'],
      to: [
        {
          ...by('common.referral-ready'),
          text: { en: 'Have a way of referral that works and suits children. All of it within a day.' },
        },
      ],
    },
    split: {
      kind: 'split',
      from: ['common.messages'],
      to: [
        like('common.messages-radio', 'common.messages'),
        like('common.messages-school', 'common.messages'),
      ],
    },
    merge: {
      kind: 'merge',
      from: ['action.6.5', 'action.6.6'],
      to: [like('action.6.5-and-6.6', 'action.6.5')],
    },
    retire: { kind: 'retire', from: ['additional.ocha-iasc-role'], to: [] },
    add: { kind: 'add', from: [], to: [like('common.climate', 'common.messages')] },
  }
  const gone = new Set(Object.values(changed).flatMap(change => change.from))
  const kept = nodes.filter(node => !gone.has(node.id))
  return JSON.stringify({
    edition: 'invented-2026',
    title: { en: 'An invented edition' },
    document: edition.document,
    from: 2026,
    to: 2029,
    nodes: [...kept, ...Object.values(changed).flatMap(change => change.to)],
    operations: [
      ...kept.map(({ id }) => ({ kind: 'keep', from: [id], to: [id] })),
      ...Object.values(changed).map(({ kind, from, to }) => ({ kind, from, to: to.map(({ id }) => id) })),
    ],
  })
}
