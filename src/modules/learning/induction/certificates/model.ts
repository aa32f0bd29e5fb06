// A certificate: what somebody had done on a day, as they can show it elsewhere.
import type { Texts } from '../../../../kernel/words.ts'

export type CertifiedItem = { title: Texts; on: string; until: string | null }

export type Certificate = {
  id: string
  staffId: string
  /** On the paper and in its QR code: opens the public page, and nothing else. */
  code: string
  items: CertifiedItem[]
  issuedOn: string
  validUntil: string | null
  withdrawnOn: string | null
}

/** What the public page shows: no name, no number, no role, no area. */
export type Shown = {
  items: CertifiedItem[]
  issuedOn: string
  validUntil: string | null
  organisation: Texts
  initials: string
  /** Withdrawn, or its holder has left the organisation: which of both is nobody's business. */
  hasEnded: boolean
  met: boolean
  standsUntil: string | null
}

export const certificateStates = ['valid', 'expired', 'renew', 'ended'] as const
export type CertificateState = (typeof certificateStates)[number]
