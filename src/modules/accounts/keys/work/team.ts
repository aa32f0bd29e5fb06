// What a browser makes when a team's keys change: the bodies of the requests, out of open keys. No page, no network:
// the elements call these, and the tests call the same.
import { type PersonKeys, type PersonPublic, personFingerprint } from '../../../../device/person-keys.ts'
import { type Day, dayAfter } from '../../../../device/shapes.ts'
import {
  type SignedDelegation,
  type SignedSender,
  type SignedTeamKey,
  type StatementSigner,
  signSender,
  signTeamKey,
} from '../../../../device/statement.ts'
import {
  changeRecovery,
  foundTeam,
  joinTeam,
  leaveTeam,
  type Newcomer,
  recoverTeam,
  rotateTeam,
  sealTeamKey,
  type TeamKey,
} from '../../../../device/team-keys.ts'
import type { PinnedRoot } from '../../../../device/trust.ts'
import { drillHash } from '../drill-word.ts'
import type { EpochReason, NewEnvelopes, NewEpoch, SealedTeamKey } from '../model.ts'
import { STATEMENT_DAYS } from '../rules.ts'
import { toBase64 } from '../wire.ts'

/** Signs with one's own key, as the delegation allows. */
export function signerOf(keys: PersonKeys, delegation: SignedDelegation): StatementSigner {
  return { seed: keys.signingSeed, by: delegation }
}

/** Epoch 1, with the lead who makes it as its first member. Refuses `root-not-compared`. */
export async function firstEpoch(
  root: PinnedRoot,
  team: string,
  keys: PersonKeys,
  signer: StatementSigner,
  today: Day,
): Promise<NewEpoch> {
  const key = await foundTeam(root, team, keys.public)
  return {
    ...(await epoch('founded', [], key, signer, today)),
    senders: [senderFor(key, keys.public, signer, today)],
  }
}

/**
 * Lets one colleague in, after the six words were read out. `gone` are recipients that nobody uses any more, such as
 * the colleague's own former key. Refuses `fingerprint-mismatch`.
 */
export async function letIn(
  keys: readonly TeamKey[],
  newcomer: Newcomer,
  gone: readonly string[],
  signer: StatementSigner | undefined,
  today: Day,
): Promise<NewEnvelopes> {
  const joined = without(await joinTeam(keys, newcomer), gone)
  const newest = newestOf(joined)
  return {
    envelopes: await sealAll(joined),
    senders: signer ? [senderFor(newest, newcomer.person, signer, today)] : [],
  }
}

/** The next key, which those who are gone cannot open; past keys are sealed anew without them. */
export async function nextEpoch(
  keys: readonly TeamKey[],
  gone: readonly string[],
  root: PinnedRoot,
  signer: StatementSigner,
  today: Day,
): Promise<NewEpoch> {
  let past: readonly TeamKey[] = changeRecovery(keys, root)
  let next: TeamKey | undefined
  for (const leaver of gone) {
    if (!newestOf(past).members.includes(leaver)) continue
    const left = await leaveTeam(past, leaver)
    past = left.past
    next = left.next
  }
  return await epoch(
    gone.length > 0 ? 'left' : 'rotated',
    past,
    next ?? (await rotateTeam(past)),
    signer,
    today,
  )
}

/** Everybody is lost: the keys that the recovery key opened go to new members, whose words were compared. */
export async function recoveredEpoch(
  keys: readonly TeamKey[],
  newcomers: readonly Newcomer[],
  signer: StatementSigner,
  today: Day,
): Promise<NewEpoch> {
  const { past, next } = await recoverTeam(keys, newcomers)
  const senders = newcomers.map(({ person }) => senderFor(next, person, signer, today))
  return { ...(await epoch('recovered', past, next, signer, today)), senders }
}

/** The key in force, said again from today. */
export function statedAgain(key: TeamKey, signer: StatementSigner, today: Day): SignedTeamKey {
  const { organisation, team, epoch, recipient } = key
  return signTeamKey({ v: 1, organisation, team, epoch, recipient, ...period(today) }, signer)
}

/** "What this signing key signs, this team says." */
export function statedSender(
  team: { organisation: string; team: string },
  key: string,
  signer: StatementSigner,
  today: Day,
): SignedSender {
  const { organisation, team: id } = team
  return signSender({ v: 1, organisation, team: id, key, ...period(today) }, signer)
}

/** The words a newcomer reads out, from the keys of their own screen. */
export async function wordsOfPerson(person: PersonPublic): Promise<string> {
  return (await personFingerprint(person)).words
}

async function epoch(
  reason: EpochReason,
  past: readonly TeamKey[],
  next: TeamKey,
  signer: StatementSigner,
  today: Day,
): Promise<NewEpoch> {
  return {
    reason,
    statement: statedAgain(next, signer, today),
    drillHash: await drillHash(next.recipient, next.drill),
    envelopes: await sealAll([...past, next]),
    senders: [],
  }
}

function senderFor(key: TeamKey, person: PersonPublic, signer: StatementSigner, today: Day): SignedSender {
  return statedSender(key, person.signing, signer, today)
}

function period(today: Day): { notBefore: Day; notAfter: Day } {
  return { notBefore: today, notAfter: dayAfter(today, STATEMENT_DAYS) }
}

async function sealAll(keys: readonly TeamKey[]): Promise<SealedTeamKey[]> {
  return await Promise.all(
    keys.map(async key => ({
      epoch: key.epoch,
      members: [...key.members],
      recovery: key.recovery,
      sealed: toBase64(await sealTeamKey(key)),
    })),
  )
}

function without(keys: readonly TeamKey[], gone: readonly string[]): readonly TeamKey[] {
  return keys.map(key => ({ ...key, members: key.members.filter(member => !gone.includes(member)) }))
}

function newestOf(keys: readonly TeamKey[]): TeamKey {
  return keys.reduce((top, key) => (top.epoch > key.epoch ? top : key))
}
