import { beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from './cast.testing.ts'
import {
  newRoot,
  pinCompared,
  pinFirstSeen,
  type Root,
  requireSameRoot,
  rootFingerprint,
  rootFromSeed,
} from './root.ts'

let root: Root
beforeAll(async () => {
  root = await newRoot('org-protection')
})

describe('an organisation’s root', () => {
  it('grows from its seed the same each time, and another for another organisation’s name', async () => {
    const again = await rootFromSeed('org-protection', root.seed)
    expect(again).toEqual(root)
    const elsewhere = await rootFromSeed('org-water', root.seed)
    expect((await rootFingerprint(elsewhere.public)).words).not.toBe(
      (await rootFingerprint(root.public)).words,
    )
  })

  it('gives these very keys for this seed, because kits on paper depend on it', async () => {
    const { public: known } = await rootFromSeed('org', new Uint8Array(32).fill(1))
    expect(known).toEqual({
      organisation: 'org',
      recovery: 'age17xvdcju7y0lmtp4qerjqu00r6sa92g7seaucmr9zskd93ykpee5q0mv6f4',
      signing: 'LW2vzaB-_ePjPvRGqLyGLke3xiH73uuLfC9IZkRO9-8',
      v: 1,
    })
    expect((await rootFingerprint(known)).words).toBe('lobabi sazogo bekozi sotibo jatasi digola')
  })

  it('is pinned against the printed words or hex, however they are written', async () => {
    const { words, hex } = await rootFingerprint(root.public)
    const spaced = hex.toUpperCase().replace(/(.{4})/g, '$1 ')
    for (const printed of [words, words.toUpperCase().replaceAll(' ', ' - '), hex, spaced]) {
      expect(await pinCompared(root.public, printed)).toEqual({ ...root.public, compared: true })
    }
  })

  it('is not pinned as compared when a word, the signing key or the recovery key differs', async () => {
    const { words } = await rootFingerprint(root.public)
    const other = (await newRoot('org-protection')).public
    const swaps = [
      { ...root.public, signing: other.signing },
      { ...root.public, recovery: other.recovery },
      { ...root.public, organisation: 'org-water' },
    ]
    for (const served of swaps)
      expect(await refusalOf(() => pinCompared(served, words))).toBe('fingerprint-mismatch')
    const five = words.split(' ').slice(0, 5).join(' ')
    expect(await refusalOf(() => pinCompared(root.public, five))).toBe('fingerprint-mismatch')
    expect(await refusalOf(() => pinCompared(root.public, ''))).toBe('fingerprint-mismatch')
  })

  it('once pinned is not replaced by what the server serves later', async () => {
    const pinned = pinFirstSeen(root.public)
    expect(pinned.compared).toBe(false)
    requireSameRoot(pinned, root.public)
    const other = (await newRoot('org-protection')).public
    for (const served of [other, { ...root.public, recovery: other.recovery }]) {
      expect(await refusalOf(() => requireSameRoot(pinned, served))).toBe('root-changed')
    }
    expect(await refusalOf(() => pinFirstSeen({ ...root.public, recovery: 'age1' }))).toBe('malformed')
  })
})
