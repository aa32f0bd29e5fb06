// A phone is switched off with work on it, and a phone gets a newer product with work on it: nothing is lost, and all
// of it is delivered when there is a network.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Letter, NewItem } from '../../src/device/outbox.ts'
import { type Product, startProduct } from '../journeys/support/product.ts'
import { harness, type Phone, startPhone } from './phone.ts'

type PhoneInPage = {
  phone: {
    put(item: NewItem): Promise<void>
    makeOld(items: NewItem[]): Promise<void>
    everything(): Promise<Record<string, Letter>>
    count(): Promise<{ mine: number; needsYou: number }>
  }
}

let product: Product
const folders: string[] = []

beforeAll(async () => {
  product = await startProduct()
})

afterAll(async () => {
  await product.stop()
  for (const folder of folders)
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

describe('a full queue', () => {
  it('survives switching off without a network, and is delivered afterwards', async () => {
    const folder = await newFolder()
    const before = await startPhone(folder)
    await product.enter(before.page, 'daniel')
    await before.page.context().setOffline(true)
    await before.page.evaluate(await harness())
    const items = informed(25)
    await before.page.evaluate(async given => {
      for (const item of given) await (globalThis as unknown as PhoneInPage).phone.put(item)
    }, items)
    await before.close()

    const after = await startPhone(folder)
    await after.page.goto(`${product.origin}/privacy`)
    await after.page.context().setOffline(true)
    await after.page.evaluate(await harness())
    expect(Object.keys(await everything(after)).sort()).toEqual(items.map(({ id }) => id).sort())
    await after.page.context().setOffline(false)
    await product.enter(after.page, 'daniel')
    await delivered(after)
    await after.close()
  })

  it('survives a new form of the database, and is delivered afterwards', async () => {
    const phone = await startPhone(await newFolder())
    // No page of the product yet: its scripts would make the database in its newest form.
    await phone.page.route('**/empty', route =>
      route.fulfill({ body: '<title>empty</title>', contentType: 'text/html' }),
    )
    await phone.page.goto(`${product.origin}/empty`)
    await phone.page.evaluate(await harness())
    const items = informed(300)
    await phone.page.evaluate(given => (globalThis as unknown as PhoneInPage).phone.makeOld(given), items)
    expect(Object.keys(await everything(phone))).toHaveLength(300)
    await product.enter(phone.page, 'daniel')
    await delivered(phone)
    await phone.close()
  })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'across-phone-'))
  folders.push(folder)
  return folder
}

function informed(count: number): NewItem[] {
  return Array.from({ length: count }, () => {
    const id = crypto.randomUUID()
    return { id, kind: 'informed', body: { id, fromSector: 'education', toSector: 'health' } }
  })
}

function everything({ page }: Phone): Promise<Record<string, Letter>> {
  return page.evaluate(() => (globalThis as unknown as PhoneInPage).phone.everything())
}

/** Until nothing waits any more, as the bar of the page sees it. */
async function delivered({ page }: Phone): Promise<void> {
  await page.evaluate(await harness())
  await page.waitForFunction(async () => {
    const { mine } = await (globalThis as unknown as PhoneInPage).phone.count()
    return mine === 0
  })
}
