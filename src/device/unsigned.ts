// Seals what somebody says without giving a name, for the team that must read it: a child or caregiver has no key
// with which to sign. The kind byte differs from a signed body's, so a referral can never be passed off as unsigned.
// Inside, the context still ties the text to its id, team, epoch and open fields: a server that cannot read it cannot
// change those. What a server can do is write such a thing itself, as anybody can; readers must be told so.
import * as v from 'valibot'
import { newIdentity, recipientOf, sealTo } from './age.ts'
import { frame } from './artefact.ts'
import { sealAttachments } from './attachments.ts'
import { hex, sha256, utf8 } from './bytes.ts'
import { sealEnvelope } from './envelope.ts'
import { Context, openHash, Said } from './letter.ts'
import { openBody, openForTeam } from './open-parts.ts'
import type { Opened, Packet } from './packet.ts'
import { pad } from './pad.ts'
import { Refusal } from './refusal.ts'
import type { Sealed, SealInput } from './seal.ts'
import { Id, shaped } from './shapes.ts'
import type { TeamKey } from './team-keys.ts'
import { trustedTeamKey } from './trust.ts'

const UnsignedContext = v.omit(Context, ['fromOrganisation', 'fromTeam', 'inReplyTo'])
const UnsignedLetter = v.strictObject({
  says: v.strictObject({ ...Said.entries, context: UnsignedContext }),
})

export type SealedUnsigned = Omit<Sealed, 'from' | 'inReplyTo'>
export type UnsignedPacket = Pick<Packet, 'refId' | 'to' | 'open' | 'body' | 'envelope'>
export type OpenedUnsigned = Pick<Opened, 'details' | 'attachments' | 'at' | 'identity'>

/** Refuses as `seal` does, save for what concerns a sender's key. */
export async function sealUnsigned(input: Omit<SealInput, 'from' | 'inReplyTo'>): Promise<SealedUnsigned> {
  const to = trustedTeamKey(input.to)
  const identity = await newIdentity()
  const recipient = await recipientOf(identity)
  const attachments = await sealAttachments(recipient, input.attachments ?? [])
  const refId = shaped(Id, input.refId)
  const place = { toOrganisation: to.organisation, toTeam: to.team, toEpoch: to.epoch }
  const context = { v: 1, refId, ...place, recipient, open: await openHash(input.open) }
  const letter = { says: { context, details: input.details, attachments: attachments.hashes } }
  const body = frame('unsigned', await sealTo([recipient], pad(utf8(JSON.stringify(letter)))))
  return {
    refId,
    to: { organisation: to.organisation, team: to.team, epoch: to.epoch },
    body,
    envelope: await sealEnvelope(refId, identity, to),
    attachments: attachments.sealed,
    bodyHash: hex(await sha256(body)),
    seen: { epoch: to.epoch, recipient: to.recipient },
  }
}

/** Refuses as `openSealed` does, save for what concerns a sender. */
export async function openUnsigned(
  packet: UnsignedPacket,
  keys: readonly TeamKey[],
): Promise<OpenedUnsigned> {
  const envelope = await openForTeam(packet.envelope, packet.to, keys)
  const { says } = shaped(UnsignedLetter, await openBody('unsigned', packet.body, envelope, packet.refId))
  const { context, details, attachments } = says
  if ((await recipientOf(envelope.identity)) !== context.recipient) throw new Refusal('key-swapped')
  if (context.refId !== packet.refId) throw new Refusal('replayed')
  if (context.refId !== envelope.refId) throw new Refusal('envelope-swapped')
  if (context.toOrganisation !== packet.to.organisation || context.toTeam !== packet.to.team) {
    throw new Refusal('wrong-team')
  }
  if (context.toEpoch !== packet.to.epoch) throw new Refusal('wrong-epoch')
  if (context.open !== (await openHash(packet.open))) throw new Refusal('open-changed')
  return { details, attachments, at: packet.to, identity: envelope.identity }
}
