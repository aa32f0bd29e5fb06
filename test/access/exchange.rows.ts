// What somebody brings is theirs alone until it is taken over; what imports leave to decide belongs to the keepers.

import { sectorTaxonomy, terms } from '../../src/exchange/hsds/taxonomy.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import type { Brought } from '../../src/modules/directory/imports.ts'
import { openImport, takeOver } from '../../src/modules/directory/imports.ts'
import { actIn } from '../../src/modules/referrals/referrals.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

const keepers: Row['may'] = ['amina', 'tomas', 'jonas', 'ibrahim', 'claire', 'grace', 'rafiq']
const ids = {
  jonas: newId(),
  claire: newId(),
  gone: newId(),
  finding: '',
  service: '',
  organisation: '',
  site: '',
  place: '',
}

const draft: Omit<Brought, 'id' | 'rows'> = {
  kind: 'services',
  format: 'services-advisor',
  state: 'comparing',
  signature: null,
  columns: [],
  mapping: {},
  notes: [],
}
const record = {
  key: 'a',
  changedAt: null,
  provider: { key: null, name: { en: 'Bright Path Schools' }, kind: 'ngo' },
  service: { sector: 'education', name: { en: 'Reading club' }, nextCheck: '2027-01-01' },
  places: [{ key: 'p', name: { en: 'Library' }, areaPcode: 'TM0201' }],
  areas: [],
  contacts: [],
  findings: [{ code: 'number-shared', column: 'id', values: { value: '7' } }],
}

/** One public entry with a doubt, and a draft each of Jonas (who keeps everything) and Claire (who keeps education). */
export async function prepare(country: TestCountry): Promise<void> {
  const { responseId } = country
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId })
    const scene = { tx, response, now: country.clock(), actor: { kind: 'system' as const } }
    const id = newId()
    await openImport(scene, { ...draft, id, rows: [{ number: 0, sheet: '', line: 1, record }] })
    await takeOver(scene, id, null)
    const [service] = await tx<{ id: string; organisationId: string }[]>`
      update service set visibility = 'public' where response_id = ${responseId} and source_id = 'a'
      returning id, organisation_id`
    const [finding] = await tx<
      { id: string }[]
    >`select id from import_finding where response_id = ${responseId}`
    const [site] = await tx<{ id: string; locationId: string }[]>`
      select id, location_id from service_site where response_id = ${responseId} and service_id = ${service!.id}`
    Object.assign(ids, {
      service: service!.id,
      organisation: service!.organisationId,
      finding: finding!.id,
      site: site!.id,
      place: site!.locationId,
    })
  })
  for (const name of ['jonas', 'claire'] as const)
    for (const id of name === 'claire' ? [ids.claire, ids.gone] : [ids.jonas])
      await appDb().transact(async tx =>
        openImport(await actIn(tx, responseId, name, country.clock()), { ...draft, id, rows: [] }),
      )
}

const ofJonas = (end: string) => () => ({ path: `~/imports/${ids.jonas}${end}` })
const open = (end: string, id?: () => string): Row => ({
  route: `GET /r/:response/hsds${end}`,
  thing: 'what is public',
  request: () => ({ path: `~/hsds${end.replace(':id', id?.() ?? '')}` }),
  may: everybody,
  nobody: 'may',
})

export const rows: Row[] = [
  {
    route: 'GET /r/:response/imports',
    thing: 'bringing files',
    request: () => ({ path: '~/imports' }),
    may: keepers,
  },
  {
    route: 'POST /r/:response/imports',
    thing: 'bringing a file',
    request: () => ({ path: '~/imports', upload: true }),
    may: keepers,
  },
  {
    route: 'GET /r/:response/imports/findings',
    thing: 'what imports left to decide',
    request: () => ({ path: '~/imports/findings' }),
    may: keepers,
  },
  {
    route: 'POST /r/:response/imports/findings/:id/settlement',
    thing: 'a doubt about a service of education',
    request: () => ({ path: `~/imports/findings/${ids.finding}/settlement` }),
    may: ['amina', 'jonas', 'ibrahim', 'claire'],
  },
  {
    route: 'GET /r/:response/imports/:id',
    thing: 'what Jonas brought',
    request: ofJonas(''),
    may: ['jonas'],
  },
  {
    route: 'GET /r/:response/imports/:id',
    thing: 'what Claire brought',
    request: () => ({ path: `~/imports/${ids.claire}` }),
    may: ['claire'],
  },
  {
    route: 'POST /r/:response/imports/:id/columns',
    thing: 'what Jonas brought',
    request: ofJonas('/columns'),
    may: ['jonas'],
  },
  {
    route: 'POST /r/:response/imports/:id/country',
    thing: 'what Jonas brought',
    request: ofJonas('/country'),
    may: ['jonas'],
  },
  {
    route: 'POST /r/:response/imports/:id/choices',
    thing: 'what Jonas brought',
    request: ofJonas('/choices'),
    may: ['jonas'],
  },
  {
    route: 'POST /r/:response/imports/:id/application',
    thing: 'what Jonas brought',
    request: ofJonas('/application'),
    may: ['jonas'],
  },
  {
    route: 'POST /r/:response/imports/:id/columns/removal',
    thing: 'what Claire brought',
    request: () => ({ path: `~/imports/${ids.gone}/columns/removal` }),
    may: ['claire'],
  },
  {
    route: 'POST /r/:response/imports/:id/removal',
    thing: 'what Jonas brought',
    request: ofJonas('/removal'),
    may: ['jonas'],
  },
  {
    route: 'GET /r/:response/exports',
    thing: 'taking the directory out',
    request: () => ({ path: '~/exports' }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/exports',
    thing: 'the directory as one may read it',
    request: () => ({ path: '~/exports', fields: { format: 'csv' } }),
    may: everybody,
  },
  open(''),
  open('/profile'),
  open('/openapi.json'),
  open('/services'),
  open('/services/:id', () => ids.service),
  open('/organizations'),
  open('/organizations/:id', () => ids.organisation),
  open('/locations'),
  open('/locations/:id', () => ids.place),
  open('/service_at_locations'),
  open('/service_at_locations/:id', () => ids.site),
  open('/taxonomies'),
  open('/taxonomies/:id', () => sectorTaxonomy.id),
  open('/taxonomy_terms'),
  open('/taxonomy_terms/:id', () => terms[0]!.id),
  open('/package.zip'),
]
