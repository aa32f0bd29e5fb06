import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProject, type Project } from './project.ts'

const execute = promisify(execFile)

type Entry = {
  path: string
  bytes: number
  gzip: number
  brotli: number
  integrity: string
  imports?: string[]
}

const words = 'the same word, again and again. '.repeat(40)

const files = {
  'src/main/across.ts':
    'import { greeting } from "../kernel/greeting.ts"\nconsole.log(greeting, import.meta.filename)',
  'src/kernel/greeting.ts': 'export const greeting: string = "hello"',
  'src/exchange/reading/sheet-child.ts':
    'import { greeting } from "../../kernel/greeting.ts"\nconsole.log(greeting)',
  'src/ui/shared.ts': `export const shared = ${JSON.stringify(words)}`,
  'src/ui/one.client.ts': 'import { shared } from "./shared.ts"\nconsole.log(1, shared)',
  'src/modules/x/two.client.ts':
    'import { shared } from "../../ui/shared.ts"\nimport("./late.ts").then(late => console.log(2, shared, late))',
  'src/modules/x/late.ts': 'export const late = "only when asked for"',
  'src/ui/styles/page.css': '@import "./part.css";\n.a { color: red; .b { margin: 0 } }',
  'src/ui/styles/part.css': `.part::after { content: "${words}" }`,
  'src/ui/styles/arabic.css':
    '@font-face { font-family: A; src: url(/assets/fonts/noto-sans-arabic-400.woff2) }',
  'src/ui/static/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'src/ui/static/manifest.webmanifest': '{"icons":[{"src":"/assets/icon.svg"}]}',
  'src/main/service-worker.ts':
    'import assets from "across:assets"\nimport bn from "across:locales/bn"\nconsole.log(assets["page.css"].path, bn["a.hello"])',
  'content/locales/bn/a.json': '{"a.hello":"নমস্কার"}',
  'content/locales/bn/b.json': '{"b.bye":"বিদায়"}',
}

let project: Project
let manifest: Record<string, Entry>
const built = (path: string) => readFile(join(project.folder, 'dist', path))
const entry = (name: string) => manifest[name] ?? expect.fail(`no ${name} in the list`)
const build = () => execute(process.execPath, [join(project.folder, 'scripts/build.mjs')])

beforeAll(async () => {
  project = await makeProject(files)
  await build()
  manifest = JSON.parse(await readFile(join(project.folder, 'dist/assets/manifest.json'), 'utf8'))
})
afterAll(() => project.remove())

describe('the build', () => {
  it('makes a command line and children that run', async () => {
    const run = async (name: string) =>
      (await execute(process.execPath, [join(project.folder, 'dist/main', name)])).stdout
    expect(await run('across.js')).toMatch(/^hello .*dist\/main\/across\.js\n$/)
    expect(await run('sheet-child.js')).toBe('hello\n')
  })

  it('gives every file an address of its content, its sizes and its hash', async () => {
    for (const [name, { path, bytes, integrity }] of Object.entries(manifest)) {
      const content = await built(name === 'service-worker.js' ? 'assets/service-worker.js' : path.slice(1))
      expect(content).toHaveLength(bytes)
      expect(integrity).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`)
      if (name !== 'service-worker.js') expect(path).toMatch(/^\/assets\/[\w/-]+\.\w{8,10}\.\w+$/)
    }
    expect(entry('service-worker.js').path).toBe('/service-worker.js')
  })

  it('compresses once what gains by it', async () => {
    const { path, bytes, gzip, brotli } = entry('page.css')
    expect(brotli).toBeLessThan(bytes / 4)
    expect(gzip).toBeLessThan(bytes / 4)
    const plain = await built(path.slice(1))
    expect(brotliDecompressSync(await built(`${path.slice(1)}.br`))).toEqual(plain)
    expect(gunzipSync(await built(`${path.slice(1)}.gz`))).toEqual(plain)
    expect(entry('fonts/noto-sans-arabic-400.woff2').brotli).toBe(
      entry('fonts/noto-sans-arabic-400.woff2').bytes,
    )
  })

  it('loads once what scripts share, and only when asked what is asked for', async () => {
    const [shared] = entry('one.js').imports ?? []
    expect(entry('two.js').imports).toEqual([shared])
    expect((await built(String(shared).slice(1))).toString()).toContain(words)
    expect((await built(entry('two.js').path.slice(1))).toString()).not.toContain('only when asked for')
  })

  it('takes style sheets together, writes nested rules out, and finds the typeface', async () => {
    const page = (await built(entry('page.css').path.slice(1))).toString()
    expect(page).toContain('.part')
    expect(page).toContain('.a .b{')
    expect(manifest).not.toHaveProperty('part.css')
    const arabic = (await built(entry('arabic.css').path.slice(1))).toString()
    expect(arabic).toContain(entry('fonts/noto-sans-arabic-400.woff2').path)
  })

  it('names icons by their addresses where a browser reads them', async () => {
    const text = (await built(entry('manifest.webmanifest').path.slice(1))).toString()
    expect(text).toContain(entry('icon.svg').path)
  })

  it('gathers the texts of a language, for the server and for the worker', async () => {
    const texts = { 'a.hello': 'নমস্কার', 'b.bye': 'বিদায়' }
    expect(JSON.parse((await built('locales/bn.json')).toString())).toEqual(texts)
    const worker = (await built('assets/service-worker.js')).toString()
    expect(worker).toContain('নমস্কার')
    expect(worker).toContain(entry('page.css').path)
  })

  it('changes the address with the content and keeps the old file for pages drawn before', async () => {
    const before = entry('page.css').path
    await project.write('src/ui/styles/part.css', '.part { color: blue }')
    await build()
    const now = JSON.parse(await readFile(join(project.folder, 'dist/assets/manifest.json'), 'utf8'))
    expect(now['page.css'].path).not.toBe(before)
    expect(now['one.js'].path).toBe(entry('one.js').path)
    expect((await readdir(join(project.folder, 'dist/assets'))).map(name => `/assets/${name}`)).toContain(
      before,
    )
  })
})

describe('a build that cannot be', () => {
  it.each([
    ['src/ui/styles/wrong.css', '.a { background: url(/assets/gone.svg) }', 'asks for /assets/gone.svg'],
    ['src/ui/wrong/one.client.ts', 'console.log(3)', 'Two files want to be called one.js'],
    [
      'content/locales/bn/wrong.json',
      '{"a.hello":"আবার"}',
      'content/locales/bn/wrong.json says a.hello again',
    ],
    ['content/locales/bn/wrong.json', '{', 'content/locales/bn/wrong.json is not JSON'],
  ])('says why: %s %s', async (path, text, sentence) => {
    const other = await makeProject({ ...files, [path]: text })
    await expect(execute(process.execPath, [join(other.folder, 'scripts/build.mjs')])).rejects.toThrow(
      sentence,
    )
    await other.remove()
  })

  it('says that the project is not whole', async () => {
    const other = await makeProject({ 'src/kernel/greeting.ts': '' })
    await expect(execute(process.execPath, [join(other.folder, 'scripts/build.mjs')])).rejects.toThrow(
      'across.ts is missing',
    )
    await other.remove()
  })
})
