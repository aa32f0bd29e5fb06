// What goes over the wire beside a sealed referral, and what an opened one is: the shapes that opening, handing on
// and their callers share.
import type { JsonObject } from './canonical.ts'
import type { Context } from './letter.ts'
import type { Place, RerouteRecord } from './route.ts'
import type { Day } from './shapes.ts'
import type { TeamKey } from './team-keys.ts'
import type { PinnedRoot } from './trust.ts'

/** What the server says it is. */
export type Packet = {
  readonly refId: string
  readonly inReplyTo: string | null
  readonly from: { readonly organisation: string; readonly team: string }
  readonly to: Place
  /** The open fields as the server shows them now. */
  readonly open: JsonObject
  readonly body: Uint8Array
  readonly envelope: Uint8Array
  /** How it came from the team first addressed to this one; empty when it was sealed for this team's epoch. */
  readonly route: readonly RerouteRecord[]
  /** The day the server took it in: the sender's statement must have held then. */
  readonly receivedOn: Day
}

/** Who opens. */
export type Reader = {
  /** The reader's team's keys, every epoch held. */
  readonly keys: readonly TeamKey[]
  /** The pinned root of an organisation. */
  readonly rootOf: (organisation: string) => PinnedRoot | undefined
}

export type Opened = {
  readonly details: JsonObject
  readonly context: Context
  /** Whether people have compared the fingerprint of the sender's organisation; say so beside the sender's name. */
  readonly compared: boolean
  /** The sender's signing key, to recognise the same device again. */
  readonly signingKey: string
  /** SHA-256 of each sealed attachment. */
  readonly attachments: readonly string[]
  /** Where it stands now; `reroute` hands it on from here. */
  readonly at: Place
  /** The referral's private key: in memory only, for attachments and for handing on. */
  readonly identity: string
}
