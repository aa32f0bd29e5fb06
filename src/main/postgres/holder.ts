// One process of ours holds a database folder. PostgreSQL guards its data with a lock of its own; this note is
// for people (which process, since when) and for commands that join a server that already runs.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart, errorCode } from '../cannot-start.ts'

export type Running = {
  pid: number
  /** When that process began, as the system tells it: a pid alone comes back after a restart. */
  began: string
  since: string
  stopping: boolean
  /** Of the server, once there is one. */
  server?: { pid: number; began: string; socketFolder: string; port: number }
}

export type Held = {
  /** The server of a process that died without stopping it, if there was one. */
  left: Running['server']
  tell(change: Partial<Pick<Running, 'stopping' | 'server'>>): Promise<void>
  release(): Promise<void>
}

/**
 * Takes the folder, or says who has it. Waits for one who is on the way out.
 * @param patience milliseconds to wait for a holder that is stopping
 */
export async function hold(home: string, patience: number): Promise<Held> {
  const path = join(home, 'running.json')
  const until = Date.now() + patience
  let left: Running['server']
  let mine: Running = {
    pid: process.pid,
    began: beganAt(process.pid),
    since: new Date().toISOString(),
    stopping: false,
  }
  for (;;) {
    if (await createOnce(path, mine)) break
    const other = await readRunning(home)
    if (!other) continue
    if (isAlive(other)) {
      if (!other.stopping || Date.now() > until) throw new CannotStart(heldBy(home, other))
      await wait(100)
      continue
    }
    left = other.server
    await setAside(path, other)
  }
  return {
    left,
    tell: async change => {
      mine = { ...mine, ...change }
      await replace(path, mine)
    },
    release: () => rm(path, { force: true }),
  }
}

/** The holder of a database folder, if it is alive. */
export async function holderOf(home: string): Promise<Running | undefined> {
  const running = await readRunning(home)
  return running && isAlive(running) ? running : undefined
}

function heldBy(home: string, other: Running): string {
  return `Across is already running with the database in ${home}: process ${other.pid}, since ${moment(other.since)}. Stop it first, or give this one a folder of its own with ACROSS_DATA.`
}

export function moment(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}

async function readRunning(home: string): Promise<Running | undefined> {
  try {
    return JSON.parse(await readFile(join(home, 'running.json'), 'utf8')) as Running
  } catch (error) {
    // Gone, or cut off by a power cut before it was whole.
    if (error instanceof SyntaxError) await rm(join(home, 'running.json'), { force: true })
    return undefined
  }
}

/** The note appears whole or not at all, and only where there was none. */
async function createOnce(path: string, running: Running): Promise<boolean> {
  const draft = await written(path, running)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(draft)
  }
}

async function replace(path: string, running: Running): Promise<void> {
  await rename(await written(path, running), path)
}

async function written(path: string, running: Running): Promise<string> {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, JSON.stringify(running), { mode: 0o600 })
  return draft
}

/** Two may find the same dead note; only the first to move it has it, and one moved by mistake goes back. */
async function setAside(path: string, dead: Running): Promise<void> {
  const aside = `${path}.dead-${process.pid}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  const moved = JSON.parse(await readFile(aside, 'utf8')) as Running
  if (moved.pid !== dead.pid || moved.began !== dead.began) await link(aside, path).catch(() => {})
  await unlink(aside)
}

function isAlive(running: Running): boolean {
  if (running.pid === process.pid && running.began === beganAt(process.pid)) return true
  try {
    process.kill(running.pid, 0)
  } catch (error) {
    // Not ours to signal, but there.
    if (errorCode(error) !== 'EPERM') return false
  }
  return beganAt(running.pid) === running.began
}

/** Empty where the system does not tell. */
export function beganAt(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // Fields 3 and 22, counted after the name in parentheses, which may hold spaces.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      // Dead, and only not yet buried: a container may have nobody who does that.
      if (fields[0] === 'Z' || fields[0] === 'X') return ''
      return `${boot}/${fields[19]}`
    }
    if (process.platform === 'darwin')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    // No such process.
  }
  return ''
}
