// A draft written in a page: begun as a copy of the edition that is followed, changed part by part, or taken away. What is
// published never changes.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Edition, FrameworkNode, Operation } from '../model.ts'
import { mayKeepEditions, mayReadWork } from '../policy.ts'
import { type Draft, type Edit, operationFrom, operationTo } from '../rules/draft.ts'
import { edited } from '../rules/editing.ts'
import { faultsOf } from '../rules/operations.ts'
import {
  deleteDraft,
  findEdition,
  findFollowed,
  listNodes,
  lockDraft,
  replaceNodes,
} from '../store/editions.ts'
import { listOperations, previewCarry, putOperations } from '../store/operations.ts'
import { countRecorded } from '../store/work.ts'
import { draftEdition } from './editions.ts'

/** Everything is kept at first. Begun twice with the same id, it is begun once. */
export async function beginDraft(
  scene: Scene,
  begun: Pick<Edition, 'id' | 'title' | 'from' | 'to'>,
): Promise<void> {
  must(mayKeepEditions(scene.actor))
  const { tx, response } = scene
  if (await findEdition(tx, response.id, begun.id)) return
  const followed = await findFollowed(tx, response.id)
  if (!followed) throw new Problem('not-now', 'editions.refused.nothing-followed')
  const nodes = await listNodes(tx, response.id, followed.id)
  await draftEdition(scene, {
    edition: { ...begun, document: followed.document },
    nodes,
    operations: nodes.map(({ id }) => ({ kind: 'keep', from: [id], to: [id], reason: {} })),
  })
}

export type OpenedDraft = Draft & { edition: Edition }

/** One that can still be changed. Throws *not now* for what is published, or does not follow the present edition. */
export async function openDraft(scene: Scene, editionId: string): Promise<OpenedDraft> {
  must(mayKeepEditions(scene.actor))
  const { tx, response } = scene
  const edition = await findEdition(tx, response.id, editionId)
  if (!edition) throw notFound()
  if (edition.state !== 'draft') throw new Problem('not-now', 'editions.refused.published')
  const followed = await findFollowed(tx, response.id)
  if (!followed || edition.follows !== followed.id) throw new Problem('not-now', 'editions.refused.not-next')
  const [older, newer, operations] = await Promise.all([
    listNodes(tx, response.id, followed.id),
    listNodes(tx, response.id, editionId),
    listOperations(tx, response.id, editionId),
  ])
  return { edition, older, newer, operations }
}

/**
 * One change of one part.
 * @param was what stood there in that language when its page was opened; something else in between is *already different*
 * @returns the part that one looks at next; undefined where it is gone
 */
export async function editDraft(
  scene: Scene,
  editionId: string,
  edit: Edit,
  was?: { title: string; text: string },
): Promise<string | undefined> {
  must(mayKeepEditions(scene.actor))
  const { tx, response } = scene
  await lockDraft(tx, response.id, editionId)
  const { older, newer, operations } = await openDraft(scene, editionId)
  if (edit.kind === 'words' && was && !stands(newer, edit, was))
    throw new Problem('already-different', 'editions.refused.changed')
  const result = edited({ older, newer, operations }, edit)
  if (result.refused !== undefined) throw new Problem('not-now', result.refused)
  if (faultsOf(older, result.draft.newer, result.draft.operations).length > 0)
    throw new Problem('not-valid', 'editions.refused.operations')
  await replaceNodes(tx, response.id, editionId, result.draft.newer)
  await putOperations(tx, response.id, editionId, result.draft.operations)
  await append(scene, {
    type: 'edition.edited',
    subject: response.id,
    data: { edition: editionId, edit: edit.kind, part: result.part ?? null },
  })
  return result.part
}

/** What is there already is no change: whoever sends twice has not met somebody else's words. */
function stands(
  nodes: readonly FrameworkNode[],
  edit: Edit & { kind: 'words' },
  was: { title: string; text: string },
) {
  const node = nodes.find(({ id }) => id === edit.part)
  if (!node) return true
  const now = { title: node.title[edit.language] ?? '', text: node.text[edit.language] ?? '' }
  const same = (other: { title: string; text: string }) =>
    now.title === other.title && now.text === other.text
  return same(was) || same(edit)
}

/** Done twice, it is gone once. */
export async function removeDraft(scene: Scene, editionId: string): Promise<void> {
  must(mayKeepEditions(scene.actor))
  const { tx, response } = scene
  const edition = await findEdition(tx, response.id, editionId)
  if (!edition) return
  if (edition.state !== 'draft') throw new Problem('not-now', 'editions.refused.published')
  await deleteDraft(tx, response.id, editionId)
  await append(scene, { type: 'edition.removed', subject: response.id, data: { edition: editionId } })
}

export type OpenedPart = OpenedDraft & {
  /** The part of the draft; of the edition before where it is retired. */
  part: FrameworkNode
  operation: Operation
  retired: boolean
  /** What is recorded on its older parts, by kind. */
  recorded: Awaited<ReturnType<typeof countRecorded>>
  /** What publishing would do to it now. */
  follow: number
  wait: number
}

export async function openPart(
  scene: Scene,
  editionId: string,
  asked: { part: string; retired: boolean },
): Promise<OpenedPart> {
  must(mayReadWork(scene.actor))
  const draft = await openDraft(scene, editionId)
  const { tx, response } = scene
  const nodes = asked.retired ? draft.older : draft.newer
  const part = nodes.find(({ id }) => id === asked.part)
  const operation = asked.retired ? operationFrom(draft, asked.part) : operationTo(draft, asked.part)
  if (!part || !operation || (asked.retired && operation.kind !== 'retire')) throw notFound()
  // A draft that can be changed follows an edition.
  const follows = draft.edition.follows!
  const recorded = await countRecorded(tx, response.id, { editionId: follows, nodeIds: operation.from })
  const effects = (await previewCarry(tx, response.id, follows, editionId)).filter(({ node }) =>
    operation.from.includes(node),
  )
  const sum = (of: 'follow' | 'wait') => effects.reduce((all, effect) => all + effect[of], 0)
  return {
    ...draft,
    part,
    operation,
    retired: asked.retired,
    recorded,
    follow: sum('follow'),
    wait: sum('wait'),
  }
}
