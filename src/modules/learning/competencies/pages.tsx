// Routes of competencies.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import * as gaps from './pages/gaps.tsx'
import * as jobs from './pages/job-texts.tsx'
import * as own from './pages/own.tsx'
import * as people from './pages/people.tsx'

const base = '/r/:response/learning/competencies'
const one = `${base}/people/:person/:competency`

export const routes: Route[] = [
  get(base, own.showHome),
  get(`${base}/sets/:set`, own.showSet),
  get(`${base}/rating/:set`, own.showRating),
  post(`${base}/rating/:set`, own.postRating),
  post(`${base}/sharing`, own.postSharing),
  post(`${base}/sharing/ending`, own.postSharingEnd),
  get(`${base}/people`, people.showPeople),
  get(`${base}/people/:person`, people.showPerson),
  get(one, people.showStanding),
  post(`${one}/observations`, people.postObservation),
  post(`${one}/sign-offs`, people.postSignOff),
  post(`${one}/sign-offs/:id/withdrawal`, people.postWithdrawal),
  get(`${base}/job-texts`, jobs.showJobTexts),
  get(`${base}/job-texts/text.txt`, jobs.sendText),
  get(`${base}/job-texts/text.docx`, jobs.sendDocx, { cost: 3 }),
  get(`${base}/gaps`, gaps.showGaps),
  get(`${base}/gaps/:sector`, gaps.showSectorGaps),
  get(`${base}/gaps/:sector/:competency`, gaps.showBehind),
]
