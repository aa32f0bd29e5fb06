// Closes the open cycle, keeps what it came to, and opens the next with what continues: one act, because between the two
// nobody would know where their work belongs.
import type { Person } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { withdrawWork } from '../../../framework/commands/work.ts'
import { isOpen } from '../../actions/rules/plan.ts'
import { listActions, moveActions } from '../../actions/store.ts'
import { openCycle } from '../../commands/cycles.ts'
import { mayKeepCycles } from '../../policy.ts'
import type { ClosingForm } from '../model.ts'
import { closeCycle, findClosed, moveToCycle, moveWaiting } from '../store.ts'
import { prepareClosing } from './read.ts'

/**
 * @param cycleId of the cycle whose report was read: closing another refuses with *already different*
 * Done twice, it is done once. What does not continue ends, and stays to be read in the report and under its own address.
 * Actions that are not done go on; those that are done or stopped stay in the cycle in which that was so.
 */
export async function closeAndOpen(
  scene: Scene & { actor: Person },
  cycleId: string,
  form: ClosingForm,
): Promise<void> {
  must(mayKeepCycles(scene.actor))
  const { tx, response, actor, now } = scene
  if (await findClosed(tx, response.id, cycleId)) return
  const wanted = new Set(form.continues)
  const closing = await prepareClosing(scene, ({ id }) => wanted.has(id))
  if (!closing) throw new Problem('not-now', 'workplan.refused.no-cycle')
  if (closing.cycle.id !== cycleId) throw new Problem('already-different', 'cycles.refused.other')
  const report = { ...closing.report, summary: form.summary, closedBy: actor.name }
  await closeCycle(tx, response.id, { id: cycleId, by: actor.id, report, now })
  await openCycle(scene, { ...form.next, follows: cycleId })
  const { commitments } = closing.report
  const going = commitments.filter(one => one.continues).map(({ id }) => id)
  await moveToCycle(tx, response.id, going, form.next.id)
  await moveWaiting(tx, response.id, cycleId, form.next.id)
  for (const { id } of commitments.filter(one => !one.continues)) await withdrawWork(scene, id)
  const actions = await listActions(tx, response.id, cycleId)
  const open = actions.filter(({ status }) => isOpen(status)).map(({ id }) => id)
  await moveActions(tx, response.id, { ids: open, from: cycleId, to: form.next.id })
  await append(scene, {
    type: 'cycle.closed',
    subject: cycleId,
    data: { next: form.next.id, continued: going.length, ended: commitments.length - going.length },
    topics: ['framework'],
  })
}
