// Where a sector has most to learn, from numbers that name nobody.
import type { Count } from '../model.ts'

/** Fewer than these are not told. The database keeps to it first: `competency_counts`. */
export const fewest = 5

/** Between 0 and 1 of those who rated; undefined where too few did. */
export function ableShare({ able, rated }: Pick<Count, 'able' | 'rated'>): number | undefined {
  return able === null || !rated ? undefined : able / rated
}

export function shareOf(part: number | null, people: number | null): number | undefined {
  return part === null || !people ? undefined : part / people
}

/** The largest gap first; what is not told, last. */
export function byGap<One extends Pick<Count, 'able' | 'rated'>>(all: readonly One[]): One[] {
  const order = (one: One) => ableShare(one) ?? 2
  return [...all].sort((a, b) => order(a) - order(b))
}
