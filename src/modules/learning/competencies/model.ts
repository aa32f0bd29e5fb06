// Competencies as they are read, and what people say of themselves and of each other. A schema's messages are keys of the
// locale files.
import * as v from 'valibot'
import type { Texts } from '../../../kernel/words.ts'

export const kinds = ['knowledge', 'skill', 'attitude'] as const
export type Kind = (typeof kinds)[number]

export type Source = { document: string; section: string; number: string | null }

export type Competency = {
  id: string
  kind: Kind
  /** Without a subject, so that it fits a person, an observation and a job description. */
  text: Texts
  /** What one sees when it is there. */
  signs: Texts[]
  source: Source
}

export type CompetencySet = {
  id: string
  order: number
  for: 'everyone' | 'child-protection' | 'sector'
  sectors: string[]
  title: Texts
  text: Texts
  competencies: Competency[]
}

/** From the least to the most. */
export const levels = ['not-yet', 'with-help', 'alone', 'helps-others'] as const
export type Level = (typeof levels)[number]

export const supervisors = ['lead', 'focal-point'] as const
/** Who leads the team; for who leads it, the focal point of its sector. */
export type Supervisor = (typeof supervisors)[number]

const id = v.pipe(v.string(), v.uuid('competencies.error.form'))
const level = v.picklist(levels, 'competencies.error.level')
const day = v.pipe(
  v.string(),
  v.isoDate('competencies.error.day'),
  v.check(given => given >= '2000-01-01' && given < '2100-01-01', 'competencies.error.day'),
)

export const Rated = v.object({ id, competency: v.string(), level })
export type Rated = v.InferOutput<typeof Rated>

export const Observed = v.object({
  id,
  level,
  note: v.pipe(v.string(), v.trim(), v.maxLength(500, 'competencies.error.long')),
  seenOn: day,
})
export type Observed = v.InferOutput<typeof Observed>

export const Signed = v.object({ id, reviewOn: day })
export type Signed = v.InferOutput<typeof Signed>

export const Withdrawn = v.object({
  why: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'competencies.error.why'),
    v.maxLength(500, 'competencies.error.long'),
  ),
})

export type Rating = { id: string; personId: string; competency: string; level: Level; ratedAt: Date }

export type Observation = {
  id: string
  personId: string
  competency: string
  level: Level
  note: string
  seenOn: string
  observedBy: string
  observedByName: string
  madeAt: Date
}

export type SignOff = {
  id: string
  personId: string
  competency: string
  signedOn: string
  reviewOn: string
  signedBy: string
  signedByName: string
  madeAt: Date
  withdrawnAt: Date | null
  withdrawnByName: string | null
  withdrawnWhy: string
}

/** All that was said of one person's competencies, the newest first. */
export type Said = { ratings: Rating[]; observations: Observation[]; signOffs: SignOff[] }

/** Somebody lets the supervisor of one of their teams see. */
export type Share = {
  personId: string
  teamId: string
  teamName: Texts
  sector: string
  supervisor: Supervisor
}

/** Of one sector and one competency; '' counts the people. Null: too few to be told. */
export type Count = {
  sector: string
  competency: string
  people: number | null
  rated: number | null
  able: number | null
  signed: number | null
  due: number | null
}
