import { organisations } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { applyChanges } from '../../src/modules/workplan/commitments/commands/changes.ts'
import {
  actionIds,
  changeOf,
  openGround,
} from '../../src/modules/workplan/commitments/commitments.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const own = changeOf('health', actionIds[0]!, { stance: 'we-lead' })
const ofOrganisation = changeOf(
  'camp-management',
  actionIds[0]!,
  { stance: 'we-lead' },
  { organisationId: organisations.lakeCamp!.id },
)
const inReturn = changeOf('health', '', { title: 'We train the teams.' }, { giver: 'child-protection' })

/** One of the health sector, one of an organisation that manages a camp, and one that is given to health in return. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const scene = { tx, response, actor: { kind: 'system' } as const, now: country.clock() }
    await openGround(scene)
    await applyChanges(scene, [own, ofOrganisation, inReturn])
  })
}

const base = '/r/:response/workplan/commitments'
const health = ['amina', 'grace'] as Row['may']
const camps = ['amina', 'tomas'] as Row['may']
const none = { nobody: 'sign-in' } as const

const page = (path: string, thing: string, may: Row['may']): Row => ({
  route: `GET ${base}${path.replace(/\?.*/, '').replace(/\/(health|livelihoods)/, '/:sector')}`,
  thing,
  request: () => ({ path: `~/workplan/commitments${path}` }),
  may,
  ...none,
})

const posted = (path: string, thing: string, may: Row['may'], asked: () => Omit<Asked, 'path'>): Row => ({
  route: `POST ${base}${path.replace('/health', '/:sector')}`,
  thing,
  request: () => ({ path: `~/workplan/commitments${path}`, ...asked() }),
  may,
  ...none,
})

const onOne = (
  method: 'GET' | 'POST',
  rest: string,
  fields: Record<string, string>,
  mays: Row['may'][],
): Row[] =>
  [own, ofOrganisation, inReturn].map((change, index) => ({
    route: `${method} ${base}/:id${rest}`,
    thing: ['of the health sector', 'of an organisation that manages a camp', 'given to health in return'][
      index
    ]!,
    request: () => ({ path: `~/workplan/commitments/${change.id}${rest}`, fields }),
    may: mays[index]!,
    ...none,
  }))

const reciprocal = { giver: 'child-protection', action: '', sector: 'health', stance: 'we-lead' }

export const rows: Row[] = [
  {
    route: 'POST /r/:response/workplan/cycles',
    thing: 'opening a cycle',
    request: () => ({ path: '~/workplan/cycles', fields: { name: 'Next' } }),
    may: ['amina', 'ibrahim'],
  },
  page('', 'the matrix', everybody),
  page('/list', 'a list', everybody),
  page('/gaps', 'what is missing', everybody),
  page('/sectors/health', 'the health sector', everybody),
  page('/sectors/health/answers', 'answering for health', health),
  page(
    `/sectors/livelihoods/answers?organisation=${organisations.farHorizon!.id}`,
    'answering for Far Horizon, which Victor leads in livelihoods',
    ['amina', 'victor'],
  ),
  page('/sectors/health/table', 'answering for health in a table', health),
  page('/sectors/health/signing', 'signing for health', health),
  page(`/new?sector=health&action=${actionIds[1]}`, 'a new answer for health', health),
  page(
    `/new?sector=livelihoods&action=${actionIds[1]}&organisation=${organisations.farHorizon!.id}`,
    'a new answer of Far Horizon, which Victor leads in livelihoods',
    ['amina', 'victor'],
  ),
  page(
    `/new?sector=livelihoods&action=${actionIds[1]}&organisation=${organisations.lakeCamp!.id}`,
    'a new answer of an organisation in which he does nothing',
    ['amina'],
  ),
  page('/new?sector=health&giver=child-protection', 'something given to health in return', health),
  posted('', 'an answer for health', health, () => ({
    fields: { id: newId(), sector: 'health', action: actionIds[2]!, stance: 'we-lead' },
  })),
  posted('', 'something given to health in return', health, () => ({
    fields: { ...reciprocal, id: newId(), title: 'We tell families about the clinic.' },
  })),
  posted('/changes', 'a cell of health', health, () => ({
    json: { id: newId(), sector: 'health', action: actionIds[3], set: { stance: 'we-lead' } },
  })),
  posted('/changes', 'a cell of the camps', camps, () => ({
    json: { id: newId(), sector: 'camp-management', action: actionIds[3], set: { stance: 'we-lead' } },
  })),
  posted('/sectors/health/answers', 'an answer for health', health, () => ({
    fields: { id: newId(), action: actionIds[4]!, stance: 'we-lead' },
  })),
  posted('/sectors/health/table', 'the table of health', health, () => ({
    fields: { [`stance:${actionIds[5]}`]: 'we-lead', [`id:${actionIds[5]}`]: newId() },
  })),
  posted('/sectors/health/signatures', 'signing all of health for the sector', ['grace'], () => ({
    fields: { side: 'sector', read: `${own.id} 1` },
  })),
  posted('/sectors/health/signatures', 'signing all of health for child protection', ['amina'], () => ({
    fields: { side: 'child-protection', read: `${own.id} 1` },
  })),
  ...onOne('GET', '', {}, [everybody, everybody, everybody]),
  ...onOne('GET', '/edit', {}, [health, camps, health]),
  ...onOne('POST', '', { stance: 'we-lead', notes: 'Seen.', title: 'We train.' }, [health, camps, health]),
  ...onOne('POST', '/signatures', { side: 'sector', version: '1' }, [['grace'], ['tomas'], ['grace']]),
  ...onOne('POST', '/signatures', { side: 'child-protection', version: '1' }, [
    ['amina'],
    ['amina'],
    ['amina'],
  ]),
  // Taking back what one has not signed does nothing; it is nobody else's signature that goes.
  ...onOne('POST', '/signatures/removal', { version: '1' }, [everybody, everybody, everybody]),
  ...onOne('POST', '/renewal', {}, [health, camps, health]),
]
