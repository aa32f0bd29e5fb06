// What a supervisor does: saying what was seen, standing for it until a day, and taking that back.
import { isPerson } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { findCompetency } from '../content.ts'
import type { Observed, Signed } from '../model.ts'
import { maySupervise, mayWithdraw } from '../policy.ts'
import { can, isReviewDay, standingIn } from '../rules/standing.ts'
import * as store from '../store/said.ts'
import { listShares } from '../store/sharing.ts'

export type Whose = { personId: string; competency: string }

/** Done twice with the same id, it is said once. Throws *not valid* for a day that has not come. */
export async function observe(scene: Scene, whose: Whose, observed: Observed): Promise<void> {
  const { tx, response, actor, now } = scene
  must(isPerson(actor) && maySupervise(actor, whose.personId, await sharesOf(scene, whose)))
  if (!findCompetency(whose.competency)) throw notFound()
  if (observed.seenOn > todayOf(scene)) throw new Problem('not-valid', 'competencies.error.future')
  const isNew = await store.insertObservation(tx, response.id, { ...observed, ...whose, by: actor.id }, now)
  if (!isNew) return
  await append(scene, {
    type: 'competency.observed',
    subject: whose.personId,
    data: { competency: whose.competency },
  })
}

/** Throws *not now* where nothing was seen that it could rest on, *not valid* for a day of review that is none. */
export async function signOff(scene: Scene, whose: Whose, signed: Signed): Promise<void> {
  const { tx, response, actor, now } = scene
  must(isPerson(actor) && maySupervise(actor, whose.personId, await sharesOf(scene, whose)))
  await store.lockPerson(tx, response.id, whose.personId)
  const before = await store.listSaid(tx, response.id, [whose.personId])
  if (before.signOffs.some(({ id }) => id === signed.id)) return
  if (!findCompetency(whose.competency)) throw notFound()
  const today = todayOf(scene)
  if (!can('sign-off', standingIn(whose.competency, before, today)))
    throw new Problem('not-now', 'competencies.refused.sign-off')
  if (!isReviewDay(signed.reviewOn, today)) throw new Problem('not-valid', 'competencies.error.review')
  const isNew = await store.insertSignOff(
    tx,
    response.id,
    { ...signed, ...whose, by: actor.id, signedOn: today },
    now,
  )
  if (!isNew) return
  await append(scene, {
    type: 'competency.signed-off',
    subject: whose.personId,
    data: { competency: whose.competency },
  })
}

/** Done twice, it is withdrawn once, with the first reason. */
export async function withdrawSignOff(scene: Scene, whose: Whose, id: string, why: string): Promise<void> {
  const { tx, response, actor, now } = scene
  const said = await store.listSaid(tx, response.id, [whose.personId])
  const signed = said.signOffs.find(one => one.id === id && one.competency === whose.competency)
  must(isPerson(actor) && signed !== undefined && mayWithdraw(actor, signed, await sharesOf(scene, whose)))
  if (!(await store.withdrawSignOff(tx, response.id, id, { by: actor.id, why }, now))) return
  await append(scene, {
    type: 'competency.withdrawn',
    subject: whose.personId,
    data: { competency: whose.competency },
  })
}

function sharesOf({ tx, response, now }: Scene, { personId }: Whose) {
  return listShares(tx, response.id, [personId], now)
}
