// The token of a confirmation link: its id and a keyed hash of it. Who has the database has no token; who has the
// installation's secret can show the link again to those who may send it.
import { timingSafeEqual } from 'node:crypto'
import { base64url, fromBase64url } from '../../../kernel/id.ts'
import { keyed } from '../../../kernel/limits.ts'

/** A link holds this long. */
export const linkDays = 21

export function tokenOf(secret: Uint8Array, responseId: string, linkId: string): string {
  const id = Buffer.from(linkId.replaceAll('-', ''), 'hex')
  return base64url(Buffer.concat([id, markOf(secret, responseId, linkId)]))
}

/** The id of the link, when the token was made here for this response. */
export function linkOf(secret: Uint8Array, responseId: string, token: string): string | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const bytes = Buffer.from(fromBase64url(token))
  const hex = bytes.subarray(0, 16).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return timingSafeEqual(bytes.subarray(16), markOf(secret, responseId, id)) ? id : undefined
}

function markOf(secret: Uint8Array, responseId: string, linkId: string): Buffer {
  return keyed(secret, 'confirmation link', `${responseId} ${linkId}`).subarray(0, 16)
}
