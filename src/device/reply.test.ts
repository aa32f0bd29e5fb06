import { describe, expect, it } from 'vitest'
import { randomBytes } from './bytes.ts'
import { flipped, refusalOf } from './cast.testing.ts'
import { openReply, replyKey, sealReply } from './reply.ts'

describe('an answer to somebody with a code', () => {
  it('is opened with the code alone, on any device', async () => {
    const code = randomBytes(10)
    const { recipient } = await replyKey(code)
    const artefact = await sealReply(recipient, 'told-1', { answer: 'We moved the light.' })
    expect(await openReply(await replyKey(code), 'told-1', artefact)).toEqual({
      answer: 'We moved the light.',
    })
  })

  it('is refused with another code, for another telling, or damaged', async () => {
    const key = await replyKey(randomBytes(10))
    const other = await replyKey(randomBytes(10))
    const artefact = await sealReply(key.recipient, 'told-1', { answer: 'x' })
    expect(await refusalOf(() => openReply(other, 'told-1', artefact))).toBe('not-for-this-key')
    expect(await refusalOf(() => openReply(key, 'told-2', artefact))).toBe('answer-misplaced')
    expect(await refusalOf(() => openReply(key, 'told-1', flipped(artefact, artefact.length - 1)))).toBe(
      'damaged',
    )
  })
})
