// A session that counts as a training: said by whoever leads it; one's staff number given of one's own will; taken over by
// the keepers of each organisation, who see nothing of the others. A phone never learns whether a number is on a list.
import { append, type Scene } from '../../../../kernel/event.ts'
import { newId } from '../../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { listOrganisations } from '../../../accounts/commands.ts'
import { listRequirements } from '../../induction/commands/requirements.ts'
import { recordAttendance, staffWithNumbers, trainingOfSession } from '../../induction/commands/trainings.ts'
import type { Requirement } from '../../induction/model.ts'
import { keepsStaffOf } from '../../induction/policy.ts'
import { getSession, type TakingPart, takePart, topicOf } from '../commands/scene.ts'
import type { LiveSession } from '../model.ts'
import { mayLead } from '../policy.ts'
import type { NumberForm, Waiting } from './model.ts'
import * as store from './store.ts'

/** What a session can count as. */
export async function listTopics(scene: Scene): Promise<Requirement[]> {
  return (await listRequirements(scene)).filter(({ kind, isRetired }) => kind === 'training' && !isRetired)
}

/** Also after the end. What has been taken over stays as it was recorded. */
export async function chooseTopics(scene: Scene, id: string, topics: readonly string[]): Promise<void> {
  must(mayLead(scene.actor))
  await getSession(scene, id)
  const known = await listTopics(scene)
  if (!topics.every(topic => known.some(one => one.id === topic)))
    throw new Problem('not-valid', 'live.error.form')
  await store.setTopics(scene.tx, scene.response.id, id, topics)
  await append(scene, {
    type: 'live-session.topics-chosen',
    subject: id,
    data: { topics: [...topics] },
    topics: [topicOf(id)],
  })
}

/** What this phone gave; to be asked in the transaction that takes part. */
export function readNumber({ scene, seat }: TakingPart): Promise<NumberForm | undefined> {
  return store.findNumber(scene.tx, scene.response.id, seat.id)
}

/** @param form undefined takes back what was given */
export async function giveNumber(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  form: NumberForm | undefined,
): Promise<void> {
  const part = await takePart(scene, id, token)
  const { tx, response, now } = scene
  const given = await readNumber(part)
  if (given?.number === form?.number && given?.organisationId === form?.organisationId) return
  if (form === undefined) await store.deleteNumbers(tx, response.id, [part.seat.id])
  else {
    if (part.session.topics.length === 0) throw new Problem('not-now', 'attendance.refused.no-training')
    if (!(await listOrganisations(scene)).some(one => one.id === form.organisationId))
      throw new Problem('not-valid', 'attendance.error.organisation')
    await store.putNumber(tx, response.id, { id: part.seat.id, sessionId: id }, form, now)
  }
  await append(part.scene, { type: 'live-session.number-given', subject: id })
}

/** Sessions in which people of one's own organisation gave their number; nothing for whoever keeps no list. */
export async function listWaiting(scene: Scene): Promise<Waiting[]> {
  const organisationId = keepsStaffOf(scene.actor)
  if (organisationId === undefined) return []
  return store.listWaiting(scene.tx, scene.response.id, organisationId)
}

/**
 * Records the training for everybody of one's own organisation who gave a number that is on its list. Done again, whoever
 * gave theirs later is added. What means nobody stays until the keepers have looked at it: see `listLeft`.
 * @returns the training; undefined where nobody of one's own gave a number
 */
export async function takeOver(scene: Scene, id: string): Promise<string | undefined> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  const session = await getSession(scene, id)
  if (session.topics.length === 0 || !session.endedAt) throw notFound()
  const { tx, response } = scene
  const numbers = await store.listNumbers(tx, response.id, id, organisationId)
  const before = await trainingOfSession(scene, id)
  if (numbers.length === 0) return before
  const known = await staffWithNumbers(
    scene,
    numbers.map(({ number }) => number),
  )
  const training = { ...trainingOf(scene, session), id: before ?? newId(), sessionId: id }
  await recordAttendance(scene, training, [...known.values()])
  const recorded = numbers.flatMap(({ seatId, number }) => (known.has(number) ? seatId : []))
  await store.deleteNumbers(tx, response.id, recorded)
  await append(scene, {
    type: 'live-session.attendance-taken',
    subject: id,
    data: { people: recorded.length, left: numbers.length - recorded.length },
  })
  return training.id
}

function trainingOf(scene: Scene, session: LiveSession) {
  const { actor, response } = scene
  return {
    title: session.title,
    heldOn: todayOf({ now: session.beginsAt, response }),
    place: '',
    trainer: actor.kind === 'person' && actor.id === session.madeBy ? actor.name : '',
    topics: session.topics,
  }
}

/** Numbers of a training's session that mean nobody on the list. */
export async function listLeft(
  scene: Scene,
  { sessionId }: { sessionId: string | null },
): Promise<{ seatId: string; number: string }[]> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  if (sessionId === null) return []
  return store.listNumbers(scene.tx, scene.response.id, sessionId, organisationId)
}

/** The keepers have looked at what was left. */
export async function forgetLeft(scene: Scene, training: { sessionId: string | null }): Promise<void> {
  const left = await listLeft(scene, training)
  if (left.length === 0 || training.sessionId === null) return
  await store.deleteNumbers(
    scene.tx,
    scene.response.id,
    left.map(({ seatId }) => seatId),
  )
  await append(scene, {
    type: 'live-session.numbers-looked-at',
    subject: training.sessionId,
    data: { people: left.length },
  })
}
