// The form's pages. The first three steps are plain pages; from consent on it is one page, sealed in the browser.
import { type Answer, page, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../../kernel/endpoint.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { searchServices } from '../../directory/commands/search.ts'
import { emptySearch } from '../../directory/rules/search.ts'
import { consentRule } from '../rules/consent.ts'
import { referralSettings } from '../rules/settings.ts'
import { dayAfter, dayIn } from '../rules/wall-time.ts'
import { findOwnTeams, findPlaces, findProtectors, findTargets } from './store.ts'
import { SealFormPage } from './views/form.tsx'
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
    { ...look, scripts: ['seal-form', 'print-button'] },
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
    { ...look, scripts: ['seal-form'] },
  )
}

async function senderOf(x: Exchange) {
  const person = x.person()
  const ids = person.teams.map(({ id }) => id)
  return {
    person: person.id,
    today: dayIn(x.now, x.response.timeZone),
    teams: await findOwnTeams(x.tx, x.response.id, ids),
  }
}

/** Whoever is in no team has nobody to send for. */
function noTeam(x: Exchange): Answer {
  const { words, response } = x
  return page(title(x), <NoTeam words={words} emergencyPhone={response.emergencyPhone} />, look)
}

export const routes: Route[] = [
  get('/r/:response/referrals/new', newReferral),
  get('/r/:response/redirects/new', newRedirect),
]
