// The open interface of the directory: HSDS 3.1, read only, public entries only, protected places never.
import { type Answer, file, json } from '../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../kernel/endpoint.ts'
import { isId } from '../../kernel/id.ts'
import type { Entry } from '../../modules/directory/model.ts'
import { needs } from '../../modules/directory/needs.ts'
import { freshnessSettings, oldestOffered } from '../../modules/directory/rules/freshness.ts'
import { localTimeOf } from '../../modules/directory/rules/hours.ts'
import { openApi, profile } from './describe.ts'
import { locationOf, organizationOf, servicesFrom, siteOf } from './out.ts'
import { packageOf } from './package.ts'
import type { Service } from './shape.ts'
import {
  type Ask,
  organisationsOf,
  type PageOf,
  publicOrganisations,
  publicPlaces,
  publicService,
  publicServices,
  publicSites,
} from './store.ts'
import { sectorTaxonomy, taxonomies, terms, termsById } from './taxonomy.ts'
import { zipped } from './zipped.ts'

const base = '/r/:response/hsds'

export const routes: Route[] = [
  get(base, about),
  get(`${base}/profile`, async x => open(x, profile(place(x)))),
  get(`${base}/openapi.json`, async x => open(x, openApi(place(x)))),
  get(`${base}/services`, services, { cost: 3 }),
  get(`${base}/services/:id`, service),
  get(`${base}/organizations`, organizations, { cost: 3 }),
  get(`${base}/organizations/:id`, organization),
  get(`${base}/locations`, locations, { cost: 3 }),
  get(`${base}/locations/:id`, location),
  get(`${base}/service_at_locations`, serviceAtLocations, { cost: 3 }),
  get(`${base}/service_at_locations/:id`, serviceAtLocation),
  get(`${base}/taxonomies`, async x => paged(x, { total: taxonomies.length, items: slice(x, taxonomies) })),
  get(`${base}/taxonomies/:id`, async x =>
    one(
      x,
      taxonomies.find(taxonomy => taxonomy.id === x.params.id),
    ),
  ),
  get(`${base}/taxonomy_terms`, taxonomyTerms),
  get(`${base}/taxonomy_terms/:id`, async x => one(x, termsById.get(x.params.id!))),
  get(`${base}/package.zip`, packageZip, { cost: 20 }),
]

const mostPerPage = 100
/** Entries in a package at most: more than any one response holds. */
const mostInPackage = 20_000

async function about(x: Exchange): Promise<Answer> {
  const at = place(x)
  return open(x, { version: '3.1', profile: `${at}/profile`, openapi_url: `${at}/openapi.json` })
}

async function services(x: Exchange): Promise<Answer> {
  const ask = askOf(x)
  if (!ask) return paged(x, { total: 0, items: [] })
  const found = await publicServices(x.tx, ask)
  if (isAsked(x, 'minimal'))
    return paged(x, {
      total: found.total,
      items: found.items.map(entry => ({ id: entry.id, last_modified: entry.modifiedAt })),
    })
  return paged(x, { total: found.total, items: await asServices(x, found.items, isAsked(x, 'full')) })
}

async function service(x: Exchange): Promise<Answer> {
  const ask = wide(x)
  const entry = isId(x.params.id) ? await publicService(x.tx, ask, x.params.id) : undefined
  return one(x, entry && (await asServices(x, [entry], true))[0])
}

async function organizations(x: Exchange): Promise<Answer> {
  const ask = askOf(x)
  if (!ask) return paged(x, { total: 0, items: [] })
  const found = await publicOrganisations(x.tx, ask, null)
  return paged(x, { total: found.total, items: found.items.map(organizationOf) })
}

async function organization(x: Exchange): Promise<Answer> {
  if (!isId(x.params.id)) return one(x, undefined)
  const ask = { ...wide(x), organization: x.params.id }
  const [found] = (await publicOrganisations(x.tx, ask, x.params.id)).items
  if (!found) return one(x, undefined)
  const { items } = await publicServices(x.tx, { ...ask, most: mostPerPage })
  const full = await asServices(x, items, isAsked(x, 'full_service'))
  return one(x, { ...organizationOf(found), services: full.map(({ organization: _, ...rest }) => rest) })
}

async function locations(x: Exchange): Promise<Answer> {
  const ask = askOf(x)
  if (!ask) return paged(x, { total: 0, items: [] })
  const found = await publicPlaces(x.tx, ask, null)
  return paged(x, {
    total: found.total,
    items: found.items.map(one => locationOf(one.location, one.areaName)),
  })
}

async function location(x: Exchange): Promise<Answer> {
  const [found] = isId(x.params.id) ? (await publicPlaces(x.tx, wide(x), x.params.id)).items : []
  return one(x, found && locationOf(found.location, found.areaName))
}

async function serviceAtLocations(x: Exchange): Promise<Answer> {
  const ask = askOf(x)
  if (!ask) return paged(x, { total: 0, items: [] })
  const found = await publicSites(x.tx, ask, {})
  return paged(x, { total: found.total, items: found.items.map(({ entry, site }) => siteOf(entry.id, site)) })
}

async function serviceAtLocation(x: Exchange): Promise<Answer> {
  const [found] = isId(x.params.id) ? (await publicSites(x.tx, wide(x), { site: x.params.id })).items : []
  if (!found) return one(x, undefined)
  const [whole] = await asServices(x, [found.entry], true)
  const { service_at_locations: _, ...rest } = whole!
  return one(x, { ...siteOf(found.entry.id, found.site), service: rest })
}

async function taxonomyTerms(x: Exchange): Promise<Answer> {
  const taxonomy = x.query.get('taxonomy_id')
  const parent = x.query.get('parent_id')
  const found = terms
    .filter(term => !taxonomy || term.taxonomy_id === taxonomy)
    .filter(term => !parent || term.parent_id === parent)
    .filter(term => !isAsked(x, 'top_only') || !term.parent_id)
  return paged(x, { total: found.length, items: slice(x, found) })
}

async function packageZip(x: Exchange): Promise<Answer> {
  const { items } = await publicServices(x.tx, { ...wide(x), most: mostInPackage })
  return file(
    'application/zip',
    await zipped(packageOf(await asServices(x, items, true))),
    `hsds-${x.response.slug}.zip`,
  )
}

async function asServices(x: Exchange, entries: Entry[], isFull: boolean): Promise<Service[]> {
  return servicesFrom(
    await organisationsOf(
      x.tx,
      x.response.id,
      entries.map(entry => entry.organisationId),
    ),
    entries,
    isFull,
  )
}

/** The question without any narrowing. */
function wide(x: Exchange): Ask {
  const today = localTimeOf(x.now, x.response.timeZone).day
  return {
    responseId: x.response.id,
    oldest: oldestOffered(today, freshnessSettings(x.response)),
    search: '',
    organization: null,
    sector: null,
    need: null,
    modifiedAfter: null,
    offset: 0,
    most: mostPerPage,
  }
}

/** The filters of the standard add up. Undefined when one of them can match nothing. */
function askOf(x: Exchange): Ask | undefined {
  const organization = x.query.get('organization_id')
  const term = x.query.get('taxonomy_term_id')
  const taxonomy = x.query.get('taxonomy_id')
  const since = x.query.get('modified_after')
  const found = term ? termsById.get(term) : undefined
  const isSector = found?.taxonomy_id === sectorTaxonomy.id
  const need = isSector ? needs.find(one => `need:${one}` === found.code) : undefined
  const moment = since ? Date.parse(since) : Number.NaN
  if (organization && !isId(organization)) return undefined
  if (term && !isSector) return undefined
  if (taxonomy && taxonomy !== sectorTaxonomy.id) return undefined
  if (since && Number.isNaN(moment)) return undefined
  const { page, perPage } = pageOf(x)
  return {
    ...wide(x),
    search: (x.query.get('search') ?? '').trim().slice(0, 200),
    organization: organization || null,
    sector: isSector && !need ? found.code : null,
    need: need ?? null,
    modifiedAfter: since ? new Date(moment).toISOString() : null,
    offset: (page - 1) * perPage,
    most: perPage,
  }
}

function pageOf(x: Exchange): { page: number; perPage: number } {
  const whole = (name: string, usual: number, most: number) => {
    const value = Number(x.query.get(name) ?? usual)
    return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual
  }
  return { page: whole('page', 1, 1_000_000), perPage: whole('per_page', 50, mostPerPage) }
}

function slice<T>(x: Exchange, items: T[]): T[] {
  const { page, perPage } = pageOf(x)
  return items.slice((page - 1) * perPage, page * perPage)
}

function paged(x: Exchange, found: PageOf<unknown>): Answer {
  const { page, perPage } = pageOf(x)
  const pages = Math.ceil(found.total / perPage)
  return open(x, {
    total_items: found.total,
    total_pages: pages,
    page_number: page,
    size: found.items.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: found.items.length === 0,
    contents: found.items,
  })
}

function one(x: Exchange, value: unknown): Answer {
  if (value !== undefined) return open(x, value)
  return json({ problem: 'not-found' }, 404, 'application/problem+json')
}

/** What is public may be read by pages of others; without cookies, so it stays what everybody sees. */
function open(x: Exchange, value: unknown): Answer {
  x.setHeader('access-control-allow-origin', '*')
  return json(value)
}

function isAsked(x: Exchange, name: string): boolean {
  return /^(true|1)$/.test(x.query.get(name) ?? '')
}

function place(x: Exchange): string {
  return `${x.installation.origin}${x.at('/hsds')}`
}
