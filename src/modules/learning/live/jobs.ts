// What is done after a session: it is ended where nobody does; its people and their logs go when the last promise has been asked after.
import type { JobHandlers } from '../../../kernel/jobs.ts'
import { closeLeftOpen, forgetParticipants } from './commands/results.ts'

export const jobs: JobHandlers = {
  'live-session.close': (scene, data) => closeLeftOpen(scene, String(data.id)),
  'live-session.forget': (scene, data) => forgetParticipants(scene, String(data.id)),
}
