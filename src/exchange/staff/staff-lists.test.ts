// Lists of people as a browser without a script brings them, on the real database, through the reading child.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { organisations } from '../../../demo/country.ts'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import { becomeSystem, runOneJob } from '../../kernel/jobs.ts'
import { jobs } from '../../modules/learning/induction/jobs.ts'
import { workbookOf } from '../reading/hostile.testing.ts'

// Every file costs a process of its own.
vi.setConfig({ testTimeout: 90_000 })

let country: TestCountry
beforeAll(async () => {
  country = await makeCountry()
})

const here = '~/learning/induction/lists'
type Who = 'claire' | 'grace' | 'samir' | 'tomas'

async function bring(who: Who, bytes: string | Uint8Array<ArrayBuffer>, name = 'list.csv', language = 'en') {
  const browser = await country.browser(who)
  const answer = await browser.upload(`${here}?lang=${language}`, {}, [{ field: 'files', name, bytes }])
  const location = answer.headers.get('location') ?? ''
  const id = location.split('/').at(-1) ?? ''
  const look = async (query = '') => mainOf(await browser.get(`${here}/${id}?lang=${language}${query}`))
  const post = async (path: string, fields: Record<string, string> = {}) =>
    (await browser.post(`${here}/${id}${path}`, fields)).status
  const text = answer.status === 303 ? await look() : await mainOf(answer)
  return { browser, status: answer.status, id, text, look, post }
}

async function mainOf(answer: Response): Promise<string> {
  // The marks that keep a word's direction apart are not seen.
  return (/<main[^>]*>(.*)<\/main>/s.exec(await answer.text())?.[1] ?? '').replace(/[\u2068\u2069]/g, '')
}

type Kept = {
  name: string
  number: string
  role: string
  leftOn: string | null
  changedAt: Date
  met: boolean
}
function everybody(organisationId: string | undefined): Promise<Kept[]> {
  return appDb().transact(async tx => {
    await becomeSystem({ tx, responseId: country.responseId })
    return tx<Kept[]>`
      select name, number, role, left_on, changed_at, met from induction_staff
      where response_id = ${country.responseId} and organisation_id = ${organisationId ?? null} order by folded`
  })
}

const head = 'Name,Staff number,Kind of role,Sector,Area,Contact with children,First contact'
const list = [
  head,
  'Ada Obi,BP-1,Guard,Education,TM0201,no,',
  'نور الخطيب,BP-2,متطوع أو عامل بحافز,education,Dorun,yes,2026-11-01',
  'Lucía Ramos,,Chauffeur,Educación,,non,',
  'Bo Lind,BP-1,Guard,Education,,,',
  'Cy Mo,BP-4,Astronaut,Education,XX99,perhaps,soon',
  ',BP-5,Guard,Education,,,',
  'Di Ra,BP-6,Guard,Education,,yes,',
  '=HYPERLINK("x"),BP-7,Guard,Education,,,',
].join('\n')

describe('a list of people', () => {
  it('whose headings speak for themselves is compared at once and told row by row', async () => {
    const { text, look, post } = await bring('claire', list)
    expect(text).toContain('The columns were recognised by their headings.')
    expect(text).toMatch(/>3<\/strong><span>new/)
    expect(text).toMatch(/>5<\/strong><span>cannot be taken/)
    const invalid = await look('&show=invalid')
    for (const sentence of [
      'Row 2 has the same staff number, BP-1, and another name.',
      'Kind of role: “Astronaut” is not understood.',
      'Area: there is no area “XX99” here.',
      'Contact with children: write yes or no instead of “perhaps”.',
      'First contact: “soon” is no day.',
      'Name is missing.',
      'Give the day of first contact.',
      'begins like a formula',
      '>Row 9<',
    ])
      expect(invalid).toContain(sentence)
    expect(await everybody(organisations.brightPath?.id)).toEqual([])
    await post('/application')
    expect(await look()).toContain('What has changed')
    expect((await everybody(organisations.brightPath?.id)).map(({ name, role }) => [name, role])).toEqual([
      ['Ada Obi', 'guard'],
      ['Lucía Ramos', 'driver'],
      ['نور الخطيب', 'volunteer'],
    ])
    expect(await post('/application')).toBe(303)
  })

  it('brought again changes nothing, and out and in again neither', async () => {
    const before = await everybody(organisations.brightPath?.id)
    const again = await bring('claire', list)
    expect(again.text).toContain('is on your list already, exactly so')
    expect(again.text).toMatch(/>3<\/strong><span>the same as here/)
    await again.post('/application')
    for (const language of ['en', 'ar']) {
      const book = await again.browser.post(`${here}/export?lang=${language}`)
      expect(book.status).toBe(200)
      const bytes = new Uint8Array(await book.arrayBuffer())
      const back = await bring('claire', bytes, 'people.xlsx', language)
      expect(await back.look()).not.toContain('/application')
      expect(await back.look('&show=identical')).toContain('BP-2')
    }
    expect(await everybody(organisations.brightPath?.id)).toEqual(before)
  })

  it('asks about those who may be here already, and does what is answered', async () => {
    const more = [
      head,
      'Ramos Lucía,,Driver,Education,TM0202,no,',
      'Someone Else,BP-1,Guard,Education,,no,',
      'Eve Adu,,Guard,Education,,no,',
      'Eve Adu,,Guard,Education,,no,',
    ].join('\n')
    const { look, post, text } = await bring('claire', more)
    expect(text).toMatch(/>3<\/strong><span>that you should decide/)
    const asked = await look('&show=asked')
    expect(asked).toContain('Somebody of this name is on your list already.')
    expect(asked).toContain('Staff number BP-1 belongs to somebody of another name')
    expect(asked).toContain('Row 4 has the same name')
    const lucia = /<option value="([0-9a-f-]{36})"[^>]*>Lucía Ramos/.exec(asked)![1]!
    await post('/choices', { 'choice-0': lucia, 'choice-1': 'new', rest: 'leave' })
    await post('/application')
    const names = (await everybody(organisations.brightPath?.id)).map(({ name }) => name)
    expect(names).toEqual(['Ada Obi', 'Eve Adu', 'Ramos Lucía', 'نور الخطيب'])
  })

  it('brings back whoever had left, by their number', async () => {
    await appDb().transact(async tx => {
      await becomeSystem({ tx, responseId: country.responseId })
      await tx`update induction_staff set left_on = '2026-11-20' where number = 'BP-1'`
    })
    const { look, post } = await bring('claire', `${head}\nAda Obi,BP-1,Guard,Education,TM0201,no,`)
    expect(await look('&show=updated')).toContain('Had left, and comes back.')
    await post('/application')
    expect((await everybody(organisations.brightPath?.id))[0]).toMatchObject({
      name: 'Ada Obi',
      leftOn: null,
    })
  })
})

describe('columns that are not clear', () => {
  const odd = ['Our people in 2026;;', 'Who;Position;Remarks', 'Ike Bell;guard;x', 'Jo Fry;driver;y'].join(
    '\n',
  )

  it('are named once, with a sector for all, and remembered for the next list', async () => {
    const { text, look, post } = await bring('grace', odd)
    expect(text).toContain('Holds, for example: Ike Bell · Jo Fry')
    expect(text).toMatch(/<option value="role" selected/)
    expect(await post('/columns', { 'column-0': 'none' })).toBe(422)
    const columns = { 'column-0': 'name', 'column-1': 'role', 'column-2': 'none', sector: 'health' }
    expect(await post('/columns', columns)).toBe(303)
    expect(await look()).toContain('Take over 2 people')
    await post('/application')
    const again = await bring('grace', odd)
    expect(again.text).toContain('The columns were read as last time.')
    expect(again.text).toMatch(/>2<\/strong><span>the same as here/)
    expect(await again.post('/columns/removal')).toBe(303)
    expect((await bring('grace', odd)).text).toContain('Holds, for example')
  })

  it('are asked for also where they were guessed, when that was wrong', async () => {
    const clear = 'Name,Role,Sector,Area\nKofi,guard,health,TM0202'
    const { post } = await bring('grace', clear)
    await post('/columns/removal')
    expect((await bring('grace', clear)).text).toContain('Holds, for example: Kofi')
  })
})

describe('who may', () => {
  it('a keeper brings people of their own organisation only, and alone sees the list', async () => {
    const columns = 'Name,Role,Sector,Organisation'
    const mine = `${columns}\nAl,guard,health,River Health\nBe,guard,health,Bright Path Schools\nCe,guard,health,Nobody`
    const { id, look, post } = await bring('grace', mine)
    const invalid = await look('&show=invalid')
    expect(invalid).toContain('“Bright Path Schools” is another organisation.')
    expect(invalid).toContain('there is no organisation “Nobody” here.')
    for (const name of ['claire', 'amina', 'ibrahim'] as const)
      expect((await (await country.browser(name)).get(`${here}/${id}`)).status).toBe(404)
    await post('/removal')
    expect((await (await country.browser('grace')).get(`${here}/${id}`)).status).toBe(404)
  })
})

const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const bombRow = `<row>${text('A1', 'x'.repeat(500))}</row>`
const formulas = `<row r="1">${text('A1', 'Name')}${text('B1', 'Role')}${text('C1', 'Sector')}</row>
  <row r="2"><c r="A2" t="str"><f>CONCAT("Al","ma")</f><v>Alma</v></c>${text('B2', 'guard')}${text('C2', 'health')}</row>`

describe('files that are no list', () => {
  it('are refused with a sentence, and another can be chosen', async () => {
    const none = await (await country.browser('grace')).upload(here, {}, [])
    expect(none.status).toBe(422)
    const refusals: [string | Uint8Array<ArrayBuffer>, string, string][] = [
      ['<!DOCTYPE a><a/>', 'x.xml', 'document type declaration'],
      ['{"a":1}', 'x.json', 'This is no list of people'],
      ['Name', 'x.csv', 'The file has a heading and no rows'],
      [new Uint8Array([0x4e, 0x61, 0xff, 0xfe, 0x00, 0x81, 0x0a, 0x00]), 'x.csv', ''],
      [`Name\n${'x'.repeat(11_000_000)}`, 'x.csv', 'larger than 10 MB'],
      [
        new Uint8Array(await workbookOf({ piece: bombRow, times: 400_000 })),
        'x.xlsx',
        'Unpacked, the file is larger',
      ],
    ]
    for (const [bytes, name, sentence] of refusals) {
      const { status, text } = await bring('grace', bytes, name)
      expect([name, status]).toEqual([name, 422])
      expect(text).toContain(sentence)
      expect(text).toContain('type="file"')
    }
  })

  it('a workbook with formulas counts by what was last shown, and says which cells those are', async () => {
    const { text } = await bring('grace', new Uint8Array(await workbookOf(formulas)), 'f.xlsx')
    expect(text).toMatch(/holds .*formula.*A2/s)
    expect(text).toContain('Alma')
  })
})

describe('a long list', () => {
  it('is compared and taken over by jobs that say how far they are, whole or not at all', async () => {
    const rows = Array.from({ length: 2500 }, (_, n) => `Person ${n},N${n},guard,camp-management,TM0202,no,`)
    const { browser, id, look, post, text } = await bring('tomas', [head, ...rows].join('\n'))
    expect(text).toContain('0 of 2,500')
    expect((await browser.get(`${here}/${id}`)).headers.get('refresh')).toBe('2')
    const seen: string[] = []
    const ours = Object.fromEntries(
      (['induction.compare-list', 'induction.apply-list'] as const).map(name => [
        name,
        (async (scene, data, beside) => {
          const watched: typeof beside = async work => {
            await beside!(work)
            seen.push(/[\d,]+ of 2,500/.exec(await look())?.[0] ?? '')
          }
          return jobs[name]!(scene, data, watched)
        }) satisfies (typeof jobs)[string],
      ]),
    )
    const work = () => runOneJob(appDb(), ours, country.clock(), () => {})
    await work()
    expect(seen).toEqual(['1,000 of 2,500', '2,000 of 2,500', '2,500 of 2,500'])
    expect(await look()).toContain('Take over 2,500 people')
    await post('/application')
    expect(await look()).toContain('is being taken over')
    expect(await post('/removal')).toBe(409)
    const far = organisations.childrenFirst?.id
    const before = await everybody(far)
    // Cut off in the middle, nothing of it has arrived.
    await expect(
      appDb().transact(async tx => {
        const response = await becomeSystem({ tx, responseId: country.responseId })
        const scene = { tx, response, now: country.clock(), actor: { kind: 'system' as const } }
        let told = 0
        await jobs['induction.apply-list']!(scene, { list: id }, async () => {
          told += 1
          if (told === 2) throw new Error('cut off')
        })
      }),
    ).rejects.toThrow('cut off')
    expect(await everybody(far)).toEqual(before)
    seen.length = 0
    while (await work());
    expect(seen).toEqual(['1,000 of 2,500', '2,000 of 2,500', '2,500 of 2,500'])
    expect(await look()).toContain('What has changed')
    const people = await appDb().transact(async tx => {
      await becomeSystem({ tx, responseId: country.responseId })
      const [row] = await tx<{ n: number }[]>`
        select count(*)::int as n from induction_staff where number like 'N%' and sector = 'camp-management'`
      return row!.n
    })
    expect(people).toBe(2500)
  })
})

describe('an empty list', () => {
  it('comes in every language with choices in its cells, and is read when it is filled in', async () => {
    const browser = await country.browser('samir')
    for (const language of ['en', 'fr', 'ar', 'es', 'bn']) {
      const answer = await browser.get(`${here}/template?lang=${language}`)
      expect(answer.status).toBe(200)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const refused = await bring('samir', bytes, 'people.xlsx', language)
      // It is recognised, and has no rows yet.
      expect(refused.status).toBe(422)
    }
  })
})
