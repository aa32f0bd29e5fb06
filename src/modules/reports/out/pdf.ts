// A sheet as a tagged PDF. The words go in as data and are never read as a program; the compiler sees an empty folder.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Sheet } from '../model.ts'
import { sizes } from '../rules/density.ts'
import { template } from './template.ts'

const fonts = ['noto-sans', 'noto-sans-arabic', 'noto-sans-bengali'] as const
const weights = ['400Regular', '700Bold'] as const

let made: Promise<NodeCompiler> | undefined

/** Made once, with the typefaces read; a failure is not kept. */
function compiler(): Promise<NodeCompiler> {
  made ??= makeCompiler().catch(error => {
    made = undefined
    throw error
  })
  return made
}

async function makeCompiler(): Promise<NodeCompiler> {
  const require = createRequire(import.meta.url)
  const paths = fonts.flatMap(font =>
    weights.map(weight => {
      const name = font
        .split('-')
        .map(part => part[0]!.toUpperCase() + part.slice(1))
        .join('')
      return require.resolve(`@expo-google-fonts/${font}/${weight}/${name}_${weight}.ttf`)
    }),
  )
  const fontBlobs = await Promise.all(paths.map(path => readFile(path)))
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
}

/** @param size of the letters in points; where that makes a second page after all, the next closer one is taken */
export async function pdfOf(sheet: Sheet, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const typst = await compiler()
  for (const one of sizes.filter(other => other <= size)) {
    const compiled = typst.compile({
      mainFileContent: template,
      inputs: { sheet: JSON.stringify({ ...sheet, size: one }) },
    })
    const { result } = compiled
    if (!result) throw new Error(`the sheet was not set: ${messages(compiled.takeDiagnostics(), typst)}`)
    if (result.numOfPages > 1 && one !== sizes.at(-1)) continue
    const bytes = typst.pdf(result, { pdfStandard: 'ua-1' })
    typst.evictCache(10)
    return new Uint8Array(bytes)
  }
  throw new Error('no size was tried')
}

/** How many pages it takes at that size, for tests. */
export async function pagesOf(sheet: Sheet, size: number): Promise<number> {
  const typst = await compiler()
  const inputs = { sheet: JSON.stringify({ ...sheet, size }) }
  return typst.compile({ mainFileContent: template, inputs }).result?.numOfPages ?? 0
}

function messages(
  diagnostics: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null,
  typst: NodeCompiler,
): string {
  return diagnostics ? JSON.stringify(typst.fetchDiagnostics(diagnostics)).slice(0, 500) : 'no reason given'
}
