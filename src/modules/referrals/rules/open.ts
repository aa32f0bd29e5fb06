// The open part as it is bound to what is sealed. The sender's browser, the server and the receiver's browser all make
// the same text from it, so that nobody on the way can give a referral another urgency, service or consent.
import { sha256 } from '../../../device/bytes.ts'
import { canonicalBytes, type JsonObject } from '../../../device/canonical.ts'
import type { OpenPart } from '../model.ts'

/**
 * The fields that are bound, under names that never change. Left out: the size, which anybody can measure, and the
 * state, which moves on.
 */
export function openFieldsOf(open: OpenPart): JsonObject {
  return {
    v: 1,
    id: open.id,
    group: open.group,
    act: open.act,
    channel: open.channel,
    fromTeam: open.fromTeam,
    toTeam: open.toTeam,
    service: open.service,
    urgency: open.urgency,
    area: open.area,
    day: open.day,
    basis: open.basis,
    onward: open.onward,
    until: open.until,
    form: open.formVersion,
  }
}

/** SHA-256 of the canonical text: 32 bytes. */
export async function openHashOf(open: OpenPart): Promise<Uint8Array> {
  return await sha256(canonicalBytes(openFieldsOf(open)))
}

/** What a note is bound to: the id under which it is sealed, the referral, and what it was said with. */
export function noteFieldsOf(note: {
  id: string
  referral: string
  kind: string
  reason: string | null
}): JsonObject {
  return { v: 1, id: note.id, referral: note.referral, kind: note.kind, reason: note.reason }
}
