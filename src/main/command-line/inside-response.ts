// What commands that work inside one response share: finding it, acting as the system in it, and saying in words what a
// command of a module refused.
import { system } from '../../kernel/actor.ts'
import { wallClock } from '../../kernel/clock.ts'
import { connect, type Db, RolledBack } from '../../kernel/db.ts'
import type { Scene } from '../../kernel/event.ts'
import { becomeSystem } from '../../kernel/jobs.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Language, Words } from '../../kernel/words.ts'
import { CannotStart } from '../cannot-start.ts'
import { openDatabase } from '../database.ts'
import { makeAllWords, readMessages } from '../messages.ts'
import { localesFolder } from '../root.ts'
import { readSettings, type Settings } from '../settings.ts'
import { say } from './command.ts'

export type Inside = {
  settings: Settings
  secret: Uint8Array
  wordsOf: (language: Language) => Words
  /** Slugs of the responses of this installation. */
  responses: string[]
  /**
   * One transaction inside a response, as the system.
   * @param options.keep false: whatever was done is undone at the end, and only the result is kept
   */
  transact<T>(slug: string, work: (scene: Scene) => Promise<T>, options?: { keep: boolean }): Promise<T>
}

/** Opens the database, beside the running product where there is one, and closes it again. */
export async function inside<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const wordsOf = makeAllWords(await readMessages(localesFolder))
  const database = await openDatabase(settings, say, { join: true })
  const db = connect(database.app, 2)
  try {
    const responses = await findResponses(db)
    return await work({
      settings,
      secret: database.secret,
      wordsOf,
      responses: [...responses.keys()],
      transact: (slug, inner, options) => transact(db, responses.get(slug)!, inner, options?.keep ?? true),
    })
  } catch (error) {
    if (error instanceof Problem) throw new CannotStart(sentenceOf(error, wordsOf('en')))
    throw error
  } finally {
    await db.end()
    await database.close()
  }
}

/** The response that was named, or the only one there is. */
export function chosen(responses: string[], named: string | undefined): string {
  if (responses.length === 0)
    throw new CannotStart(
      'There is no response yet. Start Across, open it in a browser and found one, or explore the demonstration.',
    )
  const known = responses.join(', ')
  if (named === undefined && responses.length > 1)
    throw new CannotStart(`Say which response: --response, then one of ${known}.`)
  const found = named === undefined ? responses[0] : responses.find(slug => slug === named)
  if (found === undefined) throw new CannotStart(`There is no response "${named}" here. There is ${known}.`)
  return found
}

async function findResponses(db: Db): Promise<Map<string, string>> {
  try {
    const rows = await db.transact(
      tx => tx<{ id: string; slug: string }[]>`select id, slug from response order by created_at`,
    )
    return new Map(rows.map(({ id, slug }) => [slug, id]))
  } catch (error) {
    // 42P01: there is no such table, because this database has never been brought to any form.
    if (error instanceof Error && 'code' in error && error.code === '42P01') return new Map()
    throw error
  }
}

async function transact<T>(
  db: Db,
  responseId: string,
  work: (scene: Scene) => Promise<T>,
  keep: boolean,
): Promise<T> {
  try {
    return await db.transact(async tx => {
      const response = await becomeSystem({ tx, responseId })
      const result = await work({ tx, response, actor: system, now: wallClock() })
      if (!keep) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    // Carried out past the end of the transaction on purpose; the type is that of `result`.
    if (error instanceof RolledBack) return error.value as T
    throw error
  }
}

function sentenceOf({ code, reason, values }: Problem, words: Words): string {
  if (reason && words.has(reason)) return words.say(reason, values)
  return `${words.say(`main.problem.${code}.title`)}. ${words.say(`main.problem.${code}.what`)}`
}
