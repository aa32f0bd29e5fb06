// The command line: one command, one file. Help for each, a sentence for every mistake.
import { CannotStart } from './cannot-start.ts'
import { backupCommand } from './command-line/backup.ts'
import type { Command } from './command-line/command.ts'
import { exportCommand } from './command-line/export.ts'
import { importServicesCommand } from './command-line/import.ts'
import { keysDrillCommand } from './command-line/keys.ts'
import { migrateCommand } from './command-line/migrate.ts'
import { restoreCommand } from './command-line/restore.ts'
import { retentionRunCommand } from './command-line/retention.ts'
import { sessionCommand } from './command-line/session.ts'
import { startCommand } from './command-line/start.ts'
import { userInviteCommand, userResetCommand } from './command-line/user.ts'
import { inSources } from './places.ts'

const commands: Command[] = [
  startCommand,
  sessionCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  keysDrillCommand,
  userInviteCommand,
  userResetCommand,
  importServicesCommand,
  exportCommand,
  retentionRunCommand,
]

async function main(words: string[]): Promise<number> {
  const command = commands.find(candidate => candidate.name.every((part, at) => words[at] === part))
  const asksHelp = words.some(word => word === '--help' || word === '-h' || word === 'help')
  if (!command) {
    if (words.length > 0 && !asksHelp) process.stderr.write(`There is no command "${words.join(' ')}".\n\n`)
    process.stdout.write(overview())
    return words.length === 0 || asksHelp ? 0 : 2
  }
  if (asksHelp) {
    process.stdout.write(
      `across ${command.name.join(' ')} ${command.usage}\n\n${command.what}\n\n${command.details}\n`,
    )
    return 0
  }
  try {
    return await command.run(words.slice(command.name.length))
  } catch (error) {
    if (!isMisspelt(error)) throw error
    const name = `across ${command.name.join(' ')}`
    process.stderr.write(`${error.message}\nIt is used like this: ${name} ${command.usage}\n`)
    return 2
  }
}

/** An option that does not exist, or has no value. Node says it in a sentence. */
function isMisspelt(error: unknown): error is Error {
  return (
    error instanceof TypeError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  )
}

function overview(): string {
  const rows = commands.map(command => `  across ${command.name.join(' ').padEnd(18)} ${command.what}`)
  return `Across: every sector working together for children's protection.\n\n${rows.join('\n')}\n\nacross <command> --help says more about a command.\n`
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      error instanceof CannotStart
        ? `${error.message}\n`
        : `${error instanceof Error ? inSources(error.stack ?? error.message) : String(error)}\n`,
    )
    process.exit(1)
  },
)
