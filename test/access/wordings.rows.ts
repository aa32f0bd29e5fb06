import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { recordWork } from '../../src/modules/framework/commands/work.ts'
import { insertWording, keepVersion } from '../../src/modules/language/store.ts'
import {
  actionIds,
  editionId,
  openGround,
} from '../../src/modules/workplan/commitments/commitments.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const id = newId()
const nodeId = actionIds[0]!

/** Words of the health sector that nobody has signed yet. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const now = country.clock()
    const scene = { tx, response, actor: { kind: 'system' } as const, now }
    await openGround(scene)
    await recordWork(scene, {
      id,
      what: 'wording',
      scope: 'health/en',
      sector: 'health',
      editionId,
      nodeId,
      reviewOn: '2027-11-23',
    })
    const said = { title: 'Nurses know whom to call', body: 'The card is on the wall.', note: '' }
    await insertWording(tx, response.id, { id, language: 'en', ...said })
    await keepVersion(tx, response.id, { id, version: 1, by: null, now })
  })
}

const health = ['amina', 'grace'] as Row['may']
const none = { nobody: 'sign-in' } as const

const read = (path: string, route: string, thing: string, may: Row['may'] = everybody): Row => ({
  route: `GET /r/:response/wordings${route}`,
  thing,
  request: () => ({ path: `~/wordings${path}` }),
  may,
  ...none,
})

const written = (
  path: string,
  route: string,
  thing: string,
  may: Row['may'],
  fields: Asked['fields'],
): Row => ({
  route: `POST /r/:response/wordings${route}`,
  thing,
  request: () => ({ path: `~/wordings${path}`, fields }),
  may,
  ...none,
})

const draft = { title: 'Other words', body: 'Said otherwise.', note: '', reviewOn: '2027-11-23' }

export const rows: Row[] = [
  read('?sector=health&language=en', '', 'the words of a sector'),
  read(`/of/${nodeId}`, '/of/:node', 'a node in everybody’s words'),
  read('/of/no.such-node', '/of/:node', 'a node that is not there', []),
  read(`/${id}`, '/:id', 'words of health'),
  read(`/new?node=${nodeId}&sector=health&language=fr`, '/new', 'the form for health', health),
  read(`/${id}/edit`, '/:id/edit', 'the form to change the words of health', health),
  written('', '', 'words for health', health, {
    ...draft,
    id: newId(),
    node: actionIds[1]!,
    sector: 'health',
    language: 'en',
  }),
  written(`/${id}`, '/:id', 'a change of the words of health', health, { ...draft, version: '1' }),
  written(`/${id}/signatures`, '/:id/signatures', 'for child protection', ['amina'], {
    side: 'child-protection',
    version: '2',
  }),
  written(`/${id}/signatures`, '/:id/signatures', 'for the sector', ['grace'], {
    side: 'sector',
    version: '2',
  }),
  written(`/${id}/signatures/removal`, '/:id/signatures/removal', 'one’s own signature', everybody, {}),
  written(`/${id}/renewal`, '/:id/renewal', 'the day of the words of health', health, {}),
  written(`/${id}/withdrawal`, '/:id/withdrawal', 'the proposal of health', health, {}),
]
