// Routes of the framework in a sector's own words.
import { get, post, type Route } from '../../kernel/endpoint.ts'
import { showList, showNode, showWording } from './pages/reading.tsx'
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

const base = '/r/:response/wordings'

export const routes: Route[] = [
  get(base, showList),
  get(`${base}/new`, showNew),
  get(`${base}/of/:node`, showNode),
  post(base, postProposal),
  get(`${base}/:id`, showWording),
  get(`${base}/:id/edit`, showEdit),
  post(`${base}/:id`, postChange),
  post(`${base}/:id/signatures`, postSignature),
  post(`${base}/:id/signatures/removal`, postTakingBack),
  post(`${base}/:id/renewal`, postRenewal),
  post(`${base}/:id/withdrawal`, postWithdrawal),
]
