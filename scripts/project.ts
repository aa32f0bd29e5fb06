// A small project of the same shape, for tests of what starts and builds the real one.
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type Project = {
  folder: string
  write(path: string, text: string): Promise<void>
  remove(): Promise<void>
}

/** @param installed false for a fresh clone, which has no packages yet */
export async function makeProject(files: Record<string, string>, installed = true): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'across-project-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await cp(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true })
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json'])
    await cp(join(root, name), join(folder, name))
  if (installed) await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) await write(path, text)
  return { folder, write, remove: () => rm(folder, { recursive: true }) }
}
