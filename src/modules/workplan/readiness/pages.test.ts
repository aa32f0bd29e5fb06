// The room as a browser without a script has it: forms that are sent whole, and what comes back.
import { beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../../../../demo/country.ts'
import { type Browser, makeCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let amina: Browser
let grace: Browser
const check = newId()
const page = async (browser: Browser, path: string) => (await browser.get(path)).text()
const here = `~/workplan/readiness/${check}`

beforeAll(async () => {
  const country = await makeCountry()
  amina = await country.browser('amina')
  grace = await country.browser('grace')
})

describe('a check', () => {
  it('says what to do before an edition is followed, and is begun after', async () => {
    expect(await page(amina, '~/workplan/readiness')).toContain('No framework is followed yet')
    await amina.post('~/framework/edition', { edition: 'working-together-2022' })
    const nameless = await amina.post('~/workplan/readiness', { id: check, kind: 'outbreak', name: '' })
    expect(nameless.status).toBe(422)
    const begun = await amina.post('~/workplan/readiness', { id: check, kind: 'outbreak', name: 'Measles' })
    expect(begun.headers.get('location')).toContain(check)
    expect(await page(grace, '~/workplan/commitments')).not.toContain('Measles')
    expect(await page(grace, '~/workplan/readiness')).toContain('Measles')
  })

  it('keeps everything on the form and comes back to the place whose button was pressed', async () => {
    const saved = await grace.post(`${here}/answers`, {
      'answer:consideration.1': 'missing',
      'note:consideration.1': 'Nobody in the camp.',
      'answer:consideration.4': 'in-place',
      stay: 'consideration.4',
    })
    expect(saved.headers.get('location')).toMatch(/\?done=readiness\.done\.saved#at-consideration-4$/)
    expect(await page(grace, here)).toContain('Nobody in the camp.')
  })

  it('does not undo what another has answered since the page was opened', async () => {
    await amina.post(`${here}/answers`, {
      'answer:consideration.1': 'partly',
      'was:consideration.1': 'missing',
      'was-note:consideration.1': 'Nobody in the camp.',
      'note:consideration.1': 'Nobody in the camp.',
    })
    await grace.post(`${here}/answers`, {
      'answer:consideration.1': 'missing',
      'was:consideration.1': 'missing',
      'note:consideration.1': 'Nobody in the camp.',
      'was-note:consideration.1': 'Nobody in the camp.',
      'answer:consideration.2': 'in-place',
    })
    const shown = await page(grace, here)
    expect(shown).toContain('name="was:consideration.1" value="partly"')
    expect(shown).toContain('name="was:consideration.2" value="in-place"')
  })

  it('gives back what was typed where an answer is missing', async () => {
    const refused = await grace.post(`${here}/answers`, {
      'answer:consideration.3': 'missing',
      'note:consideration.5': 'The committees meet.',
    })
    expect(refused.status).toBe(422)
    const shown = await refused.text()
    expect(shown).toContain('The committees meet.')
    expect(shown).toContain('href="#field-answer%3Aconsideration.5"')
  })

  it('promises with one tap once a cycle is open', async () => {
    const promise = {
      'answer:consideration.6': 'missing',
      'action:consideration.6': newId(),
      promise: 'consideration.6',
    }
    expect((await grace.post(`${here}/promises`, promise)).status).toBe(409)
    const cycle = { id: newId(), name: '2026', from: '2026-01-01', to: '2026-12-31' }
    await amina.post('~/workplan/cycles', cycle)
    expect((await grace.post(`${here}/promises`, promise)).status).toBe(303)
    expect(await page(grace, here)).toContain(`/workplan/actions/${promise['action:consideration.6']}`)
  })
})

it('a sector’s list is narrowed, changed line by line, and added to', async () => {
  const health = '~/workplan/preparedness/sectors/health'
  const line = 'sector.health.preparedness.number'
  await grace.post(`${health}/answers`, { [`answer:${line}`]: 'missing', [`was:${line}`]: 'not-known' })
  const missing = await page(grace, `${health}?answer=missing`)
  expect(missing).toContain(`answer:${line}`)
  expect(missing).not.toContain('sector.health.preparedness.survivors')
  const wrong = await grace.post(`${health}/lines/${line}`, { answer: 'partly', dueOn: 'soon' })
  expect(wrong.status).toBe(422)
  const fields = { answer: 'partly', ownerId: cast.grace.id, dueOn: '2026-11-01', note: 'In four.' }
  await grace.post(`${health}/lines/${line}`, fields)
  expect(await page(amina, '~/workplan/preparedness')).toContain('1 overdue')
  expect((await grace.post(`${health}/lines`, { id: newId(), text: '' })).status).toBe(422)
})

describe('a programme', () => {
  it('comes back with what was typed, and is shown with its outcomes', async () => {
    const id = newId()
    const form = { id, name: 'Safe schools', kind: 'integrated', 'outcome:0': 'Less fear', 'target:0': '10' }
    const refused = await grace.post('~/workplan/programmes', { ...form, sectors: ['health'] })
    expect(refused.status).toBe(422)
    const shown = await refused.text()
    expect(shown).toContain('Less fear')
    expect(shown).toContain('href="#field-measure%3A0"')
    const whole = { ...form, sectors: ['health', 'education'], 'measure:0': 'Asked twice a year' }
    expect((await grace.post('~/workplan/programmes', whole)).status).toBe(303)
    expect(await page(grace, `~/workplan/programmes/${id}`)).toContain('Asked twice a year')
    expect(await page(grace, '~/workplan/programmes?kind=joint')).not.toContain('Safe schools')
    expect(await page(grace, '~/workplan/programmes?sector=education')).toContain('Safe schools')
  })

  it('for which one does not speak is refused with a sentence', async () => {
    const form = { id: newId(), name: 'Wells', kind: 'mainstreaming', sectors: ['wash'] }
    const refused = await grace.post('~/workplan/programmes', form)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Choose a sector for which you speak')
  })
})
