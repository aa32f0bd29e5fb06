// Opening what a team was sent, loaded when somebody presses the button: the keys, the packet, and every check.

import * as v from 'valibot'
import type { JsonObject } from '../../../device/canonical.ts'
import { openSealed } from '../../../device/open.ts'
import type { Opened, Packet } from '../../../device/packet.ts'
import { reroute } from '../../../device/reroute.ts'
import type { TeamKey } from '../../../device/team-keys.ts'
import type { PinnedRoot } from '../../../device/trust.ts'
import { newId } from '../../../kernel/id.ts'
import { unlockedKeys } from '../../accounts/keys/ring.ts'
import { learnRoots, teamKeysOf } from '../../accounts/keys/trust.ts'
import { fromBase64, tell, toBase64 } from '../../accounts/keys/wire.ts'
import { NoteDetails, SealedDetails } from '../form/details.ts'
import type { NewRedirect } from '../model.ts'
import { noteFieldsOf } from '../rules/open.ts'
import { CannotSeal, destinationFor, ownSender, sealedNote } from './sealing.ts'

export type Reader = {
  base: string
  team: string
  keys: readonly TeamKey[]
  rootOf: (organisation: string) => PinnedRoot | undefined
}

type Sent = Omit<Packet, 'body' | 'envelope'> & { body: string; envelope: string }

/** What the server gives after it has written down who asked. */
export type Given = {
  packet: Sent | null
  notes: (Sent & { kind: string; reason: string | null })[]
  overrideReason: Sent | null
}

export type Shown = {
  opened: Opened | null
  details: SealedDetails | null
  /** The day of the referral; '' where only notes were opened. */
  day: string
  notes: string[]
  override: string | null
  /** Whether every sender's organisation was compared by somebody of ours. */
  compared: boolean
}

/** Asks for the six words where the keys are not open. */
export async function readerFor(base: string, team: string): Promise<Reader> {
  const keys = await unlockedKeys()
  const [teamKeys, rootOf] = [await teamKeysOf(base, team, keys), await learnRoots(base)]
  return { base, team, keys: teamKeys, rootOf }
}

export async function openReferral(opening: string, purpose: string, reader: Reader): Promise<Shown> {
  const given = await tell<Given>(opening, { purpose })
  const opened = given.packet ? await openSealed(packetOf(given.packet), reader) : null
  const notes: Opened[] = []
  for (const note of given.notes) notes.push(await openSealed(packetOf(note), reader))
  const override = given.overrideReason ? await openSealed(packetOf(given.overrideReason), reader) : null
  return {
    opened,
    details: opened ? v.parse(SealedDetails, opened.details) : null,
    day: String(given.packet?.open.day ?? ''),
    notes: notes.map(note => textOf(note.details)),
    override: override ? textOf(override.details) : null,
    compared: [opened, ...notes].every(one => one === null || one.compared),
  }
}

function packetOf(sent: Sent): Packet {
  return { ...sent, body: fromBase64(sent.body), envelope: fromBase64(sent.envelope) }
}

function textOf(details: JsonObject): string {
  return v.parse(NoteDetails, details).note
}

/** A note for the other team, as the form of a move takes it. */
export async function noteFor(given: {
  base: string
  team: string
  organisation: string
  other: string
  referral: string
  id: string
  kind: string
  reason: string | null
  note: string
}): Promise<string> {
  const { base, team, organisation, other, referral, id, kind, reason, note } = given
  const from = await ownSender(base, { id: team, organisation })
  if (!from) throw new CannotSeal('signer-unstated')
  const to = await destinationFor(base, other)
  const open = noteFieldsOf({ id, referral, kind, reason })
  return JSON.stringify(await sealedNote({ id, referral, open, from, to, note }))
}

/** Seals an opened referral for the next team and tells the server. */
export async function passOn(given: {
  base: string
  team: string
  referral: string
  opened: Opened
  details: SealedDetails | null
  service: string
  next: string
  reason: string
  basis: NewRedirect['basis']
}): Promise<void> {
  const { base, team, referral, opened, details, service, next, reason, basis } = given
  const from = await ownSender(base, { id: team, organisation: opened.at.organisation })
  if (!from) throw new CannotSeal('signer-unstated')
  const rerouted = await reroute(opened, from, await destinationFor(base, next), basis)
  const body: NewRedirect = {
    id: newId(),
    channel: 'app',
    reason,
    service,
    toTeam: next,
    basis,
    envelope: toBase64(rerouted.envelope),
    epoch: rerouted.to.epoch,
    route: rerouted.record,
    ...(details?.act === 'refer' ? { counted: details.counted } : {}),
  }
  await tell(`${base}/referrals/${referral}/redirect`, body)
}
