import { serve } from '@hono/node-server'
import { readAssets } from '../../kernel/assets.ts'
import { wallClock } from '../../kernel/clock.ts'
import { connect, type Db, isWriteAfterClose } from '../../kernel/db.ts'
import { startJobs } from '../../kernel/jobs.ts'
import { startHub } from '../../kernel/live.ts'
import { migrate } from '../../kernel/migrate.ts'
import { setUpCode } from '../../modules/accounts/commands.ts'
import { isUncounted, limitsOf } from '../address-limit.ts'
import { makeApp } from '../app.ts'
import { prepare } from '../at-start.ts'
import { CannotStart } from '../cannot-start.ts'
import { openDatabase } from '../database.ts'
import { jobs } from '../jobs.ts'
import { makeAllWords, readMessages } from '../messages.ts'
import { inSources } from '../places.ts'
import { assetsFolder, localesFolder, migrationsFolder } from '../root.ts'
import { explainSettings, readSettings, type Settings } from '../settings.ts'
import { tidyWhenQuiet } from '../tidy.ts'
import { type Command, say } from './command.ts'

export const startCommand: Command = {
  name: ['start'],
  usage: '',
  what: 'Starts the database and serves the product.',
  details: explainSettings(),
  run: async () => {
    return await serveUntilStopped(readSettings(process.env))
  },
}

/** Until somebody stops it, or the database fails. @returns the process's exit code */
export async function serveUntilStopped(
  settings: Settings,
  opened?: Parameters<typeof start>[1],
): Promise<number> {
  process.on('uncaughtException', error => {
    if (isWriteAfterClose(error)) return
    process.stderr.write(`${inSources(error.stack ?? error.message)}\n`)
    process.exit(1)
  })
  const stopped = new Promise<string>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal))
  })
  const running = await start(settings, opened)
  const reason = await Promise.race([stopped, running.failed])
  say(reason instanceof Error ? `stopping: ${reason.message}` : 'stopping')
  await running.stop()
  return reason instanceof Error ? 1 : 0
}

export type Running = { failed: Promise<Error>; stop(): Promise<void> }

/** Brings everything up in order, and takes it down in the opposite order. */
export async function start(
  settings: Settings,
  opened: (place: { db: Db; secret: Uint8Array }) => Promise<void> = async () => {},
): Promise<Running> {
  const log = (line: Record<string, string | number>) => {
    if (settings.log !== 'requests' && !('failure' in line)) return
    const where = typeof line.where === 'string' ? { where: inSources(line.where) } : {}
    process.stderr.write(`${JSON.stringify({ ...line, ...where })}\n`)
  }
  const database = await openDatabase(settings, say)
  const taken: (() => Promise<void>)[] = [database.close]
  const stop = async () => {
    for (const step of taken.reverse()) await step()
  }
  try {
    await migrate(database.owner, migrationsFolder, say)
    const db = connect(database.app)
    taken.push(db.end)
    await prepare(db, wallClock)
    const hub = await startHub(db)
    taken.push(hub.stop)
    const runner = startJobs(db, jobs, wallClock, line => log({ failure: line }))
    taken.push(runner.stop)
    const app = await makeApp({
      db,
      hub,
      clock: wallClock,
      assets: await readAssets(assetsFolder),
      assetsFolder,
      wordsOf: makeAllWords(await readMessages(localesFolder)),
      origin: settings.origin,
      secret: database.secret,
      demonstration: settings.demonstration,
      addresses: limitsOf(settings),
      trustedProxies: settings.trustedProxies,
      log,
    })
    taken.push(await listen(tidyWhenQuiet(app.fetch), settings))
    if (isUncounted(settings))
      say(
        'People come over https, so a proxy stands in front, and ACROSS_PROXIES does not count it: everybody shares one limit. Set ACROSS_PROXIES=1; docs/howto/reverse-proxy.md says why.',
      )
    await opened({ db, secret: database.secret })
    const empty = await db.transact(tx => tx`select 1 from response limit 1`, { readOnly: true })
    if (empty.length === 0)
      say(
        `Nothing is set up yet. To set up a response you will be asked for this code: ${setUpCode(database.secret)}`,
      )
    return { failed: database.failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  settings: Settings,
): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: settings.port, hostname: settings.host }, () => {
      say(`Across is ready: ${settings.origin}`)
      resolve(
        () =>
          new Promise(closed => {
            server.close(() => closed())
            // Live pages keep their line open; they come back by themselves.
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      )
    })
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new CannotStart(
              `Port ${settings.port} is already in use. Stop the program that holds it, or choose another port with PORT=…`,
            )
          : error,
      ),
    )
  })
}
