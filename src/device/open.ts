// Opens what a server hands over as a sealed referral or answer, and believes none of it: every claim that came
// beside the sealed parts must be the claim that the sender signed. Any refusal means the same for the person: do
// not trust this referral; phone the sender. The code says what was found.
import { openWith, recipientOf, sealedLength } from './age.ts'
import { readStanzas, requireOnly } from './age-header.ts'
import { unframe } from './artefact.ts'
import { hex, sha256, textOf } from './bytes.ts'
import { parseJson } from './canonical.ts'
import { type Envelope, openEnvelope } from './envelope.ts'
import { type Context, Letter, openHash } from './letter.ts'
import type { Opened, Packet, Reader } from './packet.ts'
import { paddedSizes, unpad } from './pad.ts'
import { Refusal, refusingAs } from './refusal.ts'
import { requireRoute } from './route.ts'
import { shaped } from './shapes.ts'
import { isSigned } from './sign.ts'
import type { TeamKey } from './team-keys.ts'
import { type PinnedRoot, trustedSender } from './trust.ts'

/** Opens and checks everything, or refuses with one of the codes of `refusal.ts`. */
export async function openSealed(packet: Packet, reader: Reader): Promise<Opened> {
  const envelope = await openForTeam(packet, reader.keys)
  const letter = await openLetter(packet, envelope)
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

/** One attachment of an opened referral, counted from 0. Refuses `attachment-swapped`. */
export async function openAttachment(opened: Opened, at: number, artefact: Uint8Array): Promise<Uint8Array> {
  if (opened.attachments[at] !== hex(await sha256(artefact))) throw new Refusal('attachment-swapped')
  return unpad(await openWith(opened.identity, unframe('attachment', artefact)))
}

async function openForTeam({ envelope, to }: Packet, keys: readonly TeamKey[]): Promise<Envelope> {
  const held = keys.filter(key => key.organisation === to.organisation && key.team === to.team)
  if (held.length === 0) throw new Refusal('wrong-team')
  const claimed = held.find(key => key.epoch === to.epoch)
  if (claimed === undefined) throw new Refusal('epoch-unknown')
  const facts = await openEnvelope(envelope, claimed.identity).catch(error => misfit(error, envelope, held))
  if (facts.toTeam !== to.team) throw new Refusal('wrong-team')
  if (facts.toEpoch !== to.epoch) throw new Refusal('wrong-epoch')
  return facts
}

// The claimed epoch's key does not fit. Nothing is opened with another epoch's key in its place; it is only tried,
// to tell a server that lies about the epoch from an envelope that was never ours.
async function misfit(error: unknown, envelope: Uint8Array, held: readonly TeamKey[]): Promise<never> {
  if (!(error instanceof Refusal) || error.code !== 'not-for-this-key') throw error
  const fits = await Promise.allSettled(held.map(key => openEnvelope(envelope, key.identity)))
  const ours = fits.some(fit => fit.status === 'fulfilled')
  throw new Refusal(ours ? 'wrong-epoch' : 'wrong-team', { cause: error })
}

async function openLetter({ body, refId }: Packet, envelope: Envelope): Promise<Letter> {
  const file = unframe('body', body)
  requireOnly('X25519', readStanzas(file))
  if (!bodyLengths.has(file.length)) throw new Refusal('truncated')
  // A key that does not fit the body came from elsewhere, or the body did: the id in the envelope tells which.
  const strayed = envelope.refId === refId ? 'body-swapped' : 'envelope-swapped'
  const padded = await refusingAs('not-for-this-key', strayed, () => openWith(envelope.identity, file))
  return shaped(Letter, parseJson(textOf(unpad(padded))))
}

const bodyLengths = new Set(paddedSizes.map(sealedLength))

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
