// From the fields of a form to what the model reads.

import * as v from 'valibot'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { type FieldName, FieldValues, type Outcome } from '../model.ts'

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
export function keptId(x: Exchange, name = 'id'): string {
  const id = x.fields.text(name)
  return isId(id) ? id : newId()
}

export type ReadValues = { values: FieldValues; errors: Partial<Record<FieldName | '', string>> }

/** What was typed, checked; an owner or a day that was emptied is nobody or none. */
export function readValues(given: Record<string, unknown>): ReadValues {
  const tidied = Object.fromEntries(
    Object.entries(given).map(([field, value]) => [
      field,
      (field === 'ownerId' || field === 'dueOn') && value === '' ? null : value,
    ]),
  )
  const result = v.safeParse(FieldValues, tidied)
  if (result.success) return { values: result.output, errors: {} }
  const errors: ReadValues['errors'] = {}
  for (const issue of result.issues) {
    const field = (issue.path?.[0]?.key ?? '') as FieldName | ''
    // A message of the library's own means that something came which no form of ours sends.
    errors[field] ??= issue.message.startsWith('commitments.') ? issue.message : 'workplan.error.form'
  }
  return { values: {}, errors }
}

export function sentences(x: Exchange, errors: Outcome['errors']): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, x.words.say(key)]))
}
