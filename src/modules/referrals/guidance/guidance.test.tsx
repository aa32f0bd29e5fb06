import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { languages } from '../../../kernel/words.ts'
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

  it('says which card is not there', async () => {
    expect((await (await country.browser()).get('~/guidance/magic')).status).toBe(404)
  })
})
