// Trainings and who was there.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import type { Training, TrainingForm } from '../model.ts'
import { keepsStaffOf } from '../policy.ts'
import * as store from '../store.ts'
import { listRequirements, settle } from './requirements.ts'

export async function listTrainings(scene: Scene): Promise<Training[]> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  return store.listTrainings(scene.tx, scene.response.id, organisationId)
}

/** The training that one's own organisation recorded from this session. @returns its id */
export async function trainingOfSession(scene: Scene, sessionId: string): Promise<string | undefined> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  return store.findTrainingOfSession(scene.tx, scene.response.id, organisationId, sessionId)
}

export type OpenedTraining = { training: Training; people: { id: string; name: string }[] }

export async function getTraining(scene: Scene, id: string): Promise<OpenedTraining> {
  const training = (await listTrainings(scene)).find(one => one.id === id)
  if (!training) throw notFound()
  return { training, people: await store.listAttendance(scene.tx, scene.response.id, id) }
}

/**
 * A training of one's own organisation with those who were there; called by other rooms too, e.g. with the id of a live
 * session. Called again with the same id, the training stays as it is and people are added.
 * @param staffIds of one's own organisation; others are not there for this actor and are left out
 * @returns how many were not there before
 */
export async function recordAttendance(
  scene: Scene,
  form: TrainingForm & { sessionId?: string | null },
  staffIds: readonly string[],
): Promise<number> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  const { tx, response, now } = scene
  const known = await listRequirements(scene)
  if (!form.topics.every(topic => known.some(one => one.id === topic && one.kind === 'training')))
    throw new Problem('not-valid', 'induction.error.topics')
  await store.insertTraining(tx, response.id, { ...form, organisationId }, now)
  return addPeople(scene, form.id, staffIds)
}

/** Those of one's own organisation who are here and have one of these staff numbers. @returns ids by number */
export async function staffWithNumbers(
  scene: Scene,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  const found = await store.namedStaff(scene.tx, scene.response.id, organisationId, numbers)
  return new Map(found.filter(({ number }) => numbers.includes(number)).map(({ id, number }) => [number, id]))
}

export type Pasted = { added: number; notFound: string[] }

/** Names or staff numbers, a line each. What means nobody, or more than one person, is given back. */
export async function addPasted(scene: Scene, trainingId: string, text: string): Promise<Pasted> {
  const { training } = await getTraining(scene, trainingId)
  const lines = [...new Set(text.split(/[\n;\t]/).flatMap(line => line.trim() || []))].slice(0, 2000)
  const { tx, response } = scene
  const people = await store.namedStaff(tx, response.id, training.organisationId, lines)
  const meant = lines.map(line => ({
    line,
    ids: people.filter(one => one.folded === store.tidy(line) || (one.number !== '' && one.number === line)),
  }))
  const found = meant.flatMap(({ ids: [first, ...rest] }) => (first && rest.length === 0 ? first.id : []))
  return {
    added: await addPeople(scene, trainingId, found),
    notFound: meant.filter(({ ids }) => ids.length !== 1).map(({ line }) => line),
  }
}

async function addPeople(scene: Scene, trainingId: string, staffIds: readonly string[]): Promise<number> {
  // Also asks whether it is a training of this actor's organisation.
  await getTraining(scene, trainingId)
  const added = await store.insertAttendance(scene.tx, scene.response.id, trainingId, staffIds)
  await settle(scene, added)
  await append(scene, { type: 'induction.attended', subject: trainingId, data: { people: added.length } })
  return added.length
}

/** Somebody was not there after all, e.g. another gave their staff number. How they stand is judged anew. */
export async function takeOff(scene: Scene, trainingId: string, staffId: string): Promise<void> {
  // Also asks whether it is a training of this actor's organisation.
  await getTraining(scene, trainingId)
  if (!(await store.deleteAttendance(scene.tx, scene.response.id, trainingId, staffId))) return
  await settle(scene, [staffId])
  await append(scene, { type: 'induction.taken-off', subject: trainingId, data: { person: staffId } })
}
