// The pages about this phone, and what a phone takes along: as the server gives them.
import { createHash } from 'node:crypto'
import { type Answer, json, nothing, page, redirect } from '../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../kernel/endpoint.ts'
import { makeTicket, ownTickets, withdrawTicket } from '../modules/accounts/devices/commands.ts'
import { DevicesPage } from '../modules/accounts/devices/views.tsx'
import { activeTeamKeys } from '../modules/accounts/keys/commands.ts'
import { makeCopy } from '../modules/directory/commands/copy.ts'
import { packCopy } from '../modules/directory/rules/copy.ts'
import { agreedWordsOf } from '../modules/language/commands.ts'
import { findInbox, getReferralPage } from '../modules/referrals/commands/read.ts'
import { findOwnTeams, findSentBy } from '../modules/referrals/form/store.ts'
import { referralParts } from '../modules/referrals/guidance/model.ts'
import { views } from '../modules/referrals/store/lists.ts'
import { findNames } from '../modules/referrals/store/names.ts'
import { plain } from './maps.ts'
import { OutboxList } from './offline-views.tsx'
import { phoneTexts } from './outbox-texts.ts'

export const routes: Route[] = [
  get('/r/:response/outbox', showOutbox),
  get('/r/:response/devices', showDevices),
  post('/r/:response/devices/tickets', newTicket, { body: 'json' }),
  post('/r/:response/devices/tickets/:id/withdrawal', withdraw),
  get('/r/:response/offline/place', givePlace),
  get('/r/:response/offline/services', giveServices, { cost: 5 }),
  get('/r/:response/offline/referrals', giveReferrals, { cost: 5 }),
  get('/r/:response/offline/form', giveForm),
]

async function showOutbox(x: Exchange): Promise<Answer> {
  const person = x.person()
  const { words, installation } = x
  return page(
    words.say('offline.outbox.title'),
    <OutboxList
      words={words}
      at={x.at}
      response={x.response.slug}
      person={person.id}
      messages={installation.assets(`locales/${words.language}.json`).path}
    />,
    { scripts: ['outbox-list'] },
  )
}

async function showDevices(x: Exchange): Promise<Answer> {
  const person = x.person()
  const { words, response, tx } = x
  const areas = await tx<{ pcode: string; name: Record<string, string>; level: number }[]>`
    select pcode, name, level from area where response_id = ${response.id} and level in (1, 2)
    order by level, pcode limit 400`
  return page(
    words.say('offline.devices.title'),
    <DevicesPage
      words={words}
      at={x.at}
      response={response.slug}
      person={person.id}
      areas={areas.map(({ pcode, name }) => ({ value: pcode, label: words.pick(name) }))}
      tickets={await ownTickets(x)}
      texts={phoneTexts(words)}
    />,
    { scripts: ['this-phone'], current: 'devices' },
  )
}

async function newTicket(x: Exchange): Promise<Answer> {
  x.person()
  return json(await makeTicket(x), 201)
}

async function withdraw(x: Exchange): Promise<Answer> {
  x.person()
  await withdrawTicket(x, x.params.id!)
  return redirect(x.at('/devices'), 'offline.done.ticket-withdrawn')
}

/** What anybody may know, so that the guidance can be drawn on a phone. */
async function givePlace(x: Exchange): Promise<Answer> {
  const { slug, name, timeZone, emergencyPhone, demonstration } = x.response
  const agreed = await agreedWordsOf(x, referralParts)
  return json({ slug, name, timeZone, emergencyPhone, demonstration, agreed })
}

async function giveServices(x: Exchange): Promise<Answer> {
  const person = x.person()
  const area = x.query.get('area') || undefined
  const copy = await makeCopy(x, area)
  if (copy.version === x.query.get('have')) return nothing
  return json({ person: person.id, etag: copy.version, value: packCopy(copy) })
}

const mostListed = 60

/** The open part of what this person sent and has to answer. The sealed part stays where it is. */
async function giveReferrals(x: Exchange): Promise<Answer> {
  const person = x.person()
  const inboxes: Record<string, unknown> = {}
  const pages: Record<string, unknown> = {}
  for (const view of views) {
    const query = { view, state: undefined, urgency: undefined, after: undefined, most: mostListed }
    const inbox = await findInbox(x, query)
    inboxes[view] = plain(inbox)
    for (const { id } of inbox.listed)
      if (!(id in pages) && Object.keys(pages).length < mostListed)
        pages[id] = plain(await getReferralPage(x, id))
  }
  const sent = await findSentBy(x.tx, x.response.id, person.id, mostListed)
  const sentNames = await findNames(x.tx, x.response.id, {
    teams: sent.flatMap(({ fromTeam, toTeam }) => [fromTeam, toTeam]),
    services: sent.map(({ service }) => service),
    areas: [],
  })
  const teams = person.teams.map(team => team.id)
  return give(x, person.id, { inboxes, pages, sent: plain(sent), sentNames: plain(sentNames), teams })
}

/** What a referral is made with: one's teams, the response's rules, where to seal to. */
async function giveForm(x: Exchange): Promise<Answer> {
  const person = x.person()
  const ids = person.teams.map(team => team.id)
  return give(x, person.id, {
    teams: await findOwnTeams(x.tx, x.response.id, ids),
    settings: x.response.settings.referrals ?? {},
    slipAddress: `${x.installation.origin}/slip`,
    keys: plain(await activeTeamKeys(x)),
  })
}

function give(x: Exchange, person: string, value: unknown): Answer {
  const etag = createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
  return etag === x.query.get('have') ? nothing : json({ person, etag, value })
}
