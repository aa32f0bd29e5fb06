// Every route of the product, one module after another. The access matrix reads this same list.

import { routes as exchange } from '../exchange/routes.ts'
import type { Route } from '../kernel/endpoint.ts'
import { routes as accounts } from '../modules/accounts/pages.tsx'
import { routes as directory } from '../modules/directory/pages.tsx'
import { routes as comments } from '../modules/framework/comment-pages.ts'
import { routes as drafts } from '../modules/framework/draft-pages.tsx'
import { routes as editions } from '../modules/framework/edition-pages.tsx'
import { routes as framework } from '../modules/framework/pages.tsx'
import { agreedWordsOf } from '../modules/language/commands.ts'
import { routes as wordings } from '../modules/language/pages.tsx'
import { routes as competencies } from '../modules/learning/competencies/pages.tsx'
import { routes as induction } from '../modules/learning/induction/pages.tsx'
import { routes as live } from '../modules/learning/live/pages.tsx'
import { routes as learning } from '../modules/learning/pages.tsx'
import { routes as plans } from '../modules/learning/plans/pages.tsx'
import { routes as form } from '../modules/referrals/form/pages.tsx'
import { routesWith as guidanceWith } from '../modules/referrals/guidance/pages.tsx'
import { routes as referrals } from '../modules/referrals/pages.tsx'
import { routes as reminders } from '../modules/reports/digest/pages.tsx'
import { routes as glance } from '../modules/reports/glance-pages.tsx'
import { routes as reports } from '../modules/reports/pages.tsx'
import { routes as actions } from '../modules/workplan/actions/pages.tsx'
import { routes as commitments } from '../modules/workplan/commitments/pages.tsx'
import { routes as cycles } from '../modules/workplan/cycles/pages.tsx'
import { routes as indicators } from '../modules/workplan/indicators/pages.tsx'
import { routes as objectives } from '../modules/workplan/objectives/pages.tsx'
import { routes as readiness } from '../modules/workplan/readiness/pages.tsx'
import { routes as demonstration } from './demonstration-pages.tsx'
import { routes as gallery } from './gallery-pages.tsx'
import { routes as health } from './health-pages.ts'
import { routes as signals } from './live-pages.ts'
import { routes as offline } from './offline-pages.tsx'
import { routes as privacy } from './privacy-pages.tsx'

export const routes: Route[] = [
  ...health,
  ...signals,
  ...offline,
  ...privacy,
  ...gallery,
  ...demonstration,
  ...accounts,
  ...framework,
  // Before the editions, whose address would take theirs for the name of one.
  ...drafts,
  ...editions,
  ...comments,
  ...directory,
  ...guidanceWith(agreedWordsOf),
  ...form,
  ...referrals,
  ...wordings,
  ...commitments,
  ...actions,
  ...readiness,
  ...objectives,
  ...indicators,
  ...cycles,
  ...learning,
  ...plans,
  ...live,
  ...competencies,
  ...induction,
  ...glance,
  ...reports,
  ...reminders,
  ...exchange,
]
