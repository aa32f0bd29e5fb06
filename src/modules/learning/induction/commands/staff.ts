// People to be inducted: listed, one, kept, left; and their numbers.
import { day } from '../../../../kernel/clock.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { Staff, StaffForm, Version } from '../model.ts'
import { keepsStaffOf, mayKeepStaff, mayReadCoverage } from '../policy.ts'
import { addDays, daysAfterLeaving, daysAhead, type Item, itemsOf } from '../rules.ts'
import * as store from '../store.ts'
import { listRequirements, listVersions, settle } from './requirements.ts'

const daysOf = (scene: Scene) => ({ today: todayOf(scene), soon: addDays(todayOf(scene), daysAhead) })

export async function listStaff(scene: Scene, filter: store.StaffFilter) {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  return store.listStaff(scene.tx, scene.response.id, organisationId, filter, daysOf(scene))
}

/** Everybody of the own organisation who is here, in the order of their names. */
export async function listEverybody(scene: Scene): Promise<Staff[]> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  return store.listEverybody(scene.tx, scene.response.id, organisationId)
}

export async function readCoverage(scene: Scene, side: 'organisation' | 'sector' | 'area') {
  must(mayReadCoverage(scene.actor))
  return store.coverage(scene.tx, daysOf(scene), side)
}

export type OpenedPerson = { staff: Staff; items: Item[]; versions: Version[] }

export async function getPerson(scene: Scene, id: string): Promise<OpenedPerson> {
  const { tx, response } = scene
  const staff = await store.findStaff(tx, response.id, id)
  if (!staff || !mayKeepStaff(scene.actor, staff.organisationId)) throw notFound()
  const [requirements, versions] = [await listRequirements(scene), await listVersions(scene)]
  const [facts] = await store.factsOf(tx, response.id, [id])
  return {
    staff,
    versions,
    items: itemsOf(staff, requirements, versions, facts ?? { topics: [], signed: [] }),
  }
}

/** Adds somebody to the list of one's own organisation, or changes them. Throws *not valid* for a number that another has. */
export async function keepPerson(scene: Scene, form: StaffForm): Promise<void> {
  const organisationId = keepsStaffOf(scene.actor)
  must(organisationId !== undefined)
  const { tx, response, now } = scene
  const before = await store.findStaff(tx, response.id, form.id)
  const holder = await store.findByNumber(tx, response.id, organisationId, form.number)
  if (holder !== undefined && holder !== form.id) throw new Problem('not-valid', 'induction.error.number')
  const one = { ...form, organisationId }
  if (before || !(await store.addStaff(tx, response.id, one, now))) {
    // Taken by somebody of another organisation, whom nobody here sees; or by the same request, sent twice at once.
    must((await store.findStaff(tx, response.id, form.id))?.organisationId === organisationId)
    await store.putStaff(tx, response.id, one, now)
  }
  await settle(scene, [form.id])
  await append(scene, {
    type: before ? 'induction.person-changed' : 'induction.person-added',
    subject: form.id,
    data: { role: form.role, contact: form.contact },
  })
}

export async function markLeft(scene: Scene, id: string): Promise<void> {
  const { staff } = await getPerson(scene, id)
  must(mayKeepStaff(scene.actor, staff.organisationId))
  if (!(await store.setLeft(scene.tx, scene.response.id, id, todayOf(scene)))) return
  const runAt = new Date(scene.now.getTime() + (daysAfterLeaving + 1) * day)
  await append(scene, {
    type: 'induction.person-left',
    subject: id,
    jobs: [{ name: 'induction.forget-person', key: id, data: { person: id }, runAt }],
  })
}

/** Deletes whoever left long ago and has not come back. */
export async function forgetPerson(scene: Scene, id: string): Promise<void> {
  must(scene.actor.kind === 'system')
  const until = addDays(todayOf(scene), -daysAfterLeaving)
  if (!(await store.deleteLeft(scene.tx, scene.response.id, id, until))) return
  await append(scene, { type: 'induction.person-forgotten', subject: id })
}
