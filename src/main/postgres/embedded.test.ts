import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../kernel/db.ts'
import { type EmbeddedPostgres, joinPostgres, startPostgres } from './embedded.ts'
import { beganAt } from './holder.ts'

const folders: string[] = []
const clients: ReturnType<typeof postgres>[] = []

async function newFolder(name = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `across-pg-${name}`))
  folders.push(folder)
  return folder
}

function client(connection: Connection): ReturnType<typeof postgres> {
  const sql = postgres({ ...connection, max: 2, onnotice: () => {} })
  clients.push(sql)
  return sql
}

type Begun = { server: EmbeddedPostgres; said: string[]; hears(line: string): Promise<void> }

async function begin(dataFolder: string): Promise<Begun> {
  const said: string[] = []
  const waiting: { line: string; heard(): void }[] = []
  const log = (line: string) => {
    said.push(line)
    for (const { heard } of waiting.filter(one => one.line === line)) heard()
  }
  const hears = (line: string) => new Promise<void>(heard => waiting.push({ line, heard }))
  return { server: await startPostgres({ dataFolder, log }), said, hears }
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map(sql => sql.end({ timeout: 1 })))
})

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

describe('a database that runs', () => {
  let folder: string
  let server: EmbeddedPostgres
  let hears: Begun['hears']

  beforeAll(async () => {
    folder = await newFolder()
    ;({ server, hears } = await begin(folder))
  })

  afterAll(() => server.stop())

  it('keeps what it acknowledges, and finds words in every language of the interface', async () => {
    const [row] = await client(server.app)`
      select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as network, current_setting('server_encoding') as encoding,
        similarity('পানি সরবরাহ', 'পানি সরবরাহ') as bangla, similarity('مدرسه', 'مدرسة') as arabic`
    expect(row).toMatchObject({ fsync: 'on', checksums: 'on', network: '', encoding: 'UTF8', bangla: 1 })
    expect(row?.arabic).toBeGreaterThan(0.3)
  })

  it('gives the application a role that owns nothing and passes nothing by', async () => {
    const [row] = await client(server.app)`
      select current_user as name, rolsuper, rolbypassrls, rolcreaterole,
        pg_has_role('across_owner', 'member') as owner, has_schema_privilege('public', 'create') as makes
      from pg_roles where rolname = current_user`
    expect(row).toEqual({
      ...{ name: 'across_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false },
      ...{ owner: false, makes: false },
    })
  })

  it('lets nobody in who only reaches the socket', async () => {
    await expect(client({ ...server.app, password: 'guess' })`select 1`).rejects.toThrow(
      'password authentication',
    )
    await expect(client({ ...server.app, user: 'postgres' })`select 1`).rejects.toThrow('rejects connection')
    await expect(client({ ...server.owner, database: 'postgres' })`select 1`).rejects.toThrow(
      'rejects connection',
    )
    const hidden = await stat(join(folder, 'postgres', 'passwords.json'))
    expect(hidden.mode & 0o077).toBe(0)
  })

  it('refuses a second start, and says which process holds the folder and since when', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await expect(begin(folder)).rejects.toThrow(`process ${process.pid}, since ${today}`)
    expect(await client(server.app)`select 1 as one`).toEqual([{ one: 1 }])
  })

  it('lets a command beside it use the same database', async () => {
    const joined = await joinPostgres(folder)
    const [row] = await client(joined?.owner ?? {})`select current_user as name`
    expect(row?.name).toBe('across_owner')
  })

  it('comes back when its server is killed, with what was acknowledged, and the pool reconnects', async () => {
    const sql = client(server.owner)
    await sql`create table kept (word text)`
    await sql`insert into kept values ('here')`
    const before = server.pid
    const back = hears('the database is back')
    process.kill(before, 'SIGKILL')
    await back
    expect(server.pid).not.toBe(before)
    expect(await sql`select word from kept`).toEqual([{ word: 'here' }])
    const note = JSON.parse(await readFile(join(folder, 'postgres', 'running.json'), 'utf8'))
    expect(note.server.pid).toBe(server.pid)
  })
})

describe('a database folder', () => {
  it('is taken over from one that stops, keeps its passwords, and leaves nothing running', async () => {
    const folder = await newFolder()
    const first = (await begin(folder)).server
    await client(first.owner)`create table kept ()`
    await Promise.all(clients.splice(0).map(sql => sql.end()))
    // Stopping and starting at once, as a restart does: the second waits for the first.
    const stopped = first.stop()
    // From the moment at which its note says so, or has gone with it.
    const note = () =>
      readFile(join(folder, 'postgres', 'running.json'), 'utf8').catch(() => '"stopping":true')
    await expect.poll(note).toContain('"stopping":true')
    const second = (await begin(folder)).server
    await stopped
    expect(second.owner.password).toBe(first.owner.password)
    expect(await client(second.owner)`select * from kept`).toEqual([])
    expect(beganAt(first.pid)).toBe('')
    await second.stop()
    expect(await joinPostgres(folder)).toBeUndefined()
    await expect(stat(join(folder, 'postgres', 'running.json'))).rejects.toThrow('ENOENT')
  })

  it('may lie deeper than the path of a socket may be long, and have a comma in its name', async () => {
    const folder = join(await newFolder('a, "b" '), 'deep'.repeat(30))
    const { server } = await begin(folder)
    expect(await client(server.app)`select 1 as one`).toEqual([{ one: 1 }])
    const socket = String(server.app.host)
    await server.stop()
    await expect(stat(socket)).rejects.toThrow('ENOENT')
  })

  it('gets new passwords when they were lost, and keeps its data', async () => {
    const folder = await newFolder()
    const first = (await begin(folder)).server
    await first.stop()
    await rm(join(folder, 'postgres', 'passwords.json'))
    const second = (await begin(folder)).server
    expect(second.app.password).not.toBe(first.app.password)
    expect(await client(second.app)`select 1 as one`).toEqual([{ one: 1 }])
    await second.stop()
  })
})
