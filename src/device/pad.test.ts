import { describe, expect, it } from 'vitest'
import { refusalOf } from './cast.testing.ts'
import { pad, paddedSizes, unpad } from './pad.ts'

describe('filling up to a step of size', () => {
  it('knows steps of 4 KiB times a power of four', () => {
    expect(paddedSizes).toEqual([4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304])
  })

  it('gives back exactly what was put in, whatever it ends with', () => {
    const contents = [
      [],
      [0x20],
      [0x0a],
      [0x0a, 0x20, 0x20],
      [0x0a, 0x0a],
      Array(4095).fill(0x20),
      Array(4096).fill(10),
    ]
    for (const content of contents) expect([...unpad(pad(Uint8Array.from(content)))]).toEqual(content)
  })

  it('takes the next step only when the content and its end mark do not fit', () => {
    const lengths = [0, 1, 4095, 4096, 16_383, 16_384].map(length => pad(new Uint8Array(length)).length)
    expect(lengths).toEqual([4096, 4096, 4096, 16_384, 16_384, 65_536])
  })

  it('refuses what is larger than the largest step', async () => {
    expect(pad(new Uint8Array(4_194_303)).length).toBe(4_194_304)
    expect(await refusalOf(() => pad(new Uint8Array(4_194_304)))).toBe('too-large')
  })

  it('refuses sizes and fillings that are not ours', async () => {
    const stained = pad(new Uint8Array(3))
    stained[4000] = 0
    const never = new Uint8Array(4096).fill(0x20)
    for (const bytes of [new Uint8Array(4095), new Uint8Array(0), stained, never]) {
      expect(await refusalOf(() => unpad(bytes))).toBe('malformed')
    }
  })
})
