import { describe, expect, it } from 'vitest'
import type { Level, Said } from '../model.ts'
import {
  can,
  isReviewDay,
  type Move,
  moves,
  restsOn,
  type State,
  standingIn,
  states,
  usualReview,
} from './standing.ts'

const today = '2026-11-27'
const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour))
const nothing: Said = { ratings: [], observations: [], signOffs: [] }

const rating = (level: Level, hour: number) => ({
  id: '1',
  personId: 'p',
  competency: 'all.refer',
  level,
  ratedAt: at(hour),
})
const observation = (level: Level, hour: number) => ({
  id: '2',
  personId: 'p',
  competency: 'all.refer',
  level,
  note: '',
  seenOn: '2026-11-20',
  observedBy: 's',
  observedByName: 'S',
  madeAt: at(hour),
})
const signOff = (reviewOn: string, hour: number, withdrawnHour?: number) => ({
  id: '3',
  personId: 'p',
  competency: 'all.refer',
  signedOn: '2026-11-20',
  reviewOn,
  signedBy: 's',
  signedByName: 'S',
  madeAt: at(hour),
  withdrawnAt: withdrawnHour === undefined ? null : at(withdrawnHour),
  withdrawnByName: null,
  withdrawnWhy: '',
})

const standing = (said: Partial<Said>) => standingIn('all.refer', { ...nothing, ...said }, today)

describe('how somebody stands', () => {
  it.each<[State, Partial<Said>]>([
    ['open', {}],
    ['rated', { ratings: [rating('alone', 1)] }],
    ['observed', { ratings: [rating('alone', 1)], observations: [observation('with-help', 2)] }],
    ['signed-off', { observations: [observation('alone', 1)], signOffs: [signOff('2027-11-20', 2)] }],
    ['review-due', { observations: [observation('alone', 1)], signOffs: [signOff(today, 2)] }],
    ['withdrawn', { observations: [observation('alone', 1)], signOffs: [signOff('2027-11-20', 2, 3)] }],
    // Seen again after it was taken back.
    ['observed', { observations: [observation('alone', 4)], signOffs: [signOff('2027-11-20', 2, 3)] }],
    // A later sign-off holds, whatever became of an earlier one.
    ['signed-off', { signOffs: [signOff('2027-11-20', 5), signOff('2027-11-20', 2, 3)] }],
  ])('%s', (state, said) => {
    expect(standing(said).state).toBe(state)
  })

  it('is not moved by what was said of another competency', () => {
    const other = { ...observation('alone', 1), competency: 'all.notice' }
    expect(standing({ observations: [other] }).state).toBe('open')
  })
})

describe('moves', () => {
  it.each<[Move, State[]]>([
    ['rate', [...states]],
    ['observe', [...states]],
    ['sign-off', ['observed', 'signed-off', 'review-due']],
    ['withdraw', ['signed-off', 'review-due']],
  ])('%s is possible from %j', (move, from) => {
    expect(moves[move].from).toEqual(from)
  })

  it('one’s own is rating alone', () => {
    expect(
      Object.entries(moves)
        .filter(([, { by }]) => by === 'self')
        .map(([move]) => move),
    ).toEqual(['rate'])
  })

  it('a sign-off rests on something done without help', () => {
    expect(can('sign-off', standing({ observations: [observation('with-help', 1)] }))).toBe(false)
    expect(can('sign-off', standing({ observations: [observation('alone', 1)] }))).toBe(true)
    expect(can('sign-off', standing({ ratings: [rating('helps-others', 1)] }))).toBe(false)
  })

  it('and on something newer than the last sign-off, or than its withdrawal', () => {
    const old = observation('alone', 1)
    const due = signOff(today, 2)
    expect(can('sign-off', standing({ observations: [old], signOffs: [due] }))).toBe(false)
    const seen = [observation('helps-others', 3), old]
    expect(can('sign-off', standing({ observations: seen, signOffs: [due] }))).toBe(true)
    expect(restsOn(standing({ observations: seen, signOffs: [signOff('2027-11-20', 2, 4)] }))).toBeUndefined()
  })
})

describe('the day of review', () => {
  it('is in a year, also for the last of February', () => {
    expect(usualReview(today)).toBe('2027-11-27')
    expect(usualReview('2028-02-29')).toBe('2029-02-28')
  })

  it('comes after today and within three years', () => {
    expect(
      ['2026-11-27', '2026-11-28', '2029-11-27', '2029-11-28'].map(day => isReviewDay(day, today)),
    ).toEqual([false, true, true, false])
  })
})
