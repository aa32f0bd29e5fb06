// Checks, preparedness and programmes as rows are read and forms are sent. A schema's messages are keys of the locale
// files.
import * as v from 'valibot'
import type { Texts } from '../../../kernel/words.ts'

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, 'readiness.error.long'))
const id = v.pipe(v.string(), v.uuid('workplan.error.form'))
const day = v.nullable(
  v.pipe(
    v.string(),
    v.isoDate('workplan.error.day'),
    v.check(given => given >= '2000-01-01' && given < '2100-01-01', 'workplan.error.day'),
  ),
)

// Checks

export const checkKinds = ['response', 'outbreak'] as const
export type CheckKind = (typeof checkKinds)[number]

export const answers = ['in-place', 'partly', 'missing', 'does-not-apply', 'not-known'] as const
export type AnswerWord = (typeof answers)[number]

export const NewCheck = v.object({
  id,
  kind: v.picklist(checkKinds, 'readiness.error.kind'),
  name: v.pipe(text(160), v.minLength(1, 'readiness.error.name')),
})
export type NewCheck = v.InferOutput<typeof NewCheck>

export type Check = {
  id: string
  kind: CheckKind
  name: string
  madeAt: Date
  madeByName: string
  closedAt: Date | null
}

/** How one consideration stands in one check. */
export type Answered = {
  id: string
  checkId: string
  nodeId: string
  answer: AnswerWord
  note: string
  /** The prioritised action that was promised because of it. */
  actionId: string | null
  answeredByName: string
  answeredAt: Date
}

/** @param id made with the form; where the consideration is answered already, its own id holds */
export const AnswerGiven = v.object({
  id,
  nodeId: v.string(),
  answer: v.picklist(answers, 'readiness.error.answer'),
  note: text(500),
})
export type AnswerGiven = v.InferOutput<typeof AnswerGiven>

// Preparedness

export const preparednessAnswers = ['ready', 'partly', 'missing', 'does-not-apply', 'not-known'] as const
export type PreparednessAnswer = (typeof preparednessAnswers)[number]

export const LineChange = v.object({
  answer: v.optional(v.picklist(preparednessAnswers, 'readiness.error.answer')),
  ownerId: v.optional(v.nullable(v.pipe(v.string(), v.uuid('readiness.error.owner')))),
  dueOn: v.optional(day),
  note: v.optional(text(500)),
})
export type LineChange = v.InferOutput<typeof LineChange>

export const OwnLine = v.object({ id, text: v.pipe(text(300), v.minLength(1, 'readiness.error.line')) })
export type OwnLine = v.InferOutput<typeof OwnLine>

/** A line of a sector as it stands; what nobody has said is *not known*. */
export type Line = {
  /** Of the content, or 'own.<uuid>'. */
  line: string
  text: Texts
  /** Of a response's own line, in whatever language it was written; '' of those that came with the program. */
  ownText: string
  answer: PreparednessAnswer
  ownerId: string | null
  ownerName: string | null
  dueOn: string | null
  note: string
}

// Programmes

export const programmeKinds = ['stand-alone', 'mainstreaming', 'joint', 'integrated'] as const
export type ProgrammeKind = (typeof programmeKinds)[number]

/** An outcome that sectors share, and how it is measured; baseline and target as people say them. */
export const Outcome = v.pipe(
  v.object({ outcome: text(300), measure: text(200), baseline: text(60), target: text(60) }),
  v.forward(
    v.check(given => given.outcome !== '', 'programmes.error.outcome'),
    ['outcome'],
  ),
  v.forward(
    v.check(given => given.measure !== '', 'programmes.error.measure'),
    ['measure'],
  ),
)
export type Outcome = v.InferOutput<typeof Outcome>

export const outcomesAtMost = 8
export const Outcomes = v.pipe(v.array(Outcome), v.maxLength(outcomesAtMost, 'programmes.error.outcomes'))

export const ProgrammeForm = v.pipe(
  v.object({
    name: v.pipe(text(200), v.minLength(1, 'programmes.error.name')),
    kind: v.picklist(programmeKinds, 'programmes.error.kind'),
    organisationId: v.nullable(v.pipe(v.string(), v.uuid('programmes.error.organisation'))),
    sectors: v.pipe(v.array(v.string()), v.minLength(1, 'programmes.error.sectors')),
    areas: v.pipe(v.array(text(80)), v.maxLength(20, 'programmes.error.areas')),
    from: day,
    to: day,
    jointNeeds: text(2000),
    jointCapacities: text(2000),
    outcomes: Outcomes,
  }),
  v.forward(
    v.check(form => form.from === null || form.to === null || form.to >= form.from, 'programmes.error.order'),
    ['to'],
  ),
  v.forward(
    v.check(
      form => !(form.kind === 'joint' || form.kind === 'integrated') || form.sectors.length > 1,
      'programmes.error.two-sectors',
    ),
    ['sectors'],
  ),
)
export type ProgrammeForm = v.InferOutput<typeof ProgrammeForm>

export type Programme = ProgrammeForm & {
  id: string
  organisationName: Texts | null
  endedAt: Date | null
  changedAt: Date
}

/** What is not named does not narrow. */
export type ProgrammeFilter = { kind?: ProgrammeKind; sector?: string; state?: 'running' | 'ended' }
