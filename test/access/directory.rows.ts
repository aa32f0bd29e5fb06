import { organisations, teams } from '../../demo/country.ts'
import { newId, newToken } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { plantServices, type Services } from '../../src/modules/referrals/referrals.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

let services: Services
let site: string
const staffOnly = newId()
const hidingPlace = newId()

/**
 * Case work belongs to Safe Steps, which has an open place and one that is protected; the carpentry course to nobody's
 * team, in livelihoods; what the clinic offers to survivors is for referral staff.
 */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    await becomeSystem({ tx, responseId: country.responseId })
    services = await plantServices(tx, country.responseId)
    await tx`update service set owner_team_id = ${teams.caseWork!.id}
      where response_id = ${country.responseId} and id = ${services.caseWork}`
    site = newId()
    const location = newId()
    await tx`insert into location (response_id, id, name, created_at, modified_at)
      values (${country.responseId}, ${location}, ${tx.json({ en: 'Lake Camp, block C' })}, ${country.clock()}, ${country.clock()})`
    await tx`insert into service_site (response_id, id, service_id, location_id)
      values (${country.responseId}, ${site}, ${services.caseWork}, ${location})`
    const hidden = newId()
    await tx`insert into location (response_id, id, name, protected, created_at, modified_at)
      values (${country.responseId}, ${hidden}, ${tx.json({ en: 'A quiet house' })}, true, ${country.clock()},
        ${country.clock()})`
    await tx`insert into service_site (response_id, id, service_id, location_id)
      values (${country.responseId}, ${hidingPlace}, ${services.caseWork}, ${hidden})`
    await tx`insert into service (response_id, id, organisation_id, owner_team_id, sector, name, visibility, next_check,
        created_at, modified_at)
      values (${country.responseId}, ${staffOnly}, ${organisations.riverHealth!.id}, ${teams.clinic!.id}, 'health',
        ${tx.json({ en: 'Care after violence' })}, 'referral-staff', '2027-06-01', ${country.clock()}, ${country.clock()})`
  })
}

const keepers = ['amina', 'jonas', 'ibrahim', 'nadia', 'samir', 'hana'] as Row['may']
const ofAnySector = ['amina', 'tomas', 'jonas', 'ibrahim', 'claire', 'grace', 'rafiq'] as Row['may']
const adders = everybody.filter(who => who !== 'farida' && who !== 'rosa')
const keepsEverything = ['amina', 'jonas', 'ibrahim'] as Row['may']
/** Whoever keeps the whole directory is not thereby told where somebody hides. */
const keepersAtPlaces = ['amina', 'nadia', 'samir', 'hana'] as Row['may']
const keepersOfStaffOnly = ['amina', 'jonas', 'ibrahim', 'grace', 'leila'] as Row['may']
/** A custodian and a facilitator are people of the response, and not of its referrals. */
const referralStaff = everybody.filter(who => who !== 'farida' && who !== 'rosa')
const keepsAreas = ['jonas', 'ibrahim'] as Row['may']
const base = '/r/:response/services'
const anybody = { may: everybody, nobody: 'may' } as const

const page = (path: string, thing: string, who: Pick<Row, 'may' | 'nobody'>): Row => ({
  route: `GET /r/:response${path}`,
  thing,
  request: () => ({ path: `~${path}` }),
  ...who,
})

/** On the entry of Safe Steps, and on one that no team of the response owns. */
const onEntry = (
  method: 'GET' | 'POST',
  rest: string,
  mine: Row['may'],
  theirs: Row['may'],
  fields: Record<string, string> = {},
): Row[] => [
  {
    route: `${method} ${base}/:id${rest}`,
    thing: 'an entry that Safe Steps keeps',
    request: () => ({ path: `~/services/${services.caseWork}${rest.replace(':site', site)}`, fields }),
    may: mine,
    nobody: 'hidden',
  },
  {
    route: `${method} ${base}/:id${rest}`,
    thing: 'an entry that no team here keeps',
    request: () => ({ path: `~/services/${services.outside}${rest.replace(':site', newId())}`, fields }),
    may: theirs,
    nobody: 'hidden',
  },
]

const onOne = (
  method: 'GET' | 'POST',
  rest: string,
  path: () => string,
  thing: string,
  may: Row['may'],
): Row => ({
  route: `${method} ${base}/:id${rest}`,
  thing,
  request: () => ({ path: `~/services/${path()}`, fields: {} }),
  may,
  nobody: 'hidden',
})
const atHiding = () => `${services.caseWork}/sites/${hidingPlace}`

export const rows: Row[] = [
  onOne('GET', '', () => staffOnly, 'an entry for referral staff', referralStaff),
  onOne('GET', '/edit', () => `${staffOnly}/edit`, 'an entry for referral staff', keepersOfStaffOnly),
  onOne('POST', '', () => staffOnly, 'an entry for referral staff', keepersOfStaffOnly),
  onOne(
    'POST',
    '/confirmation',
    () => `${staffOnly}/confirmation`,
    'one for referral staff',
    keepersOfStaffOnly,
  ),
  onOne('GET', '/sites/:site', atHiding, 'a protected place of Safe Steps', keepersAtPlaces),
  onOne('POST', '/sites/:site', atHiding, 'a protected place of Safe Steps', keepersAtPlaces),
  page('/services', 'what is offered', anybody),
  page('/services/places', 'choosing a place', anybody),
  page('/services/copy.json', 'what one may take along', anybody),
  page('/services/unmet-needs/told', 'thanks for telling', anybody),
  page('/pathway-card', 'the printed card', anybody),
  page('/services/new', 'adding an entry', { may: adders, nobody: 'hidden' }),
  page('/services/mine', 'one’s own entries', { may: everybody }),
  page('/services/checks', 'what wants a check', { may: ofAnySector, nobody: 'hidden' }),
  page('/services/contacts', 'contacts that stood in texts', { may: ofAnySector, nobody: 'hidden' }),
  page('/services/unmet-needs', 'needs for which nothing was found', { may: ofAnySector, nobody: 'hidden' }),
  page('/providers/new', 'adding a provider', { may: ofAnySector, nobody: 'hidden' }),
  page('/areas', 'the areas', anybody),
  page('/areas/new', 'adding an area', { may: keepsAreas, nobody: 'hidden' }),
  ...onEntry('GET', '', everybody, everybody),
  ...onEntry('GET', '/edit', keepers, keepsEverything),
  ...onEntry('GET', '/status', keepers, keepsEverything),
  ...onEntry('GET', '/sites/new', keepers, keepsEverything),
  ...onEntry('GET', '/sites/:site', keepers, []),
  ...onEntry('POST', '', keepers, keepsEverything),
  ...onEntry('POST', '/status', keepers, keepsEverything, { status: 'active' }),
  ...onEntry('POST', '/confirmation', keepers, keepsEverything),
  ...onEntry('POST', '/room', keepers, keepsEverything, { room: 'open' }),
  ...onEntry('POST', '/sites', keepers, keepsEverything),
  ...onEntry('POST', '/sites/:site', keepers, []),
  // Taking away what is not there is done already.
  ...onEntry('POST', '/sites/:site/removal', keepers, keepsEverything),
  {
    route: `POST ${base}`,
    thing: 'an entry of Safe Steps',
    request: () => ({
      path: '~/services',
      fields: { id: newId(), sector: 'child-protection', organisation: organisations.safeSteps!.id },
    }),
    may: adders,
    nobody: 'hidden',
  },
  {
    route: `POST ${base}/checks`,
    thing: 'that an entry of Safe Steps is right',
    request: () => ({ path: '~/services/checks', fields: { service: services.caseWork } }),
    may: keepers,
    nobody: 'hidden',
  },
  {
    route: `POST ${base}/contacts/:id`,
    thing: 'a contact that is not there',
    request: () => ({ path: `~/services/contacts/${newId()}`, fields: { decision: 'dropped' } }),
    may: [],
    nobody: 'hidden',
  },
  {
    route: `POST ${base}/unmet-needs`,
    thing: 'that nothing was found',
    request: () => ({ path: '~/services/unmet-needs', fields: {} }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: `POST ${base}/confirmation-links`,
    thing: 'a link for an entry that Safe Steps keeps',
    request: () => ({
      path: '~/services/confirmation-links',
      fields: { link: `${newId()} ${organisations.safeSteps!.id}`, service: services.caseWork },
    }),
    may: keepers,
    nobody: 'hidden',
  },
  {
    route: `GET ${base}/confirmation-links/:id`,
    thing: 'a link that is not there',
    request: () => ({ path: `~/services/confirmation-links/${newId()}` }),
    may: [],
    nobody: 'hidden',
  },
  {
    route: 'GET /r/:response/confirm/:token',
    thing: 'a letter that nobody wrote',
    request: () => ({ path: `~/confirm/${newToken()}` }),
    may: [],
    nobody: 'hidden',
  },
  {
    route: 'POST /r/:response/confirm/:token',
    thing: 'a letter that nobody wrote',
    request: () => ({ path: `~/confirm/${newToken()}`, fields: { answer: 'right' } }),
    may: [],
    nobody: 'hidden',
  },
  {
    route: 'POST /r/:response/providers',
    thing: 'somebody who has no account',
    request: () => ({ path: '~/providers', fields: {} }),
    may: ofAnySector,
    nobody: 'hidden',
  },
  {
    route: 'POST /r/:response/areas',
    thing: 'a new area',
    request: () => ({ path: '~/areas', fields: {} }),
    may: keepsAreas,
    nobody: 'hidden',
  },
  {
    route: 'GET /r/:response/areas/:pcode',
    thing: 'Lake Camp',
    request: () => ({ path: '~/areas/TM0202' }),
    may: keepsAreas,
    nobody: 'hidden',
  },
]
