// The product as a user has it: the built program, a data folder of its own, the demonstration in it.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type CastName, country } from '../../../demo/country.ts'
import settings from '../../../scripts/node-settings.json' with { type: 'json' }

export type Product = {
  /** http://localhost:<port> */
  origin: string
  /** The response of the demonstration: `/r/<slug>` + path, with the origin. */
  at(path: string): string
  slug: string
  /** Takes the page in as a person of the cast. */
  enter(page: Page, name: CastName): Promise<void>
  /** Stops it and starts it again with the same data, as after a power cut or a new version. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('../../../dist/main/across.js', import.meta.url))

/** The program as it is on its first day: nothing in it, no demonstration. */
export type EmptyProduct = {
  origin: string
  /** What it has printed. */
  said(): string
  stop(): Promise<void>
}

export async function startEmptyProduct(): Promise<EmptyProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'across-journey-'))
  const port = await freePort()
  const { child, said } = await begin(folder, port, {})
  return {
    origin: `http://localhost:${port}`,
    said,
    stop: async () => {
      await end(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function startProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'across-journey-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const at = (path: string) => `${origin}/r/${country.slug}${path}`
  let { child: running } = await begin(folder, port)
  try {
    const answer = await fetch(`${origin}/demonstration`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    })
    if (answer.status !== 303) throw new Error(`the demonstration answers ${answer.status}`)
  } catch (error) {
    await end(running)
    throw error
  }
  return {
    origin,
    at,
    slug: country.slug,
    enter: async (page, name) => {
      await page.goto(at('/demonstration'))
      await page.locator(`form:has(input[name="who"][value="${name}"]) button`).click()
      await page.waitForURL(url => !url.pathname.includes('/demonstration'))
    },
    restart: async () => {
      await end(running)
      running = (await begin(folder, port)).child
    },
    stop: async () => {
      await end(running)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const demonstration = { ACROSS_DEMONSTRATION: 'yes' }

async function begin(
  folder: string,
  port: number,
  more: Record<string, string> = demonstration,
): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, [...settings.flags, program, 'start'], {
    env: {
      ...settings.env,
      ...withoutSettings(),
      PORT: String(port),
      ACROSS_DATA: folder,
      ...more,
      NODE_ENV: 'test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Across is ready')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`the product ended with ${code}:\n${said}`)))
    child.once('error', reject)
  })
  await ready
  return { child, said: () => said }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** What is set on this machine must not reach a journey. */
function withoutSettings(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _app, HOST: _host, ...rest } = process.env
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('ACROSS_')))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
