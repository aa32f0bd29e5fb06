// From the fields of a form to what the model reads, and how the room's pages look.
import * as v from 'valibot'
import { type page, redirect } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'

export const looks = (more: Partial<Parameters<typeof page>[2]> = {}) => ({
  width: 'narrow' as const,
  styles: ['workplan'],
  current: 'learning',
  ...more,
})

export function personOf(x: Exchange): string {
  if (!isId(x.params.person)) throw notFound()
  return x.params.person
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
export function keptId(x: Exchange, name = 'id'): string {
  const id = x.fields.text(name)
  return isId(id) ? id : newId()
}

/** The notice of what was done comes before the place to which the browser jumps. @param to without a query */
export function redirectInto(to: string, done: string) {
  const [path = '', anchor] = to.split('#')
  return redirect(`${path}?done=${encodeURIComponent(done)}${anchor === undefined ? '' : `#${anchor}`}`)
}

/** What was typed, checked. */
export function readForm<Schema extends v.GenericSchema>(
  x: Exchange,
  schema: Schema,
  given: unknown,
): { value: v.InferOutput<Schema>; errors?: never } | { value?: never; errors: FieldErrors } {
  const result = v.safeParse(schema, given)
  if (result.success) return { value: result.output }
  const errors: Record<string, string> = {}
  for (const issue of result.issues) {
    // A message of the library's own means that something came which no form of ours sends.
    const key = x.words.has(issue.message) ? issue.message : 'competencies.error.form'
    errors[String(issue.path?.[0]?.key ?? '')] ??= x.words.say(key)
  }
  return { errors }
}
