// What waits for somebody: signatures of the sides that they speak for, answers to proposals. From a few counts for all.
import type { Actor } from '../../../kernel/actor.ts'
import { maySettleProposal, speaksFor } from '../../framework/policy.ts'
import type { WaitingRow } from './model.ts'

export function signaturesFor(actor: Actor, rows: readonly WaitingRow[]): (WaitingRow & { count: number })[] {
  return rows.flatMap(row => {
    const count =
      (speaksFor(actor, 'child-protection', row.sector) ? row.childProtection : 0) +
      (speaksFor(actor, 'sector', row.sector) ? row.forSector : 0)
    return count > 0 ? [{ ...row, count }] : []
  })
}

export function answersFor(actor: Actor, proposals: readonly { sectors: string[]; count: number }[]): number {
  return proposals
    .filter(proposal => maySettleProposal(actor, proposal))
    .reduce((sum, { count }) => sum + count, 0)
}
