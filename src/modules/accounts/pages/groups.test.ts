import { beforeAll, describe, expect, it } from 'vitest'
import { countryWithPasswords, leadsTo } from '../../../../test/support/accounts.ts'
import type { TestCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let country: TestCountry

const to = (response: Response) => leadsTo(country, response)

beforeAll(async () => {
  country = await countryWithPasswords()
})

describe('organisations, teams and settings', () => {
  it('are added with their names in several languages', async () => {
    const ibrahim = await country.browser('ibrahim')
    const id = newId()
    const fields = { id, 'name.en': 'Hope House', 'name.ar': 'بيت الأمل', acronym: 'HH', kind: 'community' }
    expect((await ibrahim.post('~/organisations', { ...fields, 'name.en': '', 'name.ar': '' })).status).toBe(
      422,
    )
    expect(to(await ibrahim.post('~/organisations', fields))).toContain(`~/organisations/${id}`)
    const html = await (await ibrahim.get(`~/organisations/${id}?lang=ar`)).text()
    expect(html).toContain('بيت الأمل')
    expect(to(await ibrahim.post(`~/organisations/${id}`, { ...fields, 'name.en': 'Hope Home' }))).toContain(
      'saved',
    )
    const team = { id: newId(), organisationId: id, sector: 'shelter', 'name.en': 'Night shelter' }
    expect((await ibrahim.post('~/teams', { ...team, sector: 'x' })).status).toBe(422)
    expect(to(await ibrahim.post('~/teams', team))).toContain(`~/teams/${team.id}`)
    expect((await ibrahim.post(`~/organisations/${id}/closing`)).status).toBe(409)
    expect(await (await ibrahim.get('~/teams?sector=shelter&lang=en')).text()).toContain('Night shelter')
    expect(await (await ibrahim.get('~/teams?sector=health&lang=en')).text()).not.toContain('Night shelter')
  })

  it('hold the clocks, typed in any digits', async () => {
    const ibrahim = await country.browser('ibrahim')
    const form = await (await ibrahim.get('~/settings?lang=en')).text()
    expect(form).toContain('value="336"')
    const fields = {
      'name.en': 'Tamuria',
      timeZone: 'Asia/Amman',
      weekend: '5',
      emergencyPhone: '١٩٩',
      emergency: '١٢',
      urgent: '48',
      'urgent-unit': 'hours',
      normal: '8',
      'normal-unit': 'workingDays',
    }
    const wrong = await ibrahim.post('~/settings', { ...fields, emergency: '100', timeZone: 'Mars/Base' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="Mars/Base"')
    expect(to(await ibrahim.post('~/settings', fields))).toBe('~/settings?done=accounts.done.saved')
    const saved = await (await ibrahim.get('~/settings')).text()
    expect(saved).toContain('name="emergency" value="12"'.split(' ')[1])
    expect(saved).toMatch(/value="workingDays" selected/)
    expect(
      to(await ibrahim.post('~/settings/holidays', { day: '2027-05-01', 'holiday.en': 'Labour Day' })),
    ).toContain('saved')
    expect(
      (await ibrahim.post('~/settings/holidays', { day: '2027-05-01', 'holiday.en': 'Again' })).status,
    ).toBe(422)
    expect(to(await ibrahim.post('~/settings/holidays/2027-05-01/removal'))).toContain('removed')
    expect((await ibrahim.post('~/settings/holidays/yesterday/removal')).status).toBe(404)
  })
})
