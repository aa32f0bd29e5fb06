// The room as a browser without a script has it, and the files it gives.
import { beforeAll, describe, expect, it } from 'vitest'
import { cast, teams } from '../../../../demo/country.ts'
import { type Browser, makeCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let nadia: Browser
let samir: Browser
const room = '~/learning/competencies'
const page = async (browser: Browser, path: string) => (await browser.get(path)).text()

beforeAll(async () => {
  const country = await makeCountry()
  nadia = await country.browser('nadia')
  samir = await country.browser('samir')
})

describe('rating', () => {
  const form = { 'level:all.forms-of-harm': 'alone', 'was:all.forms-of-harm': '' }

  it('keeps a part, goes on to the next, and at the end to the next set', async () => {
    const part = await nadia.post(`${room}/rating/all-personnel`, { ...form, stay: 'knowledge' })
    expect(part.headers.get('location')).toMatch(/\?done=competencies\.done\.saved#skill$/)
    const whole = await nadia.post(`${room}/rating/all-personnel`, {
      'level:all.refer': 'with-help',
      next: 'across-sectors',
    })
    expect(whole.headers.get('location')).toContain('/rating/across-sectors')
    expect(await page(nadia, `${room}/rating/all-personnel`)).toContain(
      'name="was:all.refer" value="with-help"',
    )
    expect(await page(nadia, room)).toContain('2 of 9')
  })

  it('answers a tap without a page', async () => {
    const quiet = await nadia.post(`${room}/rating/all-personnel`, {
      'level:all.notice': 'helps-others',
      quietly: 'yes',
    })
    expect(quiet.status).toBe(204)
  })

  it('gives back what was sent when a level is none', async () => {
    const refused = await nadia.post(`${room}/rating/all-personnel`, {
      'level:all.notice': 'perfect',
      'was:all.notice': 'helps-others',
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#field-level%3Aall.notice"')
  })
})

describe('from sharing to signing', () => {
  const here = `${room}/people/${cast.nadia.id}/all.refer`

  it('is not found before it is shared', async () => {
    expect((await samir.get(here)).status).toBe(404)
    expect(await page(samir, `${room}/people`)).toContain('Not shared')
    await nadia.post(`${room}/sharing`, { team: teams.caseWork!.id })
    expect(await page(samir, here)).toContain('Sign off')
  })

  it('says what to mend, and keeps what was written', async () => {
    const refused = await samir.post(`${here}/observations`, {
      id: newId(),
      level: '',
      seenOn: '2026-11-20',
      note: 'Calm and kind.',
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Calm and kind.')
    const future = await samir.post(`${here}/observations`, {
      id: newId(),
      level: 'alone',
      seenOn: '2099-01-01',
    })
    expect(await future.text()).toContain('That day has not come yet')
    const early = await samir.post(`${here}/sign-offs`, { id: newId(), reviewOn: '2027-06-01' })
    expect(early.status).toBe(409)
  })

  it('is signed off, seen by the person, and taken back with a reason', async () => {
    await samir.post(`${here}/observations`, {
      id: newId(),
      level: 'alone',
      seenOn: '2026-11-20',
      note: 'Asked for consent.',
    })
    const id = newId()
    expect((await samir.post(`${here}/sign-offs`, { id, reviewOn: '2027-06-01' })).status).toBe(303)
    const own = await page(nadia, here)
    expect(own).toContain('Asked for consent.')
    expect(own).toContain('Signed off')
    expect(own).not.toContain('name="reviewOn"')
    expect((await samir.post(`${here}/sign-offs/${id}/withdrawal`, { why: '' })).status).toBe(422)
    await samir.post(`${here}/sign-offs/${id}/withdrawal`, { why: 'The pathway is new.' })
    expect(await page(nadia, here)).toContain('The pathway is new.')
  })
})

describe('a text for a job description', () => {
  const chosen = 'of-all-personnel=all.refer&of-health=health.dignity&competency=made-up&position=Midwife'

  it('holds what was chosen, to copy, in the language that was asked for', async () => {
    const shown = await page(nadia, `${room}/job-texts?${chosen}&language=fr`)
    expect(shown).toContain('Ce que demande ce poste')
    expect(shown).toContain('Midwife')
    expect(/<textarea[^>]*>([^<]*)/.exec(shown)?.[1]?.match(/^• /gm)).toHaveLength(2)
  })

  it('comes as plain text and as a document', async () => {
    const text = await nadia.get(`${room}/job-texts/text.txt?${chosen}&language=ar&signs=yes`)
    expect(text.headers.get('content-type')).toContain('text/plain')
    expect((await text.text()).match(/^• /gm)).toHaveLength(2)
    const docx = await nadia.get(`${room}/job-texts/text.docx?${chosen}&language=bn`)
    expect(docx.headers.get('content-disposition')).toContain('competencies-bn.docx')
    const bytes = new Uint8Array(await docx.arrayBuffer())
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
  })

  it('needs something chosen', async () => {
    expect((await nadia.get(`${room}/job-texts/text.docx`)).status).toBe(422)
    expect(await page(nadia, `${room}/job-texts`)).not.toContain('Text to copy')
  })
})

it('numbers are shown to whom they are meant for, and hidden where they are small', async () => {
  expect((await nadia.get(`${room}/gaps`)).status).toBe(404)
  expect(await page(samir, `${room}/gaps/education`)).toContain('fewer than 5 people')
  expect((await samir.get(`${room}/gaps/plumbing`)).status).toBe(404)
})
