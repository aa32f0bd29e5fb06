// What is done after commit, of all modules.
import type { JobHandlers } from '../kernel/jobs.ts'
import { jobs as accounts } from '../modules/accounts/jobs.ts'
import { jobs as imports } from '../modules/directory/imports/jobs.ts'
import { jobs as directory } from '../modules/directory/jobs.ts'
import { jobs as induction } from '../modules/learning/induction/jobs.ts'
import { jobs as live } from '../modules/learning/live/jobs.ts'
import { jobs as referrals } from '../modules/referrals/jobs.ts'
import { jobs as reports } from '../modules/reports/jobs.ts'

export const jobs: JobHandlers = {
  ...accounts,
  ...directory,
  ...imports,
  ...induction,
  ...referrals,
  ...live,
  ...reports,
}
