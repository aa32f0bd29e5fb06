// What an import leaves for after the answer: comparing and taking over what is too much for one answer, and forgetting.
import { append } from '../../../kernel/event.ts'
import type { JobHandlers } from '../../../kernel/jobs.ts'
import { compareSome, takeOver } from '../imports.ts'
import { deleteDraft, getDraft } from './draft.ts'

export const jobs: JobHandlers = {
  // A step at a time, each committed, so that the page can say how far it is.
  'import.compare': async (scene, data) => {
    const draft = String(data.draft)
    if (await compareSome(scene, draft)) return
    const { done } = await getDraft(scene, draft)
    await append(scene, {
      type: 'import.comparing',
      subject: draft,
      jobs: [{ name: 'import.compare', key: `${draft}:${done}`, data: { draft } }],
    })
  },
  'import.apply': async (scene, data) => {
    const draft = await getDraft(scene, String(data.draft))
    await takeOver(scene, draft.id, draft.options.checkedOn || null)
  },
  'import.forget': async (scene, data) => deleteDraft(scene, String(data.draft)),
}
