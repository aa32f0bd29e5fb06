import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import type { Scene } from '../../kernel/event.ts'
import { becomeSystem } from '../../kernel/jobs.ts'
import { bring, simple } from '../exchange.testing.ts'
import { sectorTaxonomy, terms } from './taxonomy.ts'

type Page = {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: Record<string, unknown>[]
}

let country: TestCountry
beforeAll(async () => {
  country = await makeCountry()
  const library = {
    key: 'library',
    name: { en: 'Library' },
    areaPcode: 'TM0201',
    latitude: 1.5,
    longitude: 2.5,
  }
  const shelter = {
    key: 'shelter',
    name: { en: 'Hidden house' },
    address: { en: 'Quiet lane' },
    protected: true,
  }
  await asSystem(async scene => {
    await bring(scene, [
      simple('a', { needs: ['school'] }, [library, shelter]),
      simple('b', { sector: 'health' }, [library]),
      simple('c', { sector: 'gbv' }, [shelter]),
      simple('inside'),
      simple('late', { nextCheck: '2026-01-01' }),
      simple('shut', { status: 'inactive' }),
    ])
    await scene.tx`
      update service set visibility = 'public' where response_id = ${country.responseId} and source_id <> 'inside'`
  })
})

/** Work as the system in the country of this file, committed. */
function asSystem<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  return appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    return work({ tx, response, actor: { kind: 'system' }, now: country.clock() })
  })
}

/** As somebody of referral staff, who sees more on the pages: this interface gives them no more than anybody. */
async function ask(path: string): Promise<Page> {
  const nobody = await country.browser()
  const answer = await nobody.get(`~/hsds${path}`)
  const staff = await (await country.browser('amina')).get(`~/hsds${path}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const text = await answer.text()
  expect(await staff.text()).toBe(text)
  expect(text).not.toMatch(/Hidden house|Quiet lane/)
  return JSON.parse(text)
}

describe('the open interface', () => {
  it('says what it is', async () => {
    const about = (await ask('')) as unknown as Record<string, string>
    expect(about.version).toBe('3.1')
    for (const address of [about.profile!, about.openapi_url!])
      expect(await ask(address.replace(/^.*\/hsds/, ''))).toBeTypeOf('object')
  })

  it('gives what is public, listed and not past its check, page by page', async () => {
    const all = await ask('/services')
    expect(all.contents.map(one => one.name).sort()).toEqual(['Service a', 'Service b', 'Service c'])
    expect(all).toMatchObject({
      total_items: 3,
      total_pages: 1,
      page_number: 1,
      size: 3,
      first_page: true,
      last_page: true,
      empty: false,
    })
    const second = await ask('/services?per_page=2&page=2')
    expect(second).toMatchObject({
      total_items: 3,
      total_pages: 2,
      size: 1,
      first_page: false,
      last_page: true,
    })
    expect(await ask('/services?per_page=2&page=9')).toMatchObject({ total_items: 3, size: 0, empty: true })
    expect(await ask('/services?per_page=-1&page=x')).toMatchObject({ total_items: 3, page_number: 1 })
  })

  it('narrows by every filter at once', async () => {
    const school = terms.find(term => term.code === 'need:school')!.id
    const health = terms.find(term => term.code === 'health')!.id
    const names = async (query: string) => (await ask(`/services?${query}`)).contents.map(one => one.name)
    expect(await names(`taxonomy_term_id=${school}`)).toEqual(['Service a'])
    expect(await names(`taxonomy_term_id=${health}&taxonomy_id=${sectorTaxonomy.id}`)).toEqual(['Service b'])
    expect(await names(`taxonomy_term_id=${health}&search=service a`)).toEqual([])
    expect(await names('search=100%25')).toEqual([])
    expect(await names('modified_after=2030-01-01')).toEqual([])
    expect(await names('organization_id=none')).toEqual([])
    const [organisation] = (await ask('/organizations')).contents
    expect(await names(`organization_id=${organisation!.id}`)).toHaveLength(3)
    expect((await ask('/services?minimal=true')).contents[0]).toEqual({
      id: expect.any(String),
      last_modified: expect.any(String),
    })
  })

  it('gives one thing with all that belongs to it, and never a protected place', async () => {
    const [first] = (await ask('/services?search=Service a&full=true')).contents
    const whole = (await ask(`/services/${first!.id}`)) as unknown as Record<string, unknown[]>
    expect(whole).toEqual(first)
    expect(whole.service_at_locations).toHaveLength(1)
    expect((await ask('/locations')).contents.map(one => one.name)).toEqual(['Library'])
    expect((await ask('/service_at_locations')).total_items).toBe(2)
    const [site] = (await ask('/service_at_locations')).contents
    expect(await ask(`/service_at_locations/${site!.id}`)).toMatchObject({
      location: { external_identifier: 'TM0201' },
      service: { status: 'active' },
    })
    const [organisation] = (await ask('/organizations')).contents
    expect(
      ((await ask(`/organizations/${organisation!.id}`)) as unknown as { services: unknown[] }).services,
    ).toHaveLength(3)
    expect((await ask('/taxonomies')).total_items).toBe(2)
    expect((await ask(`/taxonomy_terms?taxonomy_id=${sectorTaxonomy.id}&top_only=true`)).total_items).toBe(15)
  })

  it('does not give what is not public, is past, or is not there', async () => {
    const nobody = await country.browser()
    const hidden = await asSystem(
      async ({ tx }) => tx<{ id: string }[]>`
      select id from service where source_id in ('inside', 'late', 'shut') union
      select id from location where protected`,
    )
    for (const { id } of hidden)
      for (const list of ['services', 'locations'])
        expect((await nobody.get(`~/hsds/${list}/${id}`)).status).toBe(404)
    expect((await nobody.get('~/hsds/services/none')).status).toBe(404)
  })

  it('gives everything as a package of tables, without any protected place', async () => {
    const answer = await (await country.browser('amina')).get('~/hsds/package.zip')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.toString('latin1')).not.toContain('Hidden house')
  })
})
