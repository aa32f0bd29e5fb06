// Closing a cycle, and what was closed.
import type { Tx } from '../../../kernel/db.ts'
import type { ClosedCycle, Report } from './model.ts'

/** @returns false when it was closed already */
export async function closeCycle(
  tx: Tx,
  responseId: string,
  { id, by, report, now }: { id: string; by: string; report: Report; now: Date },
): Promise<boolean> {
  const result = await tx`
    update cycle set closed_at = ${now}, closed_by = ${by}, report = ${tx.json(report as never)}
    where response_id = ${responseId} and id = ${id} and closed_at is null`
  return result.count > 0
}

export async function findClosed(tx: Tx, responseId: string, id: string): Promise<ClosedCycle | undefined> {
  const [row] = await tx<(Omit<ClosedCycle, 'from' | 'to'> & { fromDay: string; toDay: string })[]>`
    select id, name, from_day, to_day, closed_at, report from cycle
    where response_id = ${responseId} and id = ${id} and closed_at is not null`
  return (
    row && {
      id: row.id,
      name: row.name,
      from: row.fromDay,
      to: row.toDay,
      closedAt: row.closedAt,
      report: row.report,
    }
  )
}

/** What continues goes on under its own id, with its signatures and its history. */
export async function moveToCycle(
  tx: Tx,
  responseId: string,
  ids: readonly string[],
  cycleId: string,
): Promise<void> {
  await tx`
    update commitment set cycle_id = ${cycleId}
    where response_id = ${responseId} and id = any (${tx.array([...ids])}::uuid[])`
}

/** What waits to be placed under a new edition waits on in the next cycle. */
export async function moveWaiting(tx: Tx, responseId: string, from: string, to: string): Promise<void> {
  await tx`
    update commitment c set cycle_id = ${to} from work w
    where w.response_id = c.response_id and w.id = c.id and c.response_id = ${responseId} and c.cycle_id = ${from}
      and w.state = 'waiting'`
}
