// What a phone on a slow network downloads for the form: little before it can be used, and all of sealing after that.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const FIRST_BUDGET = 10_000
const SEALING_BUDGET = 90_000

const at = (path: string) => new URL(`../${path}`, import.meta.url).pathname

async function weigh(entry: string): Promise<{ first: number; later: number }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [at(entry)],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    outdir: '/out',
    write: false,
    metafile: true,
  })
  const sizes = new Map(
    outputFiles.map(file => [
      file.path.slice(file.path.lastIndexOf('/') + 1),
      gzipSync(file.contents).length,
    ]),
  )
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [name(path), output]))
  const start = [...outputs].find(([, output]) => output.entryPoint?.endsWith(entry))![0]
  const first = new Set<string>()
  const follow = (path: string) => {
    if (first.has(path)) return
    first.add(path)
    for (const one of outputs.get(path)?.imports ?? [])
      if (one.kind === 'import-statement') follow(name(one.path))
  }
  follow(start)
  const weight = (names: Iterable<string>) => [...names].reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0)
  return { first: weight(first), later: weight(sizes.keys()) }
}

describe('the weight of the form', () => {
  it('is small before the page can be used, and holds its promise with everything of sealing', async () => {
    const form = await weigh('seal-form.client.ts')
    expect(form.first).toBeLessThan(FIRST_BUDGET)
    expect(form.later).toBeLessThan(SEALING_BUDGET)
  })

  it('is small for the page of a referral too', async () => {
    const opening = await weigh('open-referral.client.ts')
    expect(opening.first).toBeLessThan(FIRST_BUDGET)
    expect(opening.later).toBeLessThan(SEALING_BUDGET + 10_000)
  })
})
