// How far an objective is: what shows it, and how somebody judges it against the words of its own sentences.
import * as v from 'valibot'
import type { FrameworkNode } from '../../framework/model.ts'

export const levels = ['not-yet', 'first-steps', 'part-way', 'mostly', 'fully'] as const
export type Level = (typeof levels)[number]

const tooLong = 'objectives.error.long'
const id = v.pipe(v.string(), v.uuid('workplan.error.form'))

export const EvidenceForm = v.object({
  id,
  /** Words of the sentence that it shows; '' for the whole. */
  quote: v.pipe(v.string(), v.trim(), v.maxLength(300, tooLong)),
  body: v.pipe(v.string(), v.trim(), v.minLength(1, 'objectives.error.evidence'), v.maxLength(1000, tooLong)),
  address: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(500, tooLong),
    v.check(text => text === '' || /^https?:\/\/\S+$/.test(text), 'objectives.error.address'),
  ),
})
export type EvidenceForm = v.InferOutput<typeof EvidenceForm>

export const RatingForm = v.object({
  id,
  level: v.picklist(levels, 'objectives.error.level'),
  why: v.pipe(v.string(), v.trim(), v.minLength(1, 'objectives.error.why'), v.maxLength(1000, tooLong)),
})
export type RatingForm = v.InferOutput<typeof RatingForm>

export type Rating = {
  id: string
  nodeId: string
  level: Level
  why: string
  /** Given when the cycle was closed. */
  final: boolean
  judgedByName: string
  judgedAt: Date
}

export type Evidence = {
  id: string
  nodeId: string
  quote: string
  body: string
  address: string
  givenBy: string
  givenByName: string
  givenAt: Date
}

/** One of an objective's two sentences, with the newest rating of the open cycle. */
export type Sentence = { node: FrameworkNode; rating: Rating | undefined; evidence: number }
export type ObjectiveShown = { node: FrameworkNode; sentences: Sentence[] }

export type OpenedSentence = {
  node: FrameworkNode
  objective: FrameworkNode | undefined
  /** The newest first. */
  ratings: Rating[]
  evidence: Evidence[]
}
