// The cycle in which work is recorded.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { followedEdition } from '../../framework/commands.ts'
import type { Cycle, CycleForm } from '../model.ts'
import { mayKeepCycles } from '../policy.ts'
import { findOpenCycle, insertCycle } from '../store/cycles.ts'

/** The open one; undefined before the first, and between two. */
export function openCycleOf({ tx, response }: Scene): Promise<Cycle | undefined> {
  return findOpenCycle(tx, response.id)
}

/** As above, for commands that cannot do without: throws *not now*, with what to do first. */
export async function getOpenCycle(scene: Scene): Promise<Cycle> {
  const cycle = await openCycleOf(scene)
  if (!cycle) throw new Problem('not-now', 'workplan.refused.no-cycle')
  return cycle
}

/**
 * Opens a cycle on the edition that the response follows. Done twice with the same id, it is opened once.
 * Throws *not now* while no edition is followed, *already different* while another cycle is open.
 */
export async function openCycle(scene: Scene, cycle: CycleForm & { follows?: string }): Promise<void> {
  must(mayKeepCycles(scene.actor))
  const { tx, response, now } = scene
  const edition = await followedEdition(scene)
  if (!edition) throw new Problem('not-now', 'workplan.refused.no-edition')
  const { id, name, from, to } = cycle
  const isNew = await insertCycle(
    tx,
    response.id,
    { id, name, from, to, editionId: edition.id, follows: cycle.follows ?? null },
    now,
  )
  if (!isNew) {
    if ((await findOpenCycle(tx, response.id))?.id === id) return
    throw new Problem('already-different', 'workplan.refused.cycle-open')
  }
  await append(scene, { type: 'cycle.opened', subject: id, data: { edition: edition.id } })
}
