// One run of the server: begun, ready, ended.
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import { lastLines } from './cluster.ts'
import type { Ground } from './identity.ts'
import { socketIn } from './layout.ts'
import { begin, run } from './run.ts'

export type Postmaster = {
  pid: number
  /** Resolves when it is gone, for whatever reason, with the last it said. */
  ended: Promise<string>
  /** Ends open transactions, writes everything down, leaves nothing to repair. */
  stop(): Promise<void>
}

export type Door = { socketFolder: string; port: number }

/** Somebody else has the data: another server, or one that is still dying. */
export const busy = Symbol('busy')

/** Begins the server and waits until it answers. Throws when it cannot be done. */
export async function launch(
  ground: Ground,
  cluster: string,
  door: Door,
  log: (line: string) => void,
): Promise<Postmaster | typeof busy> {
  if (await answers(door)) return busy
  const child = begin(ground.identity, ground.binaries.postgres, ['-D', cluster, ...doorSettings(door)])
  const heard: string[] = []
  for (const stream of [child.stdout, child.stderr])
    if (stream)
      createInterface({ input: stream }).on('line', line => {
        heard.push(line)
        if (heard.length > 20) heard.shift()
        if (isNews(line)) log(`database: ${line}`)
      })
  const postmaster = handle(child, heard, ground, cluster)
  let gone = false
  void postmaster.ended.then(() => {
    gone = true
  })
  for (let waited = 0; ; waited += 20) {
    if (gone) {
      const said = await postmaster.ended
      if (/lock file ".*" already exists|pre-existing shared memory/.test(said)) return busy
      throw new CannotStart(why(said))
    }
    if (await isReady(cluster, postmaster.pid)) return postmaster
    if (waited > 0 && waited % 5000 === 0)
      log('the database is still starting; after a power cut it repairs itself')
    await wait(20)
  }
}

/** Whether anything accepts a connection at the door; a lock by process number does not see into containers. */
async function answers(door: Door): Promise<boolean> {
  const socket =
    process.platform === 'win32' ? connect(door.port, '127.0.0.1') : connect(socketIn(door.socketFolder))
  return new Promise(resolve => {
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function doorSettings(door: Door): string[] {
  const settings =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(door.port), unix_socket_directories: '' }
      : {
          listen_addresses: '',
          port: String(door.port),
          // A list: quoted, so that a comma or a space in the path is not the end of it.
          unix_socket_directories: `"${door.socketFolder.replaceAll('"', '""')}"`,
        }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function handle(child: ChildProcess, heard: string[], ground: Ground, cluster: string): Postmaster {
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', () => resolve(heard.join('\n')))
  })
  // Where nothing ends the server together with us, an orderly exit of ours still does.
  const leave = () => child.kill('SIGINT')
  process.once('exit', leave)
  void ended.then(() => process.off('exit', leave))
  const stopped = async (milliseconds: number) => {
    const giveUp = new AbortController()
    const late = wait(milliseconds, false, { signal: giveUp.signal }).catch(() => false)
    const inTime = await Promise.race([ended.then(() => true), late])
    giveUp.abort()
    return inTime
  }
  return {
    // Zero when it could not even be begun; then `ended` has resolved.
    pid: child.pid ?? 0,
    ended,
    stop: async () => {
      if (process.platform === 'win32')
        await run(ground.identity, ground.binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast'])
      else child.kill('SIGINT')
      if (await stopped(60_000)) return
      // Ends at once; what was acknowledged is in its log, and the next start replays it.
      child.kill('SIGQUIT')
      await ended
    },
  }
}

async function isReady(cluster: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** Its daily routine is not news; what an operator must hear of is. */
function isNews(line: string): boolean {
  return (
    /^(FATAL|PANIC|ERROR|WARNING)/.test(line) ||
    /terminated by|crash|not properly shut down|corrupt/i.test(line)
  )
}

function why(said: string): string {
  if (/No space left/i.test(said))
    return 'The disk is full: the database cannot start. Free some space and start again.'
  if (/Permission denied|Read-only file system/i.test(said))
    return `The database cannot write to its folder. PostgreSQL says: ${lastLines(said)}`
  if (/Execution of PostgreSQL by a user with administrative permissions/i.test(said))
    return 'PostgreSQL does not run for an administrator. Start Across as an ordinary user.'
  return `The database did not start. PostgreSQL says: ${lastLines(said)}`
}
