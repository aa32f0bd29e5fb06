// A response that has just begun to follow the framework opens its cycle where it first needs one.
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let country: TestCountry

beforeAll(async () => {
  country = await makeCountry()
})

describe('the first cycle', () => {
  it('is offered to whoever coordinates, once an edition is followed', async () => {
    const amina = await country.browser('amina')
    expect(await (await amina.get('~/workplan/commitments')).text()).not.toContain('/workplan/cycles"')
    await amina.post('~/framework/edition', { edition: 'working-together-2022' })
    expect(await (await amina.get('~/workplan/commitments')).text()).toContain('/workplan/cycles"')
    const grace = await country.browser('grace')
    expect(await (await grace.get('~/workplan/commitments')).text()).not.toContain('/workplan/cycles"')
  })

  it('is refused with the answers kept, and opened once', async () => {
    const amina = await country.browser('amina')
    const given = { id: newId(), name: 'Two years together', from: '2026-12-01', to: '2026-11-01' }
    const refused = await amina.post('~/workplan/cycles', given)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Two years together')
    const opened = await amina.post('~/workplan/cycles', { ...given, to: '2028-11-30' })
    expect(opened.headers.get('location')).toContain('done=workplan.done.opened')
    expect((await amina.post('~/workplan/cycles', { ...given, to: '2028-11-30' })).status).toBe(303)
    expect((await amina.post('~/workplan/cycles', { ...given, id: newId(), to: '2028-11-30' })).status).toBe(
      409,
    )
    expect(await (await amina.get('~/workplan/commitments')).text()).toContain('Two years together')
  })
})
