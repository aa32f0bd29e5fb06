// Where the database's files are. In the data folder:
//   postgres/                 for its owner only
//     passwords.json          of the two roles
//     running.json            who holds the folder now
//     cluster-18/             the data; the number is PostgreSQL's, so that a newer one can stand beside it
//     socket/                 the only door
//     elsewhere               when the cluster had to move: the path of the folder that holds it and its socket
import { constants, existsSync } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart, errorCode } from '../cannot-start.ts'

export const clusterName = 'cluster-18'
export const port = 5432

/** The folder of the database inside the data folder, made if missing. */
export async function homeIn(dataFolder: string): Promise<string> {
  const home = join(dataFolder, 'postgres')
  try {
    await mkdir(home, { recursive: true, mode: 0o700 })
    await access(home, constants.W_OK)
  } catch (error) {
    throw new CannotStart(
      `The data folder ${dataFolder} cannot be written to (${errorCode(error)}). Name another in ACROSS_DATA, or make this one writable.`,
    )
  }
  return home
}

/** Throws when the files were moved and are gone: a disk that is not there must not look like a first start. */
export async function rememberedPlace(home: string): Promise<string | undefined> {
  const text = await readFile(join(home, 'elsewhere'), 'utf8').catch(() => undefined)
  const place = text?.trim()
  if (place && !existsSync(place))
    throw new CannotStart(
      `The database's files are kept in ${place}, as ${join(home, 'elsewhere')} says, and that folder is not there. Bring it back, or remove that note to begin with an empty database.`,
    )
  return place
}

export async function rememberPlace(home: string, place: string): Promise<void> {
  await writeFile(join(home, 'elsewhere'), `${place}\n`, { mode: 0o600 })
}

/** Where system services keep what must last: any user passes through it, and nothing empties it. */
export function reachablePlace(mark: string): string {
  return join('/var/lib', `across-${mark}`)
}

/** The file a client connects to in a folder of sockets. */
export function socketIn(folder: string): string {
  return join(folder, `.s.PGSQL.${port}`)
}

/**
 * The folder for the socket. The kernel allows a socket's path 107 bytes (103 on macOS); where ours is longer a
 * short folder with an unguessable name, for the owner only, takes its place until the server stops.
 */
export async function socketFolder(place: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const usual = join(place, 'socket')
  const limit = process.platform === 'darwin' ? 103 : 107
  if (Buffer.byteLength(socketIn(usual)) <= limit) {
    await mkdir(usual, { recursive: true, mode: 0o700 })
    return { folder: usual, remove: async () => {} }
  }
  const short = Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(short, 'across-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
