// Files that are carried over rather than built: typefaces, icons, the texts of the interface.
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative } from 'node:path'
import { root } from '../root.mjs'
import { Sorry } from '../sorry.mjs'
import { filesUnder } from './inputs.mjs'
import { replaceFile } from './shelf.mjs'

/** Only the script a language is written in; Latin letters come from the device. */
const scripts = ['arabic', 'bengali']

export async function fonts(shelf) {
  const require = createRequire(import.meta.url)
  for (const script of scripts) {
    const folder = dirname(require.resolve(`@fontsource/noto-sans-${script}/package.json`))
    for (const weight of [400, 700]) {
      const file = join(folder, 'files', `noto-sans-${script}-${script}-${weight}-normal.woff2`)
      shelf.put(`fonts/noto-sans-${script}-${weight}.woff2`, await readFile(file))
    }
  }
}

const naming = new Set(['.webmanifest', '.svg', '.json'])

export async function staticFiles(shelf) {
  const folder = join(root, 'src', 'ui', 'static')
  const files = await filesUnder(folder)
  // Those that name other files come last: they need the others' addresses.
  const rank = path => (extname(path) === '.webmanifest' ? 2 : naming.has(extname(path)) ? 1 : 0)
  for (const path of files.sort((a, b) => rank(a) - rank(b))) {
    const name = relative(folder, path).replaceAll('\\', '/')
    shelf.put(
      name,
      naming.has(extname(path)) ? shelf.readdress(await readFile(path, 'utf8'), name) : await readFile(path),
    )
  }
}

/**
 * The texts of each language in one file: for the server below `dist/locales`, and on the shelf for the worker.
 * @returns language → messages
 */
export async function locales(shelf) {
  const folder = join(root, 'content', 'locales')
  const languages = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const all = {}
  for (const language of languages) {
    if (!language.isDirectory()) continue
    const messages = {}
    for (const path of await filesUnder(join(folder, language.name))) {
      if (extname(path) !== '.json') continue
      const name = `${language.name}/${basename(path)}`
      for (const [key, text] of Object.entries(parsed(await readFile(path, 'utf8'), name))) {
        if (key in messages)
          throw new Sorry(`content/locales/${name} says ${key} again; another room already does.`)
        messages[key] = text
      }
    }
    all[language.name] = messages
    const text = JSON.stringify(messages)
    shelf.put(`locales/${language.name}.json`, text)
    await replaceFile(join(root, 'dist', 'locales', `${language.name}.json`), text)
  }
  return all
}

function parsed(text, name) {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Sorry(`content/locales/${name} is not JSON: ${error.message}`)
  }
}
