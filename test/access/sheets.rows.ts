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

/** Made once, then the one that was made. */
async function calendarOf(country: TestCountry): Promise<string> {
  const grace = await country.browser('grace')
  const find = async () =>
    /\/calendars\/[\w-]{43}\.ics/.exec(await (await grace.get('~/account/reminders')).text())?.[0]
  const found = await find()
  if (!found) await grace.post('~/account/reminders/calendar')
  return `~${found ?? (await find())}`
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
    route: 'GET /r/:response/account/reminders',
    thing: 'how often one is told, one’s own',
    request: () => ({ path: '~/account/reminders' }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/account/reminders',
    thing: 'how often one is told, one’s own',
    request: () => ({ path: '~/account/reminders', fields: { rhythm: 'weekly' } }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/account/reminders/calendar',
    thing: 'the address of one’s own calendar',
    request: () => ({ path: '~/account/reminders/calendar' }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/account/reminders/calendar/removal',
    thing: 'the address of one’s own calendar',
    request: () => ({ path: '~/account/reminders/calendar/removal' }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/due/reading',
    thing: 'the message to oneself',
    request: () => ({ path: '~/due/reading' }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/calendars/:file',
    thing: 'a calendar whose address was guessed',
    request: () => ({ path: `~/calendars/${'A'.repeat(43)}.ics` }),
    may: [],
    nobody: 'hidden',
  },
  {
    route: 'GET /r/:response/calendars/:file',
    thing: 'the calendar of grace, whose address opens it for whoever holds it',
    request: async country => ({ path: await calendarOf(country) }),
    may: everybody,
    nobody: 'may',
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
