// Saying something about a part of an edition, proposing a change of it, and answering what was proposed. Neighbours keep
// threads of their own on a part, e.g. about words proposed for it, under the id of what is discussed.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { Comment, CommentForm, FrameworkNode, Settlement } from '../model.ts'
import { mayComment, mayReadWork, maySettleProposal, mayWithdrawComment } from '../policy.ts'
import {
  findComment,
  insertComment,
  listComments,
  settleComment,
  withdrawComment,
} from '../store/comments.ts'
import { findFollowed, findNode } from '../store/editions.ts'
import { recordWork } from './work.ts'

export type Thread = { editionId: string; nodeId: string; thread: string }

const topics = ['framework']

/** The oldest first. */
export async function listDiscussion(scene: Scene, thread: Thread): Promise<Comment[]> {
  must(mayReadWork(scene.actor))
  return listComments(scene.tx, scene.response.id, thread)
}

/** Sent twice with the same id, it is said once. An answer stands in the thread of what it answers. */
export async function say(scene: Scene, thread: Thread, form: CommentForm): Promise<void> {
  must(mayComment(scene.actor))
  const { tx, response } = scene
  if (form.answers !== undefined) {
    const answered = await findComment(tx, response.id, form.answers)
    must(answered !== undefined && answered.nodeId === thread.nodeId)
  }
  const { isNew } = await recordWork(scene, {
    id: form.id,
    what: 'comment',
    scope: `${thread.thread === '' ? 'part' : thread.thread}/${form.id}`,
    sector: '',
    editionId: thread.editionId,
    nodeId: thread.nodeId,
    reviewOn: null,
  })
  if (!isNew) return
  await insertComment(tx, response.id, form)
  await append(scene, { type: 'comment.said', subject: form.id, data: { kind: form.kind }, topics })
}

/** Those who own the part say what becomes of a proposal, and why. Said again, the newest holds. */
export async function settle(scene: Scene, id: string, settlement: Settlement): Promise<Comment> {
  const { tx, response, actor, now } = scene
  const comment = await findComment(tx, response.id, id)
  must(comment !== undefined && actor.kind === 'person')
  must(maySettleProposal(actor, await nodeOf(scene, comment)))
  if (comment.kind !== 'proposal') throw new Problem('not-now', 'discussion.refused.no-proposal')
  await settleComment(tx, response.id, id, { ...settlement, by: actor.id, now })
  await append(scene, {
    type: 'proposal.settled',
    subject: id,
    data: { outcome: settlement.outcome },
    topics,
  })
  return comment
}

export async function takeBack(scene: Scene, id: string): Promise<Comment> {
  const comment = await findComment(scene.tx, scene.response.id, id)
  must(comment !== undefined && mayWithdrawComment(scene.actor, comment))
  await withdrawComment(scene.tx, scene.response.id, id, scene.now)
  await append(scene, { type: 'comment.withdrawn', subject: id, topics })
  return comment
}

async function nodeOf({ tx, response }: Scene, { nodeId }: Comment): Promise<Pick<FrameworkNode, 'sectors'>> {
  const edition = await findFollowed(tx, response.id)
  const node = edition && (await findNode(tx, response.id, edition.id, nodeId))
  return node ?? { sectors: [] }
}
