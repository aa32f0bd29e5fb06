// A page of keys asks for a few small scripts at first; what opens and seals comes when somebody needs it.
import { readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const FIRST_SCRIPTS = 10_000
const here = new URL('.', import.meta.url).pathname

/** As `pages.tsx` names them. */
const pages = [
  ['own-keys', 'unlock-keys'],
  ['compare-root', 'organisation-root'],
  ['compare-root', 'team-keys', 'unlock-keys'],
  ['team-drill'],
]

it('the first scripts of every page of keys are small', async () => {
  const names = (await readdir(here)).filter(name => name.endsWith('.client.ts') && !name.includes('worker'))
  expect(names.length).toBeGreaterThan(4)
  const { outputFiles, metafile } = await build({
    entryPoints: names.map(name => here + name),
    absWorkingDir: here,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    outdir: `${here}out`,
    write: false,
    metafile: true,
  })
  const bytes = new Map(
    outputFiles.map(file => [file.path.slice(here.length), gzipSync(file.contents).length]),
  )
  const outputOf = (name: string) =>
    Object.keys(metafile.outputs).find(path => metafile.outputs[path]?.entryPoint === `${name}.client.ts`) ??
    name
  for (const scripts of pages) {
    const first = new Set<string>()
    const take = (path: string): void => {
      if (first.has(path)) return
      first.add(path)
      for (const one of metafile.outputs[path]?.imports ?? [])
        if (one.kind === 'import-statement') take(one.path)
    }
    for (const name of scripts) take(outputOf(name))
    const total = [...first].reduce((sum, path) => sum + (bytes.get(path) ?? Number.POSITIVE_INFINITY), 0)
    expect(total, scripts.join()).toBeLessThan(FIRST_SCRIPTS)
  }
})
