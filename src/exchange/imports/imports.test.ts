import { beforeAll, describe, expect, it, vi } from 'vitest'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import { runOneJob } from '../../kernel/jobs.ts'
import { jobs } from '../../modules/directory/imports/jobs.ts'
import { zipOf } from '../reading/hostile.testing.ts'

// Every file costs a process of its own.
vi.setConfig({ testTimeout: 90_000 })

let country: TestCountry
beforeAll(async () => {
  country = await makeCountry()
})

type Bytes = string | Uint8Array<ArrayBuffer>

/** Brings a file as somebody, and gives the page that they come to. */
async function bring(who: Parameters<TestCountry['browser']>[0], bytes: Bytes, name: string) {
  const browser = await country.browser(who)
  const answer = await browser.upload('~/imports', {}, [{ field: 'files', name, bytes }])
  const location = answer.headers.get('location') ?? ''
  const id = location.split('/').at(-1) ?? ''
  const text = await mainOf(answer.status === 303 ? await browser.get(location) : answer)
  return { browser, status: answer.status, location, id, text }
}

async function mainOf(answer: Response): Promise<string> {
  // The marks that keep a word's direction apart are not seen.
  return (/<main[^>]*>(.*)<\/main>/s.exec(await answer.text())?.[1] ?? '').replace(/[\u2068\u2069]/g, '')
}

async function count(table: 'service' | 'organisation' | 'location' | 'area'): Promise<number> {
  return appDb().transact(async tx => {
    await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
    const [row] = await tx<{ count: number }[]>`select count(*)::int as count from ${tx(table)}`
    return row!.count
  })
}

const list = [
  'Agence;Service;Secteur;Âge min;Âge max;Téléphone;Horaire;Lieu;Zone;Remarks',
  'Pas sûrs;Groupe de parole;protection;6;17;+00 123 456;lundi-jeudi 08:00-16:00;Maison bleue;Dorun;x',
  'Santé du Fleuve;Clinique mobile;health;;;199;;Marché;TM0202;x',
  'Pas sûrs;;protection;;;;;;;x',
  'Nouvelle aide;Repas;food-security;abc;;;toujours;Nulle part;Atlantis;x',
].join('\n')
const columns = {
  language: 'fr',
  'column-0': 'organisation',
  'column-1': 'name',
  'column-2': 'sector',
  'column-3': 'age-from',
  'column-4': 'age-to',
  'column-5': 'phone',
  'column-6': 'hours',
  'column-7': 'place',
  'column-8': 'area',
  'column-9': 'none',
}

describe('a table whose columns nobody has named', () => {
  it('is guessed, named once, compared, told row by row, and taken over in one go', async () => {
    const first = await bring('jonas', list, 'liste.csv')
    expect(first.text).toContain('Agence')
    expect(first.text).toMatch(/<option value="organisation" selected/)
    expect(first.text).toMatch(/<option value="age-from" selected/)

    const missing = await first.browser.post(`~/imports/${first.id}/columns`, {
      ...columns,
      'column-0': 'none',
    })
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('Say which column holds: Organisation.')

    await first.browser.post(`~/imports/${first.id}/columns`, columns)
    const preview = await mainOf(await first.browser.get(`~/imports/${first.id}`))
    expect(preview).toContain('>Row 5<')
    expect(preview).toContain('Âge min: “abc” is no number.')
    expect(preview).toContain('Zone: there is no area “Atlantis” here.')
    expect(preview).toContain('Horaire: “toujours” cannot be read as hours.')
    expect(preview).toContain('Service is missing.')
    expect(await count('service')).toBe(0)

    await first.browser.post(`~/imports/${first.id}/application`, { checkedOn: '2026-11-20' })
    expect(await mainOf(await first.browser.get(`~/imports/${first.id}`))).toContain('What has changed')
    expect(await count('service')).toBe(2)
    // Organisations are known by their names in any language; only new ones are added.
    expect(await count('organisation')).toBe(6)
  })

  it('is not asked for its columns again, and changes nothing the second time', async () => {
    const again = await bring('jonas', list, 'liste.csv')
    expect(again.text).toContain('The columns were read as last time.')
    expect(again.text).toMatch(/>2<\/strong><span>the same as here/)
    await again.browser.post(`~/imports/${again.id}/application`)
    expect(await count('service')).toBe(2)
  })

  it('points out what may be here already, and does what the person says', async () => {
    const other = 'Organisation,Service,Sector,Place\nPas sûrs,Groupes de parole,protection,Maison bleue\n'
    const { browser, id } = await bring('amina', other, 'other.csv')
    await browser.post(`~/imports/${id}/columns`, {
      language: 'fr',
      'column-0': 'organisation',
      'column-1': 'name',
      'column-2': 'sector',
      'column-3': 'place',
    })
    const doubtful = await mainOf(await browser.get(`~/imports/${id}?show=doubtful`))
    expect(doubtful).toContain('May be here already')
    const same = /<option value="([0-9a-f-]{36})"/.exec(doubtful)![1]!
    await browser.post(`~/imports/${id}/choices`, { 'choice-0': same })
    await browser.post(`~/imports/${id}/application`)
    expect(await count('service')).toBe(2)
    const after = await mainOf(await browser.get(`~/imports/${id}`))
    expect(after).toMatch(/>1<\/strong><span>changed/)
  })
})

describe('who may', () => {
  it('keeps a focal point to the own sector', async () => {
    const table = 'Organisation,Service,Sector\nBPS,Reading club,education\nRVH,Vaccination day,health\n'
    const { browser, id } = await bring('claire', table, 'mine.csv')
    await browser.post(`~/imports/${id}/columns`, {
      language: 'en',
      'column-0': 'organisation',
      'column-1': 'name',
      'column-2': 'sector',
    })
    const preview = await mainOf(await browser.get(`~/imports/${id}`))
    expect(preview).toContain('Vous n’apportez que des fiches de votre secteur.')
    const before = await count('service')
    await browser.post(`~/imports/${id}/application`)
    expect(await count('service')).toBe(before + 1)
  })

  it('shows a draft to nobody but whoever brought it, and forgets it when told to', async () => {
    const { browser, id } = await bring('jonas', 'Organisation,Service\nA,B\n', 'x.csv')
    expect((await (await country.browser('amina')).get(`~/imports/${id}`)).status).toBe(404)
    expect((await (await country.browser('daniel')).get('~/imports')).status).toBe(404)
    await browser.post(`~/imports/${id}/removal`)
    expect((await browser.get(`~/imports/${id}`)).status).toBe(404)
  })
})

describe('files that are not read', () => {
  it('are refused with a sentence, in the language of the person, and another can be chosen', async () => {
    const refused = await bring('jonas', `${'x,'.repeat(5000)}x\n`, 'wide.csv')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('A row has more than 1,000 columns.')
    expect(refused.text).toContain('type="file"')
    const browser = await country.browser('jonas')
    const arabic = await browser.upload('~/imports?lang=ar', {}, [
      { field: 'files', name: 'x.xml', bytes: '<!DOCTYPE a><a/>' },
    ])
    expect(await arabic.text()).toContain('يحتوي الملف على تعريف لنوع المستند')
    expect((await bring('jonas', '{"a":1}', 'x.json')).text).toContain('This JSON is none that we know.')
    expect((await bring('jonas', 'only a heading', 'x.csv')).text).toContain(
      'The file has a heading and no rows',
    )
    expect((await browser.upload('~/imports', {}, [])).status).toBe(422)
    const { text } = await bring(
      'jonas',
      new Uint8Array(await zipOf({ 'services.csv': 'id,name\n1,', 'readme.md': '' })),
      'p.zip',
    )
    expect(text).toContain('Service is missing.')
  })
})

describe('a long list', () => {
  it('is compared and taken over by jobs that say how far they are, and nothing arrives twice', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => `Far Horizon,Course ${n},livelihoods,House ${n}`)
    const table = ['Organisation,Service,Sector,Place', ...rows].join('\n')
    const { browser, id, text } = await bring('jonas', table, 'long.csv')
    expect(text).toMatch(/column-0|Compared/)
    await browser.post(`~/imports/${id}/columns`, {
      language: 'en',
      'column-0': 'organisation',
      'column-1': 'name',
      'column-2': 'sector',
      'column-3': 'place',
    })
    const waiting = await browser.get(`~/imports/${id}`)
    expect(waiting.headers.get('refresh')).toBe('3')
    expect(await waiting.text()).toContain('0 of 450')
    const ours = { 'import.compare': jobs['import.compare']!, 'import.apply': jobs['import.apply']! }
    const work = () => runOneJob(appDb(), ours, country.clock(), () => {})
    await work()
    expect(await mainOf(await browser.get(`~/imports/${id}`))).toContain('200 of 450')
    while (await work());
    const before = await count('service')
    expect(await mainOf(await browser.get(`~/imports/${id}`))).toContain('Take over 450 entries')
    await browser.post(`~/imports/${id}/application`)
    await browser.post(`~/imports/${id}/application`)
    expect(await mainOf(await browser.get(`~/imports/${id}`))).toContain('being taken over')
    while (await work());
    expect(await count('service')).toBe(before + 450)
    expect(await mainOf(await browser.get(`~/imports/${id}`))).toContain('What has changed')
  })

  it('that cannot be taken over as a whole leaves nothing behind', async () => {
    const { browser, id } = await bring(
      'jonas',
      'Organisation,Service,Sector,Place\nOne more,Course x,livelihoods,Hall\n',
      'part.csv',
    )
    const before = await count('service')
    // Row by row it was sound; at the moment of taking over the area of one is gone.
    await appDb().transact(async tx => {
      await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
      await tx`update import_row set record = jsonb_set(record, '{service,ageMin}', '900') where draft_id = ${id}`
      await tx`update import_row set outcome = 'new' where draft_id = ${id}`
    })
    await browser.post(`~/imports/${id}/application`)
    expect(await count('service')).toBe(before)
  })
})

describe('areas', () => {
  it('of the one country that is chosen are taken, with what is wrong told by row and column', async () => {
    const table = [
      'Location,Admin Level,P-Code,Name,Parent P-Code',
      'TAM,1,TM03,Coast,TAM',
      'TAM,2,TM0301,Harbour,TM03',
      'TAM,2,TM9901,Lost,TM99',
      'TAM,2,,Nameless code,TM03',
      'XXX,1,XX01,Elsewhere,XXX',
    ].join('\n')
    const { browser, id, text } = await bring('jonas', table, 'areas.csv')
    expect(text).toContain('Which country?')
    expect((await browser.post(`~/imports/${id}/country`, { country: 'ZZZ' })).status).toBe(422)
    const before = await count('area')
    await browser.post(`~/imports/${id}/country`, { country: 'TAM' })
    const preview = await mainOf(await browser.get(`~/imports/${id}`))
    expect(preview).toContain('The area that it lies in, TM99, is neither here nor in the file.')
    await browser.post(`~/imports/${id}/application`)
    expect(await count('area')).toBe(before + 2)
    const again = await bring('jonas', table, 'areas.csv')
    await again.browser.post(`~/imports/${again.id}/country`, { country: 'TAM' })
    expect(await mainOf(await again.browser.get(`~/imports/${again.id}`))).toMatch(
      />2<\/strong><span>the same as here/,
    )
  })

  it('are not for a coordinator to replace', async () => {
    const { status } = await bring('amina', 'Admin Level,P-Code,Name\n1,TM04,Desert\n', 'areas.csv')
    expect(status).toBe(404)
  })
})
