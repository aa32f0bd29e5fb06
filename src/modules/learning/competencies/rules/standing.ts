// How somebody stands in one competency, computed from what was said; and which moves that allows.
import { type Level, levels, type Observation, type Said, type SignOff } from '../model.ts'

export const states = ['open', 'rated', 'observed', 'signed-off', 'review-due', 'withdrawn'] as const
export type State = (typeof states)[number]

export type Move = 'rate' | 'observe' | 'sign-off' | 'withdraw'

/** Who makes the move, and from where. A sign-off also rests on an observation: `restsOn`. */
export const moves: Readonly<Record<Move, { by: 'self' | 'supervisor'; from: readonly State[] }>> = {
  rate: { by: 'self', from: states },
  observe: { by: 'supervisor', from: states },
  'sign-off': { by: 'supervisor', from: ['observed', 'signed-off', 'review-due'] },
  withdraw: { by: 'supervisor', from: ['signed-off', 'review-due'] },
}

export type Standing = {
  state: State
  rating: Level | undefined
  observation: Observation | undefined
  signOff: SignOff | undefined
}

/** @param said of any person and competency, the newest first; only those of this competency count */
export function standingIn(competency: string, said: Said, today: string): Standing {
  const rating = said.ratings.find(one => one.competency === competency)
  const observation = said.observations.find(one => one.competency === competency)
  const signOff = said.signOffs.find(one => one.competency === competency)
  return {
    state: stateOf(rating !== undefined, observation, signOff, today),
    rating: rating?.level,
    observation,
    signOff,
  }
}

function stateOf(
  isRated: boolean,
  observation: Observation | undefined,
  signOff: SignOff | undefined,
  today: string,
): State {
  if (signOff && signOff.withdrawnAt === null) return signOff.reviewOn > today ? 'signed-off' : 'review-due'
  if (signOff?.withdrawnAt && !(observation && observation.madeAt > signOff.withdrawnAt)) return 'withdrawn'
  if (observation) return 'observed'
  return isRated ? 'rated' : 'open'
}

/** Done without help. */
export function isAble(level: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf('alone')
}

/** A sign-off rests on something seen since the last one, or since that was withdrawn, and done without help. */
export function restsOn({ observation, signOff }: Standing): Observation | undefined {
  if (!observation || !isAble(observation.level)) return undefined
  const since = signOff && (signOff.withdrawnAt ?? signOff.madeAt)
  return since && observation.madeAt <= since ? undefined : observation
}

export function can(move: Move, standing: Standing): boolean {
  if (!moves[move].from.includes(standing.state)) return false
  return move !== 'sign-off' || restsOn(standing) !== undefined
}

/** A year, unless said otherwise. */
export function usualReview(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace(/02-29$/, '02-28')
}

export const reviewAtMostYears = 3

/** After today, and within some years: what is signed for ever is looked at never. */
export function isReviewDay(day: string, today: string): boolean {
  return day > today && day <= `${Number(today.slice(0, 4)) + reviewAtMostYears}${today.slice(4)}`
}
