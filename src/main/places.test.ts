import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transform } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inSources } from './places.ts'

let folder: string
let built: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'across-places-'))
  built = join(folder, 'program.js')
  const source =
    'type Told = { why: string }\n\nexport function fail({ why }: Told): never {\n  throw new Error(why)\n}\n'
  const { code, map } = await transform(source, {
    loader: 'ts',
    sourcemap: 'external',
    sourcefile: '../../src/room/fail.ts',
  })
  await writeFile(built, code)
  await writeFile(`${built}.map`, map)
})
afterAll(() => rm(folder, { recursive: true }))

async function stackOfFailure(): Promise<string> {
  const program = (await import(pathToFileURL(built).href)) as { fail(given: { why: string }): never }
  try {
    program.fail({ why: 'on purpose' })
  } catch (error) {
    return String((error as Error).stack)
  }
  throw new Error('it did not fail')
}

it('tells a stack by the lines of the sources', async () => {
  const stack = await stackOfFailure()
  expect(stack).toContain('program.js:')
  const told = inSources(stack, folder)
  expect(told).toMatch(/fail \(src\/room\/fail\.ts:4:\d+\)/)
  expect(told).not.toContain('program.js:')
})

it('tells a single place, the second time as the first', () => {
  expect(inSources('program.js:2:9', folder)).toMatch(/^src\/room\/fail\.ts:4:\d+$/)
  expect(inSources('program.js:2:9', folder)).toMatch(/^src\/room\/fail\.ts:4:\d+$/)
})

it('leaves alone what was not built by us', () => {
  const stranger = 'at nextWrite (/srv/node_modules/postgres/src/connection.js:240:9)'
  expect(inSources(stranger, folder)).toBe(stranger)
  expect(inSources('no place at all', folder)).toBe('no place at all')
})
