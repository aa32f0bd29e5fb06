// The framework as rows are read and forms are checked: editions, nodes, the operations between two editions, and the
// work that is recorded against a node.
import * as v from 'valibot'
import type { Texts } from '../../kernel/words.ts'

/** In the order of reading; what each is: content/framework/README.md. */
export const nodeKinds = [
  'vision',
  'value',
  'driver',
  'outcome',
  'objective',
  'progress',
  'end',
  'implementation',
  'precondition',
  'group',
  'common-action',
  'sub-action',
  'action',
  'later-action',
  'additional',
  'consideration',
  'sector-action',
] as const
export type NodeKind = (typeof nodeKinds)[number]

export type ProgrammeStep =
  | 'preparedness'
  | 'assessment'
  | 'design'
  | 'implementation'
  | 'monitoring'
  | 'evaluation'

export type Source = { document: string; section: string; number: string | null }

/** What a node says beyond its place and title; stored as one value. */
export type NodeBody = {
  text: Texts
  source: Source
  years: '1-2' | '3-4' | '1-4' | null
  who: 'child-protection' | 'sector' | 'together'
  /** Our sector codes; empty: every sector. */
  sectors: string[]
  /** Empty: the whole programme cycle. */
  steps: ProgrammeStep[]
}

export type FrameworkNode = NodeBody & {
  id: string
  kind: NodeKind
  number: string | null
  parent: string | null
  title: Texts
}

export type EditionDocument = { title: string; publisher: string; version: string; address: string }

export type Edition = {
  id: string
  follows: string | null
  state: 'draft' | 'published' | 'superseded'
  title: Texts
  from: number
  to: number
  shipped: boolean
  document: EditionDocument
  publishedAt: Date | null
}

export const operationKinds = ['keep', 'reword', 'split', 'merge', 'retire', 'add'] as const
export type OperationKind = (typeof operationKinds)[number]

/** One step from an edition to the next: what becomes of which nodes. */
export type Operation = { kind: OperationKind; from: string[]; to: string[]; reason: Texts }

/** What is recorded against nodes: each kind has a table of its own under the same id. */
export const workKinds = [
  'commitment',
  'action',
  'wording',
  'comment',
  'rating',
  'readiness',
  'indicator',
] as const
export type WorkKind = (typeof workKinds)[number]

export const sides = ['child-protection', 'sector'] as const
export type Side = (typeof sides)[number]

/** A piece of work recorded against a node. */
export type Work = {
  id: string
  what: WorkKind
  /** What makes it the only one of its kind on its node; see `work_once` in the database. */
  scope: string
  /** The sector whose word is needed beside child protection's; '' where none is asked. */
  sector: string
  editionId: string
  nodeId: string
  /** 'waiting': an edition changed under it, and a person must say where it belongs. */
  state: 'placed' | 'waiting' | 'ended'
  waitsFor: 'split' | 'retired' | 'met-another' | null
  version: number
  childProtectionSigned: number
  sectorSigned: number
  /** Both sides have signed this very version. */
  agreed: boolean
  wasAgreed: boolean
  agreedAt: Date | null
  /** 'YYYY-MM-DD': when both look at it again. */
  reviewOn: string | null
  madeBy: string | null
  createdAt: Date
  changedAt: Date
}

export type Signature = {
  version: number
  side: Side
  personId: string
  personName: string
  organisationName: Texts
  signedAt: Date
}

export const commentKinds = ['comment', 'proposal'] as const
export const outcomes = ['taken', 'later', 'not-taken'] as const
export type CommentOutcome = (typeof outcomes)[number]

const id = v.pipe(v.string(), v.uuid('discussion.error.form'))

export const CommentForm = v.object({
  id,
  kind: v.picklist(commentKinds, 'discussion.error.form'),
  body: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'discussion.error.body'),
    v.maxLength(2000, 'discussion.error.long'),
  ),
  /** The comment that this one answers. */
  answers: v.optional(id),
})
export type CommentForm = v.InferOutput<typeof CommentForm>

export const Settlement = v.object({
  outcome: v.picklist(outcomes, 'discussion.error.outcome'),
  why: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'discussion.error.why'),
    v.maxLength(500, 'discussion.error.long'),
  ),
})
export type Settlement = v.InferOutput<typeof Settlement>

/** What somebody said about a part, or about words proposed for it. */
export type Comment = {
  id: string
  nodeId: string
  /** thread/id */
  scope: string
  kind: (typeof commentKinds)[number]
  body: string
  answers: string | null
  madeBy: string | null
  madeByName: string | null
  createdAt: Date
  /** What became of a proposal, said by those who own the part. */
  outcome: CommentOutcome | null
  outcomeWhy: string | null
  settledByName: string | null
  settledAt: Date | null
}
