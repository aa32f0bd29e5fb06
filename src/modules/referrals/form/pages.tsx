// The form's pages. The first three steps are plain pages; from consent on it is one page, sealed in the browser.
import { isInTeam } from '../../../kernel/actor.ts'
import { type Answer, json, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId } from '../../../kernel/id.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { dayAfter, dayIn } from '../../../kernel/wall-time.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { searchServices } from '../../directory/commands/search.ts'
import { recordUnmetNeed } from '../../directory/commands/unmet.ts'
import { sectorOfNeed } from '../../directory/needs.ts'
import { emptySearch } from '../../directory/rules/search.ts'
import { consentRule } from '../rules/consent.ts'
import { referralSettings } from '../rules/settings.ts'
import { findNames } from '../store/names.ts'
import { countedBand } from './fit.ts'
import { findOpenOfTeam, findOwnTeams, findPlaces, findProtectors, findSentBy, findTargets } from './store.ts'
import { SealFormPage } from './views/form.tsx'
import { MinePage } from './views/mine.tsx'
import { NeedStep } from './views/need.tsx'
import { NoTeam } from './views/no-team.tsx'
import { PersonStep } from './views/person.tsx'
import { RedirectPage } from './views/redirect.tsx'
import { ServicesStep } from './views/services.tsx'
import type { StepPlace } from './views/steps.tsx'
import { missingOf, openSector, pageStepOf, parseVisit, placeOf, type Visit } from './visit.ts'

/** Enough to choose from; the directory itself has pages. */
const mostOffered = 40

async function newReferral(x: Exchange): Promise<Answer> {
  x.person()
  const visit = parseVisit(x.query)
  const place = { words: x.words, at: x.at, visit, emergencyPhone: x.response.emergencyPhone }
  switch (pageStepOf(visit)) {
    case 'need':
      return page(title(x), <NeedStep {...place} open={openSector(x.query)} />, look)
    case 'person':
      return await askPerson(x, place)
    case 'services':
      return await askServices(x, place)
    case 'form':
      return await fillIn(x, place)
  }
}

const look = { current: 'referrals' }

function title(x: Exchange): string {
  return x.words.say('form.title')
}

async function askPerson(x: Exchange, place: StepPlace): Promise<Answer> {
  const places = await findPlaces(x.tx, x.response.id, referralSettings(x.response.settings).areaLevel)
  const asked = x.query.get('asked') === 'person'
  const errors = asked
    ? Object.fromEntries(missingOf(place.visit).map(name => [name, x.words.say('form.missing')]))
    : {}
  const drawn = page(title(x), <PersonStep {...place} places={places} errors={errors} />, look)
  return asked ? refused(drawn) : drawn
}

async function askServices(x: Exchange, place: StepPlace): Promise<Answer> {
  const { need, speaks: _, ...visit }: Visit = place.visit
  const search = { ...emptySearch, need, area: placeOf(visit) }
  const { entries } = await searchServices(x, search, { most: mostOffered })
  const asked = x.query.get('asked') === 'service'
  const errors: FieldErrors = asked ? { service: x.words.say('form.services.missing') } : {}
  const drawn = page(title(x), <ServicesStep {...place} found={entries} errors={errors} />, look)
  return asked ? refused(drawn) : drawn
}

async function fillIn(x: Exchange, place: StepPlace): Promise<Answer> {
  const { response } = x
  const targets = await findTargets(x.tx, response.id, place.visit.services)
  if (targets.length === 0) return await askServices(x, { ...place, visit: { ...place.visit, services: [] } })
  const settings = referralSettings(response.settings)
  const sender = await senderOf(x)
  if (sender.teams.length === 0) return noTeam(x)
  return page(
    title(x),
    <SealFormPage
      {...place}
      {...sender}
      targets={targets}
      rule={consentRule(place.visit.band ?? 'unknown', settings.consent)}
      latest={dayAfter(sender.today, settings.consentDays)}
      slipAddress={`${x.installation.origin}/slip`}
    />,
    { ...look, scripts: ['seal-form', 'unlock-keys'] },
  )
}

async function newRedirect(x: Exchange): Promise<Answer> {
  const { response, words, tx } = x
  const sender = await senderOf(x)
  if (sender.teams.length === 0) return noTeam(x)
  const settings = referralSettings(response.settings)
  const mine = sender.teams.map(({ id }) => id)
  return page(
    words.say('form.redirect.title'),
    <RedirectPage
      {...sender}
      words={words}
      at={x.at}
      emergencyPhone={response.emergencyPhone}
      targets={await findProtectors(tx, response.id, 'child-case-management', mine)}
      latest={dayAfter(sender.today, Math.min(30, settings.consentDays))}
    />,
    { ...look, scripts: ['seal-form', 'unlock-keys'] },
  )
}

async function senderOf(x: Exchange) {
  const person = x.person()
  const ids = person.teams.map(({ id }) => id)
  return {
    person: person.id,
    worker: x.installation.assets('unwrap-worker.js').path,
    today: dayIn(x.now, x.response.timeZone),
    teams: await findOwnTeams(x.tx, x.response.id, ids),
  }
}

/** Whoever is in no team has nobody to send for. */
function noTeam(x: Exchange): Answer {
  const { words, response } = x
  return page(title(x), <NoTeam words={words} emergencyPhone={response.emergencyPhone} />, look)
}

/** One tap: nothing fits. Counted are sector, place and age band. */
async function tellUnmet(x: Exchange): Promise<Answer> {
  x.person()
  const visit = parseVisit(new URLSearchParams(x.fields.record()))
  const id = x.fields.text('id')
  if (!visit.need || !isId(id)) throw new Problem('not-valid')
  await recordUnmetNeed(x, {
    id,
    sector: sectorOfNeed(visit.need),
    need: visit.need,
    area: placeOf(visit),
    ageBand: countedBand(visit.band),
  })
  return redirect(x.at(`/services?sector=${sectorOfNeed(visit.need)}`), 'form.done.unmet')
}

/** As many as somebody remembers; older ones are in the team's lists. */
const mostMine = 60

async function showMine(x: Exchange): Promise<Answer> {
  const person = x.person()
  const { tx, response, words, now } = x
  const sent = await findSentBy(tx, response.id, person.id, mostMine)
  const names = await findNames(tx, response.id, {
    teams: sent.flatMap(({ fromTeam, toTeam }) => [fromTeam, toTeam]),
    services: sent.map(({ service }) => service),
    areas: [],
  })
  return page(
    words.say('form.mine.title'),
    <MinePage
      words={words}
      at={x.at}
      sent={sent}
      names={names}
      now={now}
      today={dayIn(now, response.timeZone)}
      mine={person.teams.map(({ id }) => id)}
    />,
    look,
  )
}

/** Which referrals a member's browser may compare. Ids only; each opening is asked for and written down by itself. */
async function listOpenOfTeam(x: Exchange): Promise<Answer> {
  const person = x.person()
  const team = x.params.id!
  must(isInTeam(person, team))
  return json({ ids: await findOpenOfTeam(x.tx, x.response.id, team) })
}

export const routes: Route[] = [
  get('/r/:response/referrals/new', newReferral),
  post('/r/:response/referrals/unmet', tellUnmet),
  get('/r/:response/redirects/new', newRedirect),
  get('/r/:response/mine', showMine),
  get('/r/:response/teams/:id/open-referrals', listOpenOfTeam),
]
