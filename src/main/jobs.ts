// What is done after commit, of all modules.
import type { JobHandlers } from '../kernel/jobs.ts'

export const jobs: JobHandlers = {}
