// The matrix: for each action and sector the sector's own answer, and how many organisations stand behind it.
import type { Tx } from '../../../../kernel/db.ts'
import type { Signed } from '../../../framework/rules/agreement.ts'
import type { Progress, Stance } from '../model.ts'
import { type Here, reworded } from './commitments.ts'

/** As much of a commitment as a cell shows. */
export type OwnCell = Signed & {
  id: string
  sector: string
  nodeId: string
  stance: Stance
  progress: Progress
  dueOn: string | null
  reworded: boolean
}

/** How many organisations have answered, and how many of them take part. */
export type SumCell = { sector: string; nodeId: string; answered: number; promised: number }

export async function listOwnCells(tx: Tx, here: Here): Promise<OwnCell[]> {
  return tx<OwnCell[]>`
    select w.id, w.sector, w.node_id, c.stance, c.progress, c.due_on, w.version, w.child_protection_signed,
      w.sector_signed, w.was_agreed, w.review_on, ${reworded(tx)} as reworded
    from commitment c join work w on w.response_id = c.response_id and w.id = c.id
    where c.response_id = ${here.responseId} and c.cycle_id = ${here.cycleId} and c.giver = 'sector'
      and c.organisation_id is null and w.state = 'placed' and w.edition_id = ${here.editionId}`
}

/** From the counts that the database keeps. @param sector all, unless said */
export async function listSumCells(tx: Tx, here: Here, sector?: string): Promise<SumCell[]> {
  return tx<SumCell[]>`
    select sector, node_id, answered, promised from commitment_count
    where response_id = ${here.responseId} and cycle_id = ${here.cycleId} and edition_id = ${here.editionId}
      and answered > 0 ${sector === undefined ? tx`` : tx`and sector = ${sector}`}`
}
