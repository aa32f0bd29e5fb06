// A requirement or a text that changes changes how everybody stands.
import type { JobHandlers } from '../../../kernel/jobs.ts'
import { settle } from './commands/requirements.ts'

export const jobs: JobHandlers = { 'induction.settle': scene => settle(scene) }
