// Commitments as rows are read, and as forms, the table and spreadsheets bring them. A schema's messages are keys of the
// locale files.
import * as v from 'valibot'
import type { Texts } from '../../../kernel/words.ts'
import type { Work } from '../../framework/model.ts'

export const stances = ['we-lead', 'with-child-protection', 'not-us', 'undecided'] as const
export type Stance = (typeof stances)[number]

export const progresses = ['not-started', 'under-way', 'in-place'] as const
export type Progress = (typeof progresses)[number]

export const givers = ['sector', 'child-protection'] as const
export type Giver = (typeof givers)[number]

/** What is computed from signatures, progress and days; see `rules/status.ts`. */
export const statuses = ['not-started', 'agreed', 'under-way', 'in-place', 'needs-review'] as const
export type Status = (typeof statuses)[number]

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, 'commitments.error.long'))

/** What can be changed, each by itself. Days are 'YYYY-MM-DD'. */
export const FieldValues = v.partial(
  v.object({
    stance: v.picklist(stances, 'commitments.error.stance'),
    reason: text(500),
    progress: v.picklist(progresses, 'commitments.error.progress'),
    title: text(200),
    ownerId: v.nullable(v.pipe(v.string(), v.uuid('commitments.error.owner'))),
    dueOn: v.nullable(
      v.pipe(
        v.string(),
        v.isoDate('commitments.error.day'),
        v.check(day => day >= '2000-01-01' && day < '2100-01-01', 'commitments.error.day'),
      ),
    ),
    evidence: text(1000),
    notes: text(1000),
  }),
)
export type FieldValues = v.InferOutput<typeof FieldValues>

/** All of them, as they stand. */
export type Fields = Required<FieldValues>
export type FieldName = keyof Fields

export const fieldNames = [
  'stance',
  'reason',
  'progress',
  'title',
  'ownerId',
  'dueOn',
  'evidence',
  'notes',
] as const satisfies readonly FieldName[]

/** Where a commitment stands. */
export type Place = {
  giver: Giver
  sector: string
  /** The common action. Of what is given in return it need not be known: there is one node for all. */
  nodeId: string
  /** Null: the sector's own. */
  organisationId: string | null
}

/** One change, of a commitment that is there or of one that is made by it. */
export type Change = {
  /** Made by whoever sends it, so that sending twice is harmless. Where the place is taken, its own id holds. */
  id: string
  place: Place
  set: FieldValues
  /** What stood there when the sender last looked: where that has changed since, the change is *old* and not made. */
  was?: FieldValues
}

export type ChangedField = { field: FieldName; from: string | null; to: string | null }

export type Outcome = {
  change: Change
  outcome: 'new' | 'updated' | 'identical' | 'old' | 'invalid'
  /** Of the commitment that it concerns, which may be another than the sender thought. */
  id: string
  fields: ChangedField[]
  /** What is wrong, by field, as keys of the locale files; '' for the whole. */
  errors: Partial<Record<FieldName | '', string>>
  /** It changes what somebody has signed, so that both are asked again. */
  asksAgain: boolean
}

/** A commitment with the work of the framework that it is. */
export type Commitment = Work &
  Fields & {
    cycleId: string
    giver: Giver
    organisationId: string | null
    organisationName: Texts | null
    ownerName: string | null
    /** The edition changed the words under it after both had signed. */
    reworded: boolean
  }

/** Which commitments; what is not named does not narrow. */
export type CommitmentFilter = {
  sector?: string
  nodeId?: string
  giver?: Giver
  /** 'sector': the sectors' own; 'organisations': those of organisations; an id: of that one. */
  by?: 'sector' | 'organisations' | (string & {})
  stance?: Stance
  status?: Status
  ownerId?: string
  /** 'overdue': past its day and not in place; 'missing': promised, without an owner or a day. */
  due?: 'overdue' | 'missing'
  /** Waits for the signature of that side. */
  waitsFor?: 'child-protection' | 'sector'
}

/** Somebody who could own a commitment of a sector. */
export type Candidate = { id: string; name: string }

/** What happened to a commitment; codes only, as the events hold them. */
export type Happening = {
  type: string
  at: Date
  personName: string | null
  data: Record<string, unknown>
}
