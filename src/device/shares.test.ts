import { beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from './cast.testing.ts'
import type { Fingerprint } from './fingerprint.ts'
import { newRoot, type Root, rootFingerprint } from './root.ts'
import { mistypedLines, readShare } from './share-text.ts'
import { restoreRoot, shareRoot } from './shares.ts'

const ORGANISATION = 'org-protection'
let root: Root
let fingerprint: Fingerprint
let sheets: readonly string[]
beforeAll(async () => {
  root = await newRoot(ORGANISATION)
  fingerprint = await rootFingerprint(root.public)
  sheets = (await shareRoot(root)).map(lines => lines.join('\n'))
})

const restoring = (typed: readonly string[], printed = fingerprint.words) =>
  refusalOf(() => restoreRoot(ORGANISATION, typed, printed))

describe('two of three shares', () => {
  it('give the root back, whichever two, in any order, and all three as well', async () => {
    const [a, b, c] = sheets as [string, string, string] // three were made above
    for (const typed of [
      [a, b],
      [b, a],
      [a, c],
      [c, b],
      [a, b, c],
    ]) {
      expect(await restoreRoot(ORGANISATION, typed, fingerprint.words)).toEqual(root)
    }
    expect(await restoreRoot(ORGANISATION, [a, b], fingerprint.hex)).toEqual(root)
  })

  it('are six lines of three groups, without letters that look alike', () => {
    for (const sheet of sheets) {
      const lines = sheet.split('\n')
      expect(lines).toHaveLength(6)
      for (const line of lines) expect(line).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    }
  })

  it('may be typed small, run together, with O for 0 and l for 1', async () => {
    const [a, b] = sheets as [string, string, string] // three were made above
    const sloppy = a.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(await restoreRoot(ORGANISATION, [sloppy, b.replace(/[\n-]/g, '')], fingerprint.words)).toEqual(
      root,
    )
  })
})

describe('what is not two shares', () => {
  it('one, none, or the same one twice', async () => {
    expect(await restoring([sheets[0]!])).toBe('shares-too-few')
    expect(await restoring([])).toBe('shares-too-few')
    expect(await restoring([sheets[0]!, sheets[0]!])).toBe('shares-too-few')
  })

  it('a mistyped one, and it says in which line', async () => {
    const lines = sheets[0]!.split('\n')
    const wrong = lines.map((line, at) =>
      at === 3 ? `${line[0] === 'Z' ? 'Y' : 'Z'}${line.slice(1)}` : line,
    )
    expect(mistypedLines(wrong.join('\n'))).toEqual([4])
    expect(await restoring([wrong.join('\n'), sheets[1]!])).toBe('share-mistyped')
    expect(mistypedLines(lines.slice(0, 5).join('\n'))).toEqual([6])
    expect(mistypedLines(`${sheets[0]}Z`)).toEqual([6])
    expect(mistypedLines([lines[1], lines[0], ...lines.slice(2)].join('\n'))).toEqual([1, 2])
    expect(mistypedLines(sheets[0]!.replace('-', 'U'))).toContain(1)
    expect(mistypedLines(sheets[0]!)).toEqual([])
  })

  it('every single wrong character is seen', async () => {
    const plain = sheets[0]!.replace(/[\n-]/g, '')
    for (let at = 0; at < plain.length; at += 1) {
      const typed = `${plain.slice(0, at)}${plain[at] === '7' ? '8' : '7'}${plain.slice(at + 1)}`
      expect(mistypedLines(typed)).toEqual([Math.floor(at / 12) + 1])
    }
  })

  it('shares of two organisations, or of two printings', async () => {
    const other = (await shareRoot(await newRoot('org-water'))).map(lines => lines.join('\n'))
    expect(await restoring([sheets[0]!, other[1]!])).toBe('shares-of-another-root')
    const reprinted = (await shareRoot(root)).map(lines => lines.join('\n'))
    const places = await Promise.all(reprinted.map(async text => (await readShare(text)).share.at(-1)))
    const first = (await readShare(sheets[0]!)).share.at(-1)
    const apart = reprinted[places.findIndex(place => place !== first)]!
    expect(await restoring([sheets[0]!, apart])).toBe('shares-wrong')
  })

  it('right shares with another fingerprint or organisation', async () => {
    const typed = sheets.slice(0, 2)
    const other = await rootFingerprint((await newRoot(ORGANISATION)).public)
    expect(await restoring(typed, other.words)).toBe('shares-wrong')
    expect(await refusalOf(() => restoreRoot('org-water', typed, fingerprint.words))).toBe('shares-wrong')
  })
})
