// Every page in every language on a phone: nothing that a person with a screen reader stumbles over, nothing wider than
// the screen, and light enough for a bad line.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/kernel/words.ts'
import { launchOptions } from './support/browser.ts'
import { findPagesByDoing } from './support/done-pages.ts'
import {
  cookieFor,
  cookieOf,
  type FoundPage,
  findPages,
  firstView,
  getRoutes,
  isOfCast,
  scripts,
  type Visitor,
  weigh,
} from './support/pages.ts'
import { type Product, startProduct } from './support/product.ts'

/** Routes that answer no page, or a page only on a machine that is not this one; each has a test of its own. */
const noPage = [
  '/j/:code',
  '/r/:response/calendars/:file',
  '/r/:response/live/:id/events',
  '/r/:response/learning/sessions/:id/events',
  '/health',
  '/set-up',
  '/r/:response',
  '/r/:response/live',
  '/sign-in',
  // A workbook, and a PDF.
  '/r/:response/learning/induction/lists/template',
  '/r/:response/learning/induction/staff/:id/certificates/:certificate',
  // For programs of ours: JSON.
  '/r/:response/account/keys/sealed',
  '/r/:response/roots',
  '/r/:response/statements',
  '/r/:response/teams/:id/statement',
  '/r/:response/teams/:id/open-referrals',
]

let product: Product
let browser: Browser
let pages: FoundPage[]
let axe: string
const contexts = new Map<Visitor, Promise<BrowserContext>>()

beforeAll(async () => {
  product = await startProduct()
  browser = await chromium.launch(launchOptions())
  const linked = await findPages(product)
  const reached = new Set(linked.map(({ route }) => route))
  const done = await findPagesByDoing(product)
  pages = [...linked, ...done.filter(({ route }) => !reached.has(route))]
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** A tab of that visitor's browser, signed in as they are. */
async function tabOf({ who, cookie }: FoundPage): Promise<Page> {
  let context = contexts.get(who)
  if (!context) {
    // Our own policy forbids foreign scripts; axe comes in past it, and only here.
    context = browser
      .newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true, serviceWorkers: 'block' })
      .then(async made => {
        const held = isOfCast(who) ? await cookieOf(product, who) : await cookie?.()
        if (held !== undefined) await made.addCookies(cookiesOf(held))
        return made
      })
    contexts.set(who, context)
  }
  return await (await context).newPage()
}

/** Visits them all, two at a time: while one page is looked at, the product draws the next. */
async function visitAll(
  look: (page: Page, found: FoundPage) => Promise<void>,
  language: string,
): Promise<void> {
  const waiting = [...pages]
  await (await contexts.get('half in'))?.close()
  contexts.delete('half in')
  const visitInTurn = async () => {
    const tabs = new Map<Visitor, Page>()
    for (let found = waiting.shift(); found; found = waiting.shift()) {
      const tab = tabs.get(found.who) ?? (await tabOf(found))
      tabs.set(found.who, tab)
      await tab.goto(`${product.origin}${found.path}${found.path.includes('?') ? '&' : '?'}lang=${language}`)
      await look(tab, found)
    }
    for (const tab of tabs.values()) await tab.close()
  }
  await Promise.all([visitInTurn(), visitInTurn()])
}

/** Ours are for secure places only, of which this machine is one. */
function cookiesOf(held: string) {
  return held.split('; ').map(cookie => {
    const [name = '', value = ''] = cookie.split('=')
    return { name, value, url: 'https://localhost/', secure: true, httpOnly: true }
  })
}

describe('every page', () => {
  it('is reached, by links or by doing what leads there', () => {
    const reached = new Set(pages.map(found => found.route))
    const html = getRoutes.filter(
      route =>
        !noPage.includes(route) && !/\/hsds|\/offline\/|\.(json|csv|zip|pdf|docx|txt|ics)$/.test(route),
    )
    expect(html.filter(route => !reached.has(route))).toEqual([])
    expect(pages.length).toBeGreaterThan(25)
  })

  for (const language of languages)
    it(`can be read by everybody, and fits a phone, in ${language}`, async () => {
      const wrong: string[] = []
      await visitAll(async (page, found) => {
        expect(new URL(page.url()).pathname).toBe(found.path.split('?')[0])
        await page.evaluate(axe)
        const problems = await page.evaluate(async () => {
          // What axe puts on the window is not known to the compiler.
          const { axe } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
          }
          const { violations } = await axe.run()
          const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
          return [
            ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
            ...(wide > 1 ? [`${wide} px wider than the screen`] : []),
          ]
        })
        wrong.push(...problems.map(problem => `${found.path} as ${found.who}: ${problem}`))
      }, language)
      expect(wrong).toEqual([])
    })

  it('is light', async () => {
    const heavy: string[] = []
    let heaviest = { view: 0, script: 0 }
    for (const found of pages) {
      const cookie = await cookieFor(product, found)
      const { view, script } = await weigh(product.origin, found.path, { cookie })
      heaviest = { view: Math.max(heaviest.view, view), script: Math.max(heaviest.script, script) }
      if (view > firstView) heavy.push(`${found.path} as ${found.who}: ${view} bytes of HTML and CSS`)
      if (script > scripts) heavy.push(`${found.path} as ${found.who}: ${script} bytes of script`)
    }
    console.log(
      `${pages.length} pages; the heaviest first view has ${heaviest.view} bytes, the most script ${heaviest.script}`,
    )
    expect(heavy).toEqual([])
  })
})
