// The open part of an invented referral, and what is sealed for the team that receives it.
import type { JsonObject } from '../src/device/canonical.ts'
import { seal } from '../src/device/seal.ts'
import { dayAfter, dayIn } from '../src/kernel/wall-time.ts'
import { toBase64 } from '../src/modules/accounts/keys/wire.ts'
import type { OpenPart, SealedNote, SealedPart } from '../src/modules/referrals/model.ts'
import { noteFieldsOf, openFieldsOf } from '../src/modules/referrals/rules/open.ts'
import { type CastName, teams } from './country.ts'
import type { KeyedTeam, Keys } from './keys.ts'
import { services } from './services.ts'
import type { Story } from './stories/story.ts'

const usualConsent = 90

export function openPartOf(
  story: Story,
  given: { id: string; group: string; toTeam: string | null; at: Date; timeZone: string },
): OpenPart {
  const day = dayIn(given.at, given.timeZone)
  return {
    id: given.id,
    group: given.group,
    act: story.reach ? 'redirect' : 'refer',
    channel: story.how ?? 'app',
    fromTeam: teams[story.from]!.id,
    toTeam: given.toTeam,
    service: services[story.to].id,
    urgency: story.urgency,
    area: story.area,
    day,
    basis: story.override ? 'override' : (story.basis ?? 'consent'),
    onward: story.onward ?? 'ask',
    until: dayAfter(day, story.consentDays ?? usualConsent),
    formVersion: 1,
  }
}

export async function sealedPart(
  keys: Keys,
  story: Story,
  open: OpenPart,
  to: KeyedTeam,
  details: JsonObject,
  at: Date,
): Promise<SealedPart> {
  const sealed = await seal({
    refId: open.id,
    from: keys.senderOf(story.by, story.from),
    to: keys.destinationOf(to, dayOf(at)),
    open: openFieldsOf(open),
    details,
  })
  return {
    body: toBase64(sealed.body),
    envelope: toBase64(sealed.envelope),
    bodyHash: sealed.bodyHash,
    epoch: sealed.to.epoch,
  }
}

export type Note = {
  /** Of the move, flag or reason that it goes with. */
  id: string
  referral: string
  kind: string
  reason: string | null
  note: string
  by: CastName
  from: KeyedTeam
  to: KeyedTeam
  at: Date
}

export async function sealedNote(keys: Keys, given: Note): Promise<SealedNote> {
  const { id, referral, kind, reason, note, by, from, to, at } = given
  const sealed = await seal({
    refId: id,
    inReplyTo: referral,
    from: keys.senderOf(by, from),
    to: keys.destinationOf(to, dayOf(at)),
    open: noteFieldsOf({ id, referral, kind, reason }),
    details: { form: 1, note },
  })
  const { body, envelope } = sealed
  return { body: toBase64(body), envelope: toBase64(envelope), team: sealed.to.team, epoch: sealed.to.epoch }
}

/** Statements and signatures count days in UTC. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
