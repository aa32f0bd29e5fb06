// The form's pages. The first three steps are plain pages; from consent on it is one page, sealed in the browser.
import { type Answer, page, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../../kernel/endpoint.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { searchServices } from '../../directory/commands/search.ts'
import { emptySearch } from '../../directory/rules/search.ts'
import { referralSettings } from '../rules/settings.ts'
import { findPlaces } from './store.ts'
import { NeedStep } from './views/need.tsx'
import { PersonStep } from './views/person.tsx'
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
    case 'form':
      return await askServices(x, place)
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

export const routes: Route[] = [get('/r/:response/referrals/new', newReferral)]
