// Signed-in browsers, as their person sees them: how they were opened and since when, nothing of the device.
import type { Tx } from '../../../kernel/db.ts'

export type ListedSession = { id: string; strength: string; createdAt: Date; seenAt: Date }

export async function listSessions(
  tx: Tx,
  responseId: string,
  personId: string,
  now: Date,
): Promise<ListedSession[]> {
  return await tx<ListedSession[]>`
    select id, strength, created_at, seen_at from session
    where response_id = ${responseId} and person_id = ${personId} and expires_at > ${now}
    order by seen_at desc, id`
}

/** Ends the session whose token one holds, of whichever response. */
export async function leaveSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx`select leave(${tokenHash})`
}

/** What is over: sessions, challenges, and links long past. @returns how many rows went */
export async function sweep(tx: Tx, responseId: string, now: Date, linksBefore: Date): Promise<number> {
  const sessions = await tx`delete from session where response_id = ${responseId} and expires_at <= ${now}`
  const ceremonies = await tx`delete from ceremony where response_id = ${responseId} and expires_at <= ${now}`
  const links =
    await tx`delete from invitation where response_id = ${responseId} and expires_at <= ${linksBefore}`
  return sessions.count + ceremonies.count + links.count
}
