// Which team is told of a step. A notice says a kind and nothing else.
import type { Party, State } from './states.ts'

export const noticeKinds = [
  'referral.new',
  'referral.reopened',
  'referral.withdrawn',
  'referral.recalled',
  'referral.answered',
  'referral.redirected',
  'referral.result',
  'referral.no-answer',
  'referral.reminder',
  'referral.due',
  'referral.follow-up',
  'referral.second-person',
  'referral.flagged',
  'referral.consent-renewed',
  'service.silent',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Nobody is told what they did themselves; a receipt and a start only show as a dot. */
export function noticesFor(to: State, by: Party): { side: 'sender' | 'receiver'; kind: NoticeKind }[] {
  const told: { side: 'sender' | 'receiver'; kind: NoticeKind }[] = both(to)
  return told.filter(({ side }) => side !== by)
}

function both(to: State): { side: 'sender' | 'receiver'; kind: NoticeKind }[] {
  switch (to) {
    case 'sent':
      return [{ side: 'receiver', kind: 'referral.new' }]
    case 'redirected':
      // The receiver is another one than the one who passed it on, so it is told below, by whoever passes it on.
      return [{ side: 'sender', kind: 'referral.redirected' }]
    case 'reopened':
      return [
        { side: 'receiver', kind: 'referral.reopened' },
        { side: 'sender', kind: 'referral.reopened' },
      ]
    case 'accepted':
    case 'waiting-list':
    case 'not-accepted':
      return [{ side: 'sender', kind: 'referral.answered' }]
    case 'service-given':
    case 'could-not-be-given':
      return [{ side: 'sender', kind: 'referral.result' }]
    case 'no-answer':
      return [{ side: 'sender', kind: 'referral.no-answer' }]
    case 'withdrawn':
      return [
        { side: 'receiver', kind: 'referral.withdrawn' },
        { side: 'sender', kind: 'referral.withdrawn' },
      ]
    case 'recalled':
      return [{ side: 'receiver', kind: 'referral.recalled' }]
    default:
      return []
  }
}
