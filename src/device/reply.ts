// An answer to somebody who gave no name and holds only a code. The code gives a key; its public half travels inside
// the sealed telling, so a server that never sees it can neither read an answer nor make one up.
import * as v from 'valibot'
import { openWith, recipientOf, sealTo } from './age.ts'
import { frame, unframe } from './artefact.ts'
import { identityOf } from './bech32.ts'
import { deriveKey, textOf, utf8 } from './bytes.ts'
import { type JsonObject, parseJson } from './canonical.ts'
import { Details } from './letter.ts'
import { pad, unpad } from './pad.ts'
import { Refusal } from './refusal.ts'
import { Id, shaped, Version } from './shapes.ts'

const Reply = v.strictObject({ v: Version, refId: Id, details: Details })

export type ReplyKey = { readonly identity: string; readonly recipient: string }

/** The key that belongs to a code, from the code's random bytes (80 bits or more). */
export async function replyKey(code: Uint8Array): Promise<ReplyKey> {
  const identity = identityOf(await deriveKey(code, 'reply'))
  return { identity, recipient: await recipientOf(identity) }
}

/** Seals an answer to `recipient`, which the reader of the telling found inside it. */
export async function sealReply(recipient: string, refId: string, details: JsonObject): Promise<Uint8Array> {
  return frame('reply', await sealTo([recipient], pad(utf8(JSON.stringify({ v: 1, refId, details })))))
}

/** Refuses `not-for-this-key`, `answer-misplaced` for an answer to something else, `damaged`, `malformed`. */
export async function openReply(key: ReplyKey, refId: string, artefact: Uint8Array): Promise<JsonObject> {
  const padded = await openWith(key.identity, unframe('reply', artefact))
  const reply = shaped(Reply, parseJson(textOf(unpad(padded))))
  if (reply.refId !== refId) throw new Refusal('answer-misplaced')
  return reply.details
}
