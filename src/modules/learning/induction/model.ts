// Requirements, people to be inducted, trainings and signed texts, as rows are read and forms are sent. A schema's
// messages are keys of the locale files.
import * as v from 'valibot'
import type { Texts } from '../../../kernel/words.ts'
import { isSector } from '../../accounts/sectors.ts'

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, 'induction.error.long'))
const named = (most: number, missing: string) => v.pipe(text(most), v.minLength(1, missing))
const id = v.pipe(v.string(), v.uuid('induction.error.form'))
const day = v.pipe(
  v.string(),
  v.isoDate('induction.error.day'),
  v.check(given => given >= '2000-01-01' && given < '2100-01-01', 'induction.error.day'),
)

export const roleKinds = [
  'staff',
  'volunteer',
  'guard',
  'driver',
  'day-labour',
  'contractor',
  'visitor',
] as const
export type RoleKind = (typeof roleKinds)[number]

/** What must be done before first contact with children. Where `roles` is empty it holds for all. */
export type Requirement = {
  id: string
  kind: 'training' | 'document'
  title: Texts
  roles: RoleKind[]
  contactOnly: boolean
  /** How long it holds; null for ever. */
  months: number | null
  /** Where it comes from; '' for a response's own. */
  source: string
  isRetired: boolean
}

export const RequirementForm = v.object({
  /** Of a new one; what is there keeps its kind. */
  kind: v.picklist(['training', 'document'], 'induction.error.form'),
  title: named(160, 'induction.error.title'),
  roles: v.array(v.picklist(roleKinds, 'induction.error.form')),
  contactOnly: v.boolean(),
  months: v.nullable(
    v.pipe(
      v.number('induction.error.months'),
      v.integer('induction.error.months'),
      v.minValue(1, 'induction.error.months'),
      v.maxValue(120, 'induction.error.months'),
    ),
  ),
  isRetired: v.boolean(),
})
export type RequirementForm = v.InferOutput<typeof RequirementForm>

export const StaffForm = v.pipe(
  v.object({
    id,
    name: named(120, 'induction.error.name'),
    number: text(40),
    sector: v.pipe(
      v.string(),
      v.check(given => isSector(given), 'induction.error.sector'),
    ),
    areaPcode: v.nullable(v.string()),
    role: v.picklist(roleKinds, 'induction.error.role'),
    contact: v.boolean(),
    firstContactOn: v.nullable(day),
  }),
  v.forward(
    v.check(form => !form.contact || form.firstContactOn !== null, 'induction.error.first-contact'),
    ['firstContactOn'],
  ),
)
export type StaffForm = v.InferOutput<typeof StaffForm>

/** How somebody stands, as it is kept with them. */
export type Standing = { met: boolean; validUntil: string | null; signAgain: boolean }
export type Staff = StaffForm & Standing & { organisationId: string; leftOn: string | null }

export const TrainingForm = v.object({
  id,
  title: named(160, 'induction.error.title'),
  heldOn: day,
  place: text(120),
  trainer: text(120),
  topics: v.pipe(v.array(v.string()), v.minLength(1, 'induction.error.topics'), v.maxLength(40)),
})
export type TrainingForm = v.InferOutput<typeof TrainingForm>
export type Training = TrainingForm & {
  organisationId: string
  people: number
  /** The live session that it was. */
  sessionId: string | null
}

const longest = 20_000
const other = text(longest)

export const VersionForm = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  text: named(longest, 'induction.error.text'),
  /** In other languages than that of `text`; '' where there is none. */
  others: v.optional(v.partial(v.object({ en: other, fr: other, ar: other, es: other, bn: other }))),
  material: v.boolean(),
})
export type VersionForm = v.InferOutput<typeof VersionForm>
export type Version = {
  requirementId: string
  version: number
  text: Texts
  material: boolean
  inForceFrom: string
}

export const states = ['overdue', 'expired', 'sign-again', 'due', 'expiring', 'complete'] as const
export type State = (typeof states)[number]

/** What was done: a topic on a day, or a version signed on a day. */
export type Done = {
  topics: { id: string; on: string }[]
  signed: { id: string; version: number; on: string }[]
}
