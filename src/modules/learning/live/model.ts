// A live session as rows are read and as phones and the facilitator send things. A schema's messages are keys of the
// locale files.
import * as v from 'valibot'
import type { Language } from '../../../kernel/words.ts'
import { isSector } from '../../accounts/sectors.ts'
import type { Plan } from '../plans/model.ts'

export const groupings = ['choice', 'evenly', 'protection'] as const
export type Grouping = (typeof groupings)[number]

/** One block of the running session. Moments are ISO strings, because the whole program is one value. */
export type ProgramItem = {
  block: string
  minutes: number
  /** Minutes that the facilitator added while it ran. */
  extra: number
  skipped: boolean
  startedAt: string | null
  endedAt: string | null
}

/** Where everybody is. */
export type Stage = {
  program: ProgramItem[]
  /** Index in the program; -1 while people gather, its length once it has ended. */
  at: number
  /** Within the block; see `stepsOf`. */
  step: number
  stepAt: Date | null
  /** Minutes added to this step. */
  stepExtra: number
}

export type LiveSession = Stage & {
  id: string
  code: string | null
  title: string
  plan: Plan
  planId: string
  language: Language
  beginsAt: Date
  groupingBy: Grouping
  seats: number
  version: number
  madeBy: string | null
  endedAt: Date | null
  results: Results | null
  carried: boolean
  /** The requirements of induction that it counts as; mostly none. */
  topics: string[]
  /** Nobody new joins. */
  doorClosed: boolean
}

export type Listed = Pick<
  LiveSession,
  'id' | 'code' | 'title' | 'beginsAt' | 'endedAt' | 'at' | 'seats' | 'carried'
>

/** A phone in the session. */
export type Seat = {
  id: string
  number: number
  /** '' where nobody gave one. */
  name: string
  /** May stand in the report. */
  named: boolean
  /** '' where nobody said. */
  sector: string
  remote: boolean
  stickers: string[]
  tableNumber: number | null
  pairNumber: number | null
}

export type Table = {
  number: number
  sector: string
  docVersion: number
  sheet: Record<string, string> | null
}

export type Point = { id: string; block: string; body: string; hidden: boolean; seatId: string | null }

export const followUps = ['done', 'partly', 'not-yet'] as const
export type FollowUp = (typeof followUps)[number]

/** What a participant keeps for themselves. */
export type Log = {
  body: string
  promise: string
  shared: boolean
  afterOne: FollowUp | null
  afterThree: FollowUp | null
}

/** What came of it; no name but of those who agreed, no seat. */
export type Results = {
  participants: number
  remote: number
  sectors: Record<string, number>
  voted: number
  stickers: Record<string, number>
  tables: { number: number; sector: string; people: number; sheet: Record<string, string> }[]
  points: { block: string; body: string }[]
  promises: string[]
  names: string[]
  startedAt: string | null
  endedAt: string
  /** What each block took, in minutes. */
  took: { block: string; minutes: number }[]
}

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, 'live.error.long'))
const id = v.pipe(v.string(), v.uuid('live.error.form'))
const sector = v.pipe(
  v.string(),
  v.check(given => given === '' || isSector(given), 'live.error.form'),
)

export const NewSession = v.object({
  id,
  planId: v.pipe(v.string(), v.minLength(1, 'live.error.plan')),
  title: v.pipe(text(160), v.minLength(1, 'live.error.title')),
  language: v.picklist(['en', 'fr', 'ar', 'es', 'bn'], 'live.error.form'),
  beginsAt: v.date('live.error.begins'),
  groupingBy: v.picklist(groupings, 'live.error.form'),
})
export type NewSession = v.InferOutput<typeof NewSession>

export const SeatForm = v.object({ name: text(60), named: v.boolean(), sector, remote: v.boolean() })
export type SeatForm = v.InferOutput<typeof SeatForm>

export const PointForm = v.object({ id, body: v.pipe(text(280), v.minLength(1, 'live.error.point')) })
export type PointForm = v.InferOutput<typeof PointForm>

export const LogForm = v.object({ body: text(8000), promise: text(500), shared: v.boolean() })
export type LogForm = v.InferOutput<typeof LogForm>

/** What the facilitator does with the program. */
export const moves = ['next', 'back', 'to', 'extra', 'skip', 'unskip', 'earlier', 'later', 'end'] as const
export const Move = v.object({
  move: v.picklist(moves, 'live.error.form'),
  /** Of the block that is meant: to, skip, unskip, earlier, later. */
  block: v.optional(v.string(), ''),
  minutes: v.optional(v.picklist([1, 5], 'live.error.form'), 1),
  /** What the presser saw: pressed twice, it counts once. */
  version: v.pipe(v.number(), v.integer()),
})
export type Move = v.InferOutput<typeof Move>
