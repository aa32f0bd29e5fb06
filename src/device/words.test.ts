import { describe, expect, it } from 'vitest'
import { hex, sha256, utf8 } from './bytes.ts'
import { isPassphrase, mistypedWords, newPassphrase, normalWords, words, wordsOf } from './words.ts'

describe('the words', () => {
  it('are 8192 different ones, so that six carry 78 bits', () => {
    expect(words.length).toBe(8192)
    expect(new Set(words).size).toBe(8192)
    expect(words.every(word => /^([bdfgjklmnrstz][aeio]){3}$/.test(word))).toBe(true)
  })

  it('never change, because fingerprints on paper are made of them', async () => {
    expect(hex(await sha256(utf8(words.join('\n'))))).toBe(
      '2d93322ee1fc2a4fbb1627e99cb8494281db2cfbfcc0965b5f7b066f156947b5',
    )
  })

  it('see every single mistyped letter', () => {
    const all = new Set(words)
    for (const word of words.filter((_, at) => at % 64 === 0)) {
      for (let at = 0; at < word.length; at += 1) {
        for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
          const typed = word.slice(0, at) + letter + word.slice(at + 1)
          expect(all.has(typed)).toBe(typed === word)
        }
      }
    }
  })

  it('are drawn evenly from the bytes', () => {
    const bytes = Uint8Array.from({ length: 2 * 65_536 }, (_, at) =>
      at % 2 === 0 ? at >> 9 : (at >> 1) & 255,
    )
    const counts = new Map<string, number>()
    for (const word of wordsOf(bytes, 65_536).split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
    expect(counts.size).toBe(8192)
    expect(new Set(counts.values())).toEqual(new Set([8]))
  })
})

describe('a passphrase', () => {
  it('is six words, and another each time', () => {
    const passphrase = newPassphrase()
    expect(isPassphrase(passphrase)).toBe(true)
    expect(newPassphrase()).not.toBe(passphrase)
  })

  it('may be typed with capitals, hyphens and line ends', () => {
    const passphrase = newPassphrase()
    const typed = `  ${passphrase.toUpperCase().split(' ').join('-\n')} `
    expect(normalWords(typed)).toBe(passphrase)
    expect(isPassphrase(typed)).toBe(true)
  })

  it('says which words were mistyped', () => {
    const [one, two, three] = words
    expect(mistypedWords(`${one} ${two}x ${three} river`)).toEqual([2, 4])
    expect(isPassphrase(`${one} ${two} ${three}`)).toBe(false)
  })
})
