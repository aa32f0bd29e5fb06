// Proposing, changing, renewing, withdrawing and signing a wording. Each version is kept as it was, for whoever asks what
// was agreed.
import type { Person } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { todayOf } from '../../../kernel/today.ts'
import {
  changeWork,
  recordWork,
  setReviewDay,
  signWork,
  takeBackSignature,
  withdrawWork,
} from '../../framework/commands/work.ts'
import { followedEdition } from '../../framework/commands.ts'
import type { Side } from '../../framework/model.ts'
import { maySign } from '../../framework/policy.ts'
import type { Draft, Place, Wording } from '../model.ts'
import { mayKeepWording } from '../policy.ts'
import { canBeWithdrawn, changesWhatIsSigned, isReviewDay, scopeOf } from '../rules/wording.ts'
import { findWording, insertWording, keepVersion, updateWording } from '../store.ts'

/** Posted twice with the same id, it is proposed once. Throws *already different* where the sector has words there. */
export async function proposeWording(
  scene: Scene,
  { id, place, draft }: { id: string; place: Place; draft: Draft },
): Promise<void> {
  must(mayKeepWording(scene.actor, place))
  checkDay(scene, draft)
  const edition = await followedEdition(scene)
  if (!edition) throw new Problem('not-now', 'wording.refused.no-edition')
  const { tx, response } = scene
  const { isNew } = await recordWork(scene, {
    id,
    what: 'wording',
    scope: scopeOf(place),
    sector: place.sector,
    editionId: edition.id,
    nodeId: place.nodeId,
    reviewOn: draft.reviewOn,
  })
  if (!isNew) return
  await insertWording(tx, response.id, { id, language: place.language, ...draft })
  await keep(scene, id, 1)
  await append(scene, {
    type: 'wording.proposed',
    subject: id,
    data: { sector: place.sector, language: place.language },
    topics,
  })
}

/** @param version that was read: a change in between refuses with *already different* */
export async function changeWording(scene: Scene, id: string, version: number, draft: Draft): Promise<void> {
  const wording = await held(scene, id)
  if (wording.version !== version) throw new Problem('already-different', 'wording.refused.changed')
  checkDay(scene, draft)
  const { tx, response } = scene
  const asksAgain = changesWhatIsSigned(wording, draft)
  if (!asksAgain && wording.note === draft.note) return
  await updateWording(tx, response.id, { id, ...draft })
  await setReviewDay(scene, id, draft.reviewOn)
  const now = asksAgain ? await changeWork(scene, id) : wording.version
  if (asksAgain) await keep(scene, id, now)
  await append(scene, { type: 'wording.changed', subject: id, data: { version: now }, topics })
}

/** The day has come and nothing else has changed: both are asked to sign what stands there once more. */
export async function renewWording(scene: Scene, id: string, reviewOn: string): Promise<void> {
  const wording = await held(scene, id)
  await changeWording(scene, id, wording.version, {
    title: wording.title,
    body: wording.body,
    note: wording.note,
    reviewOn,
  })
}

export async function withdrawWording(scene: Scene, id: string): Promise<void> {
  const wording = await held(scene, id)
  if (!canBeWithdrawn(wording)) throw new Problem('not-now', 'wording.refused.in-use')
  await withdrawWork(scene, id)
  await append(scene, { type: 'wording.withdrawn', subject: id, topics })
}

export async function signWording(
  scene: Scene & { actor: Person },
  { id, version, side }: { id: string; version: number; side: Side },
): Promise<void> {
  const wording = await findWording(scene.tx, scene.response.id, id)
  must(wording !== undefined && maySign(scene.actor, side, wording.sector))
  await signWork(scene, { workId: id, version, side })
}

export async function takeBackWordingSignature(scene: Scene & { actor: Person }, id: string): Promise<void> {
  const wording = await findWording(scene.tx, scene.response.id, id)
  must(wording !== undefined)
  await takeBackSignature(scene, id)
}

const topics = ['framework']

/** One that this person may keep, held until the transaction ends. */
async function held(scene: Scene, id: string): Promise<Wording> {
  const wording = await findWording(scene.tx, scene.response.id, id, true)
  must(wording !== undefined && mayKeepWording(scene.actor, wording))
  if (wording.state !== 'placed') throw new Problem('not-now', 'wording.refused.waiting')
  return wording
}

function checkDay(scene: Scene, { reviewOn }: Draft): void {
  if (!isReviewDay(reviewOn, todayOf(scene))) throw new Problem('not-valid', 'wording.error.day')
}

async function keep({ tx, response, actor, now }: Scene, id: string, version: number): Promise<void> {
  const by = actor.kind === 'person' ? actor.id : null
  await keepVersion(tx, response.id, { id, version, by, now })
}
