// What neighbours ask of the workplan. Queries for neighbours hold no policy of their own but that people of the response
// read; who changes something is asked of by its room: `commitments/commands/changes.ts` takes many changes at once.
import type { Scene } from '../../kernel/event.ts'
import { todayOf } from '../../kernel/today.ts'
import type { Side } from '../framework/model.ts'
import { listCommitments } from './commitments/commands/read.ts'
import type { Status } from './commitments/model.ts'
import { isAnswered, isOverdue, statusOf, waitsForOf } from './commitments/rules/status.ts'

export type CommitmentCounts = {
  /** Answers of the sectors themselves, and what child protection gives in return. */
  answered: number
  overdue: number
  waitsFor: Record<Side, number>
} & Record<Status, number>

/** How far the commitments on each node are, e.g. for a page that draws the framework. Nodes without one are not there. */
export async function countsByNode(scene: Scene): Promise<Map<string, CommitmentCounts>> {
  const today = todayOf(scene)
  const counts = new Map<string, CommitmentCounts>()
  for (const commitment of await listCommitments(scene, { by: 'sector' })) {
    const count = counts.get(commitment.nodeId) ?? none()
    counts.set(commitment.nodeId, count)
    count[statusOf(commitment, today)] += 1
    if (isAnswered(commitment.stance)) count.answered += 1
    if (isOverdue(commitment, today)) count.overdue += 1
    for (const side of waitsForOf(commitment)) count.waitsFor[side] += 1
  }
  return counts
}

function none(): CommitmentCounts {
  return {
    answered: 0,
    overdue: 0,
    waitsFor: { 'child-protection': 0, sector: 0 },
    'not-started': 0,
    agreed: 0,
    'under-way': 0,
    'in-place': 0,
    'needs-review': 0,
  }
}
