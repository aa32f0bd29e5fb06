// The pages as a browser meets them: a definition keeps its languages while nobody changes its words, what was wrong comes
// back with what was typed, and digits may be those of any script.
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import type { Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { becomeSystem } from '../../../kernel/jobs.ts'
import { openGround } from '../commitments/commitments.testing.ts'
import { localDefinition } from './commands/definitions.ts'
import { getIndicator, openIndicator } from './commands/read.ts'

let country: TestCountry
const within = <T>(work: (scene: Scene) => Promise<T>) =>
  appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    return work({ tx, response, actor: { kind: 'system' }, now: country.clock() })
  })

beforeAll(async () => {
  country = await makeCountry()
  await within(openGround)
})

const local = localDefinition('health')!
const [id, own] = [newId(), newId()]
const filled = (language: 'ar' | 'en') => ({
  language,
  title: local.title[language]!,
  numerator: local.numerator[language]!,
  denominator: local.denominator[language]!,
  unit: local.unit,
  direction: local.direction,
  frequency: local.frequency,
  target: '٨٠',
  targetOn: '2027-12-31',
  reviewOn: '2027-11-23',
})

describe('the pages of an indicator', () => {
  it('bring a definition into the form, and keep its languages while its words stay', async () => {
    const grace = await country.browser('grace')
    const form = await (
      await grace.get(`~/workplan/indicators/new?sector=health&from=${local.id}&lang=ar`)
    ).text()
    expect(form).toContain(local.title.ar)
    const sent = { ...filled('ar'), id, sector: 'health', from: local.id }
    const posted = await grace.post('~/workplan/indicators?lang=ar', sent)
    expect(posted.headers.get('location')).toContain(`/workplan/indicators/${id}`)
    expect(await within(scene => getIndicator(scene, id))).toMatchObject({
      origin: 'local',
      target: 80,
      baseline: null,
      title: local.title,
      numerator: local.numerator,
    })
  })

  it('send back what was wrong with what was typed', async () => {
    const grace = await country.browser('grace')
    const answer = await grace.post(`~/workplan/indicators/${id}?lang=en`, {
      ...filled('en'),
      version: '1',
      note: 'What I typed',
      target: '140',
      baseline: '20',
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const part of [
      'What I typed',
      'value="140"',
      'A share is 100 percent at most',
      'on which day it was counted',
    ])
      expect(html).toContain(part)
  })

  it('lose the other languages when the words change, and say that it is one’s own', async () => {
    const grace = await country.browser('grace')
    await grace.post(`~/workplan/indicators/${id}?lang=en`, {
      ...filled('en'),
      version: '1',
      title: 'Wards that know whom to call',
    })
    expect(await within(scene => getIndicator(scene, id))).toMatchObject({
      version: 2,
      origin: 'own',
      title: { en: 'Wards that know whom to call' },
      numerator: local.numerator,
    })
  })

  it('take a number once both have signed, in any digits, and say what is wrong with it', async () => {
    const grace = await country.browser('grace')
    const amina = await country.browser('amina')
    const value = { period: '2026-07-01/2026-09-30', numerator: '٩', denominator: '১২' }
    expect((await grace.post(`~/workplan/indicators/${id}/values`, value)).status).toBe(409)
    const sign = { version: '2' }
    await grace.post(`~/workplan/indicators/${id}/signatures`, { ...sign, side: 'sector' })
    await amina.post(`~/workplan/indicators/${id}/signatures`, { ...sign, side: 'child-protection' })
    const wrong = await grace.post(`~/workplan/indicators/${id}/values?lang=en`, {
      ...value,
      denominator: 'many',
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Write a whole number.')
    expect((await grace.post(`~/workplan/indicators/${id}/values`, value)).status).toBe(303)
    const { values } = await within(scene => openIndicator(scene, id))
    expect(values).toMatchObject([{ numerator: 9, denominator: 12 }])
    expect(await (await amina.get(`~/workplan/indicators?lang=en`)).text()).toContain('75%')
  })

  it('never show a group by which somebody could be recognised', async () => {
    const rafiq = await country.browser('rafiq')
    const amina = await country.browser('amina')
    const sent = { ...filled('en'), unit: 'count', breakdowns: 'sex', id: own, sector: 'wash', from: '' }
    await rafiq.post('~/workplan/indicators', sent)
    await rafiq.post(`~/workplan/indicators/${own}/signatures`, { side: 'sector', version: '1' })
    await amina.post(`~/workplan/indicators/${own}/signatures`, { side: 'child-protection', version: '1' })
    const value = { period: '2026-07-01/2026-09-30', numerator: '61', girls: '58', boys: '3' }
    expect((await rafiq.post(`~/workplan/indicators/${own}/values`, value)).status).toBe(303)
    const html = await (await rafiq.get(`~/workplan/indicators/${own}?lang=en`)).text()
    expect(html).toContain('61')
    expect(html.match(/class="hidden-number"/g)).toHaveLength(2)
    expect(html).not.toMatch(/>58<|Girls: 58/)
  })

  it('show a small number to those who count it, and to nobody else', async () => {
    const seen = async (name: 'grace' | 'jonas' | 'nadia') => {
      const browser = await country.browser(name)
      const [line, list] = [
        await (await browser.get(`~/workplan/indicators/${id}?lang=en`)).text(),
        await (await browser.get('~/workplan/indicators?lang=en')).text(),
      ]
      return [line, list].map(html => html.includes('25%') || html.includes('3 of 12'))
    }
    const grace = await country.browser('grace')
    const value = { period: '2026-07-01/2026-09-30', numerator: '3', denominator: '12' }
    expect((await grace.post(`~/workplan/indicators/${id}/values`, value)).status).toBe(303)
    expect(await seen('grace')).toEqual([true, true])
    expect(await seen('jonas')).toEqual([true, true])
    expect(await seen('nadia')).toEqual([false, false])
  })
})
