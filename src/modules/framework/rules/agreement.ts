// Nothing is agreed until both sides have agreed: child protection and the sector, the same version, two people
// (product.md, the idea that holds it together). A change makes a new version and asks both again.
import type { Side, Work } from '../model.ts'

export const agreementStates = [
  'proposed',
  'signed-by-child-protection',
  'signed-by-sector',
  'agreed',
  'review-due',
  'changed-since',
] as const
export type AgreementState = (typeof agreementStates)[number]

export type Signed = Pick<
  Work,
  'version' | 'childProtectionSigned' | 'sectorSigned' | 'wasAgreed' | 'reviewOn'
>

/** @param today 'YYYY-MM-DD' in the response */
export function agreementOf(work: Signed, today: string): AgreementState {
  const childProtection = work.childProtectionSigned === work.version
  const sector = work.sectorSigned === work.version
  if (childProtection && sector)
    return work.reviewOn !== null && work.reviewOn <= today ? 'review-due' : 'agreed'
  if (childProtection) return 'signed-by-child-protection'
  if (sector) return 'signed-by-sector'
  return work.wasAgreed ? 'changed-since' : 'proposed'
}

/** Whether both have signed what stands there now; also when it is to be looked at again. */
export function isAgreed(state: AgreementState): boolean {
  return state === 'agreed' || state === 'review-due'
}

/** The sides whose signature the current version still needs. */
export function missingSides(work: Signed): Side[] {
  const missing: Side[] = []
  if (work.childProtectionSigned !== work.version) missing.push('child-protection')
  if (work.sectorSigned !== work.version) missing.push('sector')
  return missing
}

export type Move = 'propose' | 'sign' | 'take-back' | 'change' | 'renew'

/**
 * What each state lets a side do. Who is of which side, `policy.ts` says.
 * Signing again after the review day needs both: `renew` makes a new version with nothing changed.
 */
export function movesOf(state: AgreementState, side: Side): Move[] {
  const signed =
    isAgreed(state) || state === (side === 'sector' ? 'signed-by-sector' : 'signed-by-child-protection')
  if (!signed) return ['sign', 'change']
  return state === 'review-due' ? ['take-back', 'change', 'renew'] : ['take-back', 'change']
}

/** A signature holds this long unless they set another day: a year, as a cycle's plans are looked at yearly. */
export function usualReview(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}`
}
