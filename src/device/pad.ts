// The length of a story must not tell its content, so what is sealed is filled up to one of a few sizes. The
// filling is a line end and spaces: a JSON text stays a JSON text and a picture stays a picture, so a file
// recovered with the stock `age` program opens without any tool of ours.
import { Refusal } from './refusal.ts'

const SMALLEST = 4096
const LINE_END = 0x0a
const SPACE = 0x20

/** 4 KiB, 16 KiB, 64 KiB, 256 KiB, 1 MiB, 4 MiB, in bytes. */
export const paddedSizes: readonly number[] = [0, 1, 2, 3, 4, 5].map(step => SMALLEST * 4 ** step)

/** Fills up to the next size. Refuses `too-large` above the largest, less one byte. */
export function pad(content: Uint8Array): Uint8Array {
  const size = paddedSizes.find(step => content.length + 1 <= step)
  if (size === undefined) throw new Refusal('too-large')
  const padded = new Uint8Array(size).fill(SPACE)
  padded.set(content)
  padded[content.length] = LINE_END
  return padded
}

/** Takes the filling off again. Refuses `malformed` where the size or the filling is not ours. */
export function unpad(padded: Uint8Array): Uint8Array {
  if (!paddedSizes.includes(padded.length)) throw new Refusal('malformed')
  let end = padded.length - 1
  while (end >= 0 && padded[end] === SPACE) end -= 1
  if (padded[end] !== LINE_END) throw new Refusal('malformed')
  return padded.slice(0, end)
}
