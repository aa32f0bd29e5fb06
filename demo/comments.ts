// What people of Tamuria say about the framework: a comment with an answer, a proposal that was taken up, one that waits.
import { day } from '../src/kernel/clock.ts'
import { say, settle } from '../src/modules/framework/commands/comments.ts'
import { workingTogether2022 } from '../src/modules/framework/content.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

export async function plantComments(stage: Stage, now: Date): Promise<void> {
  let next = 74_000
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const on = (nodeId: string) => ({ editionId: workingTogether2022.edition.id, nodeId, thread: '' })
  const [question, taken, waits] = [inventedId(next++), inventedId(next++), inventedId(next++)]
  await say(await stage.as('claire', ago(25)), on('common.messages'), {
    id: question,
    kind: 'comment',
    body: 'Does this mean lessons as well, or only posters?',
  })
  await say(await stage.as('amina', ago(24)), on('common.messages'), {
    id: inventedId(next++),
    kind: 'comment',
    body: 'Lessons too, where a teacher wants to. The messages are in the guidance for education.',
    answers: question,
  })
  await say(await stage.as('grace', ago(20)), on('common.referral-ready'), {
    id: taken,
    kind: 'proposal',
    body: 'Say “in the same shift”. In a ward, “without delay” means tomorrow.',
  })
  await settle(await stage.as('amina', ago(18)), taken, {
    outcome: 'taken',
    why: 'It stands in the health sector’s own words now, and goes to the next edition.',
  })
  await say(await stage.as('rafiq', ago(4)), on('common.do-no-harm'), {
    id: waits,
    kind: 'proposal',
    body: 'Name light and locks. Without them nobody thinks of latrines.',
  })
}
