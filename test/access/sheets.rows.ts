import { becomeSystem } from '../../src/kernel/jobs.ts'
import { openGround } from '../../src/modules/workplan/commitments/commitments.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    await openGround({ tx, response, actor: { kind: 'system' }, now: country.clock() })
  })
}

const row = (file: string, thing: string, sector = 'health', may: Row['may'] = everybody): Row => ({
  route: `GET /r/:response/sheets/:sector/${file}`,
  thing,
  request: () => ({ path: `~/sheets/${sector}/${file}` }),
  may,
  nobody: 'sign-in',
})

export const rows: Row[] = [
  {
    route: 'GET /framework/glance.pdf',
    thing: 'the framework on one sheet',
    request: () => ({ path: '/framework/glance.pdf' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /r/:response/framework/glance.pdf',
    thing: 'the framework on one sheet, here',
    request: () => ({ path: '~/framework/glance.pdf' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /r/:response/due',
    thing: 'what is due for oneself',
    request: () => ({ path: '~/due' }),
    may: everybody,
    nobody: 'sign-in',
  },
  {
    route: 'GET /r/:response/sheets',
    thing: 'the sheets of all sectors',
    request: () => ({ path: '~/sheets' }),
    may: everybody,
    nobody: 'sign-in',
  },
  ...['one-pager', 'checklist'].flatMap(kind => [
    row(kind, 'the page of health'),
    row(kind, 'a page of no sector', 'poetry', []),
    row(`${kind}.pdf`, 'the PDF of health'),
    row(`${kind}.docx`, 'the text document of health'),
  ]),
]
