// A certificate from its making to its end, as its holder, its keeper and a stranger with the code meet it.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { organisations } from '../../../../../demo/country.ts'
import { type Browser, makeCountry, type TestCountry } from '../../../../../test/support/app.ts'
import { appDb } from '../../../../../test/support/rolled-back.ts'
import { newId } from '../../../../kernel/id.ts'
import { becomeSystem } from '../../../../kernel/jobs.ts'
import { languages, makeWords } from '../../../../kernel/words.ts'
import { readMessages } from '../../../../main/messages.ts'
import { putStaff, saveStandings } from '../store.ts'
import { fitted } from './out/certificate.ts'
import { certificateState } from './rules.ts'

vi.setConfig({ testTimeout: 60_000 })

let country: TestCountry
let grace: Browser
let nobody: Browser
const person = newId()
const here = `~/learning/induction/staff/${person}`

function asSystem(work: (tx: Parameters<typeof putStaff>[0]) => Promise<unknown>) {
  return appDb().transact(async tx => {
    await becomeSystem({ tx, responseId: country.responseId })
    await work(tx)
  })
}

beforeAll(async () => {
  country = await makeCountry()
  grace = await country.browser('grace')
  nobody = await country.browser()
  const staff = {
    id: person,
    name: 'Mara  de Ñandú',
    number: 'RH-1',
    sector: 'health',
    role: 'guard',
  } as const
  const more = {
    areaPcode: null,
    contact: false,
    firstContactOn: null,
    organisationId: organisations.riverHealth!.id,
  }
  await asSystem(tx => putStaff(tx, country.responseId, { ...staff, ...more }, country.clock()))
})

const textOf = async (answer: Response) => (await answer.text()).replace(/[\u2068\u2069]/g, '')
const verify = async () => textOf(await nobody.get(link))
let link = ''

describe('a certificate', () => {
  it('is made when everything is done, and not before', async () => {
    expect(await textOf(await grace.get(here))).not.toContain('Make a certificate')
    expect((await grace.post(`${here}/certificates`)).status).toBe(409)
    await asSystem(tx =>
      saveStandings(tx, country.responseId, [
        { id: person, met: true, validUntil: '2027-03-01', signAgain: false },
      ]),
    )
    expect(await textOf(await grace.get(here))).toContain('Make a certificate')
    const certificate = newId()
    for (const _ of [1, 2])
      expect((await grace.post(`${here}/certificates`, { certificate })).status).toBe(303)
    const page = await textOf(await grace.get(here))
    link = /href="\/r\/[\w-]+(\/verify\/[0-9A-Z]{20})"/.exec(page)![1]!.replace(/^/, '~')
    expect(page.split('Save as PDF').length).toBe(2)
    const pdf = await grace.get(`${here}/certificates/${certificate}`)
    expect(pdf.headers.get('content-disposition')).not.toContain('Mara')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('shows whoever holds its code that it holds, and of the name only the first letters', async () => {
    const shown = await verify()
    expect(shown).toContain('What is asked before first contact with children is done')
    expect(shown).toContain('M. D. Ñ.')
    expect(shown).toContain('River Health')
    for (const secret of ['Mara', 'andú', 'RH-1', 'Guard']) expect(shown).not.toContain(secret)
    expect((await nobody.get('~/verify/ABCDEFGHJKMNPQRSTVWX')).status).toBe(404)
    expect((await nobody.get('~/verify/x')).status).toBe(404)
  })

  it('says truthfully when more is asked, when it is over, and when it was withdrawn', async () => {
    const stand = (met: boolean, validUntil: string | null) =>
      asSystem(tx =>
        saveStandings(tx, country.responseId, [{ id: person, met, validUntil, signAgain: !met }]),
      )
    await stand(false, null)
    expect(await verify()).toContain('Since then more is asked')
    await stand(true, '2026-11-01')
    expect(await verify()).toContain('Its day is over')
    await stand(true, null)
    expect(await verify()).toContain('holds today')
    const page = await textOf(await grace.get(here))
    const withdrawal = /action="\/r\/[\w-]+(\/[^"]+\/withdrawal)"/.exec(page)![1]!
    expect((await (await country.browser('claire')).post(`~${withdrawal}`)).status).toBe(404)
    expect((await grace.post(`~${withdrawal}`)).status).toBe(303)
    expect(await verify()).toContain('Do not rely on this paper')
  })

  it('of somebody who has left no longer holds', () => {
    const paper = { hasEnded: true, met: true, validUntil: null, standsUntil: null }
    expect(certificateState(paper, '2026-11-23')).toBe('ended')
    const held = { ...paper, hasEnded: false }
    expect(certificateState({ ...held, validUntil: '2026-11-23' }, '2026-11-23')).toBe('valid')
    expect(
      certificateState({ ...held, validUntil: '2026-11-22', standsUntil: '2027-11-22' }, '2026-11-23'),
    ).toBe('expired')
  })
})

it('stands on one page in every language, with the longest name and many requirements', async () => {
  const messages = await readMessages(new URL('../../../../../content/locales', import.meta.url).pathname)
  const title = {
    en: 'A requirement of a response with a title that takes rather more than one line of a table on paper',
  }
  const items = Array.from({ length: 16 }, () => ({ title, on: '2026-11-01', until: '2027-11-01' }))
  for (const language of languages) {
    const { pages } = await fitted({
      words: makeWords(language, messages[language]),
      certificate: {
        ...{ id: '', staffId: '', code: '', items, issuedOn: '2026-11-23' },
        validUntil: null,
        withdrawnOn: null,
      },
      staff: { name: 'নাসরিন আক্তার ريم الخطيب '.repeat(4).slice(0, 120), role: 'day-labour' } as never,
      organisation: 'An organisation with a long name for the protection of children',
      response: 'Tamuria',
      address: `https://across.example.org/r/tamuria/verify/${'A'.repeat(20)}`,
    })
    expect([language, pages]).toEqual([language, 1])
  }
})
