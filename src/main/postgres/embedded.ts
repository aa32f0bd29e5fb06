// The database that comes with the program: a real PostgreSQL as our child, in a folder of its own, kept running.
// See docs/adr/0002-postgresql.md.
import { chown, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from '../../kernel/db.ts'
import { CannotStart, errorCode } from '../cannot-start.ts'
import { type Passwords, prepareCluster, readPasswords } from './cluster.ts'
import { beganAt, type Held, hold, holderOf, moment } from './holder.ts'
import { type Ground, prepareGround } from './identity.ts'
import { keepRunning } from './keep-running.ts'
import { clusterName, homeIn, port, socketFolder } from './layout.ts'
import { busy, type Door, launch, type Postmaster } from './postmaster.ts'

export type Connections = { owner: Connection; app: Connection }

export type EmbeddedPostgres = Connections & {
  /** Of the server that runs now; another one after a crash. */
  readonly pid: number
  /** Resolves, with the reason, when a crashed server could not be brought back. */
  crashed: Promise<Error>
  stop(): Promise<void>
}

export type Start = {
  dataFolder: string
  log: (line: string) => void
  /** Settings of the server beside ours, for tests. */
  extra?: Record<string, string>
  /** How long to wait for a holder or a server that is stopping, in milliseconds. */
  patience?: number
}

/** Starts the server, preparing it the first time. Throws `CannotStart` when another process holds the folder. */
export async function startPostgres(start: Start): Promise<EmbeddedPostgres> {
  try {
    return await holdAndBegin(start)
  } catch (error) {
    if (errorCode(error) !== 'ENOSPC') throw error
    throw new CannotStart(`The disk that holds ${start.dataFolder} is full. Free some space and start again.`)
  }
}

/** The connections of a server that another process of ours runs from this folder, if one does. */
export async function joinPostgres(dataFolder: string): Promise<Connections | undefined> {
  const home = await homeIn(dataFolder)
  const holder = await holderOf(home)
  const passwords = await readPasswords(home)
  return holder?.server && !holder.stopping && passwords ? connections(holder.server, passwords) : undefined
}

async function holdAndBegin({
  dataFolder,
  log,
  extra = {},
  patience = 30_000,
}: Start): Promise<EmbeddedPostgres> {
  const home = await homeIn(dataFolder)
  const held = await hold(home, patience)
  try {
    const ground = await prepareGround(home, log)
    await stopWhatWasLeft(held)
    const { cluster, passwords } = await prepareCluster(ground, home, extra, log)
    const { door, close } = await openDoor(ground)
    const begin = () => launchPatiently(ground, cluster, door, patience, log)
    const note = (change: Parameters<Held['tell']>[0]) =>
      // A note that cannot be written is no reason to stop a database that runs.
      held.tell(change).catch(error => log(`who holds the database could not be noted: ${String(error)}`))
    const first = await begin()
    const running = await keepRunning({
      first,
      begin,
      began: ({ pid }) => note({ server: { ...door, pid, began: beganAt(pid) } }),
      stopping: () => note({ stopping: true }),
      log,
    })
    return {
      ...connections(door, passwords),
      get pid() {
        return running.pid()
      },
      crashed: running.crashed,
      stop: async () => {
        await running.stop()
        await close()
        await held.release()
      },
    }
  } catch (error) {
    await held.release()
    throw error
  }
}

function connections(door: Door, passwords: Passwords): Connections {
  const way = process.platform === 'win32' ? { host: '127.0.0.1' } : { host: door.socketFolder }
  const as = (user: string, password: string): Connection => ({
    ...way,
    port: door.port,
    database: 'across',
    user,
    password,
  })
  return { owner: as('across_owner', passwords.owner), app: as('across_app', passwords.app) }
}

async function openDoor(ground: Ground): Promise<{ door: Door; close(): Promise<void> }> {
  if (process.platform === 'win32')
    return { door: { socketFolder: '', port: await freePort() }, close: async () => {} }
  const { folder, remove } = await socketFolder(ground.place)
  const { uid, gid } = ground.identity
  if (uid !== undefined) await chown(folder, uid, gid ?? uid)
  return { door: { socketFolder: folder, port }, close: remove }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : port
}

/** A server whose process of ours died, where the system could not end the two together: asked, never forced. */
async function stopWhatWasLeft(held: Held): Promise<void> {
  const { left } = held
  if (left?.began && beganAt(left.pid) === left.began) process.kill(left.pid, 'SIGINT')
}

/** A dying server holds its lock for a moment longer; the lock is waited for and never removed. */
async function launchPatiently(
  ground: Ground,
  cluster: string,
  door: Door,
  patience: number,
  log: (line: string) => void,
): Promise<Postmaster> {
  const until = Date.now() + patience
  for (let told = false; ; told = true) {
    const launched = await launch(ground, cluster, door, log)
    if (launched !== busy) return launched
    if (Date.now() > until) throw new CannotStart(await heldByServer(ground))
    if (!told) log('another server still holds the database; waiting for it to end')
    await wait(200)
  }
}

async function heldByServer(ground: Ground): Promise<string> {
  const path = join(ground.place, clusterName, 'postmaster.pid')
  const [pid, , began] = (await readFile(path, 'utf8').catch(() => '')).split('\n')
  const who =
    pid && began
      ? `process ${pid}, since ${moment(new Date(Number(began) * 1000).toISOString())}`
      : 'it answers'
  return `Another PostgreSQL server runs on the database in ${ground.place}: ${who}. It did not end while this one waited. Stop it and start again.`
}
