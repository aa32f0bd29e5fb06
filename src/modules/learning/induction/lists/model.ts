// A list of people that somebody brought as a file: what was read of it, and what becomes of each row.
import { day } from '../../../../kernel/clock.ts'
import type { RoleKind, StaffForm } from '../model.ts'

export const listLife = day

/**
 * What a row says of somebody. What it does not speak of stays as it is: an empty cell changes nothing.
 */
export type Said = {
  name: string
  number?: string
  role?: RoleKind
  sector?: string
  areaPcode?: string
  contact?: boolean
  firstContactOn?: string
}

/** Something wrong with a row, or worth a look: a code with a sentence, and the heading of the column where it is. */
export type RowProblem = { code: string; column?: string; values?: Record<string, string | number> }

/**
 * What becomes of a row: nothing (invalid, identical, discarded), somebody new, a change of somebody, or a question
 * that a person answers (doubtful).
 */
export const outcomes = ['new', 'updated', 'identical', 'doubtful', 'discarded', 'invalid'] as const
export type Outcome = (typeof outcomes)[number]

export type ChangedField = { field: keyof StaffForm; from: string | null; to: string | null }

/** Somebody on the list whom a row may mean, or an earlier row of the file. */
export type Alike =
  | { id: string; name: string; number: string; role: RoleKind; hasLeft: boolean }
  | { line: number }

export type NewRow = {
  number: number
  /** The row as a spreadsheet shows it. */
  line: number
  cells?: unknown
  record?: Said
  problems?: RowProblem[]
}

export type ToJudge = {
  number: number
  line: number
  record: Said | null
  choice: string
  problems: RowProblem[]
}

export type Judged = {
  number: number
  outcome: Outcome
  staffId: string | null
  problems: RowProblem[]
  changes: ChangedField[]
  alike: Alike[]
}

export type ListRow = Judged & { line: number; cells: unknown; record: Said | null; choice: string }

export type ListState = 'columns' | 'comparing' | 'ready' | 'applying' | 'applied'

export type StaffList = {
  id: string
  organisationId: string
  state: ListState
  signature: string
  columns: string[]
  mapping: Record<string, string>
  notes: RowProblem[]
  total: number
  done: number
  createdAt: Date
  expiresAt: Date
}

export type NewList = Pick<StaffList, 'id' | 'state' | 'signature' | 'columns' | 'mapping' | 'notes'>

export type Counts = Record<Outcome, number> & {
  /** Rows about which a person decides or has decided. */
  asked: number
}
