// Reading: what a sector says about the nodes of the edition that is followed, and one wording with all that was.
import type { Scene } from '../../../kernel/event.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import type { Language } from '../../../kernel/words.ts'
import { followedEdition, getNode, nodesOf, signaturesOf } from '../../framework/commands.ts'
import type { Edition, FrameworkNode, NodeKind } from '../../framework/model.ts'
import type { Line, OpenedWording, Wording } from '../model.ts'
import { mayReadWordings } from '../policy.ts'
import { isWordingSector, scopeOf } from '../rules/wording.ts'
import { findWording, listOfNode, listVersions, listWordings } from '../store.ts'

/** Each node of that kind that concerns the sector, with what the sector says. Undefined before an edition is followed. */
export async function findLines(
  scene: Scene,
  { sector, language, kind }: { sector: string; language: Language; kind: NodeKind },
): Promise<{ edition: Edition; lines: Line[] } | undefined> {
  must(mayReadWordings(scene.actor) && isWordingSector(sector))
  const edition = await followedEdition(scene)
  if (!edition) return undefined
  const [nodes, wordings] = await Promise.all([
    nodesOf(scene, edition.id, [kind]),
    listWordings(scene.tx, scene.response.id, {
      editionId: edition.id,
      scope: scopeOf({ sector, language }),
    }),
  ])
  return {
    edition,
    lines: nodes
      .filter(({ sectors }) => sectors.length === 0 || sectors.includes(sector))
      .map(node => ({ node, wording: wordings.find(({ nodeId }) => nodeId === node.id) })),
  }
}

export async function getWording(scene: Scene, id: string): Promise<OpenedWording> {
  must(mayReadWordings(scene.actor))
  const { tx, response } = scene
  const wording = await findWording(tx, response.id, id)
  if (!wording) throw notFound()
  const [node, versions, signatures] = await Promise.all([
    getNode(scene, wording.editionId, wording.nodeId),
    listVersions(tx, response.id, id),
    signaturesOf(scene, id),
  ])
  return { wording, node, versions, signatures }
}

/** A node of the edition that is followed, to be said in one's own words. */
export async function getSource(scene: Scene, nodeId: string): Promise<FrameworkNode> {
  must(mayReadWordings(scene.actor))
  const edition = await followedEdition(scene)
  if (!edition) throw notFound()
  return getNode(scene, edition.id, nodeId)
}

/** One node in everybody's words. */
export async function findEverywhere(
  scene: Scene,
  nodeId: string,
): Promise<{ node: FrameworkNode; wordings: Wording[] }> {
  const node = await getSource(scene, nodeId)
  const edition = await followedEdition(scene)
  // That there is one, the node has shown.
  const wordings = await listOfNode(scene.tx, scene.response.id, { editionId: edition!.id, nodeId })
  return { node, wordings }
}
