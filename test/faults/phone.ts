// A browser that a test may kill: a process of its own, with its own folder, reached over its debugging port.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { flags } from '../journeys/support/browser.ts'

export type Phone = {
  browser: Browser
  page: Page
  /** As when the battery falls out. */
  kill(): Promise<void>
  close(): Promise<void>
}

export async function startPhone(folder: string): Promise<Phone> {
  const { path, env } = inject('browser')
  const portFile = join(folder, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  const child = spawn(
    path,
    ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`, ...flags, 'about:blank'],
    { stdio: 'ignore', detached: true, env: { ...process.env, ...env } },
  )
  const gone = once(child, 'exit')
  // A test that fails in between must not leave a browser behind.
  const leave = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL')
    } catch {
      // It has gone already.
    }
  }
  process.once('exit', leave)
  child.once('exit', () => process.removeListener('exit', leave))
  const port = await readPort(portFile, child)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const context = browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.newPage())
  const end = async () => {
    // The whole group, children as well: none of them may write anything more.
    process.kill(-child.pid!, 'SIGKILL')
    await gone
    await browser.close().catch(() => undefined)
  }
  return {
    browser,
    page,
    kill: end,
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await gone
    },
  }
}

async function readPort(file: string, child: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const text = await readFile(file, 'utf8').catch(() => '')
    const port = Number(text.split('\n')[0])
    if (port > 0) return port
    await pause(50)
  }
  throw new Error('the browser did not start')
}

let bundled: Promise<string> | undefined

/** The phone's code as one script that puts `phone` into the page. */
export function harness(): Promise<string> {
  bundled ??= build({
    entryPoints: [fileURLToPath(new URL('phone-harness.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
  }).then(({ outputFiles }) => outputFiles[0]!.text)
  return bundled
}
