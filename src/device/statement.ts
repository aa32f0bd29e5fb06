// What an organisation says about its keys, signed by its offline root `O` or by somebody whom `O` delegated:
// which key a team's referrals are sealed to, and which keys speak for a team.
import * as v from 'valibot'
import { Day, Epoch, Id, Recipient, Signature, SigningKey, Version } from './shapes.ts'
import { type SigningSeed, sign } from './sign.ts'

/** "This signing key may state keys for this team"; `team: null` means every team of the organisation. */
export const Delegation = v.strictObject({
  v: Version,
  organisation: Id,
  team: v.nullable(Id),
  key: SigningKey,
  notBefore: Day,
  notAfter: Day,
})
export type Delegation = v.InferOutput<typeof Delegation>

/** "Seal what is for this team, in this epoch, to this recipient." */
export const TeamKeyStatement = v.strictObject({
  v: Version,
  organisation: Id,
  team: Id,
  epoch: Epoch,
  recipient: Recipient,
  notBefore: Day,
  notAfter: Day,
})
export type TeamKeyStatement = v.InferOutput<typeof TeamKeyStatement>

/** "What this signing key signs, this team says." It names a device or a person by key alone. */
export const SenderStatement = v.strictObject({
  v: Version,
  organisation: Id,
  team: Id,
  key: SigningKey,
  notBefore: Day,
  notAfter: Day,
})
export type SenderStatement = v.InferOutput<typeof SenderStatement>

export const SignedDelegation = v.strictObject({ says: Delegation, signature: Signature })
export type SignedDelegation = v.InferOutput<typeof SignedDelegation>

export const SignedTeamKey = v.strictObject({
  says: TeamKeyStatement,
  by: v.nullable(SignedDelegation),
  signature: Signature,
})
export type SignedTeamKey = v.InferOutput<typeof SignedTeamKey>

export const SignedSender = v.strictObject({
  says: SenderStatement,
  by: v.nullable(SignedDelegation),
  signature: Signature,
})
export type SignedSender = v.InferOutput<typeof SignedSender>

/** Who signs a statement: the root itself (`by: null`), or a delegate with the delegation that proves it. */
export type StatementSigner = { readonly seed: SigningSeed; readonly by: SignedDelegation | null }

export function signDelegation(says: Delegation, rootSeed: SigningSeed): SignedDelegation {
  return { says, signature: sign('delegation', says, rootSeed) }
}

export function signTeamKey(says: TeamKeyStatement, signer: StatementSigner): SignedTeamKey {
  return { says, by: signer.by, signature: sign('team-key', says, signer.seed) }
}

export function signSender(says: SenderStatement, signer: StatementSigner): SignedSender {
  return { says, by: signer.by, signature: sign('sender', says, signer.seed) }
}
