// The inputs one chooses with.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import {
  Field,
  FieldError,
  FieldGroup,
  FieldHint,
  type FieldProps,
  fieldId,
  inputAttributes,
  LabelWords,
} from './field.tsx'

export type Option = { value: string; label: string; hint?: Child; icon?: Child; disabled?: boolean }

/** The two answers that are no answer, and are not the same: nobody knew, and nobody asked. */
export function notKnown(words: Words): Option[] {
  return [
    { value: 'unknown', label: words.say('ui.choice.unknown') },
    { value: 'not-asked', label: words.say('ui.choice.notAsked') },
  ]
}

/** rows: one below the other; chips: side by side, for short words; tiles: with a picture each. */
export type Look = 'rows' | 'chips' | 'tiles'

export type SelectProps = FieldProps & { options: Option[]; value?: string; withNotKnown?: boolean }

export function Select({ options, value, withNotKnown, ...field }: SelectProps) {
  const all = withNotKnown ? [...options, ...notKnown(field.words)] : options
  const chosen = field.sealed ? undefined : value
  return (
    <Field field={field}>
      <select {...inputAttributes(field)}>
        <option value="">{field.words.say('ui.choose')}</option>
        {all.map(option => (
          <option value={option.value} selected={option.value === chosen} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export type RadiosProps = FieldProps & {
  options: Option[]
  value?: string
  withNotKnown?: boolean
  look?: Look
}

export function Radios({ options, value, withNotKnown, look, ...field }: RadiosProps) {
  return (
    <ChoiceGroup
      type="radio"
      field={field}
      options={withNotKnown ? [...options, ...notKnown(field.words)] : options}
      chosen={value === undefined ? [] : [value]}
      look={look}
    />
  )
}

export type CheckboxesProps = FieldProps & { options: Option[]; values?: string[]; look?: Look }

/** The form sends the name once for each box that is ticked. */
export function Checkboxes({ options, values = [], look, ...field }: CheckboxesProps) {
  return <ChoiceGroup type="checkbox" field={field} options={options} chosen={values} look={look} />
}

/** One box that stands alone: sends `value`, else nothing. */
export function Checkbox({
  value = 'yes',
  checked,
  ...field
}: FieldProps & { value?: string; checked?: boolean }) {
  // A box may be left empty; whether it had to be ticked, the server says in words.
  const { required: _, ...attributes } = inputAttributes(field)
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <FieldError field={field} />
      <label class="choice">
        <input type="checkbox" value={value} checked={field.sealed ? undefined : checked} {...attributes} />
        <span>
          <LabelWords field={field} />
        </span>
      </label>
      <FieldHint field={field} />
    </div>
  )
}

type ChoiceGroupProps = {
  type: 'radio' | 'checkbox'
  field: FieldProps
  options: Option[]
  chosen: string[]
  look?: Look
}

function ChoiceGroup({ type, field, options, chosen, look = 'rows' }: ChoiceGroupProps) {
  return (
    <FieldGroup field={field}>
      <div class={`choices ${look}`}>
        {options.map((option, index) => (
          <label class="choice">
            <input
              type={type}
              id={index === 0 ? fieldId(field.name) : undefined}
              value={option.value}
              checked={!field.sealed && chosen.includes(option.value)}
              disabled={option.disabled}
              {...choiceName(type, field)}
            />
            {option.icon}
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Radio buttons need a name to exclude each other. Sealed ones get one, but belong to no form (an empty `form`
 * names none), so that a browser without the script cannot send them either. */
function choiceName(type: 'radio' | 'checkbox', field: FieldProps) {
  if (!field.sealed) return { name: field.name }
  const sealed = { 'data-sealed': field.name, autocomplete: 'off' }
  return type === 'checkbox' ? sealed : { ...sealed, form: '', name: `sealed-${field.name}` }
}
