// The command line: one command, one file. Help for each, a sentence for every mistake.
import { CannotStart } from './cannot-start.ts'
import { backupCommand } from './command-line/backup.ts'
import type { Command } from './command-line/command.ts'
import { migrateCommand } from './command-line/migrate.ts'
import { restoreCommand } from './command-line/restore.ts'
import { startCommand } from './command-line/start.ts'

const commands: Command[] = [startCommand, migrateCommand, backupCommand, restoreCommand]

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
  return await command.run(words.slice(command.name.length))
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
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exit(1)
  },
)
