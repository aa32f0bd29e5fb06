// Once a day, at the working hour of the response: who has something due is told.
import type { JobHandlers } from '../../kernel/jobs.ts'
import { digestJob, tellWhatIsDue } from './digest/commands.ts'

export const jobs: JobHandlers = {
  [digestJob]: async scene => {
    await tellWhatIsDue(scene)
  },
}
