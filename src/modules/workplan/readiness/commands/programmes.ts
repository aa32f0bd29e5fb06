// Programmes: read, recorded, changed, ended.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { findOrganisation } from '../../../accounts/commands.ts'
import { isSector } from '../../../accounts/sectors.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Programme, ProgrammeFilter, ProgrammeForm } from '../model.ts'
import { mayKeepProgramme } from '../policy.ts'
import * as store from '../store/programmes.ts'

export function listProgrammes(scene: Scene, filter: ProgrammeFilter = {}): Promise<Programme[]> {
  must(mayReadPlan(scene.actor))
  return store.listProgrammes(scene.tx, scene.response.id, filter)
}

export async function getProgramme(scene: Scene, id: string): Promise<Programme> {
  must(mayReadPlan(scene.actor))
  const programme = await store.findProgramme(scene.tx, scene.response.id, id)
  if (!programme) throw notFound()
  return programme
}

/**
 * Records a programme, or changes the one with that id. Nobody takes over another's by naming their own organisation:
 * both what stood there and what is to stand there are asked for. Throws *not now* when it has ended.
 */
export async function keepProgramme(scene: Scene, id: string, form: ProgrammeForm): Promise<void> {
  const { tx, response, actor, now } = scene
  const before = await store.findProgramme(tx, response.id, id)
  must(mayKeepProgramme(actor, form) && (!before || mayKeepProgramme(actor, before)))
  must(actor.kind === 'person')
  if (before && before.endedAt !== null) throw new Problem('not-now', 'programmes.refused.ended')
  if (!form.sectors.every(isSector)) throw new Problem('not-valid', 'programmes.error.sectors')
  if (form.organisationId && !(await findOrganisation(scene, form.organisationId)))
    throw new Problem('not-valid', 'programmes.error.organisation')
  await store.putProgramme(tx, response.id, { ...form, id, madeBy: actor.id }, now)
  await append(scene, {
    type: before ? 'programme.changed' : 'programme.recorded',
    subject: id,
    data: { kind: form.kind, sectors: form.sectors },
  })
}

export async function endProgramme(scene: Scene, id: string): Promise<void> {
  const { tx, response, actor, now } = scene
  const programme = await store.findProgramme(tx, response.id, id)
  must(programme !== undefined && mayKeepProgramme(actor, programme))
  if (!(await store.endProgramme(tx, response.id, id, now))) return
  await append(scene, { type: 'programme.ended', subject: id, data: { kind: programme.kind } })
}
