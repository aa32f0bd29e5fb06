// Routes of live sessions. Phones of a whole room come from one address, so each of their requests takes little of its
// allowance; codes and seats have limits of their own.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import { routes as attendance } from './attendance/pages.tsx'
import * as join from './pages/join.tsx'
import * as kept from './pages/kept.tsx'
import * as lead from './pages/lead.tsx'
import * as phone from './pages/phone.tsx'
import * as results from './pages/results.tsx'
import * as sheet from './pages/sheet.ts'

const led = '/r/:response/learning/sessions'
const part = '/r/:response/live/:id'
const log = '/r/:response/learning-log/:token'
const small = { cost: 0.02, limit: 20_000 }
/** What is written together is merged each time: dearer, and still enough for a table of ten who all type. */
const writing = { cost: 0.5 }

export const routes: Route[] = [
  get('/join', join.showCode, { cost: 0.1 }),
  post('/join', join.postCode, { cost: 0.1, limit: 2000 }),
  get('/j/:code', join.followCode, { cost: 0.1 }),

  get(led, lead.showSessions),
  post(led, lead.postSession),
  get(`${led}/new`, lead.showNew),
  get(`${led}/:id`, lead.showLead),
  get(`${led}/:id/wall`, lead.showWall),
  get(`${led}/:id/events`, lead.showEvents),
  post(`${led}/:id/moves`, lead.postMove),
  post(`${led}/:id/tables`, lead.postTables),
  post(`${led}/:id/places`, lead.postPlaces),
  post(`${led}/:id/seats`, lead.postSeat),
  post(`${led}/:id/seats/removal`, lead.postRemoval),
  post(`${led}/:id/door`, lead.postDoor),
  post(`${led}/:id/points`, lead.postPoint),
  post(`${led}/:id/points/hiding`, lead.postHiding),
  post(`${led}/:id/sheet`, sheet.postLeadSheet),
  post(`${led}/:id/sheet/exchange`, sheet.postLeadExchange, { body: 'json' }),
  post(`${led}/:id/sheet/emptying`, sheet.postEmptying),
  post(`${led}/:id/ending`, lead.postEnding),
  get(`${led}/:id/results`, results.showResults),
  get(`${led}/:id/results.json`, results.sendResults),
  post(`${led}/:id/proposals`, results.postProposal),

  get(part, phone.showPhone, small),
  get(`${part}/events`, phone.showEvents, small),
  post(`${part}/seat`, phone.postSeat, small),
  post(`${part}/stickers`, phone.postStickers, small),
  post(`${part}/points`, phone.postPoint, small),
  post(`${part}/table`, phone.postTable, small),
  post(`${part}/sheet`, sheet.postSheet, writing),
  post(`${part}/sheet/exchange`, sheet.postExchange, { ...writing, body: 'json' }),
  get(`${part}/report`, phone.showReport, small),
  post(`${part}/log`, kept.postLog, { cost: 0.02 }),
  get(`${part}/log.txt`, kept.sendLog, small),
  get(`${part}/log/link`, kept.askLink, small),
  post(`${part}/log/link`, kept.postLink, small),

  ...attendance,

  get(log, kept.showKept),
  post(`${log}/follow-up`, kept.postFollowUp),
  get(`${log}/reminders.ics`, kept.sendReminders),
]
