// What is done after a session: its people and their logs go when the last promise has been asked after.
import type { JobHandlers } from '../../../kernel/jobs.ts'
import { forgetParticipants } from './commands/results.ts'

export const jobs: JobHandlers = {
  'live-session.forget': (scene, data) => forgetParticipants(scene, String(data.id)),
}
