// What neighbours ask of the framework. Queries for neighbours hold no policy of their own: they are asked within a
// command or page that has one.
import type { Scene } from '../../kernel/event.ts'
import { notFound } from '../../kernel/problem.ts'
import type { Edition, FrameworkNode, NodeKind, Signature } from './model.ts'
import * as editions from './store/editions.ts'
import { listSignatures } from './store/work.ts'

/** The edition that this response follows now; undefined before it began to follow one. */
export function followedEdition({ tx, response }: Scene): Promise<Edition | undefined> {
  return editions.findFollowed(tx, response.id)
}

/** Nodes of an edition in the order of reading. @param kinds all, unless said */
export function nodesOf(
  { tx, response }: Scene,
  editionId: string,
  kinds?: readonly NodeKind[],
): Promise<FrameworkNode[]> {
  return editions.listNodes(tx, response.id, editionId, kinds)
}

export async function getNode(
  { tx, response }: Scene,
  editionId: string,
  id: string,
): Promise<FrameworkNode> {
  const node = await editions.findNode(tx, response.id, editionId, id)
  if (!node) throw notFound()
  return node
}

/** Who signed which version, the newest first. */
export function signaturesOf({ tx, response }: Scene, workId: string): Promise<Signature[]> {
  return listSignatures(tx, response.id, workId)
}
