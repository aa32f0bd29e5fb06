// The cluster of data: made once, whole or not at all, with its three roles.
//   postgres      superuser; has no password and no way in, and works only while the server is not running
//   across_owner  owns the database, migrates
//   across_app    the application: owns nothing and cannot pass row security
import { randomBytes } from 'node:crypto'
import { chown, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { access, configuration } from './configuration.ts'
import type { Ground } from './identity.ts'
import { clusterName } from './layout.ts'
import { type Identity, run } from './run.ts'

export type Passwords = { owner: string; app: string }

/** Makes the cluster if there is none. @returns its folder and the passwords of the roles */
export async function prepareCluster(
  ground: Ground,
  home: string,
  extra: Record<string, string>,
  log: (line: string) => void,
): Promise<{ cluster: string; passwords: Passwords }> {
  const cluster = join(ground.place, clusterName)
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  let passwords = await readPasswords(home)
  if (version === undefined) {
    log('preparing the database, once; this takes a few seconds')
    passwords ??= await makePasswords(home)
    await make(ground, cluster, passwords, extra)
  } else if (!passwords) {
    log('the passwords of the database were lost; new ones are set')
    const fresh = newPasswords()
    await setPasswords(ground, cluster, fresh)
    passwords = await makePasswords(home, fresh)
  }
  await configure(ground.identity, cluster, extra)
  return { cluster, passwords }
}

export async function readPasswords(home: string): Promise<Passwords | undefined> {
  const text = await readFile(join(home, 'passwords.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Passwords)
}

function newPasswords(): Passwords {
  const password = () => randomBytes(24).toString('base64url')
  return { owner: password(), app: password() }
}

async function makePasswords(home: string, passwords = newPasswords()): Promise<Passwords> {
  const draft = join(home, `passwords.json.${process.pid}`)
  const file = await open(draft, 'w', 0o600)
  await file.writeFile(JSON.stringify(passwords))
  await file.sync()
  await file.close()
  await rename(draft, join(home, 'passwords.json'))
  return passwords
}

async function make(
  ground: Ground,
  cluster: string,
  passwords: Passwords,
  extra: Record<string, string>,
): Promise<void> {
  // What an earlier attempt left when it was cut off. Nobody else works here: the folder is held.
  for (const name of await readdir(ground.place))
    if (name.startsWith(`${clusterName}.new-`)) await rm(join(ground.place, name), { recursive: true })
  const unfinished = `${cluster}.new-${process.pid}`
  await initialise(ground, unfinished)
  await configure(ground.identity, unfinished, extra)
  await bootstrap(ground, unfinished, passwords)
  await rename(unfinished, cluster)
  await sync(ground.place)
}

// Sorting and case follow ICU's root collation, the same for all languages. The character classes behind
// similarity search still come from the system's locale: with "C" they know no letter outside ASCII, so that
// no word in Arabic or Bangla would ever be found.
const characterClasses: Record<string, string[]> = {
  win32: ['en-US'],
  darwin: ['C.UTF-8', 'en_US.UTF-8'],
  linux: ['C.UTF-8', 'en_US.UTF-8'],
}

async function initialise({ identity, binaries }: Ground, folder: string): Promise<void> {
  let said = ''
  for (const classes of characterClasses[process.platform] ?? ['C.UTF-8']) {
    const { code, output } = await run(identity, binaries.initdb, [
      ...[
        '--pgdata',
        folder,
        '--username',
        'postgres',
        '--auth',
        'reject',
        '--data-checksums',
        '--encoding',
        'UTF8',
      ],
      ...['--locale-provider', 'icu', '--icu-locale', 'und', '--locale', 'C', '--lc-ctype', classes],
      ...['--text-search-config', 'simple', '--no-instructions'],
    ])
    if (code === 0) return
    said = output
    if (!said.includes('invalid locale')) break
  }
  if (/no space left/i.test(said))
    throw new CannotStart(`The disk is full: the database needs about 100 MB in ${folder}.`)
  throw new CannotStart(`The database could not be prepared. PostgreSQL says: ${lastLines(said)}`)
}

async function configure(identity: Identity, cluster: string, extra: Record<string, string>): Promise<void> {
  const files = { 'postgresql.conf': configuration(extra), 'pg_hba.conf': access() }
  for (const [name, text] of Object.entries(files)) {
    const path = join(cluster, name)
    if ((await readFile(path, 'utf8').catch(() => '')) === text) continue
    await writeFile(path, text, { mode: 0o600 })
    if (identity.uid !== undefined) await chown(path, identity.uid, identity.gid ?? identity.uid)
  }
}

const extensions = ['pg_trgm', 'unaccent', 'btree_gist', 'pgcrypto']

async function bootstrap(ground: Ground, cluster: string, passwords: Passwords): Promise<void> {
  const plain = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  await alone(ground, cluster, 'postgres', [
    `create role across_owner login ${plain} password '${passwords.owner}'`,
    `create role across_app login ${plain} password '${passwords.app}'`,
    'create database across owner across_owner',
    'revoke all on database across from public',
    'grant connect on database across to across_app',
  ])
  await alone(
    ground,
    cluster,
    'across',
    extensions.map(name => `create extension if not exists ${name}`),
  )
}

async function setPasswords(ground: Ground, cluster: string, passwords: Passwords): Promise<void> {
  await alone(ground, cluster, 'postgres', [
    `alter role across_owner password '${passwords.owner}'`,
    `alter role across_app password '${passwords.app}'`,
  ])
}

/** Statements by the superuser, in a server of a single process that listens to nobody. */
async function alone(ground: Ground, cluster: string, database: string, statements: string[]): Promise<void> {
  const args = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_min_messages=error', database]
  const input = statements.map(statement => `${statement};\n`).join('')
  const { code, output } = await run(ground.identity, ground.binaries.postgres, args, input)
  if (code !== 0)
    throw new CannotStart(`The database could not be prepared. PostgreSQL says: ${lastLines(output)}`)
}

export function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ')
}

async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
