// A share as people copy it from paper: six lines of three groups of four characters. The last character of a line
// checks that line, so a form can say which line to look at; the whole carries a checksum as well. The alphabet has
// no I, L, O or U, and forgives those who type them.
import { concat, sha256 } from './bytes.ts'
import { Refusal } from './refusal.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const VERSION = 1
const LINES = 6
const LINE_DATA = 11
const ROOT_MARK = 3
const SHARE = 33
const SUM = 4
const PAYLOAD = 1 + ROOT_MARK + SHARE + SUM

/** `rootMark`: the first three bytes of the root's fingerprint, which tell shares of two roots apart. */
export type ShareBytes = { readonly rootMark: Uint8Array; readonly share: Uint8Array }

/** Six lines such as `04F2-9KQA-M3TB`. */
export async function writeShare({ rootMark, share }: ShareBytes): Promise<readonly string[]> {
  const content = concat(Uint8Array.of(VERSION), rootMark.subarray(0, ROOT_MARK), share)
  const digits = toDigits(concat(content, (await sha256(content)).subarray(0, SUM)))
  return Array.from({ length: LINES }, (_, line) => {
    const data = digits.slice(line * LINE_DATA, (line + 1) * LINE_DATA)
    const text = [...data, check(line, data)].map(digit => ALPHABET[digit]).join('')
    return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
  })
}

/** Reads what was typed, with or without hyphens and line ends. Refuses `share-mistyped`, `version-…`. */
export async function readShare(typed: string): Promise<ShareBytes> {
  const lines = linesOf(typed)
  if (mistypedLines(typed).length > 0) throw new Refusal('share-mistyped')
  const payload = fromDigits(lines.flatMap(line => line.slice(0, LINE_DATA)))
  const content = payload.subarray(0, PAYLOAD - SUM)
  const sum = (await sha256(content)).subarray(0, SUM)
  if (sum.some((byte, at) => byte !== payload[PAYLOAD - SUM + at])) throw new Refusal('share-mistyped')
  const version = content[0] ?? 0
  if (version !== VERSION) throw new Refusal(version < VERSION ? 'version-older' : 'version-newer')
  return { rootMark: content.slice(1, 1 + ROOT_MARK), share: content.slice(1 + ROOT_MARK) }
}

/** The lines, counted from 1, that cannot be as printed. */
export function mistypedLines(typed: string): readonly number[] {
  return linesOf(typed).flatMap((line, at) => {
    const data = line.slice(0, LINE_DATA)
    const right = line.length === LINE_DATA + 1 && !line.includes(-1) && line[LINE_DATA] === check(at, data)
    return right ? [] : [at + 1]
  })
}

// Always six lines: what is missing is an empty line, what is too much lengthens the last one.
function linesOf(typed: string): number[][] {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const digits = Array.from(plain, letter => ALPHABET.indexOf(letter))
  return Array.from({ length: LINES }, (_, line) => {
    const start = line * (LINE_DATA + 1)
    return digits.slice(start, line === LINES - 1 ? undefined : start + LINE_DATA + 1)
  })
}

// Odd weights see every single wrong character; the line's number sees lines in the wrong order.
function check(line: number, data: readonly number[]): number {
  return data.reduce((sum, digit, at) => sum + digit * (2 * at + 1), line * 5 + 3) % 32
}

function toDigits(bytes: Uint8Array): number[] {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.padEnd(LINES * LINE_DATA * 5, '0').match(/.{5}/g) ?? []).map(group =>
    Number.parseInt(group, 2),
  )
}

function fromDigits(digits: readonly number[]): Uint8Array {
  const bits = digits.map(digit => digit.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).slice(0, PAYLOAD), byte => Number.parseInt(byte, 2))
}
