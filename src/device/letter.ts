// What lies inside a sealed body: the details, what they belong to, and the signature over both. age itself proves
// neither who wrote nor what for; everything that must not be swapped is therefore named here, under the signature.
import * as v from 'valibot'
import { hex, sha256 } from './bytes.ts'
import { canonicalBytes, type JsonObject } from './canonical.ts'
import { Epoch, Hash, Id, Recipient, Signature, Version } from './shapes.ts'
import { SignedSender } from './statement.ts'

/** What the details belong to. */
export const Context = v.strictObject({
  v: Version,
  /** The referral's id, or the answer's own id. */
  refId: Id,
  /** For an answer: the id of the referral that it answers. */
  inReplyTo: v.nullable(Id),
  fromOrganisation: Id,
  fromTeam: Id,
  toOrganisation: Id,
  toTeam: Id,
  toEpoch: Epoch,
  /** Public half of the key that only this referral uses. */
  recipient: Recipient,
  /** SHA-256 of the canonical open fields: what routing and clocks run on, as the sender set it. */
  open: Hash,
})
export type Context = v.InferOutput<typeof Context>

// Details are whatever the form's own schema says; here they only have to be an object.
export const Details = v.custom<JsonObject>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
)

export const Said = v.strictObject({
  context: Context,
  details: Details,
  /** SHA-256 of each sealed attachment, in order. */
  attachments: v.array(Hash),
})
export type Said = v.InferOutput<typeof Said>

/** The text inside the body, filled up by `pad`. */
export const Letter = v.strictObject({ says: Said, sender: SignedSender, signature: Signature })
export type Letter = v.InferOutput<typeof Letter>

/** The hash of the open fields that goes under the signature. */
export async function openHash(open: JsonObject): Promise<string> {
  return hex(await sha256(canonicalBytes(open)))
}
