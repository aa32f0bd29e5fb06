// What is over is swept away once a day: sessions, challenges, links that ran out long ago.
import { day } from '../../kernel/clock.ts'
import type { JobHandlers } from '../../kernel/jobs.ts'
import { sweep } from './store/sessions.ts'

/** A link that ran out can still say so for this long; after that it is simply not there. */
const remembered = 30 * day

export const jobs: JobHandlers = {
  'accounts.sweep': async ({ tx, response, now }) => {
    await sweep(tx, response.id, now, new Date(now.getTime() - remembered))
  },
}
