import { describe, expect, it } from 'vitest'
import { readStanzas } from './age-header.ts'
import { concat, randomBytes } from './bytes.ts'
import { refusalOf } from './cast.testing.ts'
import {
  newPersonKeys,
  personFingerprint,
  unwrapWithPasskey,
  unwrapWithPassphrase,
  wrapWithPasskey,
  wrapWithPassphrase,
} from './person-keys.ts'
import { newPassphrase } from './words.ts'

describe('a person’s keys', () => {
  it('come back with the six words, at work factor 16', async () => {
    const keys = await newPersonKeys()
    const passphrase = newPassphrase()
    const artefact = await wrapWithPassphrase(keys, passphrase)
    expect(readStanzas(artefact.subarray(2))).toMatchObject([
      { type: 'scrypt', args: [expect.any(String), '16'] },
    ])
    expect(await unwrapWithPassphrase(artefact, ` ${passphrase.toUpperCase()}`)).toEqual(keys)
    expect(await refusalOf(() => unwrapWithPassphrase(artefact, newPassphrase()))).toBe('passphrase-wrong')
  })

  it('tell a mistyped word before any work is done', async () => {
    const anything = Uint8Array.of(1, 0x50)
    const typed = `${newPassphrase()}x`
    expect(await refusalOf(() => unwrapWithPassphrase(anything, typed))).toBe('passphrase-mistyped')
    const own = async () => wrapWithPassphrase(await newPersonKeys(), 'my own short words')
    expect(await refusalOf(own)).toBe('passphrase-mistyped')
  })

  it('come back with a passkey’s secret, each passkey its own', async () => {
    const keys = await newPersonKeys()
    const [phone, laptop] = [randomBytes(32), randomBytes(32)]
    const artefact = await wrapWithPasskey(keys, phone)
    expect(await unwrapWithPasskey(artefact, phone)).toEqual(keys)
    expect(await unwrapWithPasskey(await wrapWithPasskey(keys, laptop), laptop)).toEqual(keys)
    expect(await refusalOf(() => unwrapWithPasskey(artefact, laptop))).toBe('passkey-unusable')
    expect(await refusalOf(() => wrapWithPasskey(keys, new Uint8Array(16)))).toBe('passkey-unusable')
  })

  it('are not opened from another version or kind of file', async () => {
    const secret = randomBytes(32)
    const artefact = await wrapWithPasskey(await newPersonKeys(), secret)
    const older = concat(Uint8Array.of(0), artefact.subarray(1))
    expect(await refusalOf(() => unwrapWithPasskey(older, secret))).toBe('version-older')
    expect(await refusalOf(() => unwrapWithPassphrase(artefact, newPassphrase()))).toBe('kind-wrong')
  })

  it('have six words to read out, which change with either key', async () => {
    const [one, two] = await Promise.all([newPersonKeys(), newPersonKeys()])
    const fingerprint = await personFingerprint(one.public)
    expect(fingerprint.words.split(' ')).toHaveLength(6)
    expect(fingerprint.hex).toMatch(/^[0-9a-f]{64}$/)
    const mixed = { ...one.public, signing: two.public.signing }
    expect((await personFingerprint(mixed)).words).not.toBe(fingerprint.words)
  })
})
