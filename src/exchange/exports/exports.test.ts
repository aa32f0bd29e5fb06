import { beforeAll, describe, expect, it, vi } from 'vitest'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import type { Scene } from '../../kernel/event.ts'
import { becomeSystem } from '../../kernel/jobs.ts'
import { bring, simple } from '../exchange.testing.ts'
import { withFile } from '../reading/hostile.testing.ts'
import type { Cell } from '../reading/model.ts'
import { readFileOf } from '../reading/read-file.ts'

// Every file costs a process of its own.
vi.setConfig({ testTimeout: 90_000 })

let country: TestCountry
beforeAll(async () => {
  country = await makeCountry()
  const place = {
    key: 'p',
    name: { en: 'Library', ar: 'مكتبة' },
    areaPcode: 'TM0201',
    address: { en: '=1+1' },
  }
  const second = { key: 'q', name: { en: 'School' }, areaPcode: 'TM0202' }
  const shelter = {
    key: 'shelter',
    name: { en: 'Hidden house' },
    address: { en: 'Quiet lane' },
    protected: true,
  }
  await asSystem(async scene => {
    await bring(scene, [
      simple(
        'a',
        {
          name: { en: '=HYPERLINK("http://x","y")', ar: 'صفوف تقوية' },
          needs: ['school', 'learning-space'],
          ageMin: 6,
          ageMax: 17,
          sex: 'female',
          population: ['refugee', 'host'],
          documents: ['identity'],
          languages: ['ar', 'en'],
          femaleStaff: 'yes',
          cost: 'free',
          access: ['walk-in'],
          phones: [{ number: '+00 1 234' }, { number: '199', emergency: true }],
          emails: ['a@example.org'],
          schedules: [
            { days: ['SU', 'MO', 'TU'], opens: '08:00', closes: '16:00' },
            { days: ['SA'], opens: '09:30', closes: '12:00', everyWeeks: 2 },
          ],
          referralMethods: ['phone', 'form'],
          nextStep: 'visit',
          responseDays: 3,
          capacity: 'waiting',
          waitingDays: 10,
          capacityDate: '2026-11-01',
          lastCheck: '2026-11-02',
        },
        [place, second, shelter],
      ),
      simple('b', { sector: 'health' }, [shelter]),
      simple('staff'),
    ])
    await scene.tx`
      update service set visibility = case source_id when 'staff' then 'referral-staff' else 'response' end
      where response_id = ${country.responseId}`
  })
})

/** Work as the system in the country of this file, committed. */
function asSystem<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  return appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    return work({ tx, response, actor: { kind: 'system' }, now: country.clock() })
  })
}

async function exported(
  who: Parameters<TestCountry['browser']>[0],
  fields: Record<string, string>,
  lang = 'en',
): Promise<Buffer> {
  const answer = await (await country.browser(who)).post(`~/exports?lang=${lang}`, fields)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  return Buffer.from(await answer.arrayBuffer())
}

async function rowsOf(bytes: Buffer): Promise<Cell[][]> {
  return withFile(bytes, async path => {
    const rows: Cell[][] = []
    for await (const found of readFileOf(path, 'x.csv')) if (found.kind === 'row') rows.push(found.cells)
    return rows
  })
}

describe('taking the directory out', () => {
  it('gives what this person may read, no live cell, no protected place, and is told in the trail', async () => {
    for (const format of ['csv', 'xlsx']) {
      const rows = await rowsOf(await exported('amina', { format }))
      expect(rows).toHaveLength(1 + 4)
      const said = rows.flat().map(String)
      expect(said.filter(cell => /^\s*[=+@]/.test(cell))).toEqual([])
      expect(said.join('\n')).toContain(`'=HYPERLINK`)
      expect(said.join('\n')).not.toMatch(/Hidden house|Quiet lane/)
      // What is for referral staff only, a member of the stranger's team with no such role does not get.
      expect((await rowsOf(await exported('rosa', { format }))).length).toBe(1 + 3)
    }
    const told = await asSystem(
      async ({ tx }) => tx<{ count: number }[]>`
      select count(*)::int as count from event where response_id = ${country.responseId} and type = 'directory.exported'`,
    )
    expect(told[0]!.count).toBe(4)
  })

  it('narrows to a sector, and asks for a kind of file', async () => {
    expect(await rowsOf(await exported('jonas', { format: 'csv', sector: 'health' }))).toHaveLength(2)
    const answer = await (await country.browser('jonas')).post('~/exports', { format: 'exe' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choose a kind of file.')
  })

  it('brought back as it went out changes nothing, in whatever language and format', async () => {
    for (const format of ['csv', 'xlsx', 'hsds-json', 'hsds-package'])
      for (const lang of format.startsWith('hsds') ? ['en'] : ['en', 'ar', 'bn']) {
        const bytes = await exported('amina', { format }, lang)
        const browser = await country.browser('amina')
        const brought = await browser.upload(`~/imports?lang=${lang}`, {}, [
          { field: 'files', name: 'directory', bytes: new Uint8Array(bytes) },
        ])
        const location = brought.headers.get('location')!
        const page = await (await browser.get(`${location}?lang=${lang}`)).text()
        const named = [...page.matchAll(/<select[^>]*name="(column-\d+)"[^>]*>(.*?)<\/select>/gs)].map(
          ([, name, options]) => [name!, /value="([^"]*)" selected/.exec(options!)?.[1] ?? 'none'] as const,
        )
        if (named.length > 0)
          await browser.post(`${location}/columns`, { language: 'en', ...Object.fromEntries(named) })
        const preview = await (await browser.get(`${location}?lang=en`)).text()
        expect(preview, `${format} ${lang}`).toMatch(/>3<\/strong><span>the same as here/)
      }
  })
})
