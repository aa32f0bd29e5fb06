import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ByWhom } from '../../device/age-stream.ts'
import { readHeader, restoreBackup } from '../backup/restore.ts'
import { CannotStart } from '../cannot-start.ts'
import { openDatabase } from '../database.ts'
import { migrationsFolder } from '../root.ts'
import { readSettings, type Settings } from '../settings.ts'
import { tell } from './backup.ts'
import { type Command, say } from './command.ts'
import { askPassphrase } from './passphrase.ts'

export const restoreCommand: Command = {
  name: ['restore'],
  usage: '<file> [--identity <file>]',
  what: 'Brings a backup back into an empty installation.',
  details: `Refuses an installation that already holds a response. Either everything comes back, with the same counts and
hashes as when it was made, or nothing. A file that was cut off or changed is recognised. For a backup made to an age
recipient, --identity names the file with the private key.`,
  run: async args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { identity: { type: 'string' } },
    })
    const [file] = positionals
    if (!file) throw new CannotStart('Name the backup to bring back: across restore across-2026-11-23.backup')
    const byWhom: ByWhom = values.identity
      ? { identity: await identityIn(values.identity) }
      : { passphrase: await askPassphrase('Passphrase of this backup', false) }
    const settings = readSettings(process.env)
    const header = await readHeader(file, byWhom)
    say(`A backup of ${header.madeAt}.`)
    await keepSecret(settings, header.secret)
    const database = await openDatabase(settings, say)
    try {
      tell(await restoreBackup({ owner: database.owner, file, byWhom, migrationsFolder, progress: say }))
      say('Everything is back, with the same counts and hashes.')
      return 0
    } finally {
      await database.close()
    }
  },
}

async function identityIn(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CannotStart(`The key file ${path} cannot be read.`)
  })
  const identity = text.split(/\s+/).find(word => word.startsWith('AGE-SECRET-KEY-1'))
  if (!identity) throw new CannotStart(`${path} holds no age private key.`)
  return identity
}

/** The restored database was hashed and sealed with the secret of its time, so that comes back first. */
async function keepSecret(settings: Settings, secret: string): Promise<void> {
  if (settings.secret !== undefined) return
  const path = join(settings.dataFolder, 'secret')
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    if ((await readFile(path, 'utf8')).trim() !== secret)
      throw new CannotStart(
        `${settings.dataFolder} belongs to another installation. Restore into an empty folder: name one in ACROSS_DATA.`,
      )
  }
}
