// Seals a referral, or an answer to one, for the team that receives it. The device that seals keeps nothing with
// which it could read the result: the referral's own key is made here and forgotten here. All checks of the
// receiving team's key come first, and nothing is sealed when one of them fails.
import { newIdentity, recipientOf, sealTo } from './age.ts'
import { frame } from './artefact.ts'
import { sealAttachments } from './attachments.ts'
import { hex, sha256, utf8 } from './bytes.ts'
import type { JsonObject } from './canonical.ts'
import { sealEnvelope } from './envelope.ts'
import { type Context, type Letter, openHash, type Said } from './letter.ts'
import { pad } from './pad.ts'
import type { Place } from './route.ts'
import { requireStated, type Sender } from './sender.ts'
import { Id, shaped } from './shapes.ts'
import { sign } from './sign.ts'
import { type Destination, type SeenKey, trustedTeamKey } from './trust.ts'

export type SealInput = {
  /** 128 random bits as text, made by the client; also the idempotency key. */
  readonly refId: string
  /** The referral answered, for an answer. */
  readonly inReplyTo?: string
  readonly from: Sender
  readonly to: Destination
  /** Exactly the open fields that the sender sets and nobody changes later: service, urgency, area, day. */
  readonly open: JsonObject
  readonly details: JsonObject
  /** Bytes that were already cleaned of camera data. */
  readonly attachments?: readonly Uint8Array[]
}

export type Sealed = {
  readonly refId: string
  readonly inReplyTo: string | null
  readonly from: { readonly organisation: string; readonly team: string }
  readonly to: Place
  readonly body: Uint8Array
  readonly envelope: Uint8Array
  readonly attachments: readonly Uint8Array[]
  /** SHA-256 of `body` in hex: the sender deletes its copy only when the server acknowledges this very hash. */
  readonly bodyHash: string
  /** To be remembered for the receiving team, so that no older key is ever accepted again. */
  readonly seen: SeenKey
}

/**
 * Refuses `statement-…`, `delegation-invalid` (the key to seal to), `signer-unstated` (the sender's own key),
 * `algorithm-…`, `too-large` (details or an attachment above 4 MiB) or `malformed`.
 */
export async function seal(input: SealInput): Promise<Sealed> {
  const to = trustedTeamKey(input.to)
  requireStated(input.from, input.to.today)
  const identity = await newIdentity()
  const recipient = await recipientOf(identity)
  const attachments = await sealAttachments(recipient, input.attachments ?? [])
  const context: Context = {
    v: 1,
    refId: shaped(Id, input.refId),
    inReplyTo: input.inReplyTo ?? null,
    fromOrganisation: input.from.organisation,
    fromTeam: input.from.team,
    toOrganisation: to.organisation,
    toTeam: to.team,
    toEpoch: to.epoch,
    recipient,
    open: await openHash(input.open),
  }
  const says: Said = { context, details: input.details, attachments: attachments.hashes }
  const letter: Letter = {
    says,
    sender: input.from.statement,
    signature: sign('letter', says, input.from.seed),
  }
  const body = frame('body', await sealTo([recipient], pad(utf8(JSON.stringify(letter)))))
  return {
    refId: context.refId,
    inReplyTo: context.inReplyTo,
    from: { organisation: context.fromOrganisation, team: context.fromTeam },
    to: { organisation: to.organisation, team: to.team, epoch: to.epoch },
    body,
    envelope: await sealEnvelope(context.refId, identity, to),
    attachments: attachments.sealed,
    bodyHash: hex(await sha256(body)),
    seen: { epoch: to.epoch, recipient: to.recipient },
  }
}
