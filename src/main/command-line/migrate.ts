import { migrate } from '../../kernel/migrate.ts'
import { openDatabase } from '../database.ts'
import { migrationsFolder } from '../root.ts'
import { readSettings } from '../settings.ts'
import { type Command, say } from './command.ts'

export const migrateCommand: Command = {
  name: ['migrate'],
  usage: '',
  what: 'Brings the database to the newest form.',
  details: 'Runs by itself at every start. By hand it is for servers where several processes start at once.',
  run: async () => {
    const database = await openDatabase(readSettings(process.env), say, { join: true })
    try {
      const { applied, already } = await migrate(database.owner, migrationsFolder, say)
      say(
        applied.length > 0
          ? `${applied.length} migrations applied.`
          : `Nothing to do: ${already} migrations are in place.`,
      )
      return 0
    } finally {
      await database.close()
    }
  },
}
