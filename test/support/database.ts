// The database of a test run: a real one, in a folder that is thrown away, brought to the newest form.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { cp, lstat, mkdtemp, readdir, readFile, rename, rm, utimes } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/kernel/migrate.ts'
import { startPostgres } from '../../src/main/postgres/embedded.ts'

// Only here may the disk be told lies: nothing is kept, and a power cut ends the tests anyway. It saves the waiting
// for the disk at every commit.
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '60' }

const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url))
const postgresSource = fileURLToPath(new URL('../../src/main/postgres', import.meta.url))
const beginning = 'across-test-'
const templates = `${beginning}template-`
const hour = 3_600_000

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'across-test-'))
  try {
    await copyTemplate(folder)
    const server = await startPostgres({ dataFolder: folder, log: complain, extra: careless })
    project.provide('database', { owner: server.owner, app: server.app })
    return async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** The database, prepared and migrated, is kept from run to run for as long as nothing it is made from changes. */
async function copyTemplate(folder: string): Promise<void> {
  const template = join(tmpdir(), `${templates}${userInfo().username}-${await fingerprint()}`)
  if (!(await isOurs(template))) await makeTemplate(template)
  await utimes(template, new Date(), new Date())
  await cp(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const place of [migrations, postgresSource])
    for (const name of (await readdir(place)).sort()) {
      if (name.endsWith('.test.ts')) continue
      hash.update(name).update(await readFile(join(place, name)))
    }
  return hash.digest('hex').slice(0, 16)
}

/** Two runs may make it at once: each makes its own, and the first to finish puts it in place. */
async function makeTemplate(template: string): Promise<void> {
  await rm(template, { recursive: true, force: true })
  const folder = await mkdtemp(join(tmpdir(), 'across-test-making-'))
  try {
    const server = await startPostgres({ dataFolder: folder, log: complain, extra: careless })
    try {
      let at = ''
      await migrate(server.owner, migrations, line => {
        at = line
      }).catch((error: Error) => {
        // The driver's error carries the whole text of the file.
        throw new Error(`${at}: ${error.message}${'where' in error ? ` (${String(error.where)})` : ''}`)
      })
    } finally {
      await server.stop()
    }
    await removeOlder()
    await rename(folder, template).catch(async error => {
      if (!(await isOurs(template))) throw error
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A folder of that name which another user laid there is not trusted. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid())
}

/** Templates of other migrations that nobody used for an hour, and what a killed run left a day ago. */
async function removeOlder(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(beginning)) continue
    const path = join(tmpdir(), name)
    const found = await lstat(path).catch(() => undefined)
    const grace = name.startsWith(templates) ? hour : 24 * hour
    if (found && Date.now() - found.mtimeMs > grace && (await isOurs(path)))
      await rm(path, { recursive: true, force: true })
  }
}

function complain(line: string): void {
  if (line.startsWith('database: PANIC')) process.stderr.write(`${line}\n`)
}
