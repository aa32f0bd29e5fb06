// The guide on working across sectors, run whole, twice: in a room with four sectors, and online with three standing out
// and an odd number of people. A facilitator, a big screen, and a phone for everybody, without an account.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

const main = (page: Page) => page.locator('main')
const says = (page: Page, text: string) => main(page).getByText(text).first().waitFor()

type Room = { lead: Page; wall: Page; phones: Page[]; id: string; contexts: BrowserContext[] }

async function open(given: { people: number; remote: boolean; languages?: string[] }): Promise<Room> {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const lead = await desk.newPage()
  lead.setDefaultTimeout(10_000)
  await product.enter(lead, 'rosa')
  await lead.goto(product.at('/learning/sessions/new?lang=en'))
  expect(await faultsOf(lead)).toEqual([])
  await lead.locator('[name=title]').fill('Working together, Lake Camp')
  await lead.locator('main form button.primary').click()
  await lead.waitForURL(/sessions\/[0-9a-f-]{36}/)
  const id = new URL(lead.url()).pathname.split('/').at(-1)!
  const wall = await desk.newPage()
  wall.setDefaultTimeout(10_000)
  await wall.goto(product.at(`/learning/sessions/${id}/wall`))
  const code = await wall.locator('.join-code').innerText()
  const contexts = [desk]
  const phones: Page[] = []
  const { languages = ['en'] } = given
  for (let number = 1; number <= given.people; number += 1) {
    const context = await browser.newContext(phoneSize)
    contexts.push(context)
    const phone = await context.newPage()
    phone.setDefaultTimeout(10_000)
    // Some type the code, most scan it.
    if (number === 1) {
      await phone.goto(`${product.origin}/join?lang=en`)
      await phone.locator('[name=code]').fill(code.toLowerCase())
      await phone.locator('main form button').click()
    } else await phone.goto(`${product.origin}/j/${code}?lang=${languages[number % languages.length]}`)
    if (number === 2) await phone.locator('[name=name]').fill('Salma')
    await phone.locator('[name=sector]').selectOption(number % 3 === 1 ? 'child-protection' : 'health')
    await phone.locator(`[name=where][value=${given.remote ? 'remote' : 'room'}]`).check({ force: true })
    await phone.locator('main form button.primary').click()
    await phone.locator('across-live').waitFor()
    phones.push(phone)
  }
  await says(wall, `${given.people} people are here`)
  return { lead, wall, phones, id, contexts }
}

/** Presses, and waits until the wall has followed. */
async function next({ lead, wall }: Room, shows: string): Promise<void> {
  await lead.locator('form[action$="/moves"] button.primary').click()
  await says(wall, shows)
  await says(lead, shows)
}

async function goTo({ lead, wall }: Room, block: string, shows: string): Promise<void> {
  await lead.locator(`form:has([name=block][value="${block}"]) button[value=to]`).click()
  await says(wall, shows)
  await says(lead, shows)
}

/** Each places three, one after the other, as a hand does. */
async function vote(phone: Page, sectors: string[]): Promise<void> {
  for (const [index, sector] of sectors.entries()) {
    const row = phone.locator('.stickers li').filter({ has: phone.locator(`button[value$="${sector}"]`) })
    await row.locator('button').last().click()
    await phone.locator('.stickers .dots').filter({ hasText: '●' }).first().waitFor()
    await expect
      .poll(async () => (await phone.locator('.stickers .dots').allInnerTexts()).join('').length)
      .toBe(index + 1)
  }
}

async function everyScreen({ lead, wall, phones }: Room): Promise<void> {
  for (const page of [lead, wall, ...phones.slice(0, 4)]) expect(await faultsOf(page), page.url()).toEqual([])
}

/** The server has acknowledged what was written. */
const wrote = (phone: Page) =>
  phone.waitForResponse(
    answer =>
      answer.ok() &&
      answer.url().endsWith('/sheet/exchange') &&
      !(answer.request().postData() ?? '').includes('"update":""'),
  )

const wholeOf = async (page: Page) =>
  (await page.locator('.sticker-bars strong').allInnerTexts()).reduce((sum, text) => sum + Number(text), 0)

describe('in a room, with four sectors', () => {
  let room: Room
  beforeAll(async () => {
    room = await open({ people: 12, remote: false, languages: ['en', 'ar', 'bn', 'fr', 'es'] })
  }, 90_000)
  afterAll(async () => Promise.all(room?.contexts.map(context => context.close()) ?? []))
  afterEach(() => everyScreen(room), 60_000)

  it('begins, and everybody sees where everybody is', async () => {
    await next(room, 'Part 1 of 10')
    await says(room.phones[4]!, 'Part 1 of 10')
    await next(room, 'Part 2 of 10')
    await next(room, 'Talk with each other')
    await next(room, 'Everybody together')
    const phone = room.phones[4]!
    await phone.locator('[name=body]').fill('No sector can do it alone')
    await phone.locator('form[action$="/points"] button').click()
    await says(room.wall, 'No sector can do it alone')
  })

  it('guides by the clock and blocks nobody: a minute more, back, further', async () => {
    const before = await room.lead.locator('.until').first().innerText()
    await room.lead.locator('form:has([name=minutes][value="5"]) button').click()
    await expect.poll(async () => room.lead.locator('.until').first().innerText()).not.toBe(before)
    await next(room, 'Part 3 of 10')
    await room.lead.locator('form:has([name=move][value=back]) button').first().click()
    await says(room.wall, 'Part 2 of 10')
    await goTo(room, 'sectors', 'Place your stickers')
  })

  it('takes three stickers of each, hidden until they are shown', async () => {
    const sets = [
      ['health', 'education', 'wash'],
      ['health', 'education', 'nutrition'],
      ['wash', 'nutrition', 'education'],
      ['health', 'wash', 'nutrition'],
    ]
    for (const [index, phone] of room.phones.entries()) await vote(phone, sets[index % 4]!)
    await says(room.wall, '12 of 12 have voted')
    expect(await room.wall.locator('.sticker-bars').count()).toBe(0)
    await next(room, 'What came out')
    expect(await wholeOf(room.wall)).toBe(36)
  })

  it('makes four tables, with child protection at each', async () => {
    await next(room, 'Find your table')
    await room.lead.locator('[name=by][value=protection]').check({ force: true })
    await room.lead.locator('form[action$="/tables"] button.primary').click()
    await room.wall.locator('.tables li').nth(3).waitFor()
    expect(await room.wall.locator('.tables li').count()).toBe(4)
    await room.phones[0]!.locator('.big .sector-name').waitFor()
  })

  it('lets a table write at once, also through a minute without a network', async () => {
    await goTo(room, 'group-work', 'Part 5 of 10')
    const tableOf = (phone: Page) => phone.locator('across-sheet').getAttribute('data-table')
    await Promise.all(room.phones.map(phone => phone.locator('across-sheet textarea').first().waitFor()))
    const tables = await Promise.all(room.phones.map(tableOf))
    const [one, other] = room.phones.filter((_, index) => tables[index] === tables[0]) as [Page, Page]
    const first = (phone: Page) => phone.locator('across-sheet textarea').first()
    await expect.poll(async () => first(one).getAttribute('readonly')).toBeNull()
    await expect.poll(async () => first(other).getAttribute('readonly')).toBeNull()
    const before = await first(one).inputValue()
    expect(before).not.toBe('')
    await one.clock.install()
    await one.context().setOffline(true)
    await first(one).fill(`Nurses refer with the case worker\n${before}`)
    await one.locator('[data-state=waiting]').waitFor()
    const sent = wrote(other)
    await first(other).fill(`${await first(other).inputValue()}\nOne focal point in each clinic`)
    await sent
    // A minute of trying in vain, as its own clock tells it.
    await one.clock.fastForward('01:00')
    expect(await one.locator('[data-state=waiting]').count()).toBe(1)
    await one.context().setOffline(false)
    for (const phone of [one, other]) {
      await expect
        .poll(async () => first(phone).inputValue(), { timeout: 15_000 })
        .toContain('Nurses refer with the case worker')
      await expect
        .poll(async () => first(phone).inputValue(), { timeout: 15_000 })
        .toContain('One focal point in each clinic')
    }
    await one.locator('[data-state=saved]').waitFor()
  })

  it('hears the tables in their order, takes an energiser, and comes to the values', async () => {
    await goTo(room, 'presentations-1', 'Table 1 tells')
    await says(room.wall, 'Nurses refer with the case worker')
    await next(room, 'Comments and questions to table 1')
    await next(room, 'Table 2 tells')
    await goTo(room, 'energiser', 'Part 7 of 10')
    await goTo(room, 'presentations-2', 'Table 3 tells')
    await goTo(room, 'vision', 'Part 9 of 10')
    await goTo(room, 'recap', 'Part 10 of 10')
  })

  it('ends with a log that is one’s own, and a report for all', async () => {
    const phone = room.phones[4]!
    await says(phone, 'Part 10 of 10')
    await phone.locator('[name=log]').fill('I met the focal point.')
    await phone.locator('[name=promise]').fill('Visit the clinic.')
    await phone.locator('[name=shared]').check({ force: true })
    await phone.locator('form#log button').click()
    await expect
      .poll(async () => {
        await phone.reload()
        return phone.locator('[name=log]').inputValue()
      })
      .toBe('I met the focal point.')
    await room.lead.getByText('End the session').first().click()
    await room.lead.locator('form[action$="/ending"] button').click()
    await says(room.lead, 'The session has ended')
    await phone.getByText('The session has ended').waitFor()
    await phone.locator('a[href$="/report"]').click()
    await says(phone, 'Visit the clinic.')
    expect(await main(phone).innerText()).toContain('Nurses refer with the case worker')
    expect(await main(phone).innerText()).not.toContain('Salma')
  })

  it('is in the plan the same evening, waiting for two signatures', async () => {
    const { lead } = room
    await lead.goto(product.at(`/learning/sessions/${room.id}/results`))
    const line = lead
      .locator('.proposals li')
      .filter({ hasText: 'Nurses refer with the case worker' })
      .first()
    if ((await line.locator('select').count()) > 0 && (await line.locator('select').inputValue()) === '')
      await line.locator('select').selectOption({ index: 3 })
    await line.locator('button').click()
    await lead.waitForLoadState()
    const done = lead
      .locator('.proposals li')
      .filter({ hasText: 'Nurses refer with the case worker' })
      .first()
    await done.locator('a[href*="/workplan/commitments/"]').click()
    expect(await main(lead).innerText()).toMatch(/sign/i)
  })
})

describe('online, with three standing out and an odd number of people', () => {
  let room: Room
  beforeAll(async () => {
    room = await open({ people: 13, remote: true })
  }, 90_000)
  afterAll(async () => Promise.all(room?.contexts.map(context => context.close()) ?? []))
  afterEach(() => everyScreen(room), 60_000)

  it('forms pairs, three where one would be left over', async () => {
    await next(room, 'Part 1 of 10')
    await goTo(room, 'centrality', 'Think on your own')
    await next(room, 'Talk with each other')
    const pairs: string[] = []
    for (const phone of room.phones) {
      await says(phone, 'breakout room')
      pairs.push(await phone.locator('p.big').innerText())
    }
    const sizes = [...Map.groupBy(pairs, pair => pair).values()].map(group => group.length).sort()
    expect(sizes).toEqual([2, 2, 2, 2, 2, 3])
  })

  it('offers two tables on one sector where three stand out', async () => {
    await goTo(room, 'sectors', 'Place your stickers')
    for (const phone of room.phones) await vote(phone, ['health', 'education', 'wash'])
    await says(room.wall, '13 of 13 have voted')
    await next(room, 'What came out')
    expect(await wholeOf(room.wall)).toBe(39)
    await says(room.lead, 'Two tables can work on the same one')
    await next(room, 'Find your table')
    await room.lead.locator('form[action$="/tables"] button.primary').click()
    await room.wall.locator('.tables li').nth(3).waitFor()
    const sectors = await room.wall.locator('.tables .sector-name').allInnerTexts()
    expect(new Set(sectors).size).toBe(3)
    expect(sectors).toHaveLength(4)
  })

  it('ends with worksheets and lines to propose', async () => {
    await goTo(room, 'group-work', 'Part 5 of 10')
    const phone = room.phones[0]!
    const area = phone.locator('across-sheet textarea').first()
    await expect.poll(async () => area.getAttribute('readonly')).toBeNull()
    const sent = wrote(phone)
    await area.fill('Teachers know whom to call')
    await sent
    await goTo(room, 'presentations-2', 'Table 3 tells')
    await room.lead.getByText('End the session').first().click()
    await room.lead.locator('form[action$="/ending"] button').click()
    await says(room.lead, 'The session has ended')
    await room.lead.goto(product.at(`/learning/sessions/${room.id}/results`))
    await says(room.lead, 'Teachers know whom to call')
    expect(await room.lead.locator('.proposals button').count()).toBeGreaterThan(3)
  })
})

describe('what a phone loads', () => {
  it('first view within 14 kB, all scripts within 30 kB', async () => {
    const page = await (await browser.newContext(phoneSize)).newPage()
    const lead = await browser.newContext()
    const desk = await lead.newPage()
    await product.enter(desk, 'rosa')
    await desk.goto(product.at('/learning/sessions/new?lang=en'))
    await desk.locator('[name=title]').fill('Weight')
    await desk.locator('main form button.primary').click()
    await desk.waitForURL(/sessions\/[0-9a-f-]{36}/)
    const code = await desk.locator('.join-line bdi').innerText()
    await page.goto(`${product.origin}/j/${code}`)
    await page.locator('main form button.primary').click()
    await page.locator('across-live').waitFor()
    const move = async (block: string) => {
      await desk.locator(`form:has([name=block][value="${block}"]) button[value=to]`).click()
      await desk.locator(`form:has([name=block][value="${block}"])`).waitFor({ state: 'detached' })
    }
    await move('sectors')
    await desk.locator('form[action$="/moves"] button.primary').click()
    await desk.locator('[name="table-1"]').waitFor()
    await desk.locator('[name="table-1"]').selectOption('health')
    await desk.locator('form[action$="/tables"] button.primary').click()
    await desk.locator('.tables li').first().waitFor()
    await move('group-work')
    await page.locator('across-sheet').waitFor()
    const sizes = async (kind: string) => {
      const paths: string[] = await page.evaluate(
        wanted =>
          performance
            .getEntriesByType('resource')
            .map(one => one.name)
            .filter(name => name.includes(wanted)),
        kind,
      )
      const found = await Promise.all([...new Set(paths)].map(path => read(path)))
      return found.reduce((sum, { bytes }) => sum + bytes, 0)
    }
    const [seat] = await page
      .context()
      .cookies(page.url())
      .then(all => all.filter(({ name }) => name === 'across-seat'))
    const html = await read(page.url(), { cookie: `across-seat=${seat!.value}` })
    const first = html.bytes + (await sizes('.css'))
    const scripts = await sizes('.js')
    console.log(`phone: HTML and CSS ${first} bytes, scripts ${scripts} bytes`)
    expect(first).toBeLessThanOrEqual(14_336)
    expect(scripts).toBeLessThanOrEqual(30_720)
  }, 60_000)
})
