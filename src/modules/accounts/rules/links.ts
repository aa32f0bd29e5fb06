// Links that make an account or a new password: how long they last and whether one may still be used.
import { day } from '../../../kernel/clock.ts'
import type { Invitation } from '../model.ts'

export const lifetimes = { join: 7 * day, reset: 2 * day }

export type LinkState = 'open' | 'used' | 'withdrawn' | 'expired'

export function linkState(
  link: Pick<Invitation, 'usedAt' | 'withdrawnAt' | 'expiresAt'>,
  now: Date,
): LinkState {
  if (link.usedAt) return 'used'
  if (link.withdrawnAt) return 'withdrawn'
  return link.expiresAt <= now ? 'expired' : 'open'
}
