// Opens what a server hands over as a sealed referral or answer, and believes none of it: every claim that came
// beside the sealed parts must be the claim that the sender signed. Any refusal means the same for the person: do
// not trust this referral; phone the sender. The code says what was found.
import { recipientOf } from './age.ts'
import type { Envelope } from './envelope.ts'
import { type Context, Letter, openHash } from './letter.ts'
import { openBody, openForTeam } from './open-parts.ts'
import type { Opened, Packet, Reader } from './packet.ts'
import { Refusal } from './refusal.ts'
import { requireRoute } from './route.ts'
import { shaped } from './shapes.ts'
import { isSigned } from './sign.ts'
import { type PinnedRoot, trustedSender } from './trust.ts'

/** Opens and checks everything, or refuses with one of the codes of `refusal.ts`. */
export async function openSealed(packet: Packet, reader: Reader): Promise<Opened> {
  const envelope = await openForTeam(packet.envelope, packet.to, reader.keys)
  const letter = shaped(Letter, await openBody('body', packet.body, envelope, packet.refId))
  const { context, details, attachments } = letter.says
  if ((await recipientOf(envelope.identity)) !== context.recipient) throw new Refusal('key-swapped')
  const root = requirePinned(reader, letter.sender.says.organisation)
  const sender = trustedSender(letter.sender, root, packet.receivedOn)
  if (!isSigned('letter', letter.says, letter.signature, sender.key)) throw new Refusal('signature-invalid')
  if (sender.organisation !== context.fromOrganisation || sender.team !== context.fromTeam) {
    throw new Refusal('signer-unstated')
  }
  await requireClaims(packet, context, envelope)
  requireRoute(packet, context, organisation => requirePinned(reader, organisation))
  return {
    details,
    context,
    compared: root.compared,
    signingKey: sender.key,
    attachments,
    at: packet.to,
    identity: envelope.identity,
  }
}

async function requireClaims(packet: Packet, context: Context, envelope: Envelope): Promise<void> {
  if (context.refId !== packet.refId) throw new Refusal('replayed')
  if (context.refId !== envelope.refId) throw new Refusal('envelope-swapped')
  if (context.inReplyTo !== packet.inReplyTo) throw new Refusal('answer-misplaced')
  if (context.fromOrganisation !== packet.from.organisation || context.fromTeam !== packet.from.team) {
    throw new Refusal('sender-changed')
  }
  if (context.open !== (await openHash(packet.open))) throw new Refusal('open-changed')
}

function requirePinned(reader: Reader, organisation: string): PinnedRoot {
  const root = reader.rootOf(organisation)
  if (root === undefined) throw new Refusal('root-unknown')
  return root
}
