// The interface's texts: one folder per language, one file per room of the house.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages, type Messages, makeWords, type Words } from '../kernel/words.ts'

/** @param folder `content/locales` */
export async function readMessages(folder: string): Promise<Record<Language, Messages>> {
  const read = await Promise.all(
    languages.map(async language => {
      const files = (await readdir(join(folder, language))).filter(name => name.endsWith('.json')).sort()
      const rooms = await Promise.all(
        files.map(async name => JSON.parse(await readFile(join(folder, language, name), 'utf8')) as Messages),
      )
      return [language, Object.assign({}, ...rooms) as Messages] as const
    }),
  )
  // The list of languages is complete by construction; the compiler cannot see that through entries.
  return Object.fromEntries(read) as Record<Language, Messages>
}

/** Words per language and time zone, made once. */
export function makeAllWords(
  messages: Record<Language, Messages>,
): (language: Language, zone?: string) => Words {
  const made = new Map<string, Words>()
  return (language, zone = 'UTC') => {
    const key = `${language} ${zone}`
    let words = made.get(key)
    if (!words) {
      words = makeWords(language, messages[language], zone)
      made.set(key, words)
    }
    return words
  }
}
