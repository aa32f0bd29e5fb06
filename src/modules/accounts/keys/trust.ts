// What this device has learned to trust, kept by the device: the root of each organisation, the newest key of each
// team, the signing key with which this phone speaks for a team. Nothing of it can open anything.

import { base64url, fromBase64url } from '../../../device/bytes.ts'
import { fingerprintOf } from '../../../device/fingerprint.ts'
import type { PersonKeys } from '../../../device/person-keys.ts'
import { pinCompared, pinFirstSeen, type RootPublic, requireSameRoot } from '../../../device/root.ts'
import type { Sender } from '../../../device/sender.ts'
import type { Day } from '../../../device/shapes.ts'
import { newSigningSeed, signingKeyOf } from '../../../device/sign.ts'
import type { SignedSender } from '../../../device/statement.ts'
import { openTeamKey, type TeamKey } from '../../../device/team-keys.ts'
import {
  type Destination,
  type PinnedRoot,
  provenTeamKey,
  type SeenKey,
  trustedTeamKey,
} from '../../../device/trust.ts'
import type { OwnKeys, ServedRoot, TeamEnvelope, TeamStatement } from './model.ts'
import { ask, type Base, fromBase64, tell } from './wire.ts'

/**
 * The pinned root of an organisation: what was pinned before, else what is served now, taken on trust and marked as
 * not compared. Refuses `root-changed`.
 */
export function pinnedRoot(base: Base, served: RootPublic): PinnedRoot {
  const { organisation } = served
  const kept = read<PinnedRoot>(base, 'root', organisation)
  if (kept) {
    requireSameRoot(kept, publicOf(served))
    return kept
  }
  const pinned = pinFirstSeen(publicOf(served))
  write(base, 'root', organisation, pinned)
  return pinned
}

/** The root as far as this device knows it; nothing is pinned. */
export function knownRoot(base: Base, organisation: string): PinnedRoot | undefined {
  return read<PinnedRoot>(base, 'root', organisation)
}

/** Pins a root against the six words (or hex) on paper, also in place of another. Refuses `fingerprint-mismatch`. */
export async function compareRoot(base: Base, served: RootPublic, printed: string): Promise<PinnedRoot> {
  const pinned = await pinCompared(publicOf(served), printed)
  write(base, 'root', served.organisation, pinned)
  return pinned
}

/**
 * Asks the server for the roots of all organisations. The function pins those that are new as they are asked for, and
 * refuses `root-changed` for that organisation alone.
 */
export async function learnRoots(base: Base): Promise<(organisation: string) => PinnedRoot | undefined> {
  const served = await ask<ServedRoot[]>(`${base}/roots`)
  const roots = new Map(served.map(root => [root.organisation, root]))
  return organisation => {
    const root = roots.get(organisation)
    return root && pinnedRoot(base, root)
  }
}

/**
 * Where to seal to, proven by the pinned root and not older than what this device has seen. Refuses `root-changed`,
 * `statement-…`, `delegation-invalid`. Whether the team is `active` is for the caller to ask before.
 */
export function destinationOf(base: Base, stated: TeamStatement, today: Day): Destination {
  const { organisation, team, statement } = stated
  const root = pinnedRoot(base, stated.root)
  const seen = read<SeenKey>(base, 'seen', team) ?? null
  const to = { organisation, team, statement, root, today, seen }
  const { epoch, recipient } = trustedTeamKey(to)
  write(base, 'seen', team, { epoch, recipient })
  return { ...to, seen: { epoch, recipient } }
}

/**
 * The keys of a team of one's own, every epoch held, newest first. Handing them out is written down by the server.
 * Refuses `not-a-member`, `team-key-swapped`, `statement-…`, `root-changed`.
 */
export async function teamKeysOf(base: Base, team: string, keys: PersonKeys): Promise<TeamKey[]> {
  const given = await tell<{ root: RootPublic; envelopes: TeamEnvelope[] }>(
    `${base}/teams/${team}/keys/opening`,
    {},
  )
  return await openEnvelopes(pinnedRoot(base, given.root), team, given.envelopes, keys.identity)
}

export async function openEnvelopes(
  root: PinnedRoot,
  team: string,
  envelopes: readonly TeamEnvelope[],
  identity: string,
): Promise<TeamKey[]> {
  const about = { organisation: root.organisation, team }
  return await Promise.all(
    envelopes.map(({ sealed, statement }) =>
      openTeamKey(fromBase64(sealed), identity, provenTeamKey(statement, root, about)),
    ),
  )
}

/** How this phone stands as a sender for a team. `words` are read out to a lead, who confirms the phone. */
export type SenderState =
  | { state: 'ready'; sender: Sender }
  | { state: 'waiting'; words: string }
  | { state: 'unknown-root' }

type KeptSender = { seed: string; organisation: string; signed: SignedSender | null }

/**
 * The signing key with which this phone speaks for a team of the person: made at the first call and made known to the
 * team, ready once a lead has confirmed it. Works without a network when it was ready before.
 */
export async function phoneSender(
  base: Base,
  person: string,
  team: { id: string; organisation: string },
): Promise<SenderState> {
  const place = `${person}/${team.id}`
  let kept = read<KeptSender>(base, 'sender', place)
  if (!kept) {
    kept = { seed: base64url(newSigningSeed()), organisation: team.organisation, signed: null }
    write(base, 'sender', place, kept)
  }
  const seed = fromBase64url(kept.seed, 32)
  const key = signingKeyOf(seed)
  if (!kept.signed) {
    const own = await ask<OwnKeys>(`${base}/account/keys/sealed`)
    if (own.root) pinnedRoot(base, own.root)
    const mine = own.senders.find(sender => sender.key === key && sender.team === team.id)
    if (!mine) await tell(`${base}/teams/${team.id}/senders`, { key })
    if (mine?.signed) write(base, 'sender', place, { ...kept, signed: mine.signed })
    kept = { ...kept, signed: mine?.signed ?? null }
  }
  const root = knownRoot(base, team.organisation)
  if (!root) return { state: 'unknown-root' }
  if (!kept.signed) return { state: 'waiting', words: await senderWords(key) }
  return {
    state: 'ready',
    sender: { organisation: team.organisation, team: team.id, seed, statement: kept.signed, root },
  }
}

/** Somebody who has opened their own keys signs with them: answers, hand-overs. Undefined until a lead has confirmed. */
export function personSender(base: Base, keys: PersonKeys, own: OwnKeys, team: string): Sender | undefined {
  const mine = own.senders.find(sender => sender.key === keys.public.signing && sender.team === team)
  const root = mine && knownRoot(base, mine.organisation)
  if (!mine?.signed || !root) return undefined
  return { organisation: mine.organisation, team, seed: keys.signingSeed, statement: mine.signed, root }
}

/** Six words of a signing key, to be read out before a lead confirms it. */
export async function senderWords(signing: string): Promise<string> {
  return (await fingerprintOf({ v: 1, signing })).words
}

function publicOf({ v, organisation, signing, recovery }: RootPublic): RootPublic {
  return { v, organisation, signing, recovery }
}

function read<T>(base: Base, kind: string, id: string): T | undefined {
  const kept = localStorage.getItem(`across${base}/${kind}/${id}`)
  // Written by `write` below and by nobody else; whoever could change it could change this script too.
  return kept === null ? undefined : (JSON.parse(kept) as T)
}

function write(base: Base, kind: string, id: string, value: object): void {
  localStorage.setItem(`across${base}/${kind}/${id}`, JSON.stringify(value))
}
