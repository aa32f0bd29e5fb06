// What runs in the browser: one script for each custom element, and the service worker.

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'
import { root } from '../root.mjs'
import { Sorry } from '../sorry.mjs'
import { filesUnder } from './inputs.mjs'

const common = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  absWorkingDir: root,
  platform: 'browser',
  format: 'esm',
  // Phones of 2020 and later; older ones get pages without scripts.
  target: 'es2020',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  // Five languages: escaped, their letters take three times the room.
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
}

/** Every `*.client.ts`. What several share is loaded once; `imports` names it, so that a page can ask for it early. */
export async function browserScripts(shelf, sources) {
  const entries = sources.filter(path => path.endsWith('.client.ts'))
  if (entries.length === 0) return
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: entries.map(path => ({ in: path, out: basename(path, '.client.ts') })),
    splitting: true,
    outdir: join(root, 'dist', 'assets'),
    entryNames: '[name].[hash]',
    chunkNames: 'shared.[hash]',
  })
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [resolve(root, path), output]),
  )
  for (const file of outputFiles) {
    const { entryPoint } = outputs.get(file.path)
    const imports = staticImports(file.path, outputs)
    const isElement = entryPoint?.endsWith('.client.ts')
    const name = isElement ? `${basename(entryPoint, '.client.ts')}.js` : undefined
    shelf.putAt(basename(file.path), name, file.contents, imports.length > 0 ? { imports } : {})
  }
}

/** Addresses of all that a script needs before it can run, however deep. */
function staticImports(path, outputs, found = new Set()) {
  for (const one of outputs.get(path)?.imports ?? []) {
    const address = `/assets/${basename(one.path)}`
    if (one.kind !== 'import-statement' || found.has(address)) continue
    found.add(address)
    staticImports(resolve(root, one.path), outputs, found)
  }
  return [...found]
}

/** Served from `/service-worker.js`: its address stays, so that browsers find the next one. */
export async function serviceWorker(shelf, messages) {
  const entry = join(root, 'src', 'main', 'service-worker.ts')
  if (!existsSync(entry)) return
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    outdir: join(root, 'dist', 'assets'),
    plugins: [builtThings(shelf, messages), await guidanceAside(shelf)],
  })
  shelf.putAt('service-worker.js', 'service-worker.js', outputFiles[0].contents, {}, '/service-worker.js')
}

/** `across:assets` is the list of addresses, `across:parts` of what those load, `across:locales/en` a language's texts. See src/main/built.d.ts. */
function builtThings(shelf, messages) {
  return {
    name: 'across',
    setup(esbuild) {
      esbuild.onResolve({ filter: /^across:/ }, ({ path }) => ({ path, namespace: 'across' }))
      esbuild.onLoad({ filter: /.*/, namespace: 'across' }, ({ path }) => {
        const language = /^across:locales\/(\w+)$/.exec(path)?.[1]
        const made = { 'across:assets': () => shelf.addresses(), 'across:parts': () => shelf.parts() }
        const value = language ? messages[language] : made[path]?.()
        if (!value) throw new Sorry(`The worker asks for ${path}, and the build makes no such thing.`)
        return { contents: JSON.stringify(value), loader: 'json' }
      })
    },
  }
}

/**
 * The guidance is most of what a worker would weigh, in five languages, and is read now and then: it lies beside it as
 * a file of its own. What imports it must itself be imported with `import()`, after the worker has put the file's
 * content into `acrossGuidance`; see src/main/worker/guidance.tsx.
 */
async function guidanceAside(shelf) {
  // What is said of consent belongs to the form, which the worker has at hand.
  const files = (await filesUnder(join(root, 'content', 'guidance'))).filter(
    path => path.endsWith('.json') && basename(path) !== 'consent.json',
  )
  const names = files.map(path => basename(path))
  const read = files.map(async path => [basename(path), JSON.parse(await readFile(path, 'utf8'))])
  shelf.put('guidance.json', JSON.stringify(Object.fromEntries(await Promise.all(read))))
  return {
    name: 'guidance',
    setup(esbuild) {
      esbuild.onLoad({ filter: /[\\/]content[\\/]guidance[\\/][^\\/]+\.json$/ }, ({ path }) => {
        const name = basename(path)
        if (!names.includes(name)) return undefined
        return {
          contents: `module.exports = globalThis.acrossGuidance[${JSON.stringify(name)}]`,
          loader: 'js',
        }
      })
    },
  }
}
