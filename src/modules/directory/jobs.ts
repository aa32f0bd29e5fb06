// What the directory does on its own: it asks owners in time whether their entries are still right.
import { isId } from '../../kernel/id.ts'
import type { JobHandlers } from '../../kernel/jobs.ts'
import { askOwner } from './commands/asking.ts'

export const jobs: JobHandlers = {
  'directory.ask': async (scene, data) => {
    if (isId(data.service)) await askOwner(scene, data.service)
  },
}
