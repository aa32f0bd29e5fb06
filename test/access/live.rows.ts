import { cast } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { hashToken } from '../../src/kernel/session.ts'
import { setTopics } from '../../src/modules/learning/live/attendance/store.ts'
import { resultsOf } from '../../src/modules/learning/live/rules/results.ts'
import { programOf } from '../../src/modules/learning/live/rules/stage.ts'
import { insertSeat } from '../../src/modules/learning/live/store/seats.ts'
import { endSession, insertSession } from '../../src/modules/learning/live/store/sessions.ts'
import { replaceTables } from '../../src/modules/learning/live/store/tables.ts'
import { putLink, putLog } from '../../src/modules/learning/live/store/words.ts'
import { findShipped } from '../../src/modules/learning/plans/content.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

const running = newId()
const ending = newId()
const ended = newId()
const trained = newId()
const seat = newId()
const token = 'a'.repeat(43)

/**
 * A session that runs, one to end, one that has ended; a seat with a log that was taken home by a link, and one
 * that is removed.
 */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const now = country.clock()
    const plan = findShipped('working-across-sectors')!
    const given = {
      planId: plan.id,
      title: 'Working together',
      language: 'en' as const,
      beginsAt: now,
      groupingBy: 'evenly' as const,
      plan,
      program: programOf(plan),
      madeBy: cast.amina.id,
    }
    for (const id of [running, ending, ended, trained])
      await insertSession(tx, response.id, { ...given, id, code: null }, now)
    await replaceTables(tx, response.id, running, [
      { number: 1, sector: 'health', doc: new Uint8Array([0, 0]) },
    ])
    const form = { name: 'Salma', named: false, sector: '', remote: false }
    for (const one of [
      { id: seat, tokenHash: hashToken('seat'), tableNumber: 1 },
      { id: newId(), tokenHash: hashToken('a seat to be removed'), tableNumber: 1 },
    ])
      await insertSeat(tx, response.id, running, { ...form, ...one }, now)
    await putLog(tx, response.id, seat, { body: 'Mine alone', promise: 'Call her', shared: false }, now)
    await putLink(tx, response.id, seat, hashToken(token), now)
    const none = { seats: [], sheets: [], points: [], promises: [], now }
    for (const id of [ended, trained])
      await endSession(tx, response.id, id, resultsOf({ session: given, ...none }), now)
    await setTopics(tx, response.id, trained, ['referral'])
  })
}

const leads = ['rosa', 'amina'] as Row['may']
const led = (id: string, path = '') => `~/learning/sessions/${id}${path}`
const part = (path = '') => `~/live/${running}${path}`
const sheet = { table: '1', 'was:1:a': '', 'is:1:a': '' }
const exchanged = { table: 1, update: '', has: '' }

/** Without a seat there is nothing: whoever has one holds its token, which no account gives. */
const seatOnly = (
  route: string,
  path: string,
  more: { fields?: Record<string, string>; json?: unknown } = {},
): Row => ({
  route,
  thing: 'a session in which the asker has no seat',
  request: () => ({ path: part(path), ...more }),
  may: [],
  nobody: 'hidden',
})

const open = (route: string, thing: string, path: string, fields?: Record<string, string>): Row => ({
  route,
  thing,
  request: () => ({ path, ...(fields ? { fields } : {}) }),
  may: everybody,
  nobody: 'may',
})

const leading = (
  route: string,
  path: string,
  more: { fields?: Record<string, string>; json?: unknown; upload?: boolean } = {},
): Row => ({
  route,
  thing: 'a session of the response',
  request: () => ({ path, ...more }),
  may: leads,
})

const L = '/r/:response/learning/sessions'
const P = '/r/:response/live/:id'

export const rows: Row[] = [
  {
    route: 'GET /r/:response/learning',
    thing: 'the rooms',
    request: () => ({ path: '~/learning' }),
    may: everybody,
  },
  open('GET /join', 'the page for a code', '/join'),
  open('POST /join', 'a code that is nobody’s', '/join', { code: 'ZZZZZZ' }),
  open('GET /j/:code', 'a code that is nobody’s', '/j/ZZZZZZ'),

  { route: `GET ${L}`, thing: 'the list', request: () => ({ path: '~/learning/sessions' }), may: everybody },
  leading(`POST ${L}`, '~/learning/sessions', { fields: { title: '' } }),
  leading(`GET ${L}/new`, '~/learning/sessions/new'),
  leading(`POST ${L}/carried`, '~/learning/sessions/carried', { upload: true }),
  leading(`GET ${L}/:id`, led(running)),
  leading(`GET ${L}/:id/wall`, led(running, '/wall')),
  leading(`GET ${L}/:id/events`, led(running, '/events')),
  leading(`POST ${L}/:id/moves`, led(running, '/moves'), { fields: { move: 'next', version: '0' } }),
  leading(`POST ${L}/:id/tables`, led(running, '/tables'), { fields: { 'table-1': 'health', by: 'evenly' } }),
  leading(`POST ${L}/:id/places`, led(running, '/places')),
  leading(`POST ${L}/:id/seats`, led(running, '/seats'), { fields: { seat: '1', table: '1' } }),
  leading(`POST ${L}/:id/points`, led(running, '/points'), { fields: { body: 'Said' } }),
  leading(`POST ${L}/:id/points/hiding`, led(running, '/points/hiding'), { fields: { id: newId() } }),
  leading(`POST ${L}/:id/sheet`, led(running, '/sheet'), { fields: sheet }),
  leading(`POST ${L}/:id/sheet/exchange`, led(running, '/sheet/exchange'), { json: exchanged }),
  leading(`POST ${L}/:id/sheet/emptying`, led(running, '/sheet/emptying'), {
    fields: { table: '1', emptied: '0' },
  }),
  leading(`POST ${L}/:id/door`, led(running, '/door'), { fields: { closed: 'yes' } }),
  leading(`POST ${L}/:id/seats/removal`, led(running, '/seats/removal'), { fields: { seat: '2' } }),
  leading(`POST ${L}/:id/topics`, led(running, '/topics'), { fields: { topics: 'referral' } }),
  leading(`POST ${L}/:id/ending`, led(ending, '/ending')),
  {
    route: `GET ${L}/:id/results`,
    thing: 'what came of a session of the response',
    request: () => ({ path: led(ended, '/results') }),
    may: everybody,
  },
  leading(`GET ${L}/:id/results.json`, led(ended, '/results.json')),
  {
    route: `POST ${L}/:id/proposals`,
    thing: 'a line that is on no worksheet',
    request: () => ({ path: led(ended, '/proposals'), fields: { table: '1', question: 'a', key: 'b' } }),
    may: [],
  },

  {
    route: `POST ${L}/:id/attendance`,
    thing: 'a session that has ended, for one’s own people',
    request: () => ({ path: led(trained, '/attendance') }),
    may: ['amina', 'claire', 'grace', 'ibrahim', 'rafiq', 'samir', 'tomas', 'victor'],
  },
  {
    route: `POST ${L}/:id/attendance`,
    thing: 'a session that is no training',
    request: () => ({ path: led(ended, '/attendance') }),
    may: [],
  },

  open(`GET ${P}`, 'a session, to take a seat in it', part()),
  open(`POST ${P}/seat`, 'a seat of one’s own', part('/seat'), { name: 'x'.repeat(80) }),
  seatOnly(`GET ${P}/events`, '/events'),
  seatOnly(`POST ${P}/stickers`, '/stickers', { fields: { stickers: 'health' } }),
  seatOnly(`POST ${P}/staff-number`, '/staff-number', { fields: { number: '' } }),
  seatOnly(`POST ${P}/points`, '/points', { fields: { body: 'Said' } }),
  seatOnly(`POST ${P}/table`, '/table', { fields: { table: '1' } }),
  seatOnly(`POST ${P}/sheet`, '/sheet', { fields: sheet }),
  seatOnly(`POST ${P}/sheet/exchange`, '/sheet/exchange', { json: exchanged }),
  seatOnly(`GET ${P}/report`, '/report'),
  seatOnly(`POST ${P}/log`, '/log', { fields: { log: 'x' } }),
  seatOnly(`GET ${P}/log.txt`, '/log.txt'),
  seatOnly(`GET ${P}/log/link`, '/log/link'),
  seatOnly(`POST ${P}/log/link`, '/log/link'),

  open('GET /r/:response/learning-log/:token', 'a log, by its link', `~/learning-log/${token}`),
  open(
    'POST /r/:response/learning-log/:token/follow-up',
    'a log, by its link',
    `~/learning-log/${token}/follow-up`,
    {
      after: 'one',
      how: 'done',
    },
  ),
  open(
    'GET /r/:response/learning-log/:token/reminders.ics',
    'a log, by its link',
    `~/learning-log/${token}/reminders.ics`,
  ),
  {
    route: 'GET /r/:response/learning-log/:token',
    thing: 'a link that is none',
    request: () => ({ path: `~/learning-log/${'b'.repeat(43)}` }),
    may: [],
    nobody: 'hidden',
  },
]
