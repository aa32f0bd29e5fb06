// Clocks as jobs: one for each referral at a time, striking again until somebody has done what it waits for.
import type { Job, Scene } from '../../../kernel/event.ts'
import { dayAfter, hourOf, momentOf, wallTime } from '../../../kernel/wall-time.ts'
import { holidaysOf } from '../../accounts/commands.ts'
import type { Urgency } from '../model.ts'
import { type Calendar, type Stage, type Strike, strikes } from '../rules/clocks.ts'
import { type ReferralSettings, referralSettings } from '../rules/settings.ts'
import type { ClockKind } from '../rules/states.ts'

export const clockJob = 'referral.clock'

/** What a clock was started for. It is deaf when the referral has gone on since. */
export type ClockData = { referral: string; clock: ClockKind; stage: Stage; mark: string; started: string }

export type Clocked = { id: string; urgency: Urgency; askedHour: Date; moves: number }

/** @returns the job of the first strike, and until when the thing is promised */
export async function startClock(
  scene: Scene,
  referral: Clocked,
  kind: ClockKind,
): Promise<{ job: Job; dueAt: Date }> {
  const started = kind === 'answer' ? referral.askedHour : hourOf(scene.now)
  const all = await strikesOf(scene, kind, referral.urgency, started)
  const promised = all.find(strike => strike.stage === 'due' || strike.stage === 'follow-up')!
  return { job: jobFor(referral, kind, all[0]!, started), dueAt: promised.at }
}

/** A receipt that comes after the answer was due buys half of the time once more, and hides no silence. */
export async function startSecondChance(scene: Scene, referral: Clocked): Promise<Job> {
  const all = await strikesOf(scene, 'answer', referral.urgency, hourOf(scene.now))
  return jobFor(referral, 'answer', { stage: 'due', at: all[0]!.at }, referral.askedHour)
}

/** The strike that follows this one, as a job; undefined after the last. */
export async function nextStrike(scene: Scene, referral: Clocked, data: ClockData): Promise<Job | undefined> {
  const started = new Date(data.started)
  const all = await strikesOf(scene, data.clock, referral.urgency, started)
  const next = all[all.findIndex(strike => strike.stage === data.stage) + 1]
  return next && jobFor(referral, data.clock, next, started)
}

export function markOf(referral: Clocked, kind: ClockKind): string {
  return kind === 'answer' ? referral.askedHour.toISOString() : String(referral.moves)
}

/** Tonight at two, in the place: when nobody waits for a page. */
export function tonight({ response, now }: Scene): Date {
  const wall = wallTime(now, response.timeZone)
  return momentOf(
    { day: wall.minute < 120 ? wall.day : dayAfter(wall.day, 1), minute: 120 },
    response.timeZone,
  )
}

function jobFor(referral: Clocked, clock: ClockKind, strike: Strike, started: Date): Job {
  const mark = markOf(referral, clock)
  const data: ClockData = {
    referral: referral.id,
    clock,
    stage: strike.stage,
    mark,
    started: started.toISOString(),
  }
  return { name: clockJob, key: referral.id, data, runAt: strike.at }
}

async function strikesOf(scene: Scene, kind: ClockKind, urgency: Urgency, started: Date): Promise<Strike[]> {
  const settings = referralSettings(scene.response.settings)
  return strikes(kind, urgency, started, settings, await calendarOf(scene, settings, urgency))
}

async function calendarOf(scene: Scene, settings: ReferralSettings, urgency: Urgency): Promise<Calendar> {
  const { timeZone, weekend } = scene.response
  // Holidays matter only where working days are counted.
  const holidays = 'workingDays' in settings.clocks[urgency] ? await holidaysOf(scene) : []
  return { timeZone, weekend, holidays: new Set(holidays.map(holiday => holiday.day)) }
}
