// The text in front of an age file names each way in which its key was wrapped. We read it ourselves before the
// library does, because the library opens whatever it can and accepts post-quantum and classic wraps side by
// side; the safety of the whole would then silently be that of the weaker one.
import { Refusal } from './refusal.ts'

export type Stanza = { readonly type: string; readonly args: readonly string[] }

// A team of five hundred fits; a header that never ends does not.
export const LONGEST_HEADER = 64 * 1024
const FULL_LINE = 64

/** The wraps of an age file. Refuses `damaged` where the header is not one. */
export function readStanzas(file: Uint8Array): readonly Stanza[] {
  const lines = headerText(file).split('\n')
  if (lines[0] !== 'age-encryption.org/v1') throw new Refusal('damaged')
  const stanzas: Stanza[] = []
  let at = 1
  while (lines[at]?.startsWith('-> ')) {
    const [type, ...args] = lines[at]!.slice(3).split(' ')
    stanzas.push({ type: type ?? '', args })
    at += 1
    // The body of a wrap ends with its first line that is not full.
    while (lines[at]?.length === FULL_LINE) at += 1
    at += 1
  }
  if (stanzas.length === 0 || !lines[at]?.startsWith('---')) throw new Refusal('damaged')
  return stanzas
}

/** Refuses `algorithms-mixed` or `algorithm-unknown` unless every wrap is of the one type. */
export function requireOnly(type: 'X25519' | 'scrypt', stanzas: readonly Stanza[]): void {
  const types = new Set(stanzas.map(stanza => stanza.type))
  if (types.size > 1) throw new Refusal('algorithms-mixed')
  if (!types.has(type)) throw new Refusal('algorithm-unknown')
}

function headerText(file: Uint8Array): string {
  return new TextDecoder('latin1').decode(headerBytes(file))
}

// Stops at the end of the line that starts with `---`, so that megabytes of sealed text are never turned into text.
function headerBytes(file: Uint8Array): Uint8Array {
  const longest = Math.min(file.length, LONGEST_HEADER)
  for (let at = 0; at < longest; at += 1) {
    if (file[at] === 0x0a && file[at + 1] === 0x2d && file[at + 2] === 0x2d && file[at + 3] === 0x2d) {
      return file.subarray(0, at + 4)
    }
  }
  throw new Refusal('damaged')
}
