import { expect, it } from 'vitest'
import { languages, makeWords } from '../../../../kernel/words.ts'
import { readMessages } from '../../../../main/messages.ts'
import { allSets } from '../content.ts'
import { jobTextOf, plainOf } from './job-text.ts'

const messages = await readMessages(new URL('../../../../../content/locales', import.meta.url).pathname)
const chosen = ['all.refer', 'all.own-limits', 'health.dignity']

it.each(languages)('is whole in %s, by kind', language => {
  const words = makeWords(language, messages[language])
  const text = jobTextOf(allSets(), chosen, words, { position: 'Midwife', withSigns: true })
  expect(text.parts.map(({ kind }) => kind)).toEqual(['knowledge', 'skill', 'attitude'])
  expect(text.title).toContain('Midwife')
  const plain = plainOf(text)
  expect(plain.match(/^• /gm)).toHaveLength(3)
  expect(plain.match(/^ {4}◦ /gm)).toHaveLength(6)
  expect(plain).not.toContain('undefined')
})

it('says nothing of a kind of which nothing was chosen', () => {
  const words = makeWords('en', messages.en)
  const text = jobTextOf(allSets(), ['all.refer'], words, { position: '', withSigns: false })
  expect(text.parts.map(({ heading }) => heading)).toEqual(['Skills'])
  expect(plainOf(text)).not.toContain('◦')
})
