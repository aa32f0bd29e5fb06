// What a check says: how far it is, what is missing, what got better since the one before. Pure.
import type { Answered, AnswerWord, Check } from '../model.ts'

export type Counts = Record<AnswerWord, number> & { open: number }

/** @param nodeIds the considerations; whatever is answered beside them does not count */
export function countsOf(nodeIds: readonly string[], given: readonly Answered[]): Counts {
  const counts: Counts = {
    'in-place': 0,
    partly: 0,
    missing: 0,
    'does-not-apply': 0,
    'not-known': 0,
    open: 0,
  }
  const byNode = new Map(given.map(one => [one.nodeId, one.answer]))
  for (const nodeId of nodeIds) counts[byNode.get(nodeId) ?? 'open'] += 1
  return counts
}

/** Missing or only partly there: something can be promised. */
export function isLacking(answer: AnswerWord): boolean {
  return answer === 'missing' || answer === 'partly'
}

/** What is missing and not promised comes first, then what is partly there. */
export function unpromised(given: readonly Answered[]): Answered[] {
  const rank = (one: Answered) => (one.answer === 'missing' ? 0 : 1)
  return given.filter(one => isLacking(one.answer) && one.actionId === null).sort((a, b) => rank(a) - rank(b))
}

/** Open checks before closed ones; of the open ones those of which most is missing; else the newest. */
export function inOrder<One extends { check: Check; counts: Counts }>(all: readonly One[]): One[] {
  const isClosed = (one: One) => (one.check.closedAt === null ? 0 : 1)
  return [...all].sort(
    (a, b) =>
      isClosed(a) - isClosed(b) ||
      (isClosed(a) === 0 ? lackingIn(b.counts) - lackingIn(a.counts) : 0) ||
      b.check.madeAt.getTime() - a.check.madeAt.getTime(),
  )
}

function lackingIn(counts: Counts): number {
  // Missing weighs more than any number of what is partly there.
  return counts.missing * 100 + counts.partly
}

/** The one that this one is held against: of the same kind, begun last before it. */
export function checkBefore(check: Check, all: readonly Check[]): Check | undefined {
  return all
    .filter(one => one.kind === check.kind && one.id !== check.id && one.madeAt < check.madeAt)
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())[0]
}

export type Step = { nodeId: string; from: AnswerWord; to: AnswerWord }
export type Comparison = { better: Step[]; worse: Step[]; same: number }

const worth: Partial<Record<AnswerWord, number>> = { missing: 0, partly: 1, 'in-place': 2 }

/** Of what was said in both, and said in both so that it can be compared. */
export function compare(
  nodeIds: readonly string[],
  before: readonly Answered[],
  now: readonly Answered[],
): Comparison {
  const result: Comparison = { better: [], worse: [], same: 0 }
  for (const nodeId of nodeIds) {
    const from = before.find(one => one.nodeId === nodeId)?.answer
    const to = now.find(one => one.nodeId === nodeId)?.answer
    if (from === undefined || to === undefined) continue
    const difference = (worth[to] ?? Number.NaN) - (worth[from] ?? Number.NaN)
    if (difference > 0) result.better.push({ nodeId, from, to })
    else if (difference < 0) result.worse.push({ nodeId, from, to })
    else if (difference === 0) result.same += 1
  }
  return result
}
