import { beforeAll, describe, expect, it } from 'vitest'
import { openAttachment } from './attachments.ts'
import { type Cast, cast, destination, flipped, reader, refusalOf, sealedPacket } from './cast.testing.ts'
import { openSealed } from './open.ts'
import type { TeamKey } from './team-keys.ts'
import { rotateTeam } from './team-keys.ts'
import { openUnsigned, type SealedUnsigned, sealUnsigned, type UnsignedPacket } from './unsigned.ts'

const fields = { door: 'feedback', day: '2026-05-10' }
const said = { feeling: 'afraid', words: 'একজন আমাকে ভয় দেখায়' }
let who: Cast
let sealed: SealedUnsigned
let packet: UnsignedPacket
beforeAll(async () => {
  who = await cast()
  sealed = await told('told-1')
  packet = { ...sealed, open: fields }
})

const told = (refId: string) =>
  sealUnsigned({
    refId,
    to: destination(who),
    open: fields,
    details: said,
    attachments: [Uint8Array.of(1, 2)],
  })
const opening = (lie: Partial<UnsignedPacket>, keys: readonly TeamKey[] = [who.key]) =>
  refusalOf(() => openUnsigned({ ...packet, ...lie }, keys))

describe('what is told without a name', () => {
  it('is read by the team it was sealed for, with its recording', async () => {
    const opened = await openUnsigned(packet, [who.key])
    expect(opened.details).toEqual(said)
    expect(await openAttachment(opened, 0, sealed.attachments[0]!)).toEqual(Uint8Array.of(1, 2))
  })

  it('is never taken for a signed referral, nor a referral for it', async () => {
    const referral = await sealedPacket(who)
    const posing = { ...referral, body: packet.body, envelope: packet.envelope }
    expect(await refusalOf(() => openSealed(posing, reader(who)))).toBe('kind-wrong')
    expect(await opening({ ...referral })).toBe('kind-wrong')
  })

  it('holds against a server that swaps, replays, relabels or damages it', async () => {
    const other = await told('told-2')
    const next = await rotateTeam([who.key])
    expect(await opening({ body: other.body })).toBe('body-swapped')
    expect(await opening({ envelope: other.envelope })).toBe('envelope-swapped')
    expect(await opening({ refId: 'told-9' })).toBe('replayed')
    expect(await opening({ open: { ...fields, door: 'water' } })).toBe('open-changed')
    expect(await opening({ to: { ...packet.to, epoch: 2 } }, [who.key, next])).toBe('wrong-epoch')
    expect(await opening({ to: { ...packet.to, team: 'team-shelter' } })).toBe('wrong-team')
    expect(await opening({ body: flipped(packet.body, packet.body.length - 1) })).toBe('damaged')
  })

  it('is not sealed to a key that is not proven', async () => {
    const to = destination(who, { root: { ...who.protection.pinned, signing: who.water.pinned.signing } })
    const sealing = () => sealUnsigned({ refId: 'told-3', to, open: fields, details: said })
    expect(await refusalOf(sealing)).toBe('delegation-invalid')
  })
})
