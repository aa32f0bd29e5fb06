// The database of a process: the one that comes along, or the operator's server.
import { mkdir } from 'node:fs/promises'
import { CannotStart, errorCode } from './cannot-start.ts'
import { type Connections, joinPostgres, startPostgres } from './postgres/embedded.ts'
import { useServer } from './postgres/server.ts'
import { installationSecret } from './secret.ts'
import type { Settings } from './settings.ts'

export type OpenDatabase = Connections & {
  secret: Uint8Array
  /** Resolves when the database is gone for good; not with a server, whose connections come back by themselves. */
  failed: Promise<Error>
  /** After the last connection has ended. */
  close(): Promise<void>
}

type DatabaseSettings = Pick<Settings, 'dataFolder' | 'databaseUrl' | 'databaseAppUrl' | 'secret'>

/**
 * @param also `join`: a command beside the running product uses its database; otherwise that is refused
 * Throws `CannotStart`.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  log: (line: string) => void,
  also: { join?: boolean } = {},
): Promise<OpenDatabase> {
  const { dataFolder, databaseUrl, databaseAppUrl } = settings
  await makeFolder(dataFolder)
  const secret = await installationSecret(settings.secret, dataFolder)
  const lasting = { secret, failed: new Promise<Error>(() => {}), close: async () => {} }
  if (databaseUrl) return { ...(await useServer(databaseUrl, databaseAppUrl, secret, log)), ...lasting }
  const running = also.join ? await joinPostgres(dataFolder) : undefined
  if (running) return { ...running, ...lasting }
  const embedded = await startPostgres({ dataFolder, log })
  return { owner: embedded.owner, app: embedded.app, secret, failed: embedded.crashed, close: embedded.stop }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new CannotStart(
      `The data folder ${folder} cannot be made (${errorCode(error)}). Name another in ACROSS_DATA, or make its parent writable.`,
    )
  }
}
