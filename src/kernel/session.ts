// A signed-in browser: a random token in a cookie, its hash in the database. A new one at every change of privilege.
import { createHash } from 'node:crypto'
import { day, hour } from './clock.ts'
import type { Scene } from './event.ts'
import { newId, newToken } from './id.ts'
import { endLines } from './live.ts'

/** Signed in this long without use at most, and this long in all. */
export const idleLimit = 12 * hour
export const wholeLimit = 14 * day
/** How long a proof of who it is (password, passkey) lasts for what touches keys and rights. */
export const proofLimit = hour / 4

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Opens a session and gives the token for the cookie. An earlier session of this browser is ended by the caller. */
export async function openSession(scene: Scene, personId: string, strength: string): Promise<string> {
  const { tx, response, now } = scene
  const token = newToken()
  const expires = new Date(now.getTime() + idleLimit)
  await tx`
    insert into session (response_id, id, token_hash, person_id, strength, created_at, seen_at, expires_at, proved_at)
    values (${response.id}, ${newId()}, ${hashToken(token)}, ${personId}, ${strength}, ${now}, ${now}, ${expires}, ${now})`
  return token
}

/** Also ends what its browser was listening to. */
export async function endSession({ tx, response }: Scene, sessionId: string): Promise<void> {
  const [ended] = await tx<{ personId: string }[]>`
    delete from session where response_id = ${response.id} and id = ${sessionId} returning person_id`
  if (ended) await endLines(tx, response.id, `person:${ended.personId}`)
}

/** Ends every session of a person, or all but one. */
export async function endSessionsOf(scene: Scene, personId: string, but?: string): Promise<number> {
  const rows = await scene.tx`
    delete from session where response_id = ${scene.response.id} and person_id = ${personId}
      and (${but ?? null}::uuid is null or id <> ${but ?? null}) returning id`
  await endLines(scene.tx, scene.response.id, `person:${personId}`)
  return rows.length
}

/** Moves the idle limit on. Called at most every ten minutes for a session. */
export async function touchSession(scene: Scene, sessionId: string): Promise<void> {
  const { tx, response, now } = scene
  const idle = new Date(now.getTime() + idleLimit)
  await tx`
    update session set seen_at = ${now},
      expires_at = least(${idle}, created_at + ${wholeLimit / 1000} * interval '1 second')
    where response_id = ${response.id} and id = ${sessionId}`
}

/**
 * The cookie's name and its attributes. Over TLS and on localhost it is bound to this very host; a laptop that serves
 * a room without TLS cannot have that.
 */
export function sessionCookie(origin: string): { name: string; attributes: string } {
  const { protocol, hostname } = new URL(origin)
  const secure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  const base = 'Path=/; HttpOnly; SameSite=Lax'
  return secure
    ? { name: '__Host-across', attributes: `${base}; Secure` }
    : { name: 'across', attributes: base }
}
