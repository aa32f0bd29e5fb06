// How far the objectives are in the open cycle.
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { getNode, nodesOf } from '../../../framework/commands.ts'
import { findGround, type Ground, getGround } from '../../commitments/commands/ground.ts'
import { mayReadPlan } from '../../policy.ts'
import type { ObjectiveShown, OpenedSentence } from '../model.ts'
import { countEvidence, listEvidence, listNewestRatings, listRatings } from '../store.ts'

const sentenceKinds = ['progress', 'end'] as const

/** Undefined while no cycle is open. */
export async function findObjectives(
  scene: Scene,
): Promise<{ ground: Ground; objectives: ObjectiveShown[] } | undefined> {
  must(mayReadPlan(scene.actor))
  const ground = await findGround(scene)
  if (!ground) return undefined
  const { tx, response } = scene
  const [nodes, ratings, evidence] = await Promise.all([
    nodesOf(scene, ground.edition.id, ['objective', ...sentenceKinds]),
    listNewestRatings(tx, response.id, ground.cycle.id),
    countEvidence(tx, response.id, ground.cycle.id),
  ])
  const objectives = nodes
    .filter(({ kind }) => kind === 'objective')
    .map(node => ({
      node,
      sentences: nodes
        .filter(({ parent, kind }) => parent === node.id && kind !== 'objective')
        .map(sentence => ({
          node: sentence,
          rating: ratings.find(({ nodeId }) => nodeId === sentence.id),
          evidence: evidence.find(({ nodeId }) => nodeId === sentence.id)?.count ?? 0,
        })),
    }))
  return { ground, objectives }
}

/** One of the sentences. Throws *not found* for any other node, *not now* while no cycle is open. */
export async function openSentence(scene: Scene, nodeId: string): Promise<OpenedSentence> {
  must(mayReadPlan(scene.actor))
  const { cycle, edition } = await getGround(scene)
  const node = await getNode(scene, edition.id, nodeId)
  if (!sentenceKinds.some(kind => kind === node.kind)) throw notFound()
  const { tx, response } = scene
  const [objective, ratings, evidence] = await Promise.all([
    node.parent === null ? undefined : getNode(scene, edition.id, node.parent),
    listRatings(tx, response.id, cycle.id, nodeId),
    listEvidence(tx, response.id, cycle.id, nodeId),
  ])
  return { node, objective, ratings, evidence }
}
