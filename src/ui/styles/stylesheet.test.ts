// What the stylesheet promises: it is small, it knows no left and right, its colours live in one file.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(folder).filter(name => name.endsWith('.css'))
const ofSomePages = ['framework.css', 'workplan.css', 'one-page.css', 'live.css', 'plans.css', 'signing.css']
const read = (name: string) => readFileSync(folder + name, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

describe('weight', () => {
  it('all styles together are under 6.5 kB compressed', async () => {
    expect(brotliCompressSync(await bundled('across.css')).length).toBeLessThan(6_500)
  })

  it.each(['arabic.css', 'bengali.css'])('%s, on top of it, stays under half a kilobyte', async name => {
    expect(brotliCompressSync(await bundled(name)).length).toBeLessThan(512)
  })

  it.each(ofSomePages)('%s, for the pages that name it, stays under 2.5 kB', async name => {
    expect(brotliCompressSync(await bundled(name)).length).toBeLessThan(2_560)
  })

  it('every file is part of the one stylesheet, of one language, or of some pages', () => {
    const imported = [...read('across.css').matchAll(/@import "\.\/([\w-]+\.css)"/g)].map(match => match[1])
    expect([...imported, ...ofSomePages, 'across.css', 'arabic.css', 'bengali.css'].sort()).toEqual(
      files.sort(),
    )
  })
})

describe.each(files)('%s', name => {
  it('knows no left and right, so that right-to-left needs no second stylesheet', () => {
    const physical =
      /(?:^|[;{\s])(?:(?:margin|padding|border|scroll-margin|inset)-)?(?:left|right|top|bottom)(?:-[\w-]+)?\s*:|(?:text-align|float|clear):\s*(?:left|right)|(?:^|[;{\s])(?:min-|max-)?(?:width|height)\s*:/gm
    // Conditions on the screen are physical by nature.
    expect(
      read(name)
        .replace(/@media[^{]+/g, '')
        .match(physical),
    ).toBeNull()
  })

  it('takes its colours from the tokens', () => {
    const colours = [...read(name).matchAll(/#[\da-f]{3,8}\b/gi)].map(match => match[0])
    if (name === 'tokens.css') expect(colours.length).toBeGreaterThan(30)
    // A QR code is black on white in any scheme, and so is paper.
    else expect(colours.filter(hex => hex !== '#000' && hex !== '#fff')).toEqual([])
  })
})

async function bundled(name: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [folder + name],
    bundle: true,
    minify: true,
    write: false,
    external: ['/assets/*'],
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error('nothing was built')
  return file.contents
}
