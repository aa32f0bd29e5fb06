// Builds what runs: the server, what the browser is given, and the worker that draws pages offline.
// `node scripts/build.mjs` builds always; starting builds only when something has changed.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { browserScripts, serviceWorker } from './build/browser.mjs'
import { fonts, locales, staticFiles } from './build/files.mjs'
import { fingerprint, writeStamp } from './build/fresh.mjs'
import { filesUnder } from './build/inputs.mjs'
import { serverPrograms } from './build/server.mjs'
import { makeShelf } from './build/shelf.mjs'
import { styles } from './build/styles.mjs'
import { root } from './root.mjs'
import { diskSentence, Sorry } from './sorry.mjs'

/** @returns {Promise<{ files: number, milliseconds: number }>} */
export async function build() {
  const began = performance.now()
  // Taken first: what changes while it builds makes the next start build again.
  const stamp = await fingerprint()
  const sources = await filesUnder(join(root, 'src'))
  const shelf = makeShelf(join(root, 'dist', 'assets'))
  const server = serverPrograms(sources)
  // If something else fails first, this failure has been printed and is no surprise.
  server.catch(() => {})
  const messages = await locales(shelf)
  await fonts(shelf)
  await staticFiles(shelf)
  await styles(shelf)
  await browserScripts(shelf, sources)
  await serviceWorker(shelf, messages)
  const files = (await shelf.close()) + (await server)
  await writeStamp(stamp)
  return { files, milliseconds: Math.round(performance.now() - began) }
}

/** What to print when a build fails; what is wrong in a source has been printed by then. */
export function buildSentence(error) {
  if (error instanceof Sorry) return error.message
  if (Array.isArray(error?.errors)) return 'The build failed; see above.'
  return diskSentence(error, 'building') ?? error?.stack ?? String(error)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { files, milliseconds } = await build()
    process.stdout.write(`built ${files} files in ${(milliseconds / 1000).toFixed(1)} s\n`)
  } catch (error) {
    process.stderr.write(`${buildSentence(error)}\n`)
    process.exitCode = 1
  }
}
