// From the fields of a form to what the model reads.
import * as v from 'valibot'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'

export const looks = { current: 'learning', styles: ['workplan'] }

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
export function keptId(x: Exchange): string {
  const id = x.fields.text('id')
  return isId(id) ? id : newId()
}

export function readForm<Schema extends v.GenericSchema>(
  x: Exchange,
  schema: Schema,
  given: unknown,
): { value: v.InferOutput<Schema>; errors?: never } | { value?: never; errors: FieldErrors } {
  const result = v.safeParse(schema, given)
  if (result.success) return { value: result.output }
  const errors: Record<string, string> = {}
  for (const { message, path } of result.issues)
    errors[String(path?.[0]?.key ?? '')] ??= x.words.say(
      x.words.has(message) ? message : 'induction.error.form',
    )
  return { errors }
}
