// The shelf of built files: each under an address that holds a hash of its content, compressed once, listed in
// `manifest.json`. A file that is gone from the list stays for an hour, for pages that were drawn just before.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Sorry } from '../sorry.mjs'

const brotlied = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Already compressed by their own format. */
const dense = new Set(['.woff2', '.png', '.jpg', '.webp'])

export function makeShelf(folder) {
  const manifest = {}
  const paths = new Set(['manifest.json'])
  const writing = []
  const parts = []

  return {
    /** Puts a file under its hashed address. `more` goes into its line of the manifest. */
    put(logicalName, content, more = {}) {
      const buffer = Buffer.from(content)
      const hash = createHash('sha256').update(buffer).digest('hex').slice(0, 10)
      const extension = extname(logicalName)
      return this.putAt(
        `${logicalName.slice(0, -extension.length)}.${hash}${extension}`,
        logicalName,
        buffer,
        more,
      )
    },

    /** Puts a file where it says; without a logical name it is part of another and not looked up. */
    putAt(name, logicalName, content, more = {}, address = `/assets/${name}`) {
      const buffer = Buffer.from(content)
      paths.add(name)
      if (logicalName !== undefined) {
        if (manifest[logicalName]) throw new Sorry(`Two files want to be called ${logicalName}; rename one.`)
        const integrity = `sha384-${createHash('sha384').update(buffer).digest('base64')}`
        manifest[logicalName] = { path: address, bytes: buffer.length, integrity, ...more }
      } else parts.push(address)
      const entry = manifest[logicalName] ?? {}
      const stored = store(join(folder, name), buffer).then(sizes => {
        Object.assign(entry, sizes)
        if (sizes.gzip < buffer.length) paths.add(`${name}.gz`)
        if (sizes.brotli < buffer.length) paths.add(`${name}.br`)
      })
      stored.catch(() => {})
      writing.push(stored)
      return address
    },

    /** Replaces `/assets/name` by the address that file was given. */
    readdress(text, where) {
      return text.replace(/\/assets\/([\w./-]+)/g, (_, name) => {
        const found = manifest[name]
        if (!found) throw new Sorry(`${where} asks for /assets/${name}, and there is no such file.`)
        return found.path
      })
    },

    addresses: () =>
      Object.fromEntries(
        Object.entries(manifest).map(([name, { path, integrity }]) => [name, { path, integrity }]),
      ),

    /** Addresses of the files that are parts of others. */
    parts: () => [...parts],

    /** Waits until all is written, writes the list last, and clears away what is old. */
    async close() {
      await Promise.all(writing)
      const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)))
      await replaceFile(join(folder, 'manifest.json'), `${JSON.stringify(sorted, null, 1)}\n`)
      await clearOld(folder, paths)
      return paths.size
    },
  }
}

async function store(path, buffer) {
  const same = await readFile(path).then(
    old => old.equals(buffer),
    () => false,
  )
  if (!same) await replaceFile(path, buffer)
  if (dense.has(extname(path)) || buffer.length < 200) return { gzip: buffer.length, brotli: buffer.length }
  const [gzip, brotli] = await Promise.all([
    compressed(`${path}.gz`, same, buffer, () => gzipped(buffer, { level: 9 })),
    compressed(`${path}.br`, same, buffer, () =>
      brotlied(buffer, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: buffer.length } }),
    ),
  ])
  return { gzip, brotli }
}

/** Compressing at the highest level is most of a build's time; what did not change is not done again. */
async function compressed(path, same, buffer, compress) {
  if (same) {
    const before = await stat(path).catch(() => undefined)
    if (before) return before.size
  }
  const small = await compress()
  if (small.length >= buffer.length) return buffer.length
  await replaceFile(path, small)
  return small.length
}

/** Whole or not at all: a server may be reading it. */
export async function replaceFile(path, content) {
  await mkdir(dirname(path), { recursive: true })
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`)
  await writeFile(draft, content)
  await rename(draft, path)
}

/** @param keep paths relative to the folder */
export async function clearOld(folder, keep) {
  const hour = 3_600_000
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    if (keep.has(path.slice(folder.length + 1).replaceAll('\\', '/'))) continue
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > hour) await rm(path, { force: true })
  }
}
