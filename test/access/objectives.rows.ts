import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { openGround } from '../../src/modules/workplan/commitments/commitments.testing.ts'
import { objectiveNodes } from '../../src/modules/workplan/objectives/objectives.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    await openGround({ tx, response, actor: { kind: 'system' }, now: country.clock() }, objectiveNodes)
  })
}

const base = '/workplan/objectives'
const node = 'objective.1.progress'

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

const speakers: Row['may'] = ['amina', 'claire', 'tomas', 'grace', 'rafiq']

export const rows: Row[] = [
  row('GET', base, base, 'the objectives', everybody),
  row('GET', `${base}/${node}`, `${base}/:node`, 'a sentence of an objective', everybody),
  row('GET', `${base}/objective.1`, `${base}/:node`, 'what is no sentence', []),
  row('POST', `${base}/${node}/evidence`, `${base}/:node/evidence`, 'what shows it', speakers, () => ({
    fields: { id: newId(), quote: '', body: 'Minutes of four meetings.', address: '' },
  })),
  row(
    'POST',
    `${base}/${node}/evidence/${newId()}/removal`,
    `${base}/:node/evidence/:id/removal`,
    'evidence that is not there',
    [],
  ),
  row('POST', `${base}/${node}/ratings`, `${base}/:node/ratings`, 'a judgement', ['amina'], () => ({
    fields: { id: newId(), level: 'mostly', why: 'Four of five sectors agreed.' },
  })),
  row('GET', '/workplan/cycles', '/workplan/cycles', 'the cycles', everybody),
  row('GET', `/workplan/cycles/${newId()}`, '/workplan/cycles/:id', 'a report that is not there', []),
  row('GET', '/workplan/cycles/closing', '/workplan/cycles/closing', 'the form to close the cycle', [
    'amina',
    'ibrahim',
  ]),
  row(
    'POST',
    '/workplan/cycles/closing',
    '/workplan/cycles/closing',
    'closing without a word',
    ['amina', 'ibrahim'],
    () => ({
      fields: { cycle: newId(), id: newId(), name: '', from: '', to: '', summary: '' },
    }),
  ),
]
