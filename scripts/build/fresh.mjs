// Whether what is built is made from what is here: sizes and times of all that a build reads, as one hash.
import { createHash } from 'node:crypto'
import { access, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from '../root.mjs'
import { filesUnder } from './inputs.mjs'

const stampFile = join(root, 'dist', '.made-from')

export async function fingerprint() {
  const folders = ['src', 'content', 'demo', 'scripts']
  const files = (await Promise.all(folders.map(folder => filesUnder(join(root, folder))))).flat()
  files.push(join(root, 'package-lock.json'), join(root, 'tsconfig.json'))
  const lines = await Promise.all(
    files
      .filter(path => !/\.test\.tsx?$/.test(path))
      .map(async path => {
        const { size, mtimeMs } = await stat(path)
        return `${relative(root, path)} ${size} ${mtimeMs}`
      }),
  )
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

export async function isFresh() {
  try {
    await access(join(root, 'dist', 'assets', 'manifest.json'))
    return (await readFile(stampFile, 'utf8')) === (await fingerprint())
  } catch {
    return false
  }
}

export async function writeStamp(stamp) {
  await writeFile(stampFile, stamp)
}
