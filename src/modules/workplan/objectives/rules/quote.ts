// Where quoted words stand in a sentence, so that what shows them can be seen at them.

export type Stretch = { text: string; quoted: boolean }

/** Whether these words stand in the sentence, one after another; upper and lower case count alike. */
export function isQuoteOf(sentence: string, quote: string): boolean {
  return sentence.toLowerCase().includes(quote.toLowerCase())
}

/** The sentence in stretches that are quoted by something, and stretches that nothing shows yet. */
export function stretchesOf(sentence: string, quotes: readonly string[]): Stretch[] {
  const marked = new Uint8Array(sentence.length)
  const lower = sentence.toLowerCase()
  for (const quote of quotes) {
    const at = quote === '' ? -1 : lower.indexOf(quote.toLowerCase())
    if (at >= 0) marked.fill(1, at, at + quote.length)
  }
  const stretches: Stretch[] = []
  let from = 0
  for (let at = 1; at <= sentence.length; at += 1) {
    if (at < sentence.length && marked[at] === marked[from]) continue
    stretches.push({ text: sentence.slice(from, at), quoted: marked[from] === 1 })
    from = at
  }
  return stretches
}
