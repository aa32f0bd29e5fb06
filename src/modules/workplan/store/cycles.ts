// Cycles.
import type { Tx } from '../../../kernel/db.ts'
import type { Cycle } from '../model.ts'

type Row = Omit<Cycle, 'from' | 'to'> & { fromDay: string; toDay: string }

const readCycle = ({ fromDay, toDay, ...row }: Row): Cycle => ({ ...row, from: fromDay, to: toDay })

/** The one that is open now. */
export async function findOpenCycle(tx: Tx, responseId: string): Promise<Cycle | undefined> {
  const [row] = await tx<Row[]>`
    select id, edition_id, name, from_day, to_day, follows, closed_at
    from cycle where response_id = ${responseId} and closed_at is null`
  return row && readCycle(row)
}

/** The newest first. */
export async function listCycles(tx: Tx, responseId: string): Promise<Cycle[]> {
  const rows = await tx<Row[]>`
    select id, edition_id, name, from_day, to_day, follows, closed_at
    from cycle where response_id = ${responseId} order by from_day desc, created_at desc`
  return rows.map(readCycle)
}

/** @returns false when it is there already, or another is open */
export async function insertCycle(
  tx: Tx,
  responseId: string,
  cycle: Omit<Cycle, 'closedAt'>,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into cycle (response_id, id, edition_id, name, from_day, to_day, follows, created_at)
    values (${responseId}, ${cycle.id}, ${cycle.editionId}, ${cycle.name}, ${cycle.from}, ${cycle.to},
      ${cycle.follows}, ${now})
    on conflict do nothing`
  return result.count > 0
}
