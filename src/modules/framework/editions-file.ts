// A draft as a file: the nodes of an edition in the form of our open data, with the operations that lead to it.
import * as v from 'valibot'
import type { Texts } from '../../kernel/words.ts'
import { languages } from '../../kernel/words.ts'
import { isSector } from '../accounts/sectors.ts'
import type { NewEdition } from './commands/editions.ts'
import { nodeKinds, operationKinds } from './model.ts'
import { actors, programmeSteps, yearSpans } from './rules/outline.ts'

const Id = v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/))
const textsUpTo = (most: number) =>
  v.pipe(
    v.record(v.string(), v.pipe(v.string(), v.maxLength(most))),
    v.check(texts => Object.keys(texts).every(key => languages.some(language => language === key))),
    v.check(texts => Object.keys(texts).length > 0),
    v.transform((texts): Texts => texts),
  )
const Short = v.pipe(v.string(), v.maxLength(300))
const Number_ = v.nullable(v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/)))

const Node = v.strictObject({
  id: Id,
  kind: v.picklist(nodeKinds),
  number: Number_,
  parent: v.nullable(Id),
  title: textsUpTo(200),
  text: textsUpTo(800),
  source: v.strictObject({ document: Short, section: Short, number: Number_ }),
  years: v.nullable(v.picklist(yearSpans)),
  who: v.picklist(actors),
  sectors: v.array(v.custom<string>(isSector)),
  steps: v.array(v.picklist(programmeSteps)),
})

const Year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))

const DraftFile = v.object({
  edition: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{2,59}$/)),
  title: textsUpTo(200),
  document: v.strictObject({ title: Short, publisher: Short, version: Short, address: Short }),
  from: Year,
  to: Year,
  nodes: v.pipe(v.array(Node), v.minLength(1), v.maxLength(1000)),
  operations: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(operationKinds),
        from: v.array(Id),
        to: v.array(Id),
        reason: v.optional(v.record(v.string(), Short), {}),
      }),
    ),
    v.maxLength(2000),
  ),
})

export type ReadDraft = { draft: NewEdition; at?: undefined } | { draft?: undefined; at: string }

/** @returns the draft, or where in the file the first thing stands that cannot be read, e.g. `nodes.3.title` */
export function readDraft(text: string): ReadDraft {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { at: 'JSON' }
  }
  const result = v.safeParse(DraftFile, value)
  if (!result.success) return { at: result.issues[0].path?.map(step => String(step.key)).join('.') ?? 'JSON' }
  const { edition, title, document, from, to, nodes, operations } = result.output
  return {
    draft: {
      edition: { id: edition, title, document, from, to },
      nodes,
      operations: operations.map(({ kind, from: older, to: newer, reason }) => ({
        kind,
        from: older,
        to: newer,
        reason,
      })),
    },
  }
}
