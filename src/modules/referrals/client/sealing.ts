// Everything of sealing that a form needs, loaded after the page is usable. Who may seal for whom is settled before
// anything is typed; what was typed is sealed and handed to the outbox, and then it is nowhere any more.
import { hex } from '../../../device/bytes.ts'
import type { JsonObject } from '../../../device/canonical.ts'
import { enqueue } from '../../../device/outbox.ts'
import { seal } from '../../../device/seal.ts'
import { requireStated, type Sender } from '../../../device/sender.ts'
import type { Destination } from '../../../device/trust.ts'
import { warmUp } from '../../../device/warm.ts'
import { newCode, newId } from '../../../kernel/id.ts'
import type { OwnKeys, TeamStatement } from '../../accounts/keys/model.ts'
import { areKeysOpen, unlockedKeys } from '../../accounts/keys/ring.ts'
import { destinationOf, personSender, phoneSender, pinnedRoot } from '../../accounts/keys/trust.ts'
import { ask, NotTaken, toBase64 } from '../../accounts/keys/wire.ts'
import type { Counted, NewReferral, OpenPart, SealedNote } from '../model.ts'
import { noteFieldsOf, openFieldsOf, openHashOf } from '../rules/open.ts'

export type Team = { id: string; organisation: string }

/** Why sealing cannot be done, as the key of a sentence. */
export class CannotSeal extends Error {
  readonly code: string

  constructor(code: string) {
    super(`cannot seal: ${code}`)
    this.name = 'CannotSeal'
    this.code = code
  }
}

/** The phone's key for this team waits for a lead, who compares these words. */
export class WaitsForLead extends CannotSeal {
  readonly words: string

  constructor(words: string) {
    super('form.seal.waiting')
    this.words = words
  }
}

/** A first sealing is slow on a cheap phone: done once with nothing in it, while the person types. */
export function warm(): void {
  // Nothing depends on it; a browser that fails here says so when it seals.
  warmUp().catch(() => {})
}

/** Statements count days in UTC. */
export function utcDay(): string {
  return new Date().toISOString().slice(0, 10)
}

/**
 * Who signs: the person, where they have opened their keys and the team has stated them, else this phone with a key
 * that can only sign. Throws `WaitsForLead`, `CannotSeal`, or a refusal of sealing.
 */
export async function senderFor(base: string, person: string, team: Team): Promise<Sender> {
  if (areKeysOpen()) {
    const own = await ownSender(base, team)
    if (own) return own
  }
  const found = await phoneSender(base, person, team)
  if (found.state === 'waiting') throw new WaitsForLead(found.words)
  if (found.state === 'unknown-root') throw new CannotSeal('form.seal.no-key')
  requireStated(found.sender, utcDay())
  return found.sender
}

/** The person's own keys as the sender's; asks for the six words where they are not open yet. */
export async function ownSender(base: string, team: Team): Promise<Sender | undefined> {
  const keys = await unlockedKeys()
  const own = await ask<OwnKeys>(`${base}/account/keys/sealed`)
  if (own.root) pinnedRoot(base, own.root)
  const sender = personSender(base, keys, own, team.id)
  if (sender) requireStated(sender, utcDay())
  return sender
}

/** Where to seal to: a team's key, signed by a root that this phone knows. */
export async function destinationFor(base: string, team: string): Promise<Destination> {
  const stated = await ask<TeamStatement>(`${base}/teams/${team}/statement`).catch((error: unknown) => {
    if (error instanceof NotTaken && error.code === 'not-found') throw new CannotSeal('form.seal.not-active')
    if (error instanceof NotTaken && error.code === 'offline') throw new CannotSeal('form.seal.offline')
    throw error
  })
  if (!stated.active) throw new CannotSeal('form.seal.not-active')
  return destinationOf(base, stated, utcDay())
}

export type Sending = {
  open: OpenPart
  counted: Counted
  /** Absent for a slip or a call: then nothing of the child's leaves this page. */
  sealed?: { details: JsonObject; from: Sender; to: Destination }
  override?: { reason: string; ask: 'team' | 'coordinator'; from: Sender; to: Destination }
  /** What the list of waiting items shows: the service. */
  label: string
}

/** Seals one referral and keeps it for delivery. @returns the code of its slip, where it is one */
export async function send(base: string, person: string, given: Sending): Promise<string | undefined> {
  const { open, counted, sealed } = given
  const slipCode = open.channel === 'slip' ? newCode() : undefined
  const part = sealed
    ? await seal({
        refId: open.id,
        from: sealed.from,
        to: sealed.to,
        open: openFieldsOf(open),
        details: sealed.details,
      })
    : undefined
  const body: NewReferral = {
    open,
    openHash: hex(await openHashOf(open)),
    sealed: part
      ? {
          body: toBase64(part.body),
          envelope: toBase64(part.envelope),
          bodyHash: part.bodyHash,
          epoch: part.to.epoch,
        }
      : null,
    ...(slipCode ? { slipCode } : {}),
    ...(given.override ? { override: await overrideOf(open.id, given.override) } : {}),
    counted,
  }
  await enqueue({
    id: open.id,
    kind: 'referral',
    body,
    ...(part ? { hash: part.bodyHash } : {}),
    label: given.label,
    owner: { response: base.slice(base.lastIndexOf('/') + 1), person },
  })
  return slipCode
}

// The reason is for one's own team, whose lead is the second person.
async function overrideOf(
  referral: string,
  { reason, ask: whom, from, to }: NonNullable<Sending['override']>,
): Promise<NonNullable<NewReferral['override']>> {
  const id = newId()
  const open = noteFieldsOf({ id, referral, kind: 'override', reason: null })
  return { id, reason: await sealedNote({ id, referral, open, from, to, note: reason }), ask: whom }
}

/** A note, sealed as an answer to a referral. */
export async function sealedNote(given: {
  id: string
  referral: string
  open: JsonObject
  from: Sender
  to: Destination
  note: string
}): Promise<SealedNote> {
  const { id, referral, open, from, to, note } = given
  const part = await seal({ refId: id, inReplyTo: referral, from, to, open, details: { form: 1, note } })
  return { body: toBase64(part.body), envelope: toBase64(part.envelope), team: to.team, epoch: part.to.epoch }
}
