import { cast } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { recordWork } from '../../src/modules/framework/commands/work.ts'
import { insertAction, insertMilestone } from '../../src/modules/workplan/actions/store.ts'
import {
  editionId,
  openGround,
  plannableId,
} from '../../src/modules/workplan/commitments/commitments.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const [id, other, milestone] = [newId(), newId(), newId()]
const nodeId = plannableId

/** One of the health sector that Daniel leads, and one of child protection's own. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const scene = { tx, response, actor: { kind: 'system' } as const, now: country.clock() }
    const cycleId = await openGround(scene)
    for (const [one, sector] of [
      [id, 'health'],
      [other, ''],
    ] as const) {
      await recordWork(scene, {
        id: one,
        what: 'action',
        scope: one,
        sector,
        editionId,
        nodeId,
        reviewOn: null,
      })
      await insertAction(tx, response.id, {
        id: one,
        cycleId,
        title: '',
        status: 'not-started',
        leadId: one === id ? cast.daniel.id : null,
        leadOrganisationId: null,
        coLeadId: null,
        coLeadOrganisationId: null,
        partners: '',
        startOn: null,
        dueOn: null,
        needed: null,
        secured: null,
        currency: null,
        resources: '',
        evidence: '',
        notes: '',
      })
    }
    await insertMilestone(tx, response.id, id, { id: milestone, title: 'Cards printed', dueOn: '2027-01-15' })
  })
}

const base = '/workplan/actions'
const planners: Row['may'] = ['amina', 'grace']
const leads: Row['may'] = ['amina', 'grace', 'daniel']
const speakers: Row['may'] = ['amina', 'claire', 'tomas', 'grace', 'rafiq']

const row = (
  method: 'GET' | 'POST',
  path: string,
  route: string,
  thing: string,
  may: Row['may'],
  asked: () => Omit<Asked, 'path'> = () => ({}),
): Row => ({
  route: `${method} /r/:response${route}`,
  thing,
  request: () => ({ path: `~${path}`, ...asked() }),
  may,
  nobody: 'sign-in',
})

const blank = { title: 'Cards', status: 'under-way', partners: '', resources: '', evidence: '', notes: '' }

export const rows: Row[] = [
  row('GET', base, base, 'the actions', everybody),
  row('GET', '/workplan/timeline', '/workplan/timeline', 'the timeline', everybody),
  row('GET', '/workplan/calendar.ics', '/workplan/calendar.ics', 'one’s own due days', everybody),
  row('GET', `${base}/${id}`, `${base}/:id`, 'an action of health', everybody),
  row('GET', `${base}/${newId()}`, `${base}/:id`, 'an action that is not there', []),
  row('GET', `${base}/new?node=${nodeId}`, `${base}/new`, 'the form', speakers),
  row('POST', base, base, 'an action for health', planners, () => ({
    fields: { ...blank, id: newId(), node: nodeId, sector: 'health' },
  })),
  row('POST', base, base, 'an action of child protection', ['amina'], () => ({
    fields: { ...blank, id: newId(), node: nodeId, sector: '' },
  })),
  row('GET', `${base}/${id}/edit`, `${base}/:id/edit`, 'the form to change one of health', planners),
  row('GET', `${base}/${other}/edit`, `${base}/:id/edit`, 'the form to change child protection’s own', [
    'amina',
  ]),
  row('POST', `${base}/${id}`, `${base}/:id`, 'a change of one of health', planners, () => ({
    fields: { ...blank, changedAt: '[]' },
  })),
  row('POST', `${base}/${id}/report`, `${base}/:id/report`, 'how far one of health is', leads, () => ({
    fields: { status: 'under-way', evidence: '', notes: '' },
  })),
  row('POST', `${base}/${id}/milestones`, `${base}/:id/milestones`, 'a milestone', leads, () => ({
    fields: { id: newId(), title: 'Wards visited', dueOn: '2027-02-01' },
  })),
  row(
    'POST',
    `${base}/${id}/milestones/${milestone}`,
    `${base}/:id/milestones/:milestone`,
    'reaching it',
    leads,
    () => ({
      fields: { done: 'yes' },
    }),
  ),
  row('POST', `${base}/${id}/needs`, `${base}/:id/needs`, 'what it waits for', leads, () => ({
    fields: { needs: other },
  })),
  row(
    'POST',
    `${base}/${id}/needs/${other}/removal`,
    `${base}/:id/needs/:needs/removal`,
    'not waiting for it',
    leads,
  ),
  row(
    'POST',
    `${base}/${id}/milestones/${milestone}/removal`,
    `${base}/:id/milestones/:milestone/removal`,
    'dropping it',
    leads,
  ),
  row(
    'POST',
    `${base}/${id}/signatures`,
    `${base}/:id/signatures`,
    'for child protection',
    ['amina'],
    () => ({
      fields: { side: 'child-protection', version: '1' },
    }),
  ),
  row(
    'POST',
    `${base}/${other}/signatures`,
    `${base}/:id/signatures`,
    'under child protection’s own',
    [],
    () => ({
      fields: { side: 'child-protection', version: '1' },
    }),
  ),
  row(
    'POST',
    `${base}/${id}/signatures/removal`,
    `${base}/:id/signatures/removal`,
    'one’s own signature',
    everybody,
  ),
]
