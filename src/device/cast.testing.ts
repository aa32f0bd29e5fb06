// The people and keys of the sealing tests: a water organisation whose hygiene promoter sends from a phone, and a
// protection organisation whose case team receives. Everything goes through the same public functions as in use.

import type { Packet, Reader } from './packet.ts'
import { newPersonKeys, type PersonKeys } from './person-keys.ts'
import { newRoot, pinCompared, type Root, rootFingerprint } from './root.ts'
import { type Sealed, type SealInput, seal } from './seal.ts'
import type { Sender } from './sender.ts'
import { newSigningSeed, signingKeyOf } from './sign.ts'
import {
  type SignedTeamKey,
  type StatementSigner,
  signDelegation,
  signSender,
  signTeamKey,
} from './statement.ts'
import { foundTeam, type TeamKey } from './team-keys.ts'
import type { Destination, PinnedRoot } from './trust.ts'

export const TODAY = '2026-05-10'
export const WATER = 'org-water'
export const PROTECTION = 'org-protection'
export const WELL_TEAM = 'team-well'
export const CASE_TEAM = 'team-case'

export type Organisation = {
  readonly root: Root
  readonly pinned: PinnedRoot
  readonly rootSigner: StatementSigner
}

export async function organisation(id: string): Promise<Organisation> {
  const root = await newRoot(id)
  const pinned = await pinCompared(root.public, (await rootFingerprint(root.public)).words)
  return { root, pinned, rootSigner: { seed: root.signingSeed, by: null } }
}

/** A team lead who may state keys for one team. */
export function lead(of: Organisation, team: string, person: PersonKeys): StatementSigner {
  const period = { notBefore: '2026-01-01', notAfter: '2026-12-31' }
  const says = {
    v: 1,
    organisation: of.pinned.organisation,
    team,
    key: person.public.signing,
    ...period,
  } as const
  return { seed: person.signingSeed, by: signDelegation(says, of.root.signingSeed) }
}

export function stated(key: TeamKey, signer: StatementSigner, period: Partial<Period> = {}): SignedTeamKey {
  const { organisation, team, epoch, recipient } = key
  return signTeamKey({ v: 1, organisation, team, epoch, recipient, ...PERIOD, ...period }, signer)
}

/** A phone enrolled in a team: it holds a signing key and nothing else. */
export function phone(
  of: Organisation,
  team: string,
  signer: StatementSigner,
  period: Partial<Period> = {},
): Sender {
  const { organisation } = of.pinned
  const seed = newSigningSeed()
  const says = { v: 1, organisation, team, key: signingKeyOf(seed), ...PERIOD, ...period } as const
  return { organisation, team, seed, statement: signSender(says, signer), root: of.pinned }
}

type Period = { notBefore: string; notAfter: string }
const PERIOD: Period = { notBefore: '2026-05-01', notAfter: '2026-08-01' }

export type Cast = {
  readonly water: Organisation
  readonly protection: Organisation
  readonly promoter: Sender
  readonly amal: PersonKeys
  readonly amalLeads: StatementSigner
  readonly amalSends: Sender
  readonly key: TeamKey
  readonly statement: SignedTeamKey
}

/** Amal leads the case team; the promoter's phone belongs to the well team. Both organisations have been compared. */
export async function cast(): Promise<Cast> {
  const [water, protection, amal, nour] = await Promise.all([
    organisation(WATER),
    organisation(PROTECTION),
    newPersonKeys(),
    newPersonKeys(),
  ])
  const amalLeads = lead(protection, CASE_TEAM, amal)
  const key = await foundTeam(protection.pinned, CASE_TEAM, amal.public)
  return {
    water,
    protection,
    amal,
    amalLeads,
    amalSends: phone(protection, CASE_TEAM, amalLeads),
    promoter: phone(water, WELL_TEAM, lead(water, WELL_TEAM, nour)),
    key,
    statement: stated(key, amalLeads),
  }
}

export function destination(
  { protection, statement }: Cast,
  changes: Partial<Destination> = {},
): Destination {
  const to = { organisation: PROTECTION, team: CASE_TEAM, statement, root: protection.pinned }
  return { ...to, today: TODAY, seen: null, ...changes }
}

export const openFields = { service: 'case-management', urgency: 'urgent', area: 'A2-07', day: TODAY }
export const details = { name: 'Samira', age: 9, story: 'Sleeps alone at the water point since Tuesday.' }

export function sealInput(who: Cast, changes: Partial<SealInput> = {}): SealInput {
  return { refId: 'ref-1', from: who.promoter, to: destination(who), open: openFields, details, ...changes }
}

export async function sealedPacket(who: Cast, changes: Partial<SealInput> = {}): Promise<Packet> {
  const input = sealInput(who, changes)
  return asPacket(await seal(input), input)
}

/** What an honest server makes of it. */
export function asPacket(sealed: Sealed, input: SealInput): Packet {
  const { refId, inReplyTo, from, to, body, envelope } = sealed
  return { refId, inReplyTo, from, to, open: input.open, body, envelope, route: [], receivedOn: TODAY }
}

export function reader(who: Cast, keys: readonly TeamKey[] = [who.key]): Reader {
  const roots = new Map([who.water.pinned, who.protection.pinned].map(root => [root.organisation, root]))
  return { keys, rootOf: organisation => roots.get(organisation) }
}

/** The code with which `work` refuses; anything else it does is returned as a sentence that no code equals. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.name === 'Refusal') return String(error.code)
    return `threw ${String(error)}`
  }
  return 'nothing was refused'
}

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice()
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}
