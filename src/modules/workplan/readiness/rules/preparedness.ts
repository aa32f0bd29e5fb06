// What a sector has ready, counted. Pure.
import type { Line, PreparednessAnswer } from '../model.ts'

export type Ready = Record<PreparednessAnswer, number>

export function readyOf(lines: readonly Pick<Line, 'answer'>[]): Ready {
  const counts: Ready = { ready: 0, partly: 0, missing: 0, 'does-not-apply': 0, 'not-known': 0 }
  for (const { answer } of lines) counts[answer] += 1
  return counts
}

/** Of how many: what does not apply here is not waited for. */
export function expected(counts: Ready): number {
  return counts.ready + counts.partly + counts.missing + counts['not-known']
}

/** @param today 'YYYY-MM-DD' in the response */
export function isLate({ dueOn, answer }: Pick<Line, 'dueOn' | 'answer'>, today: string): boolean {
  return dueOn !== null && dueOn < today && answer !== 'ready' && answer !== 'does-not-apply'
}

const ownId = /^own\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isOwnLine(line: string): boolean {
  return ownId.test(line)
}
