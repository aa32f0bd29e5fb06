import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { openGround } from '../../src/modules/workplan/commitments/commitments.testing.ts'
import { bringDefinitions } from '../../src/modules/workplan/indicators/commands/definitions.ts'
import { proposeIndicator } from '../../src/modules/workplan/indicators/commands/write.ts'
import { draft } from '../../src/modules/workplan/indicators/indicators.testing.ts'
import { listDefinitions } from '../../src/modules/workplan/indicators/store/definitions.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const id = newId()
let definition = ''

/** An indicator of the health sector that nobody has signed yet, and a definition for it. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const scene = { tx, response, actor: { kind: 'system' } as const, now: country.clock() }
    await openGround(scene)
    await proposeIndicator(scene, { id, sector: 'health', draft })
    await bringDefinitions(scene, [{ sector: 'health', code: 'A1', title: { en: 'Wards that are ready' } }])
    definition = (await listDefinitions(tx, response.id))[0]!.id
  })
}

const health: Row['may'] = ['amina', 'grace']
const counting: Row['may'] = ['amina', 'grace', 'jonas']

const bringing: Row['may'] = ['amina', 'grace', 'rafiq', 'tomas', 'claire', 'jonas', 'ibrahim']

const read = (path: string, route: string, thing: string, may: Row['may'] = everybody): Row => ({
  route: `GET /r/:response/workplan/indicators${route}`,
  thing,
  request: () => ({ path: `~/workplan/indicators${path}` }),
  may,
})

const written = (
  path: string,
  route: string,
  thing: string,
  may: Row['may'],
  fields: Asked['fields'] = {},
): Row => ({
  route: `POST /r/:response/workplan/indicators${route}`,
  thing,
  request: () => ({ path: `~/workplan/indicators${path}`, fields }),
  may,
})

const book = (
  method: 'GET' | 'POST',
  rest: string,
  thing: string,
  asked: Omit<Asked, 'path'> = {},
  may: Row['may'] = everybody,
): Row => ({
  route: `${method} /r/:response/workplan/workbook/indicators${rest}`,
  thing,
  request: () => ({ path: `~/workplan/workbook/indicators${rest}`, ...asked }),
  may,
})

const form = {
  language: 'en',
  title: 'Wards that know whom to call',
  numerator: 'Wards with the card',
  denominator: 'All wards',
  unit: 'percent',
  direction: 'up',
  frequency: 'quarter',
  target: '80',
  targetOn: '2027-06-30',
  reviewOn: '2027-11-23',
}

export const rows: Row[] = [
  read('', '', 'the indicator of each sector'),
  read('/definitions', '/definitions', 'what can be chosen'),
  read('/sectors/health', '/sectors/:sector', 'the indicator of health'),
  read('/sectors/wash', '/sectors/:sector', 'what water can choose from', ['amina', 'rafiq']),
  read('/sectors/child-protection', '/sectors/:sector', 'what is no sector of its own', []),
  read('/new?sector=wash', '/new', 'the form for water', ['amina', 'rafiq']),
  read(`/${id}`, '/:id', 'the indicator of health'),
  read(`/${newId()}`, '/:id', 'an indicator that is not there', []),
  read(`/${id}/edit`, '/:id/edit', 'the form to change the indicator of health', health),
  written('', '', 'an indicator for water', ['amina', 'rafiq'], { ...form, id: newId(), sector: 'wash' }),
  written(`/${id}`, '/:id', 'a change of the indicator of health', health, { ...form, version: '1' }),
  written(`/${id}/signatures`, '/:id/signatures', 'for child protection', ['amina'], {
    side: 'child-protection',
    version: '2',
  }),
  written(`/${id}/signatures`, '/:id/signatures', 'for the sector', ['grace'], {
    side: 'sector',
    version: '2',
  }),
  written(`/${id}/values`, '/:id/values', 'a number of health', counting, {
    period: '2026-07-01/2026-09-30',
    numerator: '9',
    denominator: '12',
  }),
  written(`/${id}/values/removal`, '/:id/values/removal', 'a number of health', counting, {
    period: '2026-07-01/2026-09-30',
  }),
  written(`/${id}/signatures/removal`, '/:id/signatures/removal', 'one’s own signature', everybody),
  written(`/${id}/renewal`, '/:id/renewal', 'the day of the indicator of health', health),
  written(`/${id}/withdrawal`, '/:id/withdrawal', 'the proposal of health', health),
  {
    route: 'POST /r/:response/workplan/indicators/definitions/:id/removal',
    thing: 'a definition for health',
    // Taken away by the first who may; the others find nothing any more.
    request: async country => {
      await appDb().transact(async tx => {
        const response = await becomeSystem({ tx, responseId: country.responseId })
        const scene = { tx, response, actor: { kind: 'system' } as const, now: country.clock() }
        await bringDefinitions(scene, [
          { sector: 'health', code: 'A1', title: { en: 'Wards that are ready' } },
        ])
        definition = (await listDefinitions(tx, response.id))[0]!.id
      })
      return { path: `~/workplan/indicators/definitions/${definition}/removal` }
    },
    may: ['amina', 'grace', 'jonas', 'ibrahim'],
  },
  // Everybody of the response reads the plan. A file is brought by those who may bring definitions of one sector at least,
  // and what it would change is judged row by row.
  book('GET', '', 'where definitions are brought'),
  book('POST', '/export', 'the definitions as a workbook'),
  book('POST', '', 'a file of definitions', { upload: true }, bringing),
  book('POST', '/application', 'definitions of nothing', { fields: { changes: '[]' } }, bringing),
]
