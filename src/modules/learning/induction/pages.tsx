// Routes of induction.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import { routes as certificates } from './certificates/pages.tsx'
import * as staff from './pages/staff.tsx'
import * as trainings from './pages/trainings.tsx'
import { routes as signing } from './signing/pages.tsx'

const base = '/r/:response/learning/induction'

export const routes: Route[] = [
  get(base, staff.showCoverage),
  get(`${base}/staff`, staff.showStaff),
  post(`${base}/staff`, staff.postNew),
  post(`${base}/staff/found`, staff.findStaff),
  get(`${base}/staff/new`, staff.showNew),
  get(`${base}/staff/:id`, staff.showPerson),
  post(`${base}/staff/:id`, staff.postEdit),
  get(`${base}/staff/:id/edit`, staff.showEdit),
  post(`${base}/staff/:id/leaving`, staff.postLeaving),
  ...signing,
  ...certificates,
  get(`${base}/trainings`, trainings.showTrainings),
  post(`${base}/trainings`, trainings.postTraining),
  get(`${base}/trainings/new`, trainings.showNewTraining),
  get(`${base}/trainings/:id`, trainings.showTraining),
  post(`${base}/trainings/:id/attendance`, trainings.postAttendance),
  post(`${base}/trainings/:id/attendance/taking-off`, trainings.postTakingOff),
  get(`${base}/requirements`, trainings.showRequirements),
  get(`${base}/requirements/:id`, trainings.showRequirement),
  post(`${base}/requirements/:id`, trainings.postRequirement),
  post(`${base}/requirements/:id/versions`, trainings.postVersion, { limit: 1_000_000 }),
]
