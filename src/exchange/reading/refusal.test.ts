import { expect, it } from 'vitest'
import { languages } from '../../kernel/words.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import { Refusal, refusalCodes } from './refusal.ts'

it('every refusal has a sentence in every language', async () => {
  const wordsOf = makeAllWords(
    await readMessages(new URL('../../../content/locales', import.meta.url).pathname),
  )
  for (const code of refusalCodes)
    for (const language of languages) {
      const { reason } = new Refusal(code)
      const said = wordsOf(language).say(reason!, { most: 3, line: 7, row: 9, seconds: 60 })
      expect(said.length, `${language} ${code}`).toBeGreaterThan(15)
    }
})
