// Text whose encoding nobody named: a mark at its head, valid UTF-8, or the two code pages that spreadsheet programs
// of French, Spanish and Arabic desks write. What is none of these is refused rather than guessed.
import { Refusal } from './refusal.ts'

export type Decoded = { text: string; encoding: string }

export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = detectEncoding(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    throw new Refusal('unknown-encoding')
  }
}

function detectEncoding(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) throw new Refusal('unknown-encoding')
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 65_536)
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1
  if (zeros[0]! + zeros[1]! > 0) {
    // Text of two bytes a letter has its zeros on one side; anything else with zeros is no text.
    const many = sample.length / 8
    if (zeros[1]! > many && zeros[0]! * 20 < zeros[1]!) return 'utf-16le'
    if (zeros[0]! > many && zeros[1]! * 20 < zeros[0]!) return 'utf-16be'
    throw new Refusal('unknown-kind')
  }
  if (isUtf8(bytes)) return 'utf-8'
  return codePageOf(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Arabic comes in long runs of high bytes, Latin accents stand alone between plain letters. */
function codePageOf(bytes: Uint8Array): string {
  let high = 0
  let runs = 0
  let inside = false
  for (const byte of bytes) {
    if (byte >= 0x80) {
      high += 1
      if (!inside) runs += 1
    }
    inside = byte >= 0x80
  }
  if (high / runs >= 2.2) {
    const text = new TextDecoder('windows-1256').decode(bytes)
    if (share(text, /\p{Script=Arabic}/u, high) > 0.8) return 'windows-1256'
  } else {
    const text = new TextDecoder('windows-1252').decode(bytes)
    if (
      share(
        text,
        /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0160\u0161\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac\u00a0-\u00bf]/u,
        high,
      ) > 0.95
    )
      return 'windows-1252'
  }
  throw new Refusal('unknown-encoding')
}

function share(text: string, wanted: RegExp, high: number): number {
  let fitting = 0
  for (const letter of text) if (letter > '\u007f' && wanted.test(letter)) fitting += 1
  return fitting / high
}
