// The states of a referral and the moves between them, as one table. Who may make a move is said as a party; which
// person may act for a party is the policy's question.

export const states = [
  'needs-second-person',
  'sent',
  'received',
  'accepted',
  'waiting-list',
  'not-accepted',
  'started',
  'service-given',
  'could-not-be-given',
  'closed',
  'withdrawn',
  'recalled',
  'reopened',
  'no-answer',
  'redirected',
] as const
export type State = (typeof states)[number]

/** States that only the sender's device knows. */
export const deviceStates = ['draft', 'waiting-to-send'] as const

export type Party = 'sender' | 'receiver' | 'clock'
export type NextActor = 'sender' | 'receiver' | 'both' | 'second-person' | 'nobody'

/** Which clock runs in a state: for the answer, for the second person, for the result, for the sender's review. */
export type ClockKind = 'answer' | 'second' | 'outcome' | 'review'

export type StateTraits = {
  next: NextActor
  clock: ClockKind | null
  /** Nothing more is expected from anybody. */
  ended: boolean
  /** Whether the receiving team may open the sealed part. */
  readable: boolean
}

export const stateTraits: Record<State, StateTraits> = {
  'needs-second-person': { next: 'second-person', clock: 'second', ended: false, readable: false },
  sent: { next: 'receiver', clock: 'answer', ended: false, readable: true },
  received: { next: 'receiver', clock: 'answer', ended: false, readable: true },
  redirected: { next: 'receiver', clock: 'answer', ended: false, readable: true },
  reopened: { next: 'receiver', clock: 'answer', ended: false, readable: true },
  'no-answer': { next: 'both', clock: null, ended: false, readable: true },
  accepted: { next: 'receiver', clock: 'outcome', ended: false, readable: true },
  'waiting-list': { next: 'receiver', clock: 'outcome', ended: false, readable: true },
  started: { next: 'receiver', clock: 'outcome', ended: false, readable: true },
  'not-accepted': { next: 'sender', clock: 'review', ended: false, readable: false },
  'service-given': { next: 'sender', clock: 'review', ended: false, readable: true },
  'could-not-be-given': { next: 'sender', clock: 'review', ended: false, readable: true },
  closed: { next: 'nobody', clock: null, ended: true, readable: false },
  withdrawn: { next: 'nobody', clock: null, ended: true, readable: false },
  recalled: { next: 'nobody', clock: null, ended: true, readable: false },
}

export const moveKinds = [
  'override-confirmation',
  'receipt',
  'acceptance',
  'waiting',
  'refusal',
  'start',
  'completion',
  'failure',
  'closure',
  'withdrawal',
  'recall',
  'reopening',
  'redirect',
  'silence',
] as const
export type MoveKind = (typeof moveKinds)[number]

export const reasons = {
  refusal: ['no-capacity', 'outside-area', 'not-eligible', 'duplicate', 'unsafe', 'wrong-service', 'other'],
  failure: ['not-reached', 'declined', 'moved-away', 'no-capacity', 'not-eligible', 'unsafe', 'other'],
  withdrawal: ['child', 'caregiver', 'both'],
  recall: ['sent-by-mistake', 'wrong-service', 'duplicate', 'no-longer-needed', 'not-agreed', 'other'],
  reopening: ['new-information', 'not-received', 'closed-by-mistake', 'situation-changed'],
  redirect: ['wrong-service', 'no-capacity', 'outside-area', 'not-eligible', 'other'],
} as const satisfies Partial<Record<MoveKind, readonly string[]>>

export type Move = {
  kind: MoveKind
  from: readonly State[]
  to: State
  by: readonly Party[]
  reasons: readonly string[]
  /** Whether a note may go with it; notes are sealed to the other team and never required, for want of a script. */
  note: boolean
  /** Whether it answers the sender, and so ends the answer clock and the silence. */
  answers: boolean
}

const unanswered = ['sent', 'redirected', 'reopened', 'received', 'no-answer'] as const
const withReceiver = [...unanswered, 'accepted', 'waiting-list', 'started'] as const
const settled = ['not-accepted', 'service-given', 'could-not-be-given'] as const

function move(
  kind: MoveKind,
  from: readonly State[],
  to: State,
  by: Party[],
  more: Partial<Move> = {},
): Move {
  const known: Partial<Record<MoveKind, readonly string[]>> = reasons
  return { kind, from, to, by, reasons: known[kind] ?? [], note: true, answers: false, ...more }
}

export const moves: Record<MoveKind, Move> = {
  'override-confirmation': move('override-confirmation', ['needs-second-person'], 'sent', ['sender'], {
    note: false,
  }),
  receipt: move('receipt', ['sent', 'redirected', 'reopened', 'no-answer'], 'received', ['receiver']),
  acceptance: move('acceptance', [...unanswered, 'waiting-list'], 'accepted', ['receiver'], {
    answers: true,
  }),
  waiting: move('waiting', [...unanswered, 'accepted'], 'waiting-list', ['receiver'], { answers: true }),
  refusal: move('refusal', [...unanswered, 'waiting-list'], 'not-accepted', ['receiver'], { answers: true }),
  start: move('start', ['accepted', 'waiting-list'], 'started', ['receiver']),
  completion: move('completion', ['accepted', 'started'], 'service-given', ['receiver']),
  failure: move('failure', ['accepted', 'waiting-list', 'started'], 'could-not-be-given', ['receiver']),
  closure: move('closure', [...settled, 'no-answer'], 'closed', ['sender']),
  withdrawal: move(
    'withdrawal',
    ['needs-second-person', ...withReceiver, ...settled, 'closed'],
    'withdrawn',
    ['sender', 'receiver'],
  ),
  recall: move(
    'recall',
    ['needs-second-person', ...unanswered, 'accepted', 'waiting-list', 'not-accepted'],
    'recalled',
    ['sender'],
  ),
  reopening: move('reopening', [...settled, 'closed'], 'reopened', ['sender', 'receiver']),
  redirect: move('redirect', [...unanswered, 'waiting-list', 'accepted'], 'redirected', ['receiver'], {
    answers: true,
  }),
  // Only the clock says that nobody answered. A receipt is no answer.
  silence: move('silence', ['sent', 'redirected', 'reopened', 'received'], 'no-answer', ['clock'], {
    note: false,
  }),
}

/** The moves that a party may make from a state, in the order in which they are offered. */
export function movesFrom(state: State, party: Party): Move[] {
  return moveKinds.map(kind => moves[kind]).filter(m => m.from.includes(state) && m.by.includes(party))
}

export type Refused = 'not-from-here' | 'not-yours' | 'reason-missing' | 'reason-unknown'

/** What stands against a move, or undefined where it may be made. */
export function objectionTo(
  kind: MoveKind,
  state: State,
  party: Party,
  reason: string | undefined,
): Refused | undefined {
  const { from, by, reasons: known } = moves[kind]
  if (!by.includes(party)) return 'not-yours'
  if (!from.includes(state)) return 'not-from-here'
  if (known.length > 0 && !reason) return 'reason-missing'
  if (reason && !known.includes(reason)) return 'reason-unknown'
  return undefined
}

export function isState(value: unknown): value is State {
  return states.some(state => state === value)
}

export function isMoveKind(value: unknown): value is MoveKind {
  return moveKinds.some(kind => kind === value)
}

/** Whether the sealed part is destroyed at once, not only a set time after the end. */
export function destroysEnvelope(state: State): boolean {
  return state === 'withdrawn' || state === 'recalled'
}
