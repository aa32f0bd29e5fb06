// Routes of the one indicator of each sector.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import {
  postRemoval,
  postValue,
  postValueRemoval,
  showDefinitions,
  showIndicator,
  showList,
  showSector,
} from './pages/reading.tsx'
import {
  postChange,
  postProposal,
  postRenewal,
  postSignature,
  postTakingBack,
  postWithdrawal,
  showEdit,
  showNew,
} from './pages/writing.tsx'

const base = '/r/:response/workplan/indicators'

export const routes: Route[] = [
  get(base, showList),
  post(base, postProposal),
  get(`${base}/definitions`, showDefinitions),
  post(`${base}/definitions/:id/removal`, postRemoval),
  get(`${base}/sectors/:sector`, showSector),
  get(`${base}/new`, showNew),
  get(`${base}/:id`, showIndicator),
  get(`${base}/:id/edit`, showEdit),
  post(`${base}/:id`, postChange),
  post(`${base}/:id/signatures`, postSignature),
  post(`${base}/:id/signatures/removal`, postTakingBack),
  post(`${base}/:id/renewal`, postRenewal),
  post(`${base}/:id/withdrawal`, postWithdrawal),
  post(`${base}/:id/values`, postValue),
  post(`${base}/:id/values/removal`, postValueRemoval),
]
