// Routes of readiness: checks, preparedness, programmes.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import { postAnswers, postCheck, postClosing, postPromise, showCheck, showChecks } from './pages/checks.tsx'
import * as preparedness from './pages/preparedness.tsx'
import * as programmes from './pages/programmes.tsx'

const checks = '/r/:response/workplan/readiness'
const prepared = '/r/:response/workplan/preparedness'
const run = '/r/:response/workplan/programmes'

export const routes: Route[] = [
  get(checks, showChecks),
  post(checks, postCheck),
  get(`${checks}/:id`, showCheck),
  post(`${checks}/:id/answers`, postAnswers),
  post(`${checks}/:id/promises`, postPromise),
  post(`${checks}/:id/closing`, postClosing),
  get(prepared, preparedness.showPreparedness),
  get(`${prepared}/sectors/:sector`, preparedness.showSector),
  post(`${prepared}/sectors/:sector/answers`, preparedness.postAnswers),
  post(`${prepared}/sectors/:sector/lines`, preparedness.postOwnLine),
  get(`${prepared}/sectors/:sector/lines/:line`, preparedness.showLine),
  post(`${prepared}/sectors/:sector/lines/:line`, preparedness.postLine),
  post(`${prepared}/sectors/:sector/lines/:line/removal`, preparedness.postRemoval),
  get(run, programmes.showProgrammes),
  post(run, programmes.postProgramme),
  get(`${run}/new`, programmes.showNew),
  get(`${run}/:id`, programmes.showProgramme),
  get(`${run}/:id/edit`, programmes.showEdit),
  post(`${run}/:id`, programmes.postEdit),
  post(`${run}/:id/ending`, programmes.postEnding),
]
