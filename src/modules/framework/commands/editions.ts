// The next edition: drafted with the operations that lead to it, published with all recorded work, taken back whole.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Edition, FrameworkNode, Operation } from '../model.ts'
import { mayKeepEditions, mayPlace } from '../policy.ts'
import { faultsOf } from '../rules/operations.ts'
import { findEdition, findFollowed, findNode, insertEdition, listNodes, putNodes } from '../store/editions.ts'
import {
  carryBack,
  carryOver,
  countSince,
  listOperations,
  placeWork,
  putOperations,
  setEditionState,
} from '../store/operations.ts'
import { endWork, findWork, findWorkAt } from '../store/work.ts'

export type NewEdition = {
  edition: Pick<Edition, 'id' | 'title' | 'from' | 'to' | 'document'>
  nodes: FrameworkNode[]
  operations: Operation[]
}

const by = (scene: Scene) => (scene.actor.kind === 'person' ? scene.actor.id : null)

/** A day of the response's own calendar. */
function todayOf({ now, response }: Scene): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: response.timeZone }).format(now)
}

/**
 * Keeps a draft that follows the edition followed now. Kept again with the same id, it is replaced.
 * Throws *not valid* when the operations do not carry everything over; `faultsOf` says what is wrong.
 */
export async function draftEdition(scene: Scene, draft: NewEdition): Promise<void> {
  must(mayKeepEditions(scene.actor))
  const { tx, response, now } = scene
  const followed = await findFollowed(tx, response.id)
  if (!followed) throw new Problem('not-now', 'editions.refused.nothing-followed')
  const there = await findEdition(tx, response.id, draft.edition.id)
  if (there && there.state !== 'draft') throw new Problem('already-different', 'editions.refused.published')
  const older = await listNodes(tx, response.id, followed.id)
  if (faultsOf(older, draft.nodes, draft.operations).length > 0)
    throw new Problem('not-valid', 'editions.refused.operations')
  if (there) await tx`delete from edition where response_id = ${response.id} and id = ${draft.edition.id}`
  await insertEdition(
    tx,
    response.id,
    { ...draft.edition, follows: followed.id, state: 'draft', shipped: false, publishedAt: null },
    by(scene),
    now,
  )
  await putNodes(tx, response.id, draft.edition.id, draft.nodes)
  await putOperations(tx, response.id, draft.edition.id, draft.operations)
  await append(scene, { type: 'edition.drafted', subject: response.id, data: { edition: draft.edition.id } })
}

/** Publishes a draft: from here on the response follows it, with everything that was recorded. */
export async function publishEdition(scene: Scene, editionId: string): Promise<{ carried: number }> {
  must(mayKeepEditions(scene.actor))
  const { tx, response, now } = scene
  const draft = await findEdition(tx, response.id, editionId)
  if (!draft) throw notFound()
  if (draft.state === 'published') return { carried: 0 }
  const followed = await findFollowed(tx, response.id)
  if (draft.state !== 'draft' || !followed || draft.follows !== followed.id)
    throw new Problem('not-now', 'editions.refused.not-next')
  await setEditionState(tx, response.id, followed.id, 'superseded', followed.publishedAt)
  await setEditionState(tx, response.id, draft.id, 'published', now)
  const carried = await carryOver(tx, response.id, {
    from: followed.id,
    to: draft.id,
    by: by(scene),
    now,
    today: todayOf(scene),
  })
  await append(scene, {
    type: 'edition.published',
    subject: response.id,
    data: { edition: draft.id, before: followed.id, carried },
  })
  return { carried }
}

/**
 * Takes the publishing back: everything is where it was, signatures and days of review as well.
 * Throws *not now* when something was recorded against the newer edition since, because that would have no place.
 */
export async function unpublishEdition(scene: Scene, editionId: string): Promise<{ back: number }> {
  must(mayKeepEditions(scene.actor))
  const { tx, response, now } = scene
  const edition = await findEdition(tx, response.id, editionId)
  if (!edition) throw notFound()
  if (edition.state === 'draft') return { back: 0 }
  if (edition.state !== 'published' || edition.follows === null || edition.publishedAt === null)
    throw new Problem('not-now', 'editions.refused.not-last')
  const before = await findEdition(tx, response.id, edition.follows)
  const since = await countSince(tx, response.id, edition.id, edition.publishedAt)
  if (since > 0) throw new Problem('not-now', 'editions.refused.since', { count: since })
  const back = await carryBack(tx, response.id, {
    from: edition.follows,
    to: edition.id,
    at: edition.publishedAt,
    by: by(scene),
    now,
  })
  await setEditionState(tx, response.id, edition.id, 'draft', null)
  await setEditionState(tx, response.id, edition.follows, 'published', before!.publishedAt)
  await append(scene, {
    type: 'edition.unpublished',
    subject: response.id,
    data: { edition: edition.id, back },
  })
  return { back }
}

/** Says where a waiting piece of work belongs now. */
export async function placeWaiting(scene: Scene, workId: string, nodeId: string): Promise<void> {
  const { tx, response, now } = scene
  const work = await findWork(tx, response.id, workId)
  must(work !== undefined && mayPlace(scene.actor, work))
  const followed = await findFollowed(tx, response.id)
  if (!followed || !(await findNode(tx, response.id, followed.id, nodeId))) throw notFound()
  if (work.state === 'placed' && work.editionId === followed.id && work.nodeId === nodeId) return
  if (work.state !== 'waiting') throw new Problem('already-different', 'agreement.refused.changed')
  const place = { what: work.what, scope: work.scope, editionId: followed.id, nodeId }
  if (await findWorkAt(tx, response.id, place))
    throw new Problem('already-different', 'agreement.refused.taken')
  await placeWork(tx, response.id, { id: work.id, editionId: followed.id, nodeId, by: by(scene), now })
  await append(scene, { type: 'work.placed', subject: work.id, data: { node: nodeId } })
}

/** It goes on nowhere: it ends here, and stays readable. */
export async function endWaiting(scene: Scene, workId: string): Promise<void> {
  const { tx, response, now } = scene
  const work = await findWork(tx, response.id, workId)
  must(work !== undefined && mayPlace(scene.actor, work))
  if (work.state === 'ended') return
  if (work.state !== 'waiting') throw new Problem('already-different', 'agreement.refused.changed')
  await endWork(tx, response.id, work.id, now)
  await append(scene, { type: 'work.ended', subject: work.id, data: { node: work.nodeId } })
}

/** The operations that led to an edition. */
export function operationsOf({ tx, response }: Scene, editionId: string): Promise<Operation[]> {
  return listOperations(tx, response.id, editionId)
}
