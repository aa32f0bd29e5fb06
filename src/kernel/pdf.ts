// Paper as a tagged PDF. The words go in as data and are never read as a program; the compiler sees an empty folder.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = ['noto-sans', 'noto-sans-arabic', 'noto-sans-bengali'] as const
const weights = ['400Regular', '700Bold'] as const

/** What was set: how many pages it takes, and its bytes when asked for. */
export type Paper = { pages: number; pdf: () => Uint8Array<ArrayBuffer> }

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

/**
 * @param template a Typst program of ours that reads its words from `sys.inputs.<name>` as JSON
 * @param inputs by name, what becomes JSON
 * @throws where the program does not fit the words, with the typesetter's reasons
 */
export async function typeset(template: string, inputs: Record<string, unknown>): Promise<Paper> {
  const typst = await compiler()
  const compiled = typst.compile({
    mainFileContent: template,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, JSON.stringify(value)])),
  })
  const { result } = compiled
  if (!result) throw new Error(`the paper was not set: ${messages(compiled.takeDiagnostics(), typst)}`)
  return {
    pages: result.numOfPages,
    pdf() {
      const bytes = typst.pdf(result, { pdfStandard: 'ua-1' })
      typst.evictCache(10)
      return new Uint8Array(bytes)
    },
  }
}

function messages(
  diagnostics: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null,
  typst: NodeCompiler,
): string {
  return diagnostics ? JSON.stringify(typst.fetchDiagnostics(diagnostics)).slice(0, 500) : 'no reason given'
}
