// A PostgreSQL of the operator's, named in DATABASE_URL: checked, and given the application's role.
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import type { Connection } from '../../kernel/db.ts'
import { CannotStart, errorCode } from '../cannot-start.ts'
import { derivedPassword, installationMark } from '../secret.ts'
import type { Connections } from './embedded.ts'

type Sql = ReturnType<typeof postgres>

const oldest = 15
const role = 'across_app'

/**
 * @param ownerUrl the login that owns the database
 * @param appUrl the application's own login, where the owner may not make one
 */
export async function useServer(
  ownerUrl: string,
  appUrl: string | undefined,
  secret: Uint8Array,
  log: (line: string) => void,
): Promise<Connections> {
  const owner = connectionOf(ownerUrl)
  const sql = open(owner)
  try {
    await checkServer(sql, log).catch(error => {
      throw unreachable('DATABASE_URL', owner, error)
    })
    const app = appUrl
      ? connectionOf(appUrl)
      : { ...owner, user: role, password: derivedPassword(secret, role) }
    if (!appUrl) await makeRole(sql, app, installationMark(secret))
    await checkApplication(app, appUrl ? 'DATABASE_APP_URL' : 'DATABASE_URL')
    if (appUrl) await admit(sql, app)
    return { owner, app }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** The parts of an address. A server elsewhere speaks TLS unless the address says otherwise. */
export function connectionOf(text: string): Connection {
  const url = new URL(text)
  const folder = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
  const host = (folder || 'localhost').replace(/^\[|\]$/g, '')
  const near = host.startsWith('/') || host === 'localhost' || host === '::1' || host.startsWith('127.')
  return {
    host,
    port: Number(url.port || url.searchParams.get('port') || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ssl: encryption(
      url.searchParams.get('sslmode') ?? (near ? 'disable' : 'require'),
      url.searchParams.get('sslrootcert'),
    ),
  }
}

function encryption(mode: string, authority: string | null): NonNullable<Connection['ssl']> {
  const ca = authority && authority !== 'system' ? { ca: readFileSync(authority, 'utf8') } : {}
  if (mode === 'disable') return false
  if (mode === 'allow' || mode === 'prefer') return mode
  if (mode === 'require' && !authority) return 'require'
  // With an authority named, "require" checks the certificate as well: as in PostgreSQL's own programs.
  if (mode === 'verify-full' || authority === 'system') return { ...ca, rejectUnauthorized: true }
  if (mode === 'verify-ca' || mode === 'require')
    return { ...ca, rejectUnauthorized: true, checkServerIdentity: () => undefined }
  throw new CannotStart(
    `sslmode=${mode} in the database's address is not one of disable, prefer, require, verify-ca, verify-full.`,
  )
}

function open(connection: Connection): Sql {
  return postgres({ ...connection, max: 1, connect_timeout: 10, onnotice: () => {} })
}

async function checkServer(sql: Sql, log: (line: string) => void): Promise<void> {
  const [server] = await sql`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as named,
      pg_encoding_to_char(encoding) as encoding, datctype as classes, pg_is_in_recovery() as copy,
      has_database_privilege(oid, 'create') and has_schema_privilege('public', 'create') as may_create
    from pg_database where datname = current_database()`
  if (!server || server.version < oldest)
    throw new CannotStart(
      `DATABASE_URL leads to PostgreSQL ${server?.named}; Across needs ${oldest} or newer. Leave DATABASE_URL away to use the one that comes along.`,
    )
  if (server.encoding !== 'UTF8')
    throw new CannotStart(
      `The database in DATABASE_URL holds its texts in ${server.encoding}; make one with: create database across encoding 'UTF8' template template0`,
    )
  if (server.copy) throw new CannotStart('DATABASE_URL leads to a read-only copy; name the primary server.')
  if (!server.may_create)
    throw new CannotStart(
      'The login in DATABASE_URL may not make tables in that database; let it own the database: alter database … owner to …',
    )
  if (server.classes === 'C' || server.classes === 'POSIX')
    log(
      `the database's character classes are "${server.classes}": search will not forgive misspellings in Arabic or Bangla`,
    )
}

/** The application's role, with a password that follows from the secret; never taken from another installation. */
async function makeRole(sql: Sql, app: Connection, mark: string): Promise<void> {
  const note = `Across installation ${mark}`
  await sql.begin(async tx => {
    // Several processes may start at once.
    await tx`select pg_advisory_xact_lock(4072027)`
    const [found] =
      await tx`select shobj_description(oid, 'pg_authid') as note from pg_roles where rolname = ${role}`
    if (found?.note?.startsWith('Across installation') && found.note !== note)
      throw new CannotStart(
        `The role ${role} on this server belongs to an installation with another secret. Give this one the same ACROSS_SECRET, or a login of its own in DATABASE_APP_URL. If the other is gone for good: comment on role ${role} is null`,
      )
    if (found?.note === note && (await isAdmitted(app))) return
    // Statements that define roles take no parameters; the password is ours, of letters that need no quoting.
    const can = `login nocreatedb nocreaterole password '${app.password}'`
    try {
      await tx.unsafe(found ? `alter role ${role} ${can}` : `create role ${role} ${can}`)
      await tx.unsafe(`comment on role ${role} is '${note}'`)
    } catch (error) {
      if (errorCode(error) !== '42501') throw error
      throw new CannotStart(
        `The login in DATABASE_URL may not make or change the role ${role}. Let it (alter role … createrole), or make a login yourself and name it in DATABASE_APP_URL.`,
      )
    }
    await tx.unsafe(`grant connect on database "${app.database?.replaceAll('"', '""')}" to ${role}`)
  })
}

async function isAdmitted(app: Connection): Promise<boolean> {
  const sql = open(app)
  return sql`select 1`
    .then(() => true)
    .catch(() => false)
    .finally(() => sql.end({ timeout: 5 }))
}

/** What migrations grant, they grant to across_app; another login becomes its member. */
async function admit(sql: Sql, app: Connection): Promise<void> {
  const login = String(app.user)
  if (login === role) return
  const quoted = `"${login.replaceAll('"', '""')}"`
  try {
    const [found] = await sql`select from pg_roles where rolname = ${role}`
    if (!found) await sql.unsafe(`create role ${role} nologin nosuperuser nobypassrls`)
    const [member] = await sql`select pg_has_role(${login}, ${role}, 'usage') as already`
    if (!member?.already) await sql.unsafe(`grant ${role} to ${quoted}`)
  } catch (error) {
    throw new CannotStart(
      `The login in DATABASE_APP_URL must be a member of the role ${role}, and the owner could not make it one (${messageOf(error)}). As an administrator of the server: create role ${role} nologin; grant ${role} to ${quoted}`,
    )
  }
}

/** Row security protects nothing from a role that may pass it by, so such a login is refused. */
async function checkApplication(app: Connection, setting: string): Promise<void> {
  const sql = open(app)
  try {
    const [found] = await sql`
      select r.rolsuper or r.rolbypassrls as mighty, pg_has_role(d.datdba, 'member') as owning
      from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`
    if (found?.mighty || found?.owning)
      throw new CannotStart(
        `The application's login ${String(app.user)} ${found.mighty ? 'is a superuser or passes row security by' : 'owns the database'}; it must not. Make one with: create role … login nosuperuser nobypassrls`,
      )
  } catch (error) {
    throw unreachable(setting, app, error)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function unreachable(setting: string, connection: Connection, error: unknown): Error {
  if (error instanceof CannotStart) return error
  return new CannotStart(
    `The database at ${String(connection.host)}, port ${String(connection.port)}, did not let ${String(connection.user)} in (${messageOf(error)}). Check ${setting} and whether that server runs.${withoutTls(error)}`,
    { cause: error },
  )
}

function withoutTls(error: unknown): string {
  return /TLS|SSL/.test(messageOf(error))
    ? ' If it speaks no TLS and the network between is yours alone, end its address in ?sslmode=disable.'
    : ''
}

/** The server's or the system's words; a refusal on several addresses has only a code. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || (errorCode(error) ?? error.name) : String(error)
}
