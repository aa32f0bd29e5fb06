// From the fields of a form to what the model reads.
import * as v from 'valibot'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { Problem } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import type { SeatForm } from '../model.ts'

/** What was typed, checked. */
export function read<Schema extends v.GenericSchema>(
  x: Exchange,
  schema: Schema,
  given: unknown,
): { value: v.InferOutput<Schema>; errors?: never } | { value?: never; errors: FieldErrors } {
  const result = v.safeParse(schema, given)
  if (result.success) return { value: result.output }
  const errors: Record<string, string> = {}
  for (const issue of result.issues) {
    const key = x.words.has(issue.message) ? issue.message : 'live.error.form'
    errors[String(issue.path?.[0]?.key ?? '')] ??= x.words.say(key)
  }
  return { errors }
}

/** Where only our own forms post, one that does not fit is refused whole. */
export function readOrRefuse<Schema extends v.GenericSchema>(
  x: Exchange,
  schema: Schema,
  given: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  const message = result.issues[0].message
  throw new Problem('not-valid', x.words.has(message) ? message : 'live.error.form')
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
export function keptId(x: Exchange): string {
  const id = x.fields.text('id')
  return isId(id) ? id : newId()
}

export function seatFormOf({ fields }: Exchange): SeatForm {
  return {
    name: fields.text('name').trim(),
    named: fields.text('named') === 'yes',
    sector: fields.text('sector'),
    remote: fields.text('where') === 'remote',
  }
}

export function wholeNumber(text: string): number {
  // People type in their own digits.
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[০-৯]/g, digit => String(digit.charCodeAt(0) - 0x9e6))
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
}
