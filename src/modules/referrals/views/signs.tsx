// The signs of a referral: mark, word and colour of its state, who acts next, until when, what asks for attention.
import type { Words } from '../../../kernel/words.ts'
import { drawnIn } from '../../../ui/drawn.ts'
import type { MarkName } from '../../../ui/icons/mark.tsx'
import { ConsentExpired, Flag, Overdue, StateTag, type Tone, UrgencyTag } from '../../../ui/tag.tsx'
import type { Referral, Urgency } from '../model.ts'
import { isExpired } from '../rules/consent.ts'
import { type State, stateTraits } from '../rules/states.ts'
import type { Names } from '../store/names.ts'

/** Green is only for a service that was given; delivery and acceptance never look like it. */
export const looks: Record<State, { tone: Tone; mark: MarkName }> = {
  'needs-second-person': { tone: 'act', mark: 'ring' },
  sent: { tone: 'info', mark: 'arrow' },
  redirected: { tone: 'info', mark: 'arrow' },
  reopened: { tone: 'act', mark: 'arrow' },
  received: { tone: 'info', mark: 'ring' },
  accepted: { tone: 'info', mark: 'circle' },
  'waiting-list': { tone: 'wait', mark: 'glass' },
  started: { tone: 'info', mark: 'dot' },
  'no-answer': { tone: 'act', mark: 'clock' },
  'not-accepted': { tone: 'stop', mark: 'cross' },
  'could-not-be-given': { tone: 'stop', mark: 'dash' },
  'service-given': { tone: 'done', mark: 'check' },
  closed: { tone: 'quiet', mark: 'check' },
  withdrawn: { tone: 'stop', mark: 'crossedPage' },
  recalled: { tone: 'quiet', mark: 'cross' },
}

export function StateSign({ words, state }: { words: Words; state: State }) {
  return drawnIn(words, `referral ${state}`, () => (
    <StateTag {...looks[state]} word={words.say(`referrals.state.${state}`)} />
  ))
}

export type SignsProps = { urgency: Urgency; state: State; flagged: boolean; late: boolean; expired: boolean }

/** Which signs a referral bears now. @param today 'YYYY-MM-DD' in the response */
export function signsOf(referral: Referral, now: Date, today: string): SignsProps {
  const { urgency, state, flagged } = referral
  return {
    urgency,
    state,
    flagged,
    late: isLate(referral, now),
    expired: !stateTraits[state].ended && isExpired(referral.until, today),
  }
}

/** Urgency, state, and whatever else must catch the eye. */
export function Signs({ words, urgency, state, flagged, late, expired }: SignsProps & { words: Words }) {
  return (
    <>
      <UrgencyTag words={words} urgency={urgency} />
      <StateSign words={words} state={state} />
      {flagged && <Flag words={words} />}
      {late && <Overdue words={words} />}
      {expired && <ConsentExpired words={words} />}
    </>
  )
}

function isLate(referral: Referral, now: Date): boolean {
  return referral.overdue || (referral.dueAt !== null && referral.dueAt < now)
}

/** The two teams of a referral by name, and whether the reader belongs to one. */
export type Sides = {
  from: string
  /** Undefined where the service has no team here. */
  to: string | undefined
  sends: boolean
  receives: boolean
}

/** @param mine the teams of the reader */
export function sidesOf(words: Words, { fromTeam, toTeam }: Referral, names: Names, mine: string[]): Sides {
  const name = (team: string) => words.pick(names.teams.get(team) ?? {})
  return {
    from: name(fromTeam),
    to: toTeam === null ? undefined : name(toTeam),
    sends: mine.includes(fromTeam),
    receives: toTeam !== null && mine.includes(toTeam),
  }
}

/** Who acts next, as a sentence. */
export function nextActor(words: Words, state: State, { from, to, sends, receives }: Sides): string {
  switch (stateTraits[state].next) {
    case 'nobody':
      return words.say('referrals.next.nobody')
    case 'second-person':
      return words.say('referrals.next.second-person')
    case 'both':
      return words.say(to === undefined ? 'referrals.next.outside' : 'referrals.next.both')
    case 'sender':
      return sends ? words.say('referrals.next.mine') : words.say('referrals.next.team', { team: from })
    case 'receiver':
      if (to === undefined) return words.say('referrals.next.outside')
      return receives ? words.say('referrals.next.mine') : words.say('referrals.next.team', { team: to })
  }
}

/** Until when something is promised, e.g. "in 2 days"; undefined where no clock runs. */
export function dueWhen(words: Words, { dueAt, state }: Referral, now: Date): string | undefined {
  if (dueAt === null || stateTraits[state].ended) return undefined
  return words.since(dueAt, now)
}

/** @param when as `dueWhen` says it */
export function dueSentence(words: Words, when: string): string {
  return words.say('referrals.due', { when })
}

/** From which team to which, or to the service itself where it has no team here. */
export function betweenTeams(words: Words, { from, to }: Sides): string {
  return words.say('referrals.between', { from, to: to ?? words.say('referrals.outside') })
}

/** What people say on the telephone when they mean this one. */
export function shortCode(id: string): string {
  return id.slice(0, 8).toUpperCase()
}
