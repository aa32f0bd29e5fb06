// Wordings as rows are read and as their form is checked. A schema's messages are keys of the locale files.
import * as v from 'valibot'
import type { Language } from '../../kernel/words.ts'
import type { FrameworkNode, Signature, Work } from '../framework/model.ts'

const tooLong = 'wording.error.long'

/** What can be written. The day is 'YYYY-MM-DD'. */
export const Draft = v.object({
  title: v.pipe(v.string(), v.trim(), v.minLength(1, 'wording.error.title'), v.maxLength(200, tooLong)),
  body: v.pipe(v.string(), v.trim(), v.minLength(1, 'wording.error.body'), v.maxLength(2000, tooLong)),
  /** Why the words differ, for whoever signs. */
  note: v.pipe(v.string(), v.trim(), v.maxLength(1000, tooLong)),
  reviewOn: v.pipe(v.string(), v.isoDate('wording.error.day')),
})
export type Draft = v.InferOutput<typeof Draft>

/** Where a wording stands. */
export type Place = { nodeId: string; sector: string; language: Language }

export type Said = { title: string; body: string }

/** A wording with the work of the framework that it is, as it stands now. */
export type Wording = Work &
  Said & {
    language: Language
    note: string
    /** The newest version that both sides have signed; its words are in use. Null: none was yet, or not any more. */
    inUse: number | null
  }

export type Version = Said & {
  version: number
  note: string
  madeByName: string | null
  madeAt: Date
}

/** How far a sector is with the nodes that were asked for. */
export type WordingCount = {
  sector: string
  /** Nodes with words on which both have agreed. */
  inUse: number
  /** Nodes with words that wait for a signature. */
  waiting: number
}

/** A node, what its edition says, and what the sector says. */
export type Line = {
  node: FrameworkNode
  wording: Wording | undefined
}

export type OpenedWording = {
  wording: Wording
  node: FrameworkNode
  /** The newest first. */
  versions: Version[]
  signatures: Signature[]
}
