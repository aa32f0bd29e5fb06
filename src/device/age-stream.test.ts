import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { newIdentity, recipientOf, sealTo } from './age.ts'
import { openStream, sealStream } from './age-stream.ts'
import { concat, utf8 } from './bytes.ts'
import { refusalOf } from './cast.testing.ts'

/** In pieces that cut the header wherever it comes. */
function pieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size))
      else controller.close()
      at += size
    },
  })
}

async function all(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return concat(...parts)
}

const long = new Uint8Array(300_000).map((_, at) => at % 251)

describe('a long file', () => {
  it('comes back for its recipient and for its passphrase, in whatever pieces it arrives', async () => {
    const identity = await newIdentity()
    const recipients = [await recipientOf(identity)]
    for (const size of [7, 1000, 70_000]) {
      const sealed = await all(await sealStream(pieces(long, 50_000), { recipients }))
      expect(await all(await openStream(pieces(sealed, size), { identity }))).toEqual(long)
    }
    const sealed = await all(await sealStream(pieces(long, 50_000), { passphrase: 'six words' }))
    expect(await all(await openStream(pieces(sealed, 9000), { passphrase: 'six words' }))).toEqual(long)
  })

  it('may be short or empty', async () => {
    const identity = await newIdentity()
    const recipients = [await recipientOf(identity)]
    for (const plain of [new Uint8Array(), utf8('x')]) {
      const sealed = await all(await sealStream(pieces(plain, 10), { recipients }))
      expect(await all(await openStream(pieces(sealed, 10), { identity }))).toEqual(plain)
    }
  })

  it('fails where it was cut off or changed', async () => {
    const identity = await newIdentity()
    const sealed = await all(
      await sealStream(pieces(long, 50_000), { recipients: [await recipientOf(identity)] }),
    )
    await expect(openStream(pieces(sealed.slice(0, 200_000), 9000), { identity }).then(all)).rejects.toThrow()
    sealed[150_000] = (sealed[150_000] ?? 0) ^ 1
    await expect(openStream(pieces(sealed, 9000), { identity }).then(all)).rejects.toThrow()
  })

  it('is held to X25519 and scrypt, when sealing and when opening', async () => {
    const identity = await newIdentity()
    const recipient = await recipientOf(identity)
    const hybrid = await identityToRecipient(await generateHybridIdentity())
    const sealing = (recipients: string[]) =>
      refusalOf(() => sealStream(pieces(long, 50_000), { recipients }))
    expect(await sealing([recipient, hybrid])).toBe('algorithms-mixed')
    expect(await sealing([hybrid])).toBe('algorithm-unknown')
    const mixing = new Encrypter()
    for (const one of [recipient, hybrid]) mixing.addRecipient(one)
    const mixed = await mixing.encrypt(long)
    expect(await refusalOf(() => openStream(pieces(mixed, 9000), { identity }))).toBe('algorithms-mixed')
    const toKey = await sealTo([recipient], long)
    expect(await refusalOf(() => openStream(pieces(toKey, 9000), { passphrase: 'x' }))).toBe(
      'algorithm-unknown',
    )
    expect(await refusalOf(() => openStream(pieces(utf8('PK'), 10), { identity }))).toBe('damaged')
  })
})
