// The process that sets papers. It is told a program of ours and words as data, answers with the bytes, and waits for the
// next. It may read its own code and the typefaces, nothing else, and may be killed at any moment.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { lettersOf, settable } from './pdf-letters.ts'

/** The words are tried in their order, until they take one page. */
export type Order = { template: string; tries: Record<string, unknown>[] }
export type Delivery = { pages: number; pdf: Uint8Array } | { failure: string }

const fonts = ['noto-sans', 'noto-sans-arabic', 'noto-sans-bengali'] as const
const weights = ['400Regular', '700Bold'] as const

const require = createRequire(import.meta.url)
const fontBlobs = await Promise.all(
  fonts.flatMap(font =>
    weights.map(weight => {
      const name = font
        .split('-')
        .map(part => part[0]!.toUpperCase() + part.slice(1))
        .join('')
      return readFile(require.resolve(`@expo-google-fonts/${font}/${weight}/${name}_${weight}.ttf`))
    }),
  ),
)
const letters = lettersOf(fontBlobs)
// A program may read what lies in its folder: there is none.
const typst = NodeCompiler.create({ workspace: '/nothing', fontArgs: [{ fontBlobs }] })

function make({ template, tries }: Order): Delivery {
  let made: { pages: number; pdf: () => Uint8Array } | undefined
  for (const inputs of tries) {
    made = compile(template, inputs)
    if (made.pages === 1) break
  }
  if (!made) return { failure: 'nothing to set' }
  return { pages: made.pages, pdf: made.pdf() }
}

function compile(template: string, inputs: Record<string, unknown>) {
  const asData = (_: string, value: unknown) => (typeof value === 'string' ? settable(value, letters) : value)
  const compiled = typst.compile({
    mainFileContent: template,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, JSON.stringify(value, asData)]),
    ),
  })
  const { result } = compiled
  if (!result) {
    const reasons = compiled.takeDiagnostics()
    throw new Error(reasons ? JSON.stringify(typst.fetchDiagnostics(reasons)) : 'no reason given')
  }
  return {
    pages: result.numOfPages,
    pdf: () => {
      try {
        return typst.pdf(result, { pdfStandard: 'ua-1' })
      } catch {
        // Words that the standard of tagged papers does not allow: the paper comes all the same, tagged as far as it goes.
        return typst.pdf(result)
      }
    },
  }
}

process.on('message', order => {
  let delivery: Delivery
  try {
    // What the parent sends has the form of its own type; nobody else can send.
    delivery = make(order as Order)
  } catch (error) {
    delivery = { failure: String(error instanceof Error ? error.message : error).slice(0, 500) }
  }
  process.send?.(delivery)
  typst.evictCache(0)
})
// Nobody is left to set anything for.
process.on('disconnect', () => process.exit())
