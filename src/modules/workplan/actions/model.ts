// Prioritised actions as they are really done here. A schema's messages are keys of the locale files.
import * as v from 'valibot'
import { isId } from '../../../kernel/id.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { FrameworkNode, Work } from '../../framework/model.ts'

export const statuses = ['not-started', 'under-way', 'done', 'stopped'] as const
export type Status = (typeof statuses)[number]

/** Parts of an edition that can be planned. Considerations come in by a readiness check. */
export const plannable = ['action', 'later-action', 'additional', 'sector-action', 'consideration'] as const

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, 'actions.error.long'))
/** What a form leaves empty is nobody, no day or no sum. */
const orNothing = (isRight: (given: string) => boolean, message: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check(given => given === '' || isRight(given), message),
    v.transform(given => (given === '' ? null : given)),
  )
const someone = orNothing(given => isId(given), 'actions.error.form')
const day = orNothing(
  given => v.is(v.pipe(v.string(), v.isoDate()), given) && given >= '2000-01-01' && given < '2100-01-01',
  'actions.error.day',
)
const sum = v.pipe(
  orNothing(given => /^\d{1,12}(\.\d{1,2})?$/.test(given), 'actions.error.sum'),
  v.transform(given => (given === null ? null : Number(given))),
)
const currency = v.pipe(
  orNothing(given => /^[A-Za-z]{3}$/.test(given), 'actions.error.currency'),
  v.transform(given => given?.toUpperCase() ?? null),
)

export const Fields = v.pipe(
  v.object({
    title: text(200),
    status: v.picklist(statuses, 'actions.error.status'),
    leadId: someone,
    leadOrganisationId: someone,
    coLeadId: someone,
    coLeadOrganisationId: someone,
    partners: text(500),
    startOn: day,
    dueOn: day,
    needed: sum,
    secured: sum,
    currency,
    resources: text(500),
    evidence: text(1000),
    notes: text(1000),
  }),
  v.forward(
    v.check(
      one => one.startOn === null || one.dueOn === null || one.dueOn >= one.startOn,
      'actions.error.order',
    ),
    ['dueOn'],
  ),
  v.forward(
    v.check(
      one => (one.needed === null && one.secured === null) || one.currency !== null,
      'actions.error.currency',
    ),
    ['currency'],
  ),
)
export type Fields = v.InferOutput<typeof Fields>

/** What those who lead it may change by themselves. */
export const Report = v.object({
  status: v.picklist(statuses, 'actions.error.status'),
  evidence: text(1000),
  notes: text(1000),
})
export type Report = v.InferOutput<typeof Report>

export const MilestoneForm = v.object({
  id: v.pipe(v.string(), v.uuid('actions.error.form')),
  title: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'actions.error.milestone'),
    v.maxLength(200, 'actions.error.long'),
  ),
  dueOn: v.pipe(v.string(), v.isoDate('actions.error.day')),
})
export type MilestoneForm = v.InferOutput<typeof MilestoneForm>

export type Milestone = { id: string; actionId: string; title: string; dueOn: string; doneOn: string | null }

export type PlannedAction = Work &
  Fields & {
    cycleId: string
    nodeTitle: Texts
    nodeNumber: string | null
    nodeKind: string
    /** The objective that it is for; null where the source has it beside them. */
    objectiveId: string | null
    leadName: string | null
    leadOrganisation: Texts | null
    coLeadName: string | null
    coLeadOrganisation: Texts | null
  }

export type Filter = {
  /** 'needs': overdue or nobody's, the most urgent first. */
  view?: 'needs'
  objective?: string
  nodeId?: string
  sector?: string
  status?: Status
  leadId?: string
  due?: 'overdue' | 'unowned'
}

/** A part of the edition and what is planned for it. */
export type Planned = { node: FrameworkNode; actions: PlannedAction[] }

export type Option = { id: string; name: string }
