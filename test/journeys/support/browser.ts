// The browser of the journeys: the one named in CHROMIUM_PATH, else one that is installed, else one that comes as a
// package. Before the first journey it is found, named, and the product is built.
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

export type FoundBrowser = { path: string; version: string; from: string; env: Record<string, string> }

declare module 'vitest' {
  interface ProvidedContext {
    browser: FoundBrowser
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const browser = await findBrowser()
  process.stdout.write(`journeys in ${browser.from}: ${browser.path}, version ${browser.version}\n`)
  project.provide('browser', browser)
  // A script without types of its own; it builds only what has changed.
  const fresh: { isFresh(): Promise<boolean> } = await import(scripts('build/fresh.mjs'))
  const builder: { build(): Promise<unknown> } = await import(scripts('build.mjs'))
  if (!(await fresh.isFresh())) await builder.build()
}

const scripts = (path: string) => new URL(`../../../scripts/${path}`, import.meta.url).href

/** Flags that hold for every journey. Nothing leaves this machine. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** How playwright is asked to start it. */
export function launchOptions(browser: FoundBrowser = inject('browser')): LaunchOptions {
  return {
    executablePath: browser.path,
    headless: true,
    args: flags,
    env: { ...definedEnvironment(), ...browser.env },
  }
}

export type Device = {
  context: BrowserContext
  /** Where the browser keeps what it keeps. */
  folder: string
  close(): Promise<void>
}

/** A phone: a browser with a folder of its own, which is thrown away at the end. */
export async function newDevice(
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<Device> {
  const folder = await mkdtemp(join(tmpdir(), 'across-phone-'))
  const context = await openDevice(folder, options)
  return {
    context,
    folder,
    close: async () => {
      await context.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** Takes a phone's folder into hand, also one that was used before. */
export async function openDevice(
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, { ...launchOptions(), ...options })
}

async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH
  if (named) return await tried({ path: named, from: 'the browser of CHROMIUM_PATH', env: {} })
  const installed = installedBrowser()
  if (installed) return await tried({ path: installed, from: 'an installed browser', env: {} })
  return await tried(await packagedBrowser())
}

/** Starts it once, so that a browser that cannot start is one sentence and not fifty failed journeys. */
async function tried(found: Omit<FoundBrowser, 'version'>): Promise<FoundBrowser> {
  try {
    const browser = await chromium.launch(launchOptions({ ...found, version: '' }))
    const version = browser.version()
    await browser.close()
    return { ...found, version }
  } catch (error) {
    throw new Error(
      `The browser at ${found.path} cannot be started. Name another with CHROMIUM_PATH=…\n${String(error)}`,
    )
  }
}

function installedBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const ending = process.platform === 'win32' ? '.exe' : ''
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, `${name}${ending}`)))
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  return [...onPath, ...elsewhere].find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** It brings the libraries it needs when it is told that it runs where there are none. */
async function packagedBrowser(): Promise<Omit<FoundBrowser, 'version'>> {
  // One folder for each version: what an older one unpacked there would be taken for the newer.
  const { version } = await packageOf('@sparticuz/chromium')
  const home = fileURLToPath(
    new URL(`../../../node_modules/.cache/across-browser-${version}`, import.meta.url),
  )
  await mkdir(home, { recursive: true })
  const before = { TMPDIR: process.env.TMPDIR, runtime: process.env.AWS_LAMBDA_JS_RUNTIME }
  // It unpacks itself into the temporary folder; ours nobody else can write to.
  process.env.TMPDIR = home
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    const path = await packaged.executablePath()
    const { LD_LIBRARY_PATH = '' } = process.env
    const FONTCONFIG_FILE = await writeFontList(home)
    return { path, from: 'the packaged browser', env: { LD_LIBRARY_PATH, FONTCONFIG_FILE } }
  } finally {
    restore('TMPDIR', before.TMPDIR)
    restore('AWS_LAMBDA_JS_RUNTIME', before.runtime)
  }
}

/**
 * The list of typefaces that it brings names folders that are not here, and a browser without any typeface ends at the
 * first page. Ours names what it brought, what the machine has, and those of our own that are whole files.
 */
async function writeFontList(home: string): Promise<string> {
  const own = ['noto-sans', 'noto-sans-arabic', 'noto-sans-bengali'].flatMap(name =>
    ['400Regular', '700Bold'].map(weight =>
      fileURLToPath(new URL(`../../../node_modules/@expo-google-fonts/${name}/${weight}`, import.meta.url)),
    ),
  )
  const folders = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts', ...own]
  const file = join(home, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map(folder => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  )
  return file
}

async function packageOf(name: string): Promise<{ version: string }> {
  const place = new URL(`../../../node_modules/${name}/package.json`, import.meta.url)
  return JSON.parse(await readFile(place, 'utf8')) as { version: string }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
