// What stands around every input: label above, problem above the input, help below, and the words that tie them
// together for a screen reader. What may be left out says so; everything else is needed.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Mark } from './icons/mark.tsx'
import { Icon } from './icons/ui.tsx'

export type FieldProps = {
  words: Words
  /** The key of the answer; also makes the id, see `fieldId`. */
  name: string
  label: string
  hint?: Child
  /** The sentence that says what to do, shown at the field. */
  error?: string
  optional?: boolean
  /** Sealed in the browser before it leaves: the input has no `name`, so without the script it goes nowhere. */
  sealed?: boolean
}

/** The id of a field's first input, to which the summary of errors leads. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** Name and wiring of one input. A sealed one carries its key where no browser would send it, keeps no former
 * value, and is not handed to a browser's spelling service or store of former answers. */
export function inputAttributes(field: FieldProps) {
  const wiring = {
    id: fieldId(field.name),
    required: !field.optional,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.error ? (true as const) : undefined,
  }
  if (!field.sealed) return { ...wiring, name: field.name }
  return { ...wiring, 'data-sealed': field.name, autocomplete: 'off' as const, spellcheck: false }
}

export function describedBy({ name, hint, error }: FieldProps): string | undefined {
  const ids = [error && `${fieldId(name)}-error`, hint && `${fieldId(name)}-hint`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

export function LabelWords({ field }: { field: FieldProps }) {
  return (
    <>
      {field.label}
      {field.optional && <span class="optional"> {field.words.say('ui.optional')}</span>}
      {field.sealed && (
        <span class="sealed">
          <Mark name="lock" />
          {field.words.say('ui.sealed')}
        </span>
      )}
    </>
  )
}

export function FieldError({ field }: { field: FieldProps }) {
  if (!field.error) return null
  return (
    <p class="field-error" id={`${fieldId(field.name)}-error`}>
      <Icon name="warning" />
      <span>
        <span class="hidden">{field.words.say('ui.error')} </span>
        {field.error}
      </span>
    </p>
  )
}

export function FieldHint({ field }: { field: FieldProps }) {
  if (!field.hint) return null
  return (
    <p class="hint" id={`${fieldId(field.name)}-hint`}>
      {field.hint}
    </p>
  )
}

/** One input under one label. */
export function Field({ field, children }: { field: FieldProps; children?: Child }) {
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <label class="label" for={fieldId(field.name)}>
        <LabelWords field={field} />
      </label>
      <FieldError field={field} />
      {children}
      <FieldHint field={field} />
    </div>
  )
}

/** Several inputs that are one question. */
export function FieldGroup({ field, children }: { field: FieldProps; children?: Child }) {
  return (
    <fieldset class={field.error ? 'field wrong' : 'field'} aria-describedby={describedBy(field)}>
      <legend class="label">
        <LabelWords field={field} />
      </legend>
      <FieldError field={field} />
      {children}
      <FieldHint field={field} />
    </fieldset>
  )
}
