// Answering a check, and promising what is missing.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { findWorkOn, recordWork } from '../../../framework/commands/work.ts'
import { followedEdition, getNode } from '../../../framework/commands.ts'
import type { Edition } from '../../../framework/model.ts'
import { getOpenCycle } from '../../commands/cycles.ts'
import type { Answered, AnswerGiven } from '../model.ts'
import { mayAnswerCheck } from '../policy.ts'
import { isLacking } from '../rules/checks.ts'
import * as store from '../store/checks.ts'

/**
 * Keeps what is new or different. Throws *not found* for what is no consideration, *not now* when the check is closed.
 * @returns how many were kept
 */
export async function keepAnswers(
  scene: Scene,
  checkId: string,
  given: readonly AnswerGiven[],
): Promise<number> {
  must(mayAnswerCheck(scene.actor) && scene.actor.kind === 'person')
  const { tx, response, actor, now } = scene
  const edition = await getOpenCheck(scene, checkId)
  const before = await store.listAnswers(tx, response.id, checkId)
  let kept = 0
  for (const one of given) {
    const there = before.find(({ nodeId }) => nodeId === one.nodeId)
    if (there && there.answer === one.answer && there.note === one.note) continue
    const id = there?.id ?? (await placeAnswer(scene, checkId, edition, one))
    const { answer, note } = one
    await store.putAnswer(tx, response.id, { id, checkId, answer, note, answeredBy: actor.id }, now)
    await append(scene, {
      type: 'readiness.answered',
      subject: checkId,
      data: { node: one.nodeId, answer },
    })
    kept += 1
  }
  return kept
}

/**
 * Makes a prioritised action of the open cycle of what is missing or only partly there. Asked again, the one that is
 * there holds. Throws *not now* while no cycle is open, and for what is not lacking.
 * @param promise `id` of the action, made with the form
 * @returns the id of the action
 */
export async function promiseAction(
  scene: Scene,
  checkId: string,
  promise: { id: string; nodeId: string },
): Promise<string> {
  must(mayAnswerCheck(scene.actor))
  const { tx, response } = scene
  const edition = await getOpenCheck(scene, checkId)
  const answer = (await store.listAnswers(tx, response.id, checkId)).find(
    ({ nodeId }) => nodeId === promise.nodeId,
  )
  if (!answer || !isLacking(answer.answer)) throw new Problem('not-now', 'readiness.refused.not-lacking')
  if (answer.actionId !== null) return answer.actionId
  await makeAction(scene, edition, answer, promise)
  await append(scene, {
    type: 'readiness.promised',
    subject: checkId,
    data: { node: promise.nodeId, action: promise.id },
  })
  return promise.id
}

async function makeAction(
  scene: Scene,
  edition: Edition,
  answer: Answered,
  { id, nodeId }: { id: string; nodeId: string },
): Promise<void> {
  const { tx, response } = scene
  const cycle = await getOpenCycle(scene)
  // Beside other actions on the same consideration: each is its own.
  await recordWork(scene, {
    id,
    what: 'action',
    scope: id,
    sector: '',
    editionId: edition.id,
    nodeId,
    reviewOn: null,
  })
  // It has no title of its own: everybody reads the consideration's in their own language.
  await store.insertPromise(tx, response.id, { id, cycleId: cycle.id })
  await store.setAction(tx, response.id, answer.id, id)
}

/** Nobody else answers or closes it until the transaction ends. @returns the edition in which is answered */
async function getOpenCheck(scene: Scene, id: string): Promise<Edition> {
  const check = await store.lockCheck(scene.tx, scene.response.id, id)
  if (!check) throw notFound()
  if (check.closedAt !== null) throw new Problem('not-now', 'readiness.refused.closed')
  const edition = await followedEdition(scene)
  if (!edition) throw new Problem('not-now', 'workplan.refused.no-edition')
  return edition
}

/** @returns the id under which the answer stands: its own, unless the place is taken already */
async function placeAnswer(
  scene: Scene,
  checkId: string,
  edition: Edition,
  { id, nodeId }: AnswerGiven,
): Promise<string> {
  const node = await getNode(scene, edition.id, nodeId)
  if (node.kind !== 'consideration') throw notFound()
  const place = { what: 'readiness', scope: checkId, editionId: edition.id, nodeId } as const
  const there = await findWorkOn(scene, place)
  if (there) return there.id
  const { work } = await recordWork(scene, { ...place, id, sector: '', reviewOn: null })
  // An id that was sent for another consideration belongs to that one.
  if (work.nodeId !== nodeId || work.scope !== checkId || work.what !== 'readiness') throw notFound()
  return id
}
