// The small parts that signed and sealed things are made of, checked where they enter.
import * as v from 'valibot'
import { Refusal } from './refusal.ts'

/** An id of somebody else's making: a response, organisation, team, referral. Only compared, never read. */
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** A calendar day in UTC, `2026-03-01`. Days compare as texts. */
export const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.isoDate())
export type Day = string

export const Epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
export const Recipient = v.pipe(v.string(), v.regex(/^age1[02-9ac-hj-np-z]{58}$/))
export const SigningKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/))
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const Version = v.literal(1)

/** Parses at the edge; refuses `malformed`. */
export function shaped<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new Refusal('malformed')
  return result.output
}

/** The day `days` later (or earlier, when negative). */
export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
