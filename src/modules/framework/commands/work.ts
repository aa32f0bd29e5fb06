// Recording work against a node, and signing it. Neighbours that keep more about it (a commitment, a wording) call
// these within their own commands, under the same id, in the same transaction.
import type { Person } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Side, Work } from '../model.ts'
import { maySign } from '../policy.ts'
import { findNode } from '../store/editions.ts'
import {
  deleteSignature,
  endWork,
  findWork,
  findWorkAt,
  insertSignature,
  insertWork,
  makeNewVersion,
  type NewWork,
  setReview,
} from '../store/work.ts'

/**
 * Records a piece of work against a node. Done twice with the same id, it is recorded once.
 * @returns the work as it stands, and whether it was there before under this id
 * Throws *not found* for a node that the edition does not have, *already different* when another of its kind stands on the node.
 */
export async function recordWork(
  scene: Scene,
  work: Omit<NewWork, 'madeBy'>,
): Promise<{ work: Work; isNew: boolean }> {
  const { tx, response, actor, now } = scene
  if (!(await findNode(tx, response.id, work.editionId, work.nodeId))) throw notFound()
  const madeBy = actor.kind === 'person' ? actor.id : null
  const isNew = await insertWork(tx, response.id, { ...work, madeBy }, now)
  const kept = await findWork(tx, response.id, work.id)
  if (!kept) {
    // The id is free, so what stood in the way is another piece of work on the same node.
    throw new Problem('already-different', 'agreement.refused.taken')
  }
  return { work: kept, isNew }
}

export async function getWork(scene: Scene, id: string): Promise<Work> {
  const work = await findWork(scene.tx, scene.response.id, id)
  if (!work) throw notFound()
  return work
}

/** The one of its kind on a node, if there is one. */
export function findWorkOn(scene: Scene, place: Parameters<typeof findWorkAt>[2]): Promise<Work | undefined> {
  return findWorkAt(scene.tx, scene.response.id, place)
}

/** What is signed has changed: a new version, and both sides are asked again. */
export function changeWork(scene: Scene, id: string): Promise<number> {
  return makeNewVersion(scene.tx, scene.response.id, id, scene.now)
}

/**
 * Signs for one side. The version that the person has read is named: a change in between refuses with *already different*,
 * because nobody signs what they have not seen. Done twice, it is signed once.
 */
export async function signWork(
  scene: Scene & { actor: Person },
  signing: { workId: string; version: number; side: Side; reviewOn?: string },
): Promise<void> {
  const work = await findWork(scene.tx, scene.response.id, signing.workId)
  must(work !== undefined && maySign(scene.actor, signing.side, work.sector))
  const { tx, response, actor, now } = scene
  if (work.version !== signing.version || work.state !== 'placed')
    throw new Problem('already-different', 'agreement.refused.changed')
  const signed = await insertSignature(
    tx,
    response.id,
    {
      workId: work.id,
      version: work.version,
      side: signing.side,
      personId: actor.id,
      organisationId: actor.organisationId,
    },
    now,
  )
  if (signing.reviewOn !== undefined) await setReview(tx, response.id, work.id, signing.reviewOn)
  if (!signed) return
  await append(scene, {
    type: 'work.signed',
    subject: work.id,
    data: { what: work.what, side: signing.side, version: work.version },
    topics: ['framework'],
  })
}

/** Takes back one's own signature under what stands there now. */
export async function takeBackSignature(scene: Scene & { actor: Person }, workId: string): Promise<void> {
  const work = await findWork(scene.tx, scene.response.id, workId)
  must(work !== undefined && scene.actor.kind === 'person')
  if (work.state !== 'placed') throw new Problem('already-different', 'agreement.refused.changed')
  const gone = await deleteSignature(scene.tx, scene.response.id, work.id, work.version, scene.actor.id)
  if (!gone) return
  await append(scene, {
    type: 'work.unsigned',
    subject: work.id,
    data: { what: work.what, version: work.version },
    topics: ['framework'],
  })
}

/** Ends what is not wanted any more. Whether it may be, the neighbour that keeps it has decided. */
export function withdrawWork({ tx, response, now }: Scene, id: string): Promise<void> {
  return endWork(tx, response.id, id, now)
}

/** When both look at it again; part of what is signed, so the neighbour that changes it makes a new version. */
export function setReviewDay({ tx, response }: Scene, id: string, day: string): Promise<void> {
  return setReview(tx, response.id, id, day)
}
