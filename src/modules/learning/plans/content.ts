// The session plans that come with the program, from `content/sessions`: read when somebody first opens one.
import * as v from 'valibot'
import { contentFile } from '../../../kernel/content.ts'
import { Plan } from './model.ts'

const files = { 'working-across-sectors': contentFile<unknown>('sessions/working-across-sectors.json') }

// A parsed plan has the defaults of its blocks; the content's own test says that it parses.
const parsed = new Map<string, Plan>()

/** Ids of the shipped plans, in the order of the library. */
export const shippedIds: readonly string[] = Object.keys(files)

/** A plan that came with the program; nobody changes it. */
export function findShipped(id: string): Plan | undefined {
  const known = parsed.get(id)
  if (known) return known
  const read = Object.entries(files).find(([key]) => key === id)?.[1]
  if (!read) return undefined
  const plan = v.parse(Plan, read())
  parsed.set(id, plan)
  return plan
}
