// The key of one referral, sealed to the team that may read it. To hand a referral on, only this small thing is
// made anew; to destroy a referral, only this small thing must be destroyed.
import * as v from 'valibot'
import { openWith, sealTo } from './age.ts'
import { frame, unframe } from './artefact.ts'
import { textOf, utf8 } from './bytes.ts'
import { readIdentityFile, writeIdentityFile } from './identity-file.ts'
import { Epoch, Id, shaped, Version } from './shapes.ts'
import type { TeamKeyStatement } from './statement.ts'

const TITLE = 'across referral key'
const Facts = v.strictObject({ v: Version, refId: Id, toTeam: Id, toEpoch: Epoch })

export type Envelope = {
  readonly refId: string
  readonly toTeam: string
  readonly toEpoch: number
  /** The referral's private key, `C`. */
  readonly identity: string
}

export async function sealEnvelope(
  refId: string,
  identity: string,
  to: TeamKeyStatement,
): Promise<Uint8Array> {
  const facts = { v: 1, refId, toTeam: to.team, toEpoch: to.epoch }
  return frame('envelope', await sealTo([to.recipient], utf8(writeIdentityFile(TITLE, facts, identity))))
}

/** Refuses `not-for-this-key` and whatever is wrong with the bytes. Nothing in it is signed: check it all. */
export async function openEnvelope(artefact: Uint8Array, teamIdentity: string): Promise<Envelope> {
  const text = textOf(await openWith(teamIdentity, unframe('envelope', artefact)))
  const { facts, identity } = readIdentityFile(TITLE, text)
  const { refId, toTeam, toEpoch } = shaped(Facts, facts)
  return { refId, toTeam, toEpoch, identity }
}
