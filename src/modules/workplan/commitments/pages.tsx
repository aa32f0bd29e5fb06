// Routes of the commitments.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import { postAnswer, showAnswers } from './pages/answers.tsx'
import { postEdit, postNew, showCommitment, showEdit, showNew } from './pages/one.tsx'
import { postCycle, showGaps, showList, showMatrix, showSector } from './pages/reading.tsx'
import { postRenewal, postSignature, postSignatures, postTakingBack, showSigning } from './pages/signing.tsx'
import { postChange, postTable, showTable } from './pages/table.tsx'

const base = '/r/:response/workplan/commitments'

export const routes: Route[] = [
  post('/r/:response/workplan/cycles', postCycle),
  get(base, showMatrix),
  get(`${base}/list`, showList),
  get(`${base}/gaps`, showGaps),
  get(`${base}/new`, showNew),
  post(base, postNew),
  post(`${base}/changes`, postChange, { body: 'json' }),
  get(`${base}/sectors/:sector`, showSector),
  get(`${base}/sectors/:sector/answers`, showAnswers),
  post(`${base}/sectors/:sector/answers`, postAnswer),
  get(`${base}/sectors/:sector/table`, showTable),
  post(`${base}/sectors/:sector/table`, postTable),
  get(`${base}/sectors/:sector/signing`, showSigning),
  post(`${base}/sectors/:sector/signatures`, postSignatures),
  get(`${base}/:id`, showCommitment),
  get(`${base}/:id/edit`, showEdit),
  post(`${base}/:id`, postEdit),
  post(`${base}/:id/signatures`, postSignature),
  post(`${base}/:id/signatures/removal`, postTakingBack),
  post(`${base}/:id/renewal`, postRenewal),
]
