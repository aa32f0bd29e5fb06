// The recovery drill from the command line: writes the team's envelope as a file that the stock age program opens,
// prints the commands, and takes the two words that only the opened file holds.
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { recoveryCommands, recoveryFiles } from '../../device/recovery-kit.ts'
import { system } from '../../kernel/actor.ts'
import { wallClock } from '../../kernel/clock.ts'
import { connect } from '../../kernel/db.ts'
import type { Scene } from '../../kernel/event.ts'
import { isId, newId } from '../../kernel/id.ts'
import { becomeSystem } from '../../kernel/jobs.ts'
import { Problem } from '../../kernel/problem.ts'
import { drillFile, finishDrill } from '../../modules/accounts/keys/commands/drill.ts'
import { CannotStart } from '../cannot-start.ts'
import { openDatabase } from '../database.ts'
import { readSettings } from '../settings.ts'
import { type Command, say } from './command.ts'

export const keysDrillCommand: Command = {
  name: ['keys', 'drill'],
  usage: '<response> <team> [--file team.age] [--words "two words"]',
  what: 'Proves with printed shares that a team’s key can be recovered.',
  details: `Writes the newest envelope of the team as a plain age file, and prints what to type. The recovery identity comes from
two printed sheets, on the drill page of the team, best on a machine without a network. The two words behind "drill" in
the opened file are the proof: type them here, or give them with --words. The team can receive from then on.
<response> is the short name in addresses; <team> is the id at the end of the address of the team’s page.`,
  run: async args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { file: { type: 'string', default: recoveryFiles.teamEnvelope }, words: { type: 'string' } },
    })
    const [slug, team] = positionals
    if (!slug || !isId(team))
      throw new CannotStart('Name the response and the id of the team: across keys drill tamuria 0f9c…')
    const database = await openDatabase(readSettings(process.env), say, { join: true })
    const db = connect(database.app, 1)
    const inResponse = <T>(work: (scene: Scene) => Promise<T>): Promise<T> =>
      db.transact(async tx => {
        const [found] = await tx<{ id: string }[]>`select id from response where slug = ${slug}`
        if (!found) throw new CannotStart(`There is no response called ${slug}.`)
        const response = await becomeSystem({ tx, responseId: found.id })
        return await work({ tx, response, actor: system, now: wallClock() })
      })
    try {
      const words = values.words ?? (await handOut(inResponse, team, values.file))
      if (await inResponse(scene => finishDrill(scene, team, { id: newId(), way: 'stock', words }))) {
        say('The drill has worked. The team can receive.')
        return 0
      }
      say('These are not the two words in the newest file. Nothing was changed.')
      return 1
    } catch (error) {
      if (error instanceof Problem) throw new CannotStart(sentences[error.code] ?? error.message)
      throw error
    } finally {
      await db.end()
      await database.close()
    }
  },
}

const sentences: Partial<Record<Problem['code'], string>> = {
  'not-found': 'There is no such team in this response, or it is closed.',
  'not-now': 'The team has no key yet. A lead makes the first one on the page of the team’s keys.',
}

/** @returns the words that were typed */
async function handOut(
  inResponse: <T>(work: (scene: Scene) => Promise<T>) => Promise<T>,
  team: string,
  file: string,
): Promise<string> {
  const bytes = await inResponse(scene => drillFile(scene, team))
  await writeFile(file, bytes, { mode: 0o600 })
  const [open] = recoveryCommands()
  say(`Written: ${file}`)
  say(`1. Make ${recoveryFiles.identity} from two sheets, on the drill page of the team.`)
  say(`2. ${(open?.line ?? '').replace(recoveryFiles.teamEnvelope, file)}`)
  say(`3. In ${recoveryFiles.teamKey}, find "drill" and the two words behind it.`)
  say(`Afterwards destroy ${recoveryFiles.identity} and ${recoveryFiles.teamKey}.`)
  if (!process.stdin.isTTY) throw new CannotStart('Give the words with --words once you have them.')
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  const typed = await reader.question('The two words: ')
  reader.close()
  return typed
}
