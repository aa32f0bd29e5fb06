// When a certificate can be made, and whether it still holds. Pure: the day is given.
import type { Staff } from '../model.ts'
import { type Item, stateOf } from '../rules.ts'
import type { CertificateState, CertifiedItem, Shown } from './model.ts'

/** Whoever is here and has done all that is asked, none of it expired. */
export function canBeCertified(staff: Staff, today: string): boolean {
  const state = stateOf(staff, today)
  return staff.leftOn === null && (state === 'complete' || state === 'expiring')
}

export function certifiedItems(items: readonly Item[]): CertifiedItem[] {
  return items.flatMap(({ requirement, doneOn, until }) =>
    doneOn === null ? [] : [{ title: requirement.title, on: doneOn, until }],
  )
}

/** The earliest day on which something stops holding; null where nothing does. */
export function earliest(...days: (string | null)[]): string | null {
  return days.filter(day => day !== null).sort()[0] ?? null
}

/** The paper's own day counts, also where its holder has since done more: that is another paper. */
export function certificateState(
  { hasEnded, met, validUntil, standsUntil }: Pick<Shown, 'hasEnded' | 'met' | 'validUntil' | 'standsUntil'>,
  today: string,
): CertificateState {
  if (hasEnded) return 'ended'
  const until = earliest(validUntil, standsUntil)
  if (until !== null && until < today) return 'expired'
  return met ? 'valid' : 'renew'
}
