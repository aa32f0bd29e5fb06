// A team's keys: founded, handed to a newcomer, replaced when somebody leaves, recovered from paper.

import { personFingerprint } from '../../../../device/person-keys.ts'
import type { RootPublic } from '../../../../device/root.ts'
import type { SignedDelegation } from '../../../../device/statement.ts'
import type { Person } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/clock.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { findTeam } from '../../commands.ts'
import type { Team } from '../../model.ts'
import { isProved, mustBeProved } from '../../policy.ts'
import { requireEnvelope, requireSender, requireStatement } from '../checks.ts'
import type { MemberKeys, NewEnvelopes, NewEpoch, NewSenders, NewStatement, SealedTeamKey } from '../model.ts'
import { mayLetIn, maySeeTeamKeys, mayStateTeamKeys } from '../policy.ts'
import { leaversOf, mayReplace, RENEW_DAYS, type Standing, standingOf } from '../rules.ts'
import * as people from '../store/person.ts'
import { delegationsOf, rootsOf } from '../store/root.ts'
import * as store from '../store/team.ts'
import { publicRoot } from './root.ts'

type Acting = Scene & { actor: Person }

export type TeamKeysOverview = {
  team: Team
  root: RootPublic | null
  standing: Standing
  /** The epoch in force, without what only the server needs. */
  epoch: { epoch: number; recipient: string; madeAt: Date; notAfter: string } | null
  members: (MemberKeys & { words: string | null })[]
  /** Recipients that must no longer open the newest key. */
  leavers: string[]
  senders: people.SenderRow[]
  /** Whose signature devices will accept from the actor: their own delegation for this team, while it runs. */
  delegation: SignedDelegation | null
  drilledAt: Date | null
  mayState: boolean
  mayLetIn: boolean
  proved: boolean
}

export async function teamKeysOverview(scene: Scene, teamId: string): Promise<TeamKeysOverview> {
  must(maySeeTeamKeys(scene.actor, teamId))
  const { tx, response, actor, now } = scene
  const team = await openTeam(scene, teamId)
  const root = await rootOfTeam(scene, team)
  const [current] = await store.epochsOf(tx, response.id, teamId)
  const holders = (await store.holdersOf(tx, response.id, teamId))[0]?.members ?? []
  const members = await membersWith(scene, teamId, holders)
  const rooted = current !== undefined && root !== null && isRooted(current.statement, root, team)
  return {
    team,
    root,
    standing: standingOf({
      root,
      epoch: current ? { notAfter: current.notAfter, rooted } : null,
      members,
      holders,
      active: team.activeAt !== null,
      renewFrom: dayOf(new Date(now.getTime() + RENEW_DAYS * day)),
    }),
    epoch: current ?? null,
    members,
    leavers: leaversOf(holders, members),
    senders: await people.waitingSenders(tx, response.id, teamId, now),
    delegation: await ownDelegation(scene, team),
    drilledAt: (await store.lastDrill(tx, response.id, teamId)) ?? null,
    mayState: mayStateTeamKeys(actor, teamId),
    mayLetIn: mayLetIn(actor, teamId),
    proved: isProved(actor, now),
  }
}

/** The next epoch with its statement and the envelopes of every epoch. Two leads at once: the second is told. */
export async function addEpoch(scene: Acting, teamId: string, given: NewEpoch): Promise<void> {
  must(mayStateTeamKeys(scene.actor, teamId))
  mustBeProved(scene)
  const { tx, response, actor, now } = scene
  const { team, root } = await keyed(scene, teamId)
  await store.lockTeam(tx, response.id, teamId)
  const epochs = await store.epochsOf(tx, response.id, teamId)
  const { says } = given.statement
  const again = epochs.find(one => one.epoch === says.epoch)
  if (again?.recipient === says.recipient) return
  if (says.epoch !== (epochs[0]?.epoch ?? 0) + 1) throw new Problem('not-now', 'keys.problem.epoch-taken')
  requireStatement(given.statement, root, { organisation: team.organisationId, team: teamId })
  await store.insertEpoch(
    tx,
    response.id,
    {
      teamId,
      epoch: says.epoch,
      recipient: says.recipient,
      reason: given.reason,
      drillHash: given.drillHash,
      by: actor.id,
    },
    now,
  )
  await store.insertStatement(tx, response.id, { signed: given.statement, by: actor.id }, now)
  const wanted = [...epochs.map(one => one.epoch), says.epoch]
  if (
    given.envelopes.length !== wanted.length ||
    wanted.some(epoch => !given.envelopes.some(e => e.epoch === epoch))
  )
    throw new Problem('not-valid', 'keys.problem.not-as-signed')
  await keepEnvelopes(scene, team, root, given.envelopes)
  await keepSenders(scene, team, root, given.senders)
  await append(scene, {
    type: 'team-key.made',
    subject: teamId,
    teamId,
    data: { epoch: says.epoch, reason: given.reason },
    topics: [`team:${teamId}`],
  })
}

/** A colleague is let in, or somebody's replaced key takes the place of the one they lost. */
export async function addEnvelopes(scene: Acting, teamId: string, given: NewEnvelopes): Promise<void> {
  must(mayLetIn(scene.actor, teamId))
  const { tx, response } = scene
  const { team, root } = await keyed(scene, teamId)
  await store.lockTeam(tx, response.id, teamId)
  const before = new Map(
    (await store.holdersOf(tx, response.id, teamId)).map(one => [one.epoch, one.members]),
  )
  const members = await store.memberKeysOf(tx, response.id, teamId, scene.now)
  for (const { epoch, members: after } of given.envelopes) {
    const held = before.get(epoch)
    must(held !== undefined)
    if (!mayReplace(held, after, members)) throw new Problem('not-now', 'keys.problem.not-a-member')
  }
  await keepEnvelopes(scene, team, root, given.envelopes)
  if (given.senders.length > 0) {
    must(mayStateTeamKeys(scene.actor, teamId))
    await keepSenders(scene, team, root, given.senders)
  }
  await append(scene, {
    type: 'team-key.shared',
    subject: teamId,
    teamId,
    data: { epochs: given.envelopes.length },
    topics: [`team:${teamId}`],
  })
}

/** The key in force is said again, e.g. before its statement runs out or after the root changed. */
export async function addStatement(scene: Acting, teamId: string, given: NewStatement): Promise<void> {
  must(mayStateTeamKeys(scene.actor, teamId))
  mustBeProved(scene)
  const { tx, response, actor, now } = scene
  const { team, root } = await keyed(scene, teamId)
  const [current] = await store.epochsOf(tx, response.id, teamId)
  const { says } = given.statement
  must(current !== undefined && says.epoch === current.epoch)
  if (says.recipient !== current.recipient) throw new Problem('already-different')
  requireStatement(given.statement, root, { organisation: team.organisationId, team: teamId })
  await store.insertStatement(tx, response.id, { signed: given.statement, by: actor.id }, now)
  await append(scene, { type: 'team-key.stated', subject: teamId, teamId, data: { epoch: says.epoch } })
}

/** A lead confirms phones that asked to send. */
export async function addSenders(scene: Acting, teamId: string, given: NewSenders): Promise<void> {
  must(mayStateTeamKeys(scene.actor, teamId))
  mustBeProved(scene)
  const { team, root } = await keyed(scene, teamId)
  await keepSenders(scene, team, root, given.senders)
}

/** The root of the team's organisation, for whoever is handed its envelopes. */
export async function rootOf(scene: Scene, teamId: string): Promise<RootPublic> {
  return (await keyed(scene, teamId)).root
}

async function keepEnvelopes(
  scene: Acting,
  team: Team,
  root: RootPublic,
  envelopes: SealedTeamKey[],
): Promise<void> {
  const { tx, response, actor, now } = scene
  const members = await store.memberKeysOf(tx, response.id, team.id, now)
  const live = new Set(members.flatMap(member => (member.key ? [member.key.recipient] : [])))
  for (const envelope of envelopes) {
    requireEnvelope(envelope, root.recovery)
    // Never to somebody who is not in the team at this hour, whoever asks for it.
    if (envelope.members.some(recipient => !live.has(recipient)))
      throw new Problem('not-now', 'keys.problem.not-a-member')
    await store.insertEnvelope(tx, response.id, { ...envelope, teamId: team.id, by: actor.id }, now)
  }
}

async function keepSenders(
  scene: Acting,
  team: Team,
  root: RootPublic,
  senders: NewSenders['senders'],
): Promise<void> {
  const { tx, response, actor, now } = scene
  for (const signed of senders) {
    requireSender(signed, root, { organisation: team.organisationId, team: team.id, today: dayOf(now) })
    const personId = await people.holderOf(tx, response.id, team.id, signed.says.key)
    must(personId !== undefined)
    await people.stateSender(tx, response.id, { signed, personId, by: actor.id }, now)
    await append(scene, {
      type: 'sender.confirmed',
      subject: personId,
      teamId: team.id,
      topics: [`person:${personId}`],
    })
  }
}

async function keyed(scene: Scene, teamId: string): Promise<{ team: Team; root: RootPublic }> {
  const team = await openTeam(scene, teamId)
  const root = await rootOfTeam(scene, team)
  if (!root) throw new Problem('not-now', 'keys.problem.no-root')
  return { team, root }
}

async function openTeam(scene: Scene, teamId: string): Promise<Team> {
  const team = await findTeam(scene, teamId)
  if (!team || team.closedAt) throw notFound()
  return team
}

async function rootOfTeam({ tx, response }: Scene, team: Team): Promise<RootPublic | null> {
  const [newest] = await rootsOf(tx, response.id, team.organisationId)
  return newest ? publicRoot(team.organisationId, newest) : null
}

async function membersWith({ tx, response, now }: Scene, teamId: string, holders: string[]) {
  const members = await store.memberKeysOf(tx, response.id, teamId, now)
  return await Promise.all(
    members.map(async member => ({
      ...member,
      holds: member.key !== null && holders.includes(member.key.recipient),
      words: member.key ? (await personFingerprint(member.key)).words : null,
    })),
  )
}

async function ownDelegation(scene: Scene, team: Team): Promise<SignedDelegation | null> {
  const { tx, response, actor, now } = scene
  if (actor.kind !== 'person') return null
  const key = await people.findKeyOf(tx, response.id, actor.id)
  const mine = (await delegationsOf(tx, response.id, team.organisationId)).find(
    one =>
      one.personId === actor.id &&
      one.key === key?.signing &&
      (one.teamId === null || one.teamId === team.id) &&
      one.notAfter >= dayOf(now),
  )
  return mine?.signed ?? null
}

function isRooted(statement: NewEpoch['statement'], root: RootPublic, team: Team): boolean {
  try {
    requireStatement(statement, root, { organisation: team.organisationId, team: team.id })
    return true
  } catch {
    // Signed by an earlier root: devices refuse it, and the page says so.
    return false
  }
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
