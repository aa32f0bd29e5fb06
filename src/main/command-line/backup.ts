import { parseArgs } from 'node:util'
import type { ForWhom } from '../../device/age-stream.ts'
import { wallClock } from '../../kernel/clock.ts'
import { writeBackup } from '../backup/write.ts'
import { CannotStart } from '../cannot-start.ts'
import { openDatabase } from '../database.ts'
import { readSettings } from '../settings.ts'
import { type Command, say } from './command.ts'
import { askPassphrase } from './passphrase.ts'

export const backupCommand: Command = {
  name: ['backup'],
  usage: '<file> [--recipient age1…]',
  what: 'Writes everything into one encrypted file, while the product runs.',
  details: `The file holds the whole database as of one moment, and the installation's secret. It is encrypted in the age
format: with a passphrase (asked for, or from ACROSS_BACKUP_PASSPHRASE), or to one or more age recipients given with
--recipient, so that the machine that makes backups cannot read them. Open sessions are left out; people sign in anew.
The name appears only when the file is whole.`,
  run: async args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { recipient: { type: 'string', multiple: true } },
    })
    const [file] = positionals
    if (!file) throw new CannotStart('Name the file to write: across backup across-2026-11-23.backup')
    const forWhom: ForWhom = values.recipient
      ? { recipients: values.recipient }
      : { passphrase: await askPassphrase('Passphrase for this backup', true) }
    const database = await openDatabase(readSettings(process.env), say, { join: true })
    try {
      const summary = await writeBackup({
        owner: database.owner,
        secret: database.secret,
        file,
        forWhom,
        madeAt: wallClock(),
        progress: say,
      })
      tell(summary)
      say(`Backup written: ${file}`)
      return 0
    } finally {
      await database.close()
    }
  },
}

/** Counts and hashes, a line a table, for comparing with what a restore prints. */
export function tell(summary: Record<string, { rows: number; sha256: string }>): void {
  for (const [table, { rows, sha256 }] of Object.entries(summary).sort())
    say(`${table.padEnd(24)} ${String(rows).padStart(9)} rows  ${sha256.slice(0, 16)}`)
}
