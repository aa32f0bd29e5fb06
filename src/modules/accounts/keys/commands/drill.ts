// The drill: an envelope of the team is opened with two printed shares, in the browser or with the stock age program.
// The words found inside prove it. Only then may anything be sealed to the team.

import { ageFile } from '../../../../device/recovery-kit.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { findTeam } from '../../commands.ts'
import { drillHash } from '../drill-word.ts'
import type { TeamEnvelope } from '../model.ts'
import { mayStateTeamKeys } from '../policy.ts'
import * as store from '../store/team.ts'

const mayDrill = (scene: Scene, teamId: string) =>
  scene.actor.kind === 'system' || mayStateTeamKeys(scene.actor, teamId)

/** The newest envelope as the plain file that `age` reads. Written down before it is given. */
export async function drillFile(scene: Scene, teamId: string): Promise<Uint8Array<ArrayBuffer>> {
  must(mayDrill(scene, teamId))
  const envelopes = await recoveryEnvelopes(scene, teamId)
  const newest = envelopes[0]
  if (!newest) throw new Problem('not-now', 'keys.problem.no-key')
  return new Uint8Array(ageFile(Buffer.from(newest.sealed, 'base64')))
}

/** Every envelope, the newest first, for whoever holds the recovery key: the drill, and the day when all are lost. */
export async function recoveryEnvelopes(scene: Scene, teamId: string): Promise<TeamEnvelope[]> {
  must(mayDrill(scene, teamId))
  const { tx, response } = scene
  const team = await findTeam(scene, teamId)
  if (!team || team.closedAt) throw notFound()
  await append(scene, {
    type: 'team-key.recovery-asked',
    subject: teamId,
    teamId,
    topics: [`team:${teamId}`],
  })
  const sealed = new Map(
    (await store.envelopesOf(tx, response.id, teamId)).map(one => [one.epoch, one.sealed]),
  )
  return (await store.epochsOf(tx, response.id, teamId)).flatMap(({ epoch, recipient, statement }) => {
    const bytes = sealed.get(epoch)
    return bytes ? [{ epoch, recipient, statement, sealed: bytes.toString('base64') }] : []
  })
}

/** @returns false when these are not the words inside the newest envelope */
export async function finishDrill(
  scene: Scene,
  teamId: string,
  given: { id: string; way: 'browser' | 'stock'; words: string },
): Promise<boolean> {
  must(mayDrill(scene, teamId))
  const { tx, response, actor, now } = scene
  const team = await findTeam(scene, teamId)
  if (!team || team.closedAt) throw notFound()
  const [current] = await store.epochsOf(tx, response.id, teamId)
  if (!current) throw new Problem('not-now', 'keys.problem.no-key')
  if ((await drillHash(current.recipient, given.words)) !== current.drillHash) return false
  const personId = actor.kind === 'person' ? actor.id : null
  const { id, way } = given
  if (!(await store.insertDrill(tx, response.id, { id, way, teamId, epoch: current.epoch, personId }, now)))
    return true
  await store.activate(tx, response.id, teamId, now)
  await append(scene, {
    type: 'team.drilled',
    subject: teamId,
    teamId,
    data: { way, epoch: current.epoch },
    topics: [`team:${teamId}`],
  })
  return true
}
