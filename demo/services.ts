// The invented directory: at least five sectors in every area, with room, with a waiting list and without, one that
// nobody has checked for long, one whose place is protected, some of providers without an account.

import { brightPath } from './services/bright-path.ts'
import { farHorizon } from './services/far-horizon.ts'
import { lakeCamp } from './services/lake-camp.ts'
import { riverHealth } from './services/river-health.ts'
import { safeSteps } from './services/safe-steps.ts'
import { withoutAccount } from './services/without-account.ts'

export const services = {
  ...safeSteps,
  ...riverHealth,
  ...brightPath,
  ...lakeCamp,
  ...farHorizon,
  ...withoutAccount,
}

export type ServiceName = keyof typeof services
