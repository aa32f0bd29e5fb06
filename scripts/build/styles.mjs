// Style sheets: one file for each that no other takes in.

import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'
import { root } from '../root.mjs'
import { filesUnder } from './inputs.mjs'

export async function styles(shelf) {
  const entries = (await filesUnder(join(root, 'src', 'ui', 'styles'))).filter(path => path.endsWith('.css'))
  if (entries.length === 0) return
  const { outputFiles, metafile } = await build({
    entryPoints: entries,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    outdir: join(root, 'dist', 'assets'),
    // What these do not know yet, such as nested rules, is written out for them.
    target: ['chrome80', 'firefox78', 'safari14'],
    external: ['/assets/*'],
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  })
  const takenIn = new Set(
    Object.values(metafile.inputs).flatMap(input => input.imports.map(one => resolve(root, one.path))),
  )
  for (const file of outputFiles) {
    const name = basename(file.path)
    if (!takenIn.has(join(root, 'src', 'ui', 'styles', name)))
      shelf.put(name, shelf.readdress(file.text, name))
  }
}
