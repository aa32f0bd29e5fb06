// Hands an opened referral on: to another team with a consent, or to the same team's next epoch. Only the envelope is
// made anew; what the first sender signed stays untouched. The hand-over is signed as well, so that the next reader
// can follow the way from the team first addressed, and a server cannot send referrals on by itself.
import { sealEnvelope } from './envelope.ts'
import type { Opened } from './packet.ts'
import { Refusal } from './refusal.ts'
import { Handover, type Place, type RerouteRecord } from './route.ts'
import { requireStated, type Sender } from './sender.ts'
import { shaped } from './shapes.ts'
import { sign } from './sign.ts'
import { type Destination, type SeenKey, trustedTeamKey } from './trust.ts'

export type Rerouted = {
  /** Replaces the former envelope. */
  readonly envelope: Uint8Array
  /** To be appended to the packet's route. */
  readonly record: RerouteRecord
  readonly to: Place
  readonly seen: SeenKey
}

/** Refuses as `seal` does, and `sender-changed` unless the one who hands on speaks for the team that holds it. */
export async function reroute(
  opened: Opened,
  from: Sender,
  to: Destination,
  consentBasis: string,
): Promise<Rerouted> {
  const next = trustedTeamKey(to)
  requireStated(from, to.today)
  if (from.organisation !== opened.at.organisation || from.team !== opened.at.team)
    throw new Refusal('sender-changed')
  const { refId, recipient } = opened.context
  const says = shaped(Handover, {
    v: 1,
    refId,
    recipient,
    fromOrganisation: from.organisation,
    from: from.team,
    toOrganisation: next.organisation,
    to: next.team,
    epoch: next.epoch,
    consentBasis,
    on: to.today,
  })
  return {
    envelope: await sealEnvelope(refId, opened.identity, next),
    record: { says, sender: from.statement, signature: sign('reroute', says, from.seed) },
    to: { organisation: next.organisation, team: next.team, epoch: next.epoch },
    seen: { epoch: next.epoch, recipient: next.recipient },
  }
}
