// No cell that leaves may run in the program that opens it. A cell that begins like a formula gets an apostrophe before
// it, which spreadsheets take for "this is text"; on its way back in, that apostrophe is taken off again.

// Full-width signs count as well: some editions of spreadsheet programs read them as formulas.
const begins = /^[\s\p{Cc}\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^\p{Cc}/u
/** A plain number of either sign is a number and nothing else. */
const plainNumber = /^-?\d+(\.\d+)?$/

export function neutral(text: string): string {
  return begins.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

export function fromNeutral(text: string): string {
  return text.startsWith("'") && begins.test(text.slice(1)) ? text.slice(1) : text
}
