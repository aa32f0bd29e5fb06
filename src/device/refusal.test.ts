import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages, type Messages, makeWords } from '../kernel/words.ts'
import { Refusal, refusalCodes, refusalKey, refusingAs } from './refusal.ts'

const messagesOf = (language: string): Messages =>
  JSON.parse(readFileSync(new URL(`../../content/locales/${language}/sealing.json`, import.meta.url), 'utf8'))

describe('a refusal', () => {
  it.each(languages)('says what happened and what to do, for every code, in %s', language => {
    const messages = messagesOf(language)
    const words = makeWords(language, messages)
    expect(Object.keys(messages).sort()).toEqual(refusalCodes.map(refusalKey).sort())
    const sentences = refusalCodes.map(code => words.say(refusalKey(code)))
    // Two statements at least: the fact, and the way on. No two codes share a text.
    for (const sentence of sentences) expect(sentence).toMatch(/.{10,}[.;؛،।:].{8,}[.।]$/u)
    expect(new Set(sentences).size).toBe(refusalCodes.length)
  })

  it('tells of itself no more than its code', () => {
    expect(new Refusal('damaged').message).toBe('sealing refused: damaged')
    expect(new Set(refusalCodes).size).toBe(refusalCodes.length)
  })

  it('is renamed only where it was expected', async () => {
    const damaged = async () => Promise.reject(new Refusal('damaged'))
    await expect(refusingAs('damaged', 'truncated', damaged)).rejects.toMatchObject({ code: 'truncated' })
    await expect(refusingAs('replayed', 'truncated', damaged)).rejects.toMatchObject({ code: 'damaged' })
    const broken = async () => Promise.reject(new TypeError('broken'))
    await expect(refusingAs('damaged', 'truncated', broken)).rejects.toThrow(TypeError)
  })
})
