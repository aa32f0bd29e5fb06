// What is missing, for Thursday's agenda. Pure: from what stands there and the day.
import type { Side } from '../../../framework/model.ts'
import type { Commitment } from '../model.ts'
import { isAnswered, isLoose, isOverdue, statusOf, waitsForOf } from './status.ts'

export type Gaps = {
  /** Actions of which no sector says that it leads, with the sectors that take part. */
  unled: { nodeId: string; takePart: string[] }[]
  /** Sectors that have not answered one action. */
  silent: string[]
  /** Sectors that have answered some, and how many are open. */
  unfinished: { sector: string; open: number }[]
  /** The longest overdue first. */
  overdue: Commitment[]
  /** Which side of which sector has to sign how many. */
  unsigned: { side: Side; sector: string; count: number }[]
  needsReview: Commitment[]
  /** Promised, but nobody's or for no day. */
  loose: Commitment[]
  /** Sectors that answer, and to which child protection gives nothing in return yet. */
  nothingInReturn: string[]
}

/**
 * @param actions ids of the common actions
 * @param sectors those that are here
 * @param commitments the sectors' own, and what is given in return
 */
export function gapsOf(
  actions: readonly string[],
  sectors: readonly string[],
  commitments: readonly Commitment[],
  today: string,
): Gaps {
  const own = commitments.filter(({ giver }) => giver === 'sector')
  const answeredBy = (sector: string) =>
    own.filter(one => one.sector === sector && isAnswered(one.stance)).length
  const silent = sectors.filter(sector => answeredBy(sector) === 0)
  const answering = sectors.filter(sector => !silent.includes(sector))
  return {
    unled: actions
      .filter(nodeId => !own.some(one => one.nodeId === nodeId && one.stance === 'we-lead'))
      .map(nodeId => ({
        nodeId,
        takePart: own
          .filter(one => one.nodeId === nodeId && one.stance === 'with-child-protection')
          .map(({ sector }) => sector),
      })),
    silent,
    unfinished: answering
      .map(sector => ({ sector, open: actions.length - answeredBy(sector) }))
      .filter(({ open }) => open > 0),
    overdue: commitments
      .filter(one => isOverdue(one, today))
      .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')),
    unsigned: unsignedOf(commitments),
    needsReview: commitments.filter(one => statusOf(one, today) === 'needs-review'),
    loose: commitments.filter(isLoose),
    nothingInReturn: answering.filter(
      sector => !commitments.some(one => one.giver === 'child-protection' && one.sector === sector),
    ),
  }
}

/** Child protection's first, then sector by sector. */
function unsignedOf(commitments: readonly Commitment[]): Gaps['unsigned'] {
  const counts = new Map<string, Gaps['unsigned'][number]>()
  for (const commitment of commitments)
    for (const side of waitsForOf(commitment)) {
      const key = `${side} ${commitment.sector}`
      const count = (counts.get(key)?.count ?? 0) + 1
      counts.set(key, { side, sector: commitment.sector, count })
    }
  return [...counts.values()].sort((a, b) => a.side.localeCompare(b.side) || a.sector.localeCompare(b.sector))
}
