// What neighbours ask about keys. The pages of this room have their own commands in `commands/`.
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import type { Team } from '../model.ts'
import { teamKeysOverview } from './commands/team.ts'
import type { ServedRoot, TeamEnvelope, TeamStatement } from './model.ts'
import { mayOpenTeamKeys, maySeeStatements } from './policy.ts'
import type { Standing } from './rules.ts'
import { rootsOfAll as everyRoot } from './store/root.ts'
import * as store from './store/team.ts'

/**
 * What a sender needs to seal for this team, or undefined while it has no key. The statement is believed only by a
 * device that has pinned the root (`trust.ts`); `active` says whether anything may be sealed to it yet.
 */
export async function statementOf(scene: Scene, teamId: string): Promise<TeamStatement | undefined> {
  must(maySeeStatements(scene.actor))
  const [found] = await store.statements(scene.tx, scene.response.id, { teamId })
  return found
}

/** The statements of every team to which something may be sealed, e.g. for the copy that a phone keeps. */
export async function activeTeamKeys(scene: Scene): Promise<TeamStatement[]> {
  must(maySeeStatements(scene.actor))
  return await store.statements(scene.tx, scene.response.id, { active: true })
}

/**
 * The team's envelopes of all epochs that are sealed to this member, for their browser to open. Written down before
 * they are given. Throws *not found* for whoever is not a member of this hour.
 */
export async function envelopesFor(scene: Scene, teamId: string): Promise<TeamEnvelope[]> {
  must(mayOpenTeamKeys(scene.actor, teamId))
  const { tx, response } = scene
  await append(scene, { type: 'team-key.handed-out', subject: teamId, teamId })
  const [epochs, envelopes] = [
    await store.epochsOf(tx, response.id, teamId),
    await store.envelopesOf(tx, response.id, teamId),
  ]
  const sealed = new Map(envelopes.map(envelope => [envelope.epoch, envelope.sealed]))
  return epochs.flatMap(({ epoch, recipient, statement }) => {
    const bytes = sealed.get(epoch)
    return bytes ? [{ epoch, recipient, statement, sealed: bytes.toString('base64') }] : []
  })
}

/** What a lead has to do with the keys of their teams, for the page they come home to. Nothing to do: an empty list. */
export async function keyTasks(scene: Scene): Promise<{ team: Team; standing: Standing; waiting: number }[]> {
  const { actor } = scene
  if (actor.kind !== 'person') return []
  const tasks = []
  for (const { id } of actor.teams.filter(team => team.lead)) {
    const { team, standing, members, senders } = await teamKeysOverview(scene, id)
    const waiting = members.filter(member => member.key && !member.holds).length + senders.length
    if (standing !== 'ready' || waiting > 0) tasks.push({ team, standing, waiting })
  }
  return tasks
}

/** The root of every organisation that has one: who opens what another organisation sent must know its root. */
export async function rootsOfAll(scene: Scene): Promise<ServedRoot[]> {
  must(maySeeStatements(scene.actor))
  return await everyRoot(scene.tx, scene.response.id)
}
