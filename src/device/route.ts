// The way of a referral from the team that the sender addressed to the team that has it now, one signed hand-over
// after another.
import * as v from 'valibot'
import type { Context } from './letter.ts'
import { Refusal } from './refusal.ts'
import { Day, Epoch, Id, Recipient, Signature, shaped, Version } from './shapes.ts'
import { isSigned } from './sign.ts'
import { SignedSender } from './statement.ts'
import { type PinnedRoot, trustedSender } from './trust.ts'

export const Handover = v.strictObject({
  v: Version,
  refId: Id,
  /** Public half of the referral's key: this very content, not another of the same id. */
  recipient: Recipient,
  fromOrganisation: Id,
  from: Id,
  toOrganisation: Id,
  to: Id,
  epoch: Epoch,
  /** A code of the caller's, such as how consent was given; the server sees it. */
  consentBasis: Id,
  on: Day,
})

/** One hand-over, as stored and shown in the log. */
export const RerouteRecord = v.strictObject({ says: Handover, sender: SignedSender, signature: Signature })
export type RerouteRecord = v.InferOutput<typeof RerouteRecord>

/** Where a referral is: a team's epoch. */
export type Place = { readonly organisation: string; readonly team: string; readonly epoch: number }

/**
 * Follows the hand-overs from the team that the sender addressed to where the packet is now. Refuses
 * `route-forged` for a hand-over that the handing team did not sign and `route-broken` for a way that does not lead
 * here; without hand-overs, `wrong-team` or `wrong-epoch` unless the sender addressed this team in this epoch.
 */
export function requireRoute(
  packet: { readonly to: Place; readonly route: readonly RerouteRecord[] },
  context: Context,
  rootOf: (organisation: string) => PinnedRoot,
): void {
  let at: Place = { organisation: context.toOrganisation, team: context.toTeam, epoch: context.toEpoch }
  for (const step of packet.route) {
    const { says } = requireHandover(step, rootOf)
    const follows =
      says.refId === context.refId &&
      says.recipient === context.recipient &&
      says.fromOrganisation === at.organisation &&
      says.from === at.team
    if (!follows) throw new Refusal('route-broken')
    at = { organisation: says.toOrganisation, team: says.to, epoch: says.epoch }
  }
  if (at.organisation !== packet.to.organisation || at.team !== packet.to.team) {
    throw new Refusal(packet.route.length > 0 ? 'route-broken' : 'wrong-team')
  }
  if (at.epoch !== packet.to.epoch)
    throw new Refusal(packet.route.length > 0 ? 'route-broken' : 'wrong-epoch')
}

function requireHandover(record: RerouteRecord, rootOf: (organisation: string) => PinnedRoot): RerouteRecord {
  const signed = shaped(RerouteRecord, record)
  const { says, sender, signature } = signed
  const stated = trustedSenderOf(sender, rootOf(sender.says.organisation), says.on)
  const theirs = stated.organisation === says.fromOrganisation && stated.team === says.from
  if (!theirs || !isSigned('reroute', says, signature, stated.key)) throw new Refusal('route-forged')
  return signed
}

function trustedSenderOf(sender: SignedSender, root: PinnedRoot, on: Day) {
  try {
    return trustedSender(sender, root, on)
  } catch (cause) {
    throw new Refusal('route-forged', { cause })
  }
}
