import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import { newId } from '../../../kernel/id.ts'
import { becomeSystem } from '../../../kernel/jobs.ts'
import { languages } from '../../../kernel/words.ts'
import { openGround } from '../../workplan/commitments/commitments.testing.ts'
import { guidances } from './model.ts'

let country: TestCountry

beforeAll(async () => {
  country = await makeCountry()
})

describe('guidance', () => {
  it('has ten cards, for everyone first', () => {
    expect(guidances).toHaveLength(10)
    expect(guidances[0]?.id).toBe('general')
  })

  it('is read without an account, in every language', async () => {
    const somebody = await country.browser()
    for (const language of languages) {
      const list = await somebody.get(`~/guidance?lang=${language}`)
      expect(list.status).toBe(200)
      const html = await list.text()
      for (const { id } of guidances) expect(html).toContain(`/guidance/${id}"`)
      for (const { id, title } of guidances) {
        const card = await somebody.get(`~/guidance/${id}?lang=${language}`)
        expect(card.status).toBe(200)
        expect(await card.text()).toContain(title[language])
      }
    }
  })

  it('puts danger and the phone before everything else', async () => {
    const html = await (await (await country.browser()).get('~/guidance/wash?lang=en')).text()
    const places = ['href="tel:199"', 'id="signs"', '/redirects/new', 'id="look"', 'id="write"'].map(part =>
      html.indexOf(part),
    )
    expect(places.every(place => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('says referral in the words on which a sector and child protection agreed, to anybody, also on a phone', async () => {
    const id = newId()
    const read = async (path: string) => (await (await country.browser()).get(path)).text()
    await appDb().transact(async tx => {
      const response = await becomeSystem({ tx, responseId: country.responseId })
      await openGround({ tx, response, actor: { kind: 'system' }, now: country.clock() })
    })
    const grace = await country.browser('grace')
    const words = { title: 'Every ward knows', body: 'The card is on the wall.', reviewOn: '2027-11-23' }
    await grace.post('~/wordings', {
      id,
      node: 'common.referral-ready',
      sector: 'health',
      language: 'en',
      ...words,
    })
    await grace.post(`~/wordings/${id}/signatures`, { side: 'sector', version: '1' })
    expect(await read('~/guidance/health?lang=en')).not.toContain('Every ward knows')
    expect(await read('~/offline/place')).not.toContain('Every ward knows')
    await (await country.browser('amina')).post(`~/wordings/${id}/signatures`, {
      side: 'child-protection',
      version: '1',
    })
    expect(await read('~/guidance/health?lang=en')).toContain('Every ward knows')
    expect(await read('~/guidance/health?lang=ar')).toMatch(/<span lang="en" dir="ltr">Every ward knows</)
    expect(await read('~/guidance/wash?lang=en')).not.toContain('Every ward knows')
    expect(await read('~/guidance/general?lang=en')).not.toContain('Every ward knows')
    expect(JSON.parse(await read('~/offline/place')).agreed).toEqual([
      {
        nodeId: 'common.referral-ready',
        sector: 'health',
        title: { en: 'Every ward knows' },
        body: { en: 'The card is on the wall.' },
      },
    ])
  })

  it('says which card is not there', async () => {
    expect((await (await country.browser()).get('~/guidance/magic')).status).toBe(404)
  })
})
