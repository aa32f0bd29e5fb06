// A team's key for an epoch: one X25519 identity, sealed to every member and to the organisation's recovery key.
// That sealed file is the *team envelope*. The list of members stands inside it, so a server can neither add a
// reader to a team nor have one added at the next change. Keys of past epochs are kept: what was sealed to them
// stays readable for those who remain.
import * as v from 'valibot'
import { newIdentity, openWith, recipientOf, sealTo } from './age.ts'
import { frame, unframe } from './artefact.ts'
import { randomBytes, textOf, utf8 } from './bytes.ts'
import { isFingerprint } from './fingerprint.ts'
import { readIdentityFile, writeIdentityFile } from './identity-file.ts'
import { type PersonPublic, personFingerprint } from './person-keys.ts'
import { Refusal, refusingAs } from './refusal.ts'
import { Epoch, Id, Recipient, shaped, Version } from './shapes.ts'
import type { TeamKeyStatement } from './statement.ts'
import type { PinnedRoot } from './trust.ts'
import { normalWords, wordsOf } from './words.ts'

const TITLE = 'across team key'
const LARGEST_TEAM = 500

const Facts = v.strictObject({
  v: Version,
  organisation: Id,
  team: Id,
  epoch: Epoch,
  /** Two words that only somebody who opened the file can read out: the proof that a drill was done. */
  drill: v.string(),
  recovery: Recipient,
  members: v.pipe(v.array(Recipient), v.minLength(1), v.maxLength(LARGEST_TEAM)),
})

/** A team's key, open, in the memory of a member or of whoever holds the recovery key. */
export type TeamKey = Omit<v.InferOutput<typeof Facts>, 'v'> & {
  readonly identity: string
  readonly recipient: string
}

/** A newcomer's public keys, and the six words that the newcomer read out from their own screen. */
export type Newcomer = { readonly person: PersonPublic; readonly wordsReadOut: string }

/**
 * The key of epoch 1, with its founder as the only member; others join. Refuses `root-not-compared`: a recovery key
 * that a server made up would read everything this team ever receives.
 */
export async function foundTeam(root: PinnedRoot, team: string, founder: PersonPublic): Promise<TeamKey> {
  if (!root.compared) throw new Refusal('root-not-compared')
  const { organisation, recovery } = root
  return newEpoch({ organisation, team, recovery, members: [founder.recipient] }, 1)
}

/** The team envelope: to be stored by the server beside the signed statement of `key.recipient`. */
export async function sealTeamKey(key: TeamKey): Promise<Uint8Array> {
  const { identity, recipient: _recipient, ...facts } = key
  const file = writeIdentityFile(TITLE, { v: 1, ...facts }, identity)
  return frame('team', await sealTo([...key.members, key.recovery], utf8(file)))
}

/**
 * Opens a team envelope with a member's identity or the recovery identity. `statement` is the proven one of that
 * epoch (`provenTeamKey`). Refuses `not-a-member`, or `team-key-swapped` where the key inside is not the stated one.
 */
export async function openTeamKey(
  artefact: Uint8Array,
  identity: string,
  statement: TeamKeyStatement,
): Promise<TeamKey> {
  const file = unframe('team', artefact)
  const text = textOf(await refusingAs('not-for-this-key', 'not-a-member', () => openWith(identity, file)))
  const inside = readIdentityFile(TITLE, text)
  const { v: _version, ...facts } = shaped(Facts, inside.facts)
  const recipient = await recipientOf(inside.identity)
  const stated =
    recipient === statement.recipient &&
    facts.organisation === statement.organisation &&
    facts.team === statement.team &&
    facts.epoch === statement.epoch
  if (!stated) throw new Refusal('team-key-swapped')
  return { ...facts, identity: inside.identity, recipient }
}

/**
 * Lets somebody in: the same keys, every epoch, with one reader more. Refuses `fingerprint-mismatch` unless the
 * words read out are those of the keys the server handed over. Seal each returned key anew.
 */
export async function joinTeam(keys: readonly TeamKey[], newcomer: Newcomer): Promise<readonly TeamKey[]> {
  const fingerprint = await personFingerprint(newcomer.person)
  if (!isFingerprint(fingerprint, newcomer.wordsReadOut)) throw new Refusal('fingerprint-mismatch')
  const { recipient } = newcomer.person
  return keys.map(key => ({ ...key, members: [...new Set([...key.members, recipient])] }))
}

/**
 * Somebody leaves, or loses a device: past epochs without that reader, and a new epoch that the leaver cannot open.
 * Seal each anew and have `next.recipient` stated. What the leaver has read cannot be called back. Refuses
 * `not-a-member` or `team-would-be-empty`.
 */
export async function leaveTeam(
  keys: readonly TeamKey[],
  leaver: string,
): Promise<{ past: readonly TeamKey[]; next: TeamKey }> {
  if (!newest(keys).members.includes(leaver)) throw new Refusal('not-a-member')
  const past = keys.map(key => ({ ...key, members: key.members.filter(member => member !== leaver) }))
  return { past, next: await rotateTeam(past) }
}

/** The next epoch with the same members. Refuses `team-would-be-empty`. */
export async function rotateTeam(keys: readonly TeamKey[]): Promise<TeamKey> {
  const last = newest(keys)
  return newEpoch(last, last.epoch + 1)
}

/** The organisation made a new root: the same keys under its recovery key. Refuses `root-not-compared`. */
export function changeRecovery(keys: readonly TeamKey[], root: PinnedRoot): readonly TeamKey[] {
  if (!root.compared) throw new Refusal('root-not-compared')
  return keys.map(key => ({ ...key, recovery: root.recovery }))
}

/** All members lost: whoever opened the past keys with the recovery identity hands them to new members. */
export async function recoverTeam(
  keys: readonly TeamKey[],
  newcomers: readonly Newcomer[],
): Promise<{ past: readonly TeamKey[]; next: TeamKey }> {
  let past: readonly TeamKey[] = keys.map(key => ({ ...key, members: [] }))
  for (const newcomer of newcomers) past = await joinTeam(past, newcomer)
  return { past, next: await rotateTeam(past) }
}

/** Whether these are the words of the drill: only somebody who opened this very envelope can know them. */
export function provesDrill(key: TeamKey, typed: string): boolean {
  return normalWords(typed) === key.drill
}

type Lasting = Pick<TeamKey, 'organisation' | 'team' | 'recovery' | 'members'>

async function newEpoch(lasting: Lasting, epoch: number): Promise<TeamKey> {
  const { organisation, team, recovery } = lasting
  const members = [...new Set(lasting.members)]
  if (members.length === 0) throw new Refusal('team-would-be-empty')
  const identity = await newIdentity()
  const drill = wordsOf(randomBytes(4), 2)
  return {
    organisation,
    team,
    epoch,
    drill,
    recovery,
    members,
    identity,
    recipient: await recipientOf(identity),
  }
}

function newest(keys: readonly TeamKey[]): TeamKey {
  const last = keys.reduce<TeamKey | undefined>(
    (top, key) => (top && top.epoch > key.epoch ? top : key),
    undefined,
  )
  if (last === undefined) throw new Refusal('epoch-unknown')
  return last
}
