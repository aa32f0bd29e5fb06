// Looks for a word in whatever a machine may have made of it: as it stands, as UTF-16, in hexadecimal, in base64.

/** The forms in which the word could lie in a file or a column. */
export function formsOf(word: string): string[] {
  const utf8 = Buffer.from(word, 'utf8')
  const utf16 = Buffer.from(word, 'utf16le')
  return [
    word,
    utf16.toString('latin1'),
    utf8.toString('hex'),
    utf16.toString('hex'),
    ...base64Forms(utf8),
    ...base64Forms(utf16),
    encodeURIComponent(word),
  ]
}

/** What stays the same of the word's base64 wherever it begins among other bytes. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map(before => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last letters also hold bits of what stands around it.
    const from = before === 0 ? 0 : before + 1
    const whole = Math.floor(((before + bytes.length) * 8) / 6)
    return text.slice(from, whole)
  })
}

/** @returns the words that occur in the text or bytes, in any of their forms */
export function foundIn(held: string | Uint8Array, words: readonly string[]): string[] {
  const text = typeof held === 'string' ? held : Buffer.from(held).toString('latin1')
  return words.filter(word =>
    formsOf(word).some(
      form => text.includes(form) || text.includes(form.replace(/\+/g, '-').replace(/\//g, '_')),
    ),
  )
}
