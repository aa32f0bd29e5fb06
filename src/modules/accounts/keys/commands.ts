// What neighbours ask about keys. The pages of this room have their own commands in `commands/`.
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import type { ServedRoot, TeamEnvelope, TeamStatement } from './model.ts'
import { mayOpenTeamKeys, maySeeStatements } from './policy.ts'
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

/** The root of every organisation that has one: who opens what another organisation sent must know its root. */
export async function rootsOfAll(scene: Scene): Promise<ServedRoot[]> {
  must(maySeeStatements(scene.actor))
  return await everyRoot(scene.tx, scene.response.id)
}
