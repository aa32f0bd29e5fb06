import { beforeAll, describe, expect, it } from 'vitest'
import { openAttachment } from './attachments.ts'
import { textOf } from './bytes.ts'
import {
  asPacket,
  CASE_TEAM,
  type Cast,
  cast,
  destination,
  details,
  lead,
  openFields,
  phone,
  reader,
  refusalOf,
  sealedPacket,
  sealInput,
  stated,
  WELL_TEAM,
} from './cast.testing.ts'
import { openSealed } from './open.ts'
import { newPersonKeys } from './person-keys.ts'
import { seal } from './seal.ts'
import { foundTeam } from './team-keys.ts'

let who: Cast
beforeAll(async () => {
  who = await cast()
})

describe('sealing a referral', () => {
  it('is opened by the team it was sealed for, whole and with its sender', async () => {
    const opened = await openSealed(await sealedPacket(who), reader(who))
    expect(opened.details).toEqual(details)
    expect(opened.context).toMatchObject({
      refId: 'ref-1',
      fromTeam: WELL_TEAM,
      toTeam: CASE_TEAM,
      toEpoch: 1,
    })
    expect(opened.signingKey).toBe(who.promoter.statement.says.key)
    expect(opened.compared).toBe(true)
  })

  it('says when nobody has compared the fingerprint of the sender’s organisation', async () => {
    const uncompared = { ...who.water.pinned, compared: false }
    const opened = await openSealed(await sealedPacket(who), { keys: [who.key], rootOf: () => uncompared })
    expect(opened.compared).toBe(false)
  })

  it('carries no readable word, and nothing that the sending phone could open', async () => {
    const { body, envelope } = await sealedPacket(who)
    for (const part of [body, envelope]) {
      const text = new TextDecoder('latin1').decode(part)
      for (const word of ['Samira', 'water point', 'AGE-SECRET-KEY', WELL_TEAM])
        expect(text).not.toContain(word)
    }
    expect(Object.keys(who.promoter).join()).not.toContain('identity')
  })

  it('gives bodies of one length for stories of different lengths, in steps', async () => {
    const length = async (story: string) => (await seal(sealInput(who, { details: { story } }))).body.length
    const lengths = await Promise.all(['', 'a'.repeat(800), 'বাংলা'.repeat(50)].map(length))
    expect(new Set(lengths).size).toBe(1)
    expect(lengths[0]).toBe(2 + 168 + 16 + 4096 + 16)
    expect(await length('a'.repeat(4000))).toBe(2 + 168 + 16 + 16_384 + 16)
    expect(await length('a'.repeat(20_000))).toBe(2 + 168 + 16 + 65_536 + 16)
  })

  it('never makes the same bytes twice', async () => {
    const [one, two] = await Promise.all([seal(sealInput(who)), seal(sealInput(who))])
    expect(one.bodyHash).not.toBe(two.bodyHash)
    expect(one.envelope).not.toEqual(two.envelope)
  })

  it('keeps every script, sign and nesting of the details', async () => {
    const odd = {
      نص: 'طفلة تنام وحدها',
      bn: ['একা', null, true, 0.5, -0],
      nested: { a: { b: '\u2028\ud83d' } },
    }
    const opened = await openSealed(await sealedPacket(who, { details: odd }), reader(who))
    expect(JSON.stringify(opened.details)).toBe(JSON.stringify(odd))
  })

  it('seals attachments to the same key, each at a step of size', async () => {
    const pictures = [new Uint8Array(1000).fill(32), Uint8Array.of(10, 32, 32)]
    const input = sealInput(who, { attachments: pictures })
    const sealed = await seal(input)
    const opened = await openSealed(asPacket(sealed, input), reader(who))
    expect(sealed.attachments.map(one => one.length)).toEqual([4298, 4298])
    for (const [at, picture] of pictures.entries()) {
      expect(await openAttachment(opened, at, sealed.attachments[at]!)).toEqual(picture)
    }
    const swapped = () => openAttachment(opened, 0, sealed.attachments[1]!)
    expect(await refusalOf(swapped)).toBe('attachment-swapped')
  })

  it('refuses details above the largest step', async () => {
    const tooLong = sealInput(who, { details: { story: 'a'.repeat(4 * 1024 * 1024) } })
    expect(await refusalOf(() => seal(tooLong))).toBe('too-large')
  })

  it('refuses to seal for a sender whose team has not stated the key', async () => {
    const stranger = phone(who.water, WELL_TEAM, lead(who.protection, WELL_TEAM, who.amal))
    const expired = phone(who.water, WELL_TEAM, who.water.rootSigner, {
      notAfter: '2026-04-01',
      notBefore: '2026-01-01',
    })
    const otherTeam = { ...who.promoter, team: 'team-latrines' }
    const otherKey = { ...who.promoter, seed: who.amal.signingSeed }
    for (const from of [stranger, expired, otherTeam, otherKey]) {
      expect(await refusalOf(() => seal(sealInput(who, { from })))).toBe('signer-unstated')
    }
  })
})

describe('answering a referral', () => {
  it('seals a note back to the sender’s team, tied to the referral it answers', async () => {
    const lina = await newPersonKeys()
    const wellKey = await foundTeam(who.water.pinned, WELL_TEAM, lina.public)
    const input = sealInput(who, {
      refId: 'note-1',
      inReplyTo: 'ref-1',
      from: who.amalSends,
      to: destination(who, {
        organisation: wellKey.organisation,
        team: WELL_TEAM,
        statement: stated(wellKey, who.water.rootSigner),
        root: who.water.pinned,
      }),
      open: { step: 'accepted' },
      details: { note: 'A case worker met her today.' },
    })
    const packet = asPacket(await seal(input), input)
    const wells = reader(who, [wellKey])
    expect((await openSealed(packet, wells)).details).toEqual({ note: 'A case worker met her today.' })
    expect(await refusalOf(() => openSealed({ ...packet, inReplyTo: 'ref-2' }, wells))).toBe(
      'answer-misplaced',
    )
    expect(await refusalOf(() => openSealed({ ...packet, inReplyTo: null }, wells))).toBe('answer-misplaced')
    expect(await refusalOf(() => openSealed(packet, reader(who)))).toBe('wrong-team')
  })

  it('passes the open fields under the signature whatever their order', async () => {
    const packet = await sealedPacket(who)
    const reordered = Object.fromEntries(Object.entries(openFields).reverse())
    expect((await openSealed({ ...packet, open: reordered }, reader(who))).details).toEqual(details)
    expect(textOf(packet.body.subarray(2, 23))).toBe('age-encryption.org/v1')
  })
})
