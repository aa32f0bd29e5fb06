// Closing a cycle: what is found on that day is kept as it was, what continues goes into the next.
import * as v from 'valibot'
import type { Texts } from '../../../kernel/words.ts'
import type { Status as ActionStatus } from '../actions/model.ts'
import type { Giver, Stance, Status } from '../commitments/model.ts'
import { CycleForm } from '../model.ts'
import type { Level } from '../objectives/model.ts'

export const ClosingForm = v.object({
  /** What the closing has to say beyond the numbers. */
  summary: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'cycles.error.summary'),
    v.maxLength(3000, 'workplan.error.long'),
  ),
  /** Ids of the commitments that continue. */
  continues: v.array(v.pipe(v.string(), v.uuid('workplan.error.form'))),
  next: CycleForm,
})
export type ClosingForm = v.InferOutput<typeof ClosingForm>

export type ReportedSentence = {
  nodeId: string
  kind: string
  title: Texts
  text: Texts
  level: Level | null
  why: string
  judgedBy: string
  /** Day, 'YYYY-MM-DD'. */
  judgedOn: string | null
  evidence: { quote: string; body: string; address: string }[]
}

export type ReportedCommitment = {
  id: string
  sector: string
  giver: Giver
  organisation: Texts | null
  title: Texts
  stance: Stance
  reason: string
  status: Status
  /** Both had signed what stood there. */
  signed: boolean
  owner: string
  dueOn: string | null
  evidence: string
  continues: boolean
}

export type ReportedAction = {
  id: string
  /** Null: it stands beside the objectives. */
  objectiveId: string | null
  sector: string
  number: string | null
  /** Of the part of the framework that it is for. */
  title: Texts
  /** In one's own words; '' where there are none. */
  ownTitle: string
  status: ActionStatus
  lead: string
  leadOrganisation: Texts | null
  dueOn: string | null
  milestones: { reached: number; of: number }
  evidence: string
  continues: boolean
}

/** As it was on the day of closing; stored as one value and never changed. */
export type Report = {
  summary: string
  closedBy: string
  edition: Texts
  /** Reports that were kept before actions were reported have neither ids nor actions. */
  objectives: { id?: string; number: string | null; title: Texts; sentences: ReportedSentence[] }[]
  commitments: ReportedCommitment[]
  actions?: ReportedAction[]
}

export type ClosedCycle = {
  id: string
  name: string
  from: string
  to: string
  closedAt: Date
  report: Report
}
