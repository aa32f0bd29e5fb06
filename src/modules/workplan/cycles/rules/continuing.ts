// What usually continues, and what a report adds up. Pure.
import type { Stance } from '../../commitments/model.ts'
import { isPromised } from '../../commitments/rules/status.ts'
import type { Report, ReportedAction, ReportedCommitment } from '../model.ts'

/**
 * Whatever somebody has promised goes on until both say otherwise. That somebody would not, or had not decided, is asked
 * anew in the next cycle.
 */
export function usuallyContinues({ stance }: { stance: Stance }): boolean {
  return isPromised(stance)
}

export type Tally = { promised: number; inPlace: number; continues: number }

/** By sector, those with the most in place first. */
export function talliesOf(report: Report): { sector: string; tally: Tally }[] {
  const tallies = new Map<string, Tally>()
  for (const one of report.commitments.filter(({ giver }) => giver === 'sector')) {
    const tally = tallies.get(one.sector) ?? { promised: 0, inPlace: 0, continues: 0 }
    tallies.set(one.sector, tally)
    if (isPromised(one.stance)) tally.promised += 1
    if (one.status === 'in-place') tally.inPlace += 1
    if (one.continues) tally.continues += 1
  }
  return [...tallies]
    .map(([sector, tally]) => ({ sector, tally }))
    .sort((a, b) => b.tally.inPlace - a.tally.inPlace || b.tally.promised - a.tally.promised)
}

/** Those that are not signed by both: they end or go on as they are, and the report says it. */
export function unsigned(commitments: readonly ReportedCommitment[]): number {
  return commitments.filter(one => isPromised(one.stance) && !one.signed).length
}

/** What became of the actions of one objective; null: of those beside the objectives. What is not done goes on. */
export function actionsFor(
  { actions = [] }: Pick<Report, 'actions'>,
  objectiveId: string | null,
): { actions: ReportedAction[]; done: number; continues: number; stopped: number } {
  const found = actions.filter(one => one.objectiveId === objectiveId)
  const count = (is: (one: ReportedAction) => boolean) => found.filter(is).length
  return {
    actions: found,
    done: count(({ status }) => status === 'done'),
    continues: count(one => one.continues),
    stopped: count(({ status }) => status === 'stopped'),
  }
}
