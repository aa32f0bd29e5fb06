// Proposing, changing, renewing, withdrawing and signing the one indicator of a sector. Each version is kept as it was, for
// whoever asks what was agreed.
import type { Person } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import {
  changeWork,
  recordWork,
  setReviewDay,
  signWork,
  takeBackSignature,
  withdrawWork,
} from '../../../framework/commands/work.ts'
import { followedEdition, nodesOf } from '../../../framework/commands.ts'
import type { Side } from '../../../framework/model.ts'
import { maySign } from '../../../framework/policy.ts'
import type { Draft, Indicator } from '../model.ts'
import { mayKeepIndicator } from '../policy.ts'
import {
  agreedOf,
  canBeWithdrawn,
  changedFields,
  indicatorNode,
  isReviewDay,
  wrongWith,
} from '../rules/indicator.ts'
import * as store from '../store/indicators.ts'

/** Posted twice with the same id, it is proposed once. Throws *already different* where the sector has one. */
export async function proposeIndicator(
  scene: Scene,
  { id, sector, draft }: { id: string; sector: string; draft: Draft },
): Promise<void> {
  must(mayKeepIndicator(scene.actor, { sector }))
  check(scene, draft)
  const { editionId, nodeId } = await placeFor(scene)
  const { tx, response } = scene
  const { isNew } = await recordWork(scene, {
    id,
    what: 'indicator',
    scope: sector,
    sector,
    editionId,
    nodeId,
    reviewOn: draft.reviewOn,
  })
  if (!isNew) return
  await store.putIndicator(tx, response.id, { id, ...draft })
  await keep(scene, id, 1, draft)
  await append(scene, { type: 'indicator.proposed', subject: id, data: { sector }, topics })
}

/** @param version that was read: a change in between refuses with *already different* */
export async function changeIndicator(
  scene: Scene,
  id: string,
  version: number,
  draft: Draft,
): Promise<void> {
  const indicator = await held(scene, id)
  if (indicator.version !== version) throw new Problem('already-different', 'indicators.refused.changed')
  check(scene, draft)
  const { tx, response } = scene
  const asksAgain = changedFields(agreedOf(standing(indicator)), agreedOf(draft)).length > 0
  if (!asksAgain && indicator.note === draft.note) return
  await store.putIndicator(tx, response.id, { id, ...draft })
  await setReviewDay(scene, id, draft.reviewOn)
  const now = asksAgain ? await changeWork(scene, id) : indicator.version
  if (asksAgain) await keep(scene, id, now, draft)
  await append(scene, { type: 'indicator.changed', subject: id, data: { version: now }, topics })
}

/** The day has come and nothing else has changed: both are asked to sign what stands there once more. */
export async function renewIndicator(scene: Scene, id: string, reviewOn: string): Promise<void> {
  const indicator = await held(scene, id)
  await changeIndicator(scene, id, indicator.version, { ...standing(indicator), reviewOn })
}

export async function withdrawIndicator(scene: Scene, id: string): Promise<void> {
  const indicator = await held(scene, id)
  if (!canBeWithdrawn(indicator)) throw new Problem('not-now', 'indicators.refused.in-use')
  await withdrawWork(scene, id)
  await append(scene, { type: 'indicator.withdrawn', subject: id, topics })
}

export async function signIndicator(
  scene: Scene & { actor: Person },
  { id, version, side }: { id: string; version: number; side: Side },
): Promise<void> {
  const indicator = await store.findIndicator(scene.tx, scene.response.id, id)
  must(indicator !== undefined && maySign(scene.actor, side, indicator.sector))
  await signWork(scene, { workId: id, version, side })
}

export async function takeBackIndicatorSignature(
  scene: Scene & { actor: Person },
  id: string,
): Promise<void> {
  const indicator = await store.findIndicator(scene.tx, scene.response.id, id)
  must(indicator !== undefined)
  await takeBackSignature(scene, id)
}

const topics = ['framework']

/** The common action that asks for indicators; where an edition has none, the vision, which every one has. */
async function placeFor(scene: Scene): Promise<{ editionId: string; nodeId: string }> {
  const edition = await followedEdition(scene)
  if (!edition) throw new Problem('not-now', 'indicators.refused.no-edition')
  const nodes = await nodesOf(scene, edition.id, ['common-action', 'vision'])
  const node = nodes.find(({ id }) => id === indicatorNode) ?? nodes.find(({ kind }) => kind === 'vision')
  if (!node) throw new Problem('not-now', 'indicators.refused.no-edition')
  return { editionId: edition.id, nodeId: node.id }
}

/** One that this person may keep, held until the transaction ends. */
async function held(scene: Scene, id: string): Promise<Indicator> {
  const indicator = await store.findIndicator(scene.tx, scene.response.id, id, true)
  must(indicator !== undefined && mayKeepIndicator(scene.actor, indicator))
  if (indicator.state !== 'placed') throw new Problem('not-now', 'indicators.refused.waiting')
  return indicator
}

/** Every one has a day on which it is looked at again. */
function standing(indicator: Indicator): Draft {
  return { ...indicator, reviewOn: indicator.reviewOn ?? '' }
}

function check(scene: Scene, draft: Draft): void {
  const [wrong] = Object.values(wrongWith(draft, draft))
  if (wrong) throw new Problem('not-valid', wrong)
  if (!isReviewDay(draft.reviewOn, todayOf(scene))) throw new Problem('not-valid', 'indicators.error.review')
}

async function keep({ tx, response, actor, now }: Scene, id: string, version: number, draft: Draft) {
  const by = actor.kind === 'person' ? actor.id : null
  await store.keepVersion(tx, response.id, { id, version, kept: agreedOf(draft), by, now })
}
