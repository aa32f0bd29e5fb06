// The card that is left on tables: what stands on it, in which language, and what never does.
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import { becomeSystem } from '../../../kernel/jobs.ts'
import { qrShape } from '../../../ui/qr.tsx'
import { plantService } from '../entry.testing.ts'

let country: TestCountry

beforeAll(async () => {
  country = await makeCountry()
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const scene = { tx, response, actor: { kind: 'system' as const }, now: country.clock() }
    await plantService(scene, {
      name: { en: 'Open clinic', ar: 'عيادة مفتوحة', bn: 'খোলা ক্লিনিক' },
      sector: 'health',
      visibility: 'public',
      phones: [{ number: '0790 111 222', kind: 'voice', label: {}, hours: '', emergency: false }],
      nextCheck: '2026-12-10',
      at: [
        { location: { name: { en: 'Lake road' }, areaPcode: 'TM0201' } },
        {
          location: {
            name: { en: 'Blue door' },
            address: { en: '7 Hidden lane' },
            areaPcode: 'TM0202',
            protected: true,
          },
        },
      ],
    })
    await plantService(scene, {
      name: { en: 'Safe house' },
      sector: 'gbv',
      visibility: 'referral-staff',
      covers: ['TM02'],
    })
    await plantService(scene, { name: { en: 'Staff desk' }, visibility: 'response', covers: ['TM02'] })
    await plantService(scene, { name: { en: 'In the hills' }, visibility: 'public', covers: ['TM01'] })
    await plantService(scene, {
      name: { en: 'Long unseen' },
      visibility: 'public',
      covers: ['TM02'],
      nextCheck: '2026-10-01',
    })
    await plantService(scene, {
      name: { en: 'Paused' },
      visibility: 'public',
      covers: ['TM02'],
      status: 'temporarily-closed',
    })
  })
})

async function card(query: string, who?: 'nadia' | 'daniel'): Promise<string> {
  const answer = await (await country.browser(who)).get(`~/pathway-card${query}`)
  expect(answer.status).toBe(200)
  return await answer.text()
}

describe('a pathway card', () => {
  it('holds the public services of its area that were looked at lately and are open, with their numbers', async () => {
    const text = await card('?area=TM02&in=en')
    expect(text).toContain('Open clinic')
    expect(text).toContain('0790 111 222')
    for (const other of ['In the hills', 'Long unseen', 'Paused', 'Staff desk', 'Safe house'])
      expect(text).not.toContain(other)
    expect(await card('?area=TM01&in=en')).toContain('In the hills')
  })

  it.each([
    ['en', 'ltr', 'Open clinic'],
    ['ar', 'rtl', 'عيادة مفتوحة'],
    ['bn', 'ltr', 'খোলা ক্লিনিক'],
    ['fr', 'ltr', 'Open clinic'],
    ['es', 'ltr', 'Open clinic'],
  ])('is in the language in which it is handed over: %s', async (language, direction, name) => {
    const text = await card(`?area=TM02&in=${language}`)
    const [html] = text.match(/<html[^>]*>/) ?? []
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`dir="${direction}"`)
    expect(text).toContain(name)
  })

  it('carries a code that leads to the directory of that area in that language', async () => {
    const address = `http://localhost:8080/r/${country.slug}/services?area=TM02&lang=ar`
    expect(await card('?area=TM02&in=ar')).toContain(qrShape(address).path)
    expect(await card('?area=TM01&in=ar')).not.toContain(qrShape(address).path)
  })

  it('is trusted no longer than the first of its entries', async () => {
    expect(await card('?area=TM02&in=en')).toContain('Check again after 10 Dec 2026')
  })

  it('for staff has what the response sees; a protected place and services for referral staff never, whoever asks', async () => {
    const staff = await card('?area=TM02&in=en&for=staff', 'nadia')
    expect(staff).toContain('Staff desk')
    for (const text of [staff, await card('?area=TM0202&in=en&for=staff', 'nadia'), await card('?in=en')])
      for (const hidden of ['Blue door', 'Hidden lane', 'Safe house']) expect(text).not.toContain(hidden)
    // Nobody is staff by saying so.
    expect(await card('?area=TM02&in=en&for=staff')).not.toContain('Staff desk')
  })

  it('of an area that is not there is not found', async () => {
    expect((await (await country.browser()).get('~/pathway-card?area=XX99')).status).toBe(404)
  })
})
