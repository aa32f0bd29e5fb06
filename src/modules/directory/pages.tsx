// The routes of the directory.
import { get, post, type Route } from '../../kernel/endpoint.ts'
import { editArea, listAreas, newArea, postArea } from './pages/areas.tsx'
import {
  listChecks,
  listContacts,
  listMine,
  postChecks,
  postConfirmation,
  postContact,
  postLink,
  postRoom,
  showLink,
} from './pages/checks.tsx'
import { postConfirm, showConfirm } from './pages/confirm.tsx'
import {
  askStatus,
  editService,
  newProvider,
  newService,
  postProvider,
  postService,
  postServiceChange,
  postStatus,
  showService,
} from './pages/entry.tsx'
import {
  choosePlace,
  getCopy,
  listServices,
  listUnmetNeeds,
  postUnmetNeed,
  showUnmetTold,
} from './pages/find.tsx'
import { showPathway } from './pages/pathway.tsx'
import { editSite, newSite, postSite, postSiteChange, postSiteRemoval } from './pages/places.tsx'

const services = '/r/:response/services'

/** The addresses with a word of their own stand before those with an id. */
export const routes: Route[] = [
  get(services, listServices, { cost: 2 }),
  post(services, postService),
  get(`${services}/new`, newService),
  get(`${services}/mine`, listMine),
  get(`${services}/places`, choosePlace),
  get(`${services}/copy.json`, getCopy, { cost: 5 }),
  get(`${services}/checks`, listChecks),
  post(`${services}/checks`, postChecks),
  get(`${services}/contacts`, listContacts),
  post(`${services}/contacts/:id`, postContact),
  get(`${services}/unmet-needs`, listUnmetNeeds),
  post(`${services}/unmet-needs`, postUnmetNeed),
  get(`${services}/unmet-needs/told`, showUnmetTold),
  post(`${services}/confirmation-links`, postLink),
  get(`${services}/confirmation-links/:id`, showLink),
  get(`${services}/:id`, showService),
  post(`${services}/:id`, postServiceChange),
  get(`${services}/:id/edit`, editService),
  get(`${services}/:id/status`, askStatus),
  post(`${services}/:id/status`, postStatus),
  post(`${services}/:id/confirmation`, postConfirmation),
  post(`${services}/:id/room`, postRoom),
  get(`${services}/:id/sites/new`, newSite),
  post(`${services}/:id/sites`, postSite),
  get(`${services}/:id/sites/:site`, editSite),
  post(`${services}/:id/sites/:site`, postSiteChange),
  post(`${services}/:id/sites/:site/removal`, postSiteRemoval),
  get('/r/:response/confirm/:token', showConfirm),
  post('/r/:response/confirm/:token', postConfirm),
  get('/r/:response/providers/new', newProvider),
  post('/r/:response/providers', postProvider),
  get('/r/:response/areas', listAreas),
  post('/r/:response/areas', postArea),
  get('/r/:response/areas/new', newArea),
  get('/r/:response/areas/:pcode', editArea),
  get('/r/:response/pathway-card', showPathway),
]
