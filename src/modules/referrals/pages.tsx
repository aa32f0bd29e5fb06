// Routes: parse, one command or query, view or redirect. What only a script can send is JSON; what a form can send is
// answered as a page, or as JSON to whoever asks for that.
import * as v from 'valibot'
import { type Answer, json, nothing, page, redirect } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { isId, newId } from '../../kernel/id.ts'
import { keyed } from '../../kernel/limits.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { dayIn } from '../../kernel/wall-time.ts'
import { raiseFlag, renewConsent, resolveFlag, seeReferral } from './commands/attention.ts'
import { getCounts } from './commands/counts.ts'
import { createReferral, type HashCode } from './commands/create.ts'
import { renewEnvelope } from './commands/envelope.ts'
import { inform } from './commands/inform.ts'
import { makeMove, type PlainKind } from './commands/move.ts'
import { openReferral } from './commands/open.ts'
import { deliver, parse } from './commands/outbox.ts'
import { findInbox, findNoticesOf, getReferralPage, readNotice } from './commands/read.ts'
import { redirectReferral } from './commands/redirect.ts'
import { confirmOverride } from './commands/second-person.ts'
import { openingOf } from './form/opening.tsx'
import {
  type Acknowledgement,
  flagResolutions,
  Informed,
  NewEnvelope,
  NewFlag,
  NewMove,
  NewRedirect,
  NewReferral,
  Opening,
  Outbox,
  urgencies,
} from './model.ts'
import { isState } from './rules/states.ts'
import { slipRoutes } from './slip-pages.tsx'
import { type ListQuery, views } from './store/lists.ts'
import { CountsPage, periods } from './views/counts.tsx'
import { InboxPage, shownIn } from './views/inbox.tsx'
import { ReferralView } from './views/referral.tsx'

const pageLength = 20
const plainKinds: PlainKind[] = [
  'receipt',
  'acceptance',
  'waiting',
  'refusal',
  'start',
  'completion',
  'failure',
  'closure',
  'withdrawal',
  'recall',
  'reopening',
]
const one = '/r/:response/referrals/:id{[0-9a-f-]{36}}'
/** A sealed part of four mebibytes, in base64, with what goes round it. */
const largest = 8_000_000

export const routes: Route[] = [
  get('/r/:response/referrals', showInbox),
  get('/r/:response/referrals/counts', showCounts),
  get(one, showReferral),
  post('/r/:response/referrals', create, { body: 'json', limit: largest }),
  post('/r/:response/outbox', receiveOutbox, { body: 'json', limit: 3 * largest, cost: 2, ticket: true }),
  post('/r/:response/informed', countInformed),
  ...plainKinds.map(kind => post(`${one}/${kind}`, x => move(x, kind))),
  post(`${one}/redirect`, passOn, { body: 'json' }),
  post(`${one}/envelope`, takeNewEnvelope, { body: 'json' }),
  post(`${one}/opening`, open, { body: 'json' }),
  post(`${one}/override-confirmation`, agree),
  post(`${one}/renewal`, renew),
  post(`${one}/sighting`, see),
  post(`${one}/flags`, flag),
  post(`${one}/flags/:flag/resolution`, settleFlag),
  post('/r/:response/notices/:id/reading', readOne),
  ...slipRoutes,
]

/** The code of a slip, keyed with the installation's secret. */
export function codeHasher(x: Exchange): HashCode {
  return code => keyed(x.installation.secret, 'referral slip', code)
}

/** The newest; the others come up as these are seen. */
const noticesAtMost = 5

async function showInbox(x: Exchange): Promise<Answer> {
  const person = x.person()
  const query = parseList(x.query)
  const inbox = await findInbox(x, query)
  // Where one begins; a list that was narrowed stays a list.
  const notices = x.query.size === 0 || x.query.has('done') ? await findNoticesOf(x, noticesAtMost) : []
  const { words, at, now } = x
  const shown = shownIn(inbox, query, { words, at, now, mine: person.teams.map(team => team.id) })
  return page(
    words.say('referrals.title'),
    <InboxPage words={words} shown={shown} notices={notices} at={at} now={now} signals={at('/live')} />,
    {
      current: 'referrals',
      scripts: ['up-to-date'],
      // A notice tells how long ago it came, so a page with one is another every minute.
      says: notices.length === 0 ? JSON.stringify(shown) : undefined,
    },
  )
}

/** Whatever the address says that is no list of ours is left out. */
export function parseList(search: URLSearchParams): ListQuery {
  const view = views.find(known => known === search.get('view')) ?? 'needs'
  const state = search.get('state')
  const urgency = urgencies.find(known => known === search.get('urgency'))
  const cursor = /^([0-2])\.(\d{1,15})$/.exec(search.get('after') ?? '')
  return {
    view,
    state: isState(state) ? state : undefined,
    urgency,
    after: cursor ? { rank: Number(cursor[1]), sequence: Number(cursor[2]) } : undefined,
    most: pageLength,
  }
}

async function showReferral(x: Exchange): Promise<Answer> {
  const person = x.person()
  const shown = await getReferralPage(x, x.params.id!)
  const { response, words, now } = x
  return page(
    words.say('referrals.one'),
    <ReferralView
      words={words}
      shown={shown}
      at={x.at}
      now={now}
      today={dayIn(now, response.timeZone)}
      mine={person.teams.map(team => team.id)}
      emergencyPhone={response.emergencyPhone}
      signals={x.at('/live')}
      {...(await openingOf(x, shown))}
    />,
    { current: 'referrals', width: 'wide', scripts: ['open-referral', 'unlock-keys', 'up-to-date'] },
  )
}

async function showCounts(x: Exchange): Promise<Answer> {
  x.person()
  const months = periods.find(period => String(period) === x.query.get('months')) ?? 12
  const counts = await getCounts(x, months)
  return page(
    x.words.say('referrals.counts.title'),
    <CountsPage
      words={x.words}
      counts={counts}
      months={months}
      today={dayIn(x.now, x.response.timeZone)}
      at={x.at}
    />,
    { current: 'referrals/counts', width: 'wide', scripts: ['print-button'] },
  )
}

async function create(x: Exchange): Promise<Answer> {
  x.person()
  const acknowledgement = await createReferral(x, parse(NewReferral, x.value), codeHasher(x))
  return json(acknowledgement, acknowledgement.outcome === 'stored' ? 201 : 200)
}

async function receiveOutbox(x: Exchange): Promise<Answer> {
  x.person()
  const { items } = parse(Outbox, x.value)
  return json({ items: await deliver(x, items, codeHasher(x)) })
}

async function countInformed(x: Exchange): Promise<Answer> {
  x.person()
  const { service, ...given } = x.fields.record()
  await inform(x, parse(Informed, given))
  return isId(service) ? redirect(x.at(`/services/${service}`), 'referrals.done.informed') : nothing
}

async function move(x: Exchange, kind: PlainKind): Promise<Answer> {
  x.person()
  const id = x.params.id!
  const given = parse(NewMove, movesFields(x, kind))
  return done(x, await makeMove(x, id, kind, given), `/referrals/${id}`, kind)
}

/** A form without a script sends no note; a script puts sealed things in as JSON. */
function movesFields({ fields }: Exchange, kind: string): Record<string, unknown> {
  const reason = fields.text('reason') || fields.text(`reason-${kind}`)
  return {
    id: fields.text('id') || newId(),
    ...(reason ? { reason } : {}),
    ...(fields.has('channel') ? { channel: fields.text('channel') } : {}),
    ...jsonField(fields.text('note'), 'note'),
    ...jsonField(fields.text('counted'), 'counted'),
  }
}

function jsonField(text: string, name: string): Record<string, unknown> {
  if (text === '') return {}
  try {
    return { [name]: JSON.parse(text) }
  } catch {
    // What is no JSON was made by no page of ours.
    throw new Problem('not-understood')
  }
}

async function passOn(x: Exchange): Promise<Answer> {
  x.person()
  return json(await redirectReferral(x, x.params.id!, parse(NewRedirect, x.value)))
}

async function takeNewEnvelope(x: Exchange): Promise<Answer> {
  x.person()
  return json(await renewEnvelope(x, x.params.id!, parse(NewEnvelope, x.value)))
}

async function open(x: Exchange): Promise<Answer> {
  x.person()
  return json(await openReferral(x, x.params.id!, parse(Opening, x.value).purpose))
}

async function agree(x: Exchange): Promise<Answer> {
  x.person()
  const acknowledgement = await confirmOverride(x, x.params.id!, idField(x))
  return done(x, acknowledgement, '/referrals', 'override-confirmation')
}

async function renew(x: Exchange): Promise<Answer> {
  x.person()
  const until = x.fields.text('until')
  if (!/^\d{4}-\d\d-\d\d$/.test(until)) throw new Problem('not-valid', 'referrals.problem.consent-until')
  await renewConsent(x, x.params.id!, until)
  return redirect(x.at(`/referrals/${x.params.id}`), 'referrals.done.renewal')
}

async function see(x: Exchange): Promise<Answer> {
  x.person()
  await seeReferral(x, x.params.id!)
  return asksForJson(x) ? nothing : redirect(x.at(`/referrals/${x.params.id}`))
}

async function flag(x: Exchange): Promise<Answer> {
  x.person()
  const { fields } = x
  const given = {
    id: fields.text('id'),
    reason: fields.text('reason') || fields.text('flag'),
    ...jsonField(fields.text('note'), 'note'),
  }
  const made = v.safeParse(NewFlag, given)
  if (!made.success) throw new Problem('not-valid', 'referrals.problem.reason')
  return done(x, await raiseFlag(x, x.params.id!, made.output), `/referrals/${x.params.id}`, 'flag')
}

async function settleFlag(x: Exchange): Promise<Answer> {
  x.person()
  const { id, flag: flagId } = x.params
  const said = x.fields.text('resolution') || x.fields.text(`resolution-${flagId!.slice(0, 8)}`)
  const resolution = flagResolutions.find(known => known === said)
  if (!isId(flagId)) throw notFound()
  if (!resolution) throw new Problem('not-valid', 'referrals.problem.reason')
  await resolveFlag(x, id!, flagId, resolution)
  return redirect(x.at(`/referrals/${id}`), 'referrals.done.flag-resolved')
}

async function readOne(x: Exchange): Promise<Answer> {
  x.person()
  if (!isId(x.params.id)) throw notFound()
  await readNotice(x, x.params.id)
  return redirect(x.at('/'))
}

function idField(x: Exchange): string {
  const id = x.fields.text('id')
  if (!isId(id)) throw new Problem('not-valid', 'referrals.problem.malformed')
  return id
}

function done(x: Exchange, acknowledgement: Acknowledgement, path: string, what: string): Answer {
  return asksForJson(x) ? json(acknowledgement) : redirect(x.at(path), `referrals.done.${what}`)
}

function asksForJson(x: Exchange): boolean {
  return (x.request.headers.get('accept') ?? '').startsWith('application/json')
}
