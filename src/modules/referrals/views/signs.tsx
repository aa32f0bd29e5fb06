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

/** Who acts next, as a sentence. @param mine the teams of the reader */
export function nextActor(words: Words, referral: Referral, names: Names, mine: string[]): string {
  const name = (team: string) => words.pick(names.teams.get(team) ?? {})
  switch (stateTraits[referral.state].next) {
    case 'nobody':
      return words.say('referrals.next.nobody')
    case 'second-person':
      return words.say('referrals.next.second-person')
    case 'both':
      return words.say(referral.toTeam === null ? 'referrals.next.outside' : 'referrals.next.both')
    case 'sender':
      return mine.includes(referral.fromTeam)
        ? words.say('referrals.next.mine')
        : words.say('referrals.next.team', { team: name(referral.fromTeam) })
    case 'receiver':
      if (referral.toTeam === null) return words.say('referrals.next.outside')
      return mine.includes(referral.toTeam)
        ? words.say('referrals.next.mine')
        : words.say('referrals.next.team', { team: name(referral.toTeam) })
  }
}

/** Until when something is promised, e.g. "due in 2 days"; undefined where no clock runs. */
export function dueWords(words: Words, { dueAt, state }: Referral, now: Date): string | undefined {
  if (dueAt === null || stateTraits[state].ended) return undefined
  return words.say('referrals.due', { when: words.since(dueAt, now) })
}

/** From which team to which, or to the service itself where it has no team here. */
export function betweenTeams(words: Words, referral: Referral, names: Names): string {
  const name = (team: string) => words.pick(names.teams.get(team) ?? {})
  return words.say('referrals.between', {
    from: name(referral.fromTeam),
    to: referral.toTeam === null ? words.say('referrals.outside') : name(referral.toTeam),
  })
}

/** What people say on the telephone when they mean this one. */
export function shortCode(id: string): string {
  return id.slice(0, 8).toUpperCase()
}
