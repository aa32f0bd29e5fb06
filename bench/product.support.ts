// The built product as a process of its own on an empty folder, with the invented country planted in it.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CastName, cast } from '../demo/country.ts'
import { plantCountry } from '../demo/plant.ts'
import settings from '../scripts/node-settings.json' with { type: 'json' }
import { type Connection, connect, type Db } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/id.ts'
import { becomeSystem } from '../src/kernel/jobs.ts'
import { openSession, sessionCookie } from '../src/kernel/session.ts'
import { joinPostgres } from '../src/main/postgres/embedded.ts'
import { root } from '../src/main/root.ts'
import { plantServices, type Services } from '../src/modules/referrals/referrals.testing.ts'

export const slug = 'tamuria'

export type Product = {
  origin: string
  process: ChildProcess
  dataFolder: string
  /** The application's own connection to its database, for planting and looking. */
  connection: Connection
  db: Db
  responseId: string
  services: Services
  cookieOf(name: CastName): Promise<string>
  /** The same folder again, after it was killed. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startProduct(): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'across-bench-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let child = await launch(dataFolder, port, origin)
  const connections = await joinPostgres(dataFolder)
  if (!connections) throw new Error('the product holds no database')
  const db = connect(connections.app, 2)
  const responseId = newId()
  const services = await db.transact(async tx => {
    await plantCountry(tx, { responseId, slug, now: new Date() })
    return plantServices(tx, responseId)
  })
  const product: Product = {
    origin,
    get process() {
      return child
    },
    dataFolder,
    connection: connections.app,
    db,
    responseId,
    services,
    cookieOf: name =>
      db.transact(async tx => {
        const response = await becomeSystem({ tx, responseId })
        const scene = { tx, response, actor: { kind: 'system' } as const, now: new Date() }
        return `${sessionCookie(origin).name}=${await openSession(scene, cast[name].id, 'demonstration')}`
      }),
    restart: async () => {
      await ended(child)
      child = await launch(dataFolder, port, origin)
    },
    stop: async () => {
      await db.end()
      child.kill('SIGTERM')
      await ended(child)
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  return product
}

/** Resolves when it says that it is ready. */
async function launch(dataFolder: string, port: number, origin: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [...settings.flags, join(root, 'dist', 'main', 'across.js'), 'start'],
    {
      cwd: root,
      env: {
        ...settings.env,
        ...process.env,
        ACROSS_DATA: dataFolder,
        PORT: String(port),
        ACROSS_ORIGIN: origin,
        // As behind a proxy that names its callers; all requests of a measurement come from this machine.
        ACROSS_PROXIES: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (piece: Buffer) => {
      said += piece
      if (said.includes('Across is ready')) resolve()
    })
    child.once('exit', code => reject(new Error(`the product ended with ${code}: ${said.slice(-500)}`)))
  })
  return child
}

export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => child.once('exit', () => resolve()))
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}

/** The middle one of some figures. */
export function median(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}

export function percentile(figures: number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

let broken = 0

/** Prints a figure beside its promise. */
export function promised(what: string, figure: string, promise: string, kept: boolean): void {
  console.log(`${kept ? 'kept    ' : 'NOT KEPT'} ${what}: ${figure} (promised: ${promise})`)
  if (!kept) broken += 1
}

export function finish(): void {
  process.exitCode = broken === 0 ? 0 : 1
}
