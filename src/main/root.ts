// Where the project's own files lie, seen from the source and from the build alike.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `package.json`. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the project folder was not found')
  return findRoot(parent)
}

export const migrationsFolder = join(root, 'db', 'migrations')
export const localesFolder = join(root, 'content', 'locales')
export const assetsFolder = join(root, 'dist', 'assets')
export const builtFolder = join(root, 'dist', 'main')
