// Routes of the prioritised actions.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import { sendCalendar, showAction, showList, showTimeline } from './pages/reading.tsx'
import * as writing from './pages/writing.tsx'

const base = '/r/:response/workplan/actions'

export const routes: Route[] = [
  get('/r/:response/workplan/timeline', showTimeline),
  get('/r/:response/workplan/calendar.ics', sendCalendar),
  get(base, showList),
  get(`${base}/new`, writing.showNew),
  post(base, writing.postNew),
  get(`${base}/:id`, showAction),
  get(`${base}/:id/edit`, writing.showEdit),
  post(`${base}/:id`, writing.postEdit),
  post(`${base}/:id/report`, writing.postReport),
  post(`${base}/:id/milestones`, writing.postMilestone),
  post(`${base}/:id/milestones/:milestone`, writing.postReached),
  post(`${base}/:id/milestones/:milestone/removal`, writing.postDropped),
  post(`${base}/:id/needs`, writing.postNeed),
  post(`${base}/:id/needs/:needs/removal`, writing.postNeedDropped),
  post(`${base}/:id/signatures`, writing.postSignature),
  post(`${base}/:id/signatures/removal`, writing.postTakingBack),
]
