// Judging, and saying what shows it.
import type { Person } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { newId } from '../../../../kernel/id.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { languages } from '../../../../kernel/words.ts'
import { findWorkOn, recordWork } from '../../../framework/commands/work.ts'
import { getGround } from '../../commitments/commands/ground.ts'
import type { EvidenceForm, RatingForm } from '../model.ts'
import { mayGiveEvidence, mayJudge, mayWithdrawEvidence } from '../policy.ts'
import { isQuoteOf } from '../rules/quote.ts'
import { findEvidence, insertEvidence, insertRating, withdrawEvidence } from '../store.ts'
import { openSentence } from './read.ts'

type Own = Scene & { actor: Person }

const topics = ['framework']

/** Throws *not valid* when the quoted words do not stand in the sentence. Done twice with the same id, it is given once. */
export async function giveEvidence(scene: Own, nodeId: string, form: EvidenceForm): Promise<void> {
  must(mayGiveEvidence(scene.actor))
  const { node } = await openSentence(scene, nodeId)
  const isThere = languages.some(language => isQuoteOf(node.text[language] ?? '', form.quote))
  if (form.quote !== '' && !isThere) throw new Problem('not-valid', 'objectives.error.quote')
  const { tx, response, actor, now } = scene
  const place = await placeOf(scene, nodeId)
  if (!(await insertEvidence(tx, response.id, { ...form, ...place, by: actor.id, now }))) return
  await append(scene, { type: 'objective.evidence-given', subject: form.id, data: { node: nodeId }, topics })
}

export async function takeEvidenceBack(scene: Own, id: string): Promise<void> {
  const { tx, response, actor, now } = scene
  const evidence = await findEvidence(tx, response.id, id)
  must(evidence !== undefined && mayWithdrawEvidence(actor, evidence))
  await withdrawEvidence(tx, response.id, id, now)
  await append(scene, {
    type: 'objective.evidence-withdrawn',
    subject: id,
    data: { node: evidence.nodeId },
    topics,
  })
}

/** @param final where the cycle is closed with it */
export async function judge(scene: Own, nodeId: string, form: RatingForm, final = false): Promise<void> {
  must(mayJudge(scene.actor))
  await openSentence(scene, nodeId)
  const { tx, response, actor, now } = scene
  const place = await placeOf(scene, nodeId)
  if (!(await insertRating(tx, response.id, { ...form, final, ...place, by: actor.id, now }))) return
  await append(scene, {
    type: 'objective.judged',
    subject: form.id,
    data: { node: nodeId, level: form.level, final },
    topics,
  })
}

/** The work that stands on the sentence, recorded when something is first said about it. */
async function placeOf(scene: Scene, nodeId: string): Promise<{ workId: string; cycleId: string }> {
  const { cycle, edition } = await getGround(scene)
  const place = { what: 'rating' as const, scope: '', editionId: edition.id, nodeId }
  const found = await findWorkOn(scene, place)
  if (found) return { workId: found.id, cycleId: cycle.id }
  const { work } = await recordWork(scene, { id: newId(), ...place, sector: '', reviewOn: null })
  return { workId: work.id, cycleId: cycle.id }
}
