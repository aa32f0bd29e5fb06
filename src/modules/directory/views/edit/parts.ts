// What all parts of the form of an entry are given.
import type { Words } from '../../../../kernel/words.ts'
import type { Option } from '../../../../ui/choices.tsx'
import type { FieldErrors } from '../../../../ui/form.tsx'
import type { Service } from '../../model.ts'

export type EditProps = {
  words: Words
  at: (path: string) => string
  /** The entry as it is, or as it was just filled in. */
  service: Service
  /** Absent for a new one. */
  version: number | undefined
  coverage: readonly string[]
  errors: FieldErrors
  providers: Option[]
  teams: Option[]
  areas: Option[]
  mayChooseProvider: boolean
}

/** The error of a field as a property, where there is one. */
export function wrong(errors: FieldErrors, name: string): { error?: string } {
  const error = errors[name]
  return error ? { error } : {}
}
