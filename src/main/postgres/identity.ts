// PostgreSQL refuses to run as root. Who runs it then, and where must its files be so that this user reaches them?
import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { type Binaries, copiedBinaries, installedBinaries } from './binaries.ts'
import { clusterName, reachablePlace, rememberedPlace, rememberPlace } from './layout.ts'
import { type Identity, run } from './run.ts'

/** Everything that is settled before the first program of PostgreSQL runs. */
export type Ground = { identity: Identity; binaries: Binaries; place: string }

/**
 * @param home the folder for the database inside the data folder; it exists
 * @param log is told when the files have to live elsewhere
 */
export async function prepareGround(home: string, log: (line: string) => void): Promise<Ground> {
  const { binaries: installed, linked } = await installedBinaries()
  const place = (await rememberedPlace(home)) ?? home
  const owner = await ownerOf(join(place, clusterName))
  const own = process.getuid?.()
  if (own === undefined || own !== 0) {
    if (own !== undefined && owner !== undefined && owner.uid !== own)
      throw new CannotStart(
        `The database in ${place} belongs to user ${owner.uid}, and this is user ${own}. Start Across as that user, or give the folder to this one (chown -R).`,
      )
    const identity = { before: await dyingWithUs({}), described: 'this user' }
    return { identity, place, binaries: linked ? installed : await copiedBinaries(installed, home) }
  }
  if (owner && owner.uid !== 0) return asUser(owner, home, place, installed, linked, log)
  const binaries = linked ? installed : await copiedBinaries(installed, home)
  const mapped = await inNamespace(binaries, place)
  if (mapped) return { identity: mapped, binaries, place }
  if (owner)
    throw new CannotStart(
      `The database in ${place} belongs to root, but here root may not make a user namespace to run it in. Give the folder to another user (chown -R) and start Across as that user.`,
    )
  return asUser(await unprivileged(log), home, place, installed, linked, log)
}

/**
 * Root outside, nobody inside: the program sees itself unprivileged, as it demands, and its files, readable by
 * root alone, stay where they are.
 */
async function inNamespace(binaries: Binaries, place: string): Promise<Identity | undefined> {
  if (process.platform !== 'linux') return undefined
  const before = ['unshare', '-U', '--map-user=65534', '--map-group=65534']
  const identity = {
    before: [...before, ...(await dyingWithUs({ before }))],
    described: 'root without its powers',
  }
  const starts = await run(identity, binaries.postgres, ['--version'])
  const writes = await run(identity, 'test', ['-w', place])
  return starts.code === 0 && writes.code === 0 ? identity : undefined
}

type User = { uid: number; gid: number }

async function asUser(
  user: User,
  home: string,
  placeBefore: string,
  installed: Binaries,
  linked: boolean,
  log: (line: string) => void,
): Promise<Ground> {
  const identity = { ...user, before: await dyingWithUs(user), described: `user ${user.uid}` }
  let place = placeBefore
  // The place is given to that user, who passes through the data folder without seeing what is in it. If the
  // folders above do not let the user through, the place has to be elsewhere.
  const above = await stat(dirname(home))
  if (place === home) await open(home, user, above.uid === 0 ? above.mode | 0o011 : above.mode)
  if ((await run(identity, 'test', ['-w', place])).code !== 0) {
    if (place === home) await open(home, { uid: 0, gid: 0 }, above.mode)
    place = reachablePlace(createHash('sha256').update(home).digest('hex').slice(0, 12))
    await mkdir(place, { recursive: true, mode: 0o700 })
    await chown(place, user.uid, user.gid)
    if ((await run(identity, 'test', ['-w', place])).code !== 0)
      throw new CannotStart(
        `Started as root, the database runs as user ${user.uid}, who reaches neither ${home} nor ${place}. Start Across as an ordinary user, or put ACROSS_DATA where user ${user.uid} may go.`,
      )
    await rememberPlace(home, place)
    log(`the database's files are kept in ${place}, because user ${user.uid} cannot reach ${home}`)
  }
  const starts = linked && (await run(identity, installed.postgres, ['--version'])).code === 0
  return {
    identity,
    place,
    binaries: starts ? installed : await copiedBinaries(installed, place, user.uid, user.gid),
  }
}

async function open(home: string, user: User, mode: number): Promise<void> {
  await chown(home, user.uid, user.gid)
  await chmod(dirname(home), mode)
}

/** A user made for this program, else PostgreSQL's, else nobody, whom other programs share. */
async function unprivileged(log: (line: string) => void): Promise<User> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map(line => line.split(':'))
  for (const name of ['across', 'postgres', 'nobody']) {
    const [, , uid, gid] = users.find(fields => fields[0] === name) ?? []
    if (!uid || !gid || uid === '0') continue
    if (name === 'nobody')
      log(
        'the database runs as user "nobody"; a user called "across" on this machine would keep it more to itself',
      )
    return { uid: Number(uid), gid: Number(gid) }
  }
  throw new CannotStart(
    'PostgreSQL cannot run as root, and there is no other user here. Start Across as an ordinary user.',
  )
}

/** Asks Linux to stop the database when we die, however we die. Elsewhere the next start stops what was left. */
async function dyingWithUs(who: { before?: string[]; uid?: number; gid?: number }): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const words = ['setpriv', '--pdeathsig', 'INT']
  const tried = await run({ before: [], described: '', ...who }, words[0] ?? '', [...words.slice(1), 'true'])
  return tried.code === 0 ? words : []
}

async function ownerOf(path: string): Promise<User | undefined> {
  return stat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )
}
