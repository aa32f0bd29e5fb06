import { generateHybridIdentity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import {
  newIdentity,
  openWith,
  openWithPassphrase,
  RANDOM_SECRET_WORK,
  recipientOf,
  sealedLength,
  sealTo,
  sealWithPassphrase,
} from './age.ts'
import { readStanzas } from './age-header.ts'
import { identityOf } from './bech32.ts'
import { randomBytes, textOf, utf8 } from './bytes.ts'
import { flipped, refusalOf } from './cast.testing.ts'

describe('sealing to recipients', () => {
  it('is opened by each of them and by nobody else', async () => {
    const [one, two, three] = await Promise.all([newIdentity(), newIdentity(), newIdentity()])
    const file = await sealTo([await recipientOf(one), await recipientOf(two)], utf8('hello'))
    expect(textOf(await openWith(one, file))).toBe('hello')
    expect(textOf(await openWith(two, file))).toBe('hello')
    expect(await refusalOf(() => openWith(three, file))).toBe('not-for-this-key')
  })

  it('wraps once for a recipient named twice', async () => {
    const recipient = await recipientOf(await newIdentity())
    const file = await sealTo([recipient, recipient], utf8('x'))
    expect(readStanzas(file).map(stanza => stanza.type)).toEqual(['X25519'])
  })

  it('has the length that was foretold', async () => {
    const recipient = await recipientOf(await newIdentity())
    for (const length of [0, 1, 65_536, 65_537]) {
      expect((await sealTo([recipient], new Uint8Array(length))).length).toBe(sealedLength(length))
    }
  })

  it('refuses nobody, a mistyped recipient and other algorithms, before sealing', async () => {
    const recipient = await recipientOf(await newIdentity())
    const mistyped = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q')
    expect(await refusalOf(() => sealTo([], utf8('x')))).toBe('malformed')
    expect(await refusalOf(() => sealTo([mistyped], utf8('x')))).toBe('malformed')
    expect(await refusalOf(() => sealTo(['ssh-ed25519 AAAA'], utf8('x')))).toBe('algorithm-unknown')
    expect(await refusalOf(async () => recipientOf(await generateHybridIdentity()))).toBe('algorithm-unknown')
  })

  it('refuses a file that is damaged, cut short or no age file', async () => {
    const identity = await newIdentity()
    const file = await sealTo([await recipientOf(identity)], utf8('hello'))
    const bad = [
      flipped(file, file.length - 1),
      file.slice(0, -1),
      file.slice(0, 100),
      utf8('hello'),
      new Uint8Array(),
    ]
    for (const bytes of bad) expect(await refusalOf(() => openWith(identity, bytes))).toBe('damaged')
  })

  it('refuses a page that was not loaded securely', async () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true })
    const refused = await refusalOf(() => sealTo(['age1'], utf8('x')))
    Object.defineProperty(globalThis, 'crypto', kept)
    expect(refused).toBe('page-not-secure')
  })
})

describe('sealing to a passphrase', () => {
  it('opens with the same one and the agreed work only', async () => {
    const file = await sealWithPassphrase('six words', RANDOM_SECRET_WORK, utf8('hello'))
    expect(textOf(await openWithPassphrase('six words', RANDOM_SECRET_WORK, file))).toBe('hello')
    expect(await refusalOf(() => openWithPassphrase('other', RANDOM_SECRET_WORK, file))).toBe(
      'not-for-this-key',
    )
    expect(await refusalOf(() => openWithPassphrase('six words', 16, file))).toBe('work-factor-wrong')
    expect(await refusalOf(async () => openWith(await newIdentity(), file))).toBe('algorithm-unknown')
  })
})

describe('an identity written from its bytes', () => {
  it('is the one that the stock program reads, with the same public half', async () => {
    // What `age-keygen -y` answers for the identity whose secret bytes count from 0 to 31.
    const identity = identityOf(Uint8Array.from({ length: 32 }, (_, at) => at))
    expect(identity).toBe('AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG')
    expect(await recipientOf(identity)).toBe('age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh')
  })

  it('is read by the library whatever the bytes', async () => {
    const secrets = [new Uint8Array(32), new Uint8Array(32).fill(255), randomBytes(32), randomBytes(32)]
    for (const secret of secrets) expect(await recipientOf(identityOf(secret))).toMatch(/^age1/)
  })
})
