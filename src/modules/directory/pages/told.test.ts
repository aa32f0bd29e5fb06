// After nothing was found: whom to tell, for people of the response and for nobody else.
import { expect, it } from 'vitest'
import { makeCountry } from '../../../../test/support/app.ts'

it('who looked in vain is told the focal point of the sector, a visitor without an account is not', async () => {
  const country = await makeCountry()
  const told = async (who: 'daniel' | undefined, sector: string) =>
    (await (await country.browser(who)).get(`~/services/unmet-needs/told?sector=${sector}`)).text()
  expect(await told('daniel', 'health')).toContain('Grace Wanjiru')
  expect(await told('daniel', 'health')).not.toContain('Rafiq Mia')
  expect(await told('daniel', 'cash')).not.toContain('Tell the focal point')
  expect(await told(undefined, 'health')).not.toContain('Grace Wanjiru')
})
