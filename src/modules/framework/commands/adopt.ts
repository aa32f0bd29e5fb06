// A response begins to follow an edition that came with the program.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import { shippedEditions } from '../content.ts'
import { mayKeepEditions } from '../policy.ts'
import { findFollowed, insertEdition, putNodes } from '../store/editions.ts'

/**
 * Follows the shipped edition; done again, it brings the newest texts of the same edition.
 * Throws *not found* for an unknown edition, *already different* when another edition is followed: that one is carried over by
 * its operations.
 */
export async function followEdition(scene: Scene, editionId: string): Promise<void> {
  must(mayKeepEditions(scene.actor))
  const { tx, response, actor, now } = scene
  const shipped = shippedEditions.find(({ edition }) => edition.id === editionId)
  if (!shipped) throw notFound()
  const followed = await findFollowed(tx, response.id)
  if (followed && followed.id !== editionId)
    throw new Problem('already-different', 'agreement.refused.other-edition')
  await insertEdition(tx, response.id, shipped.edition, actor.kind === 'person' ? actor.id : null, now)
  await putNodes(tx, response.id, editionId, shipped.nodes)
  await append(scene, { type: 'edition.followed', subject: response.id, data: { edition: editionId } })
}
