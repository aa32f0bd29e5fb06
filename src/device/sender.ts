// Who signs. A phone that sends holds a key of this kind and no other: it can sign for its team and can open nothing.

import { Refusal } from './refusal.ts'
import type { Day } from './shapes.ts'
import { type SigningSeed, signingKeyOf } from './sign.ts'
import type { SignedSender } from './statement.ts'
import { type PinnedRoot, trustedSender } from './trust.ts'

/** A device's or a person's signing key, and their own team's statement that it speaks for the team. */
export type Sender = {
  readonly organisation: string
  readonly team: string
  readonly seed: SigningSeed
  readonly statement: SignedSender
  /** The sender's own organisation, to notice an expired or foreign statement before the receiver does. */
  readonly root: PinnedRoot
}

/** Refuses `signer-unstated` unless this key may speak for this team on this day. */
export function requireStated(sender: Sender, today: Day): void {
  const says = trustedSender(sender.statement, sender.root, today)
  const same =
    says.organisation === sender.organisation &&
    says.team === sender.team &&
    says.key === signingKeyOf(sender.seed)
  if (!same) throw new Refusal('signer-unstated')
}
