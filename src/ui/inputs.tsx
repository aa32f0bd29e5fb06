// The inputs one writes into.
import { Field, type FieldProps, inputAttributes } from './field.tsx'

type Width = 'short' | 'medium' | 'full'

export type TextFieldProps = FieldProps & {
  value?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'time' | 'month'
  autocomplete?: string
  maxlength?: number
  width?: Width
  /** The language of what is written, where it is not the language of the page. */
  lang?: string
  dir?: 'ltr' | 'rtl'
  /** The id of a `datalist`. */
  list?: string
}

/** Addresses and numbers run left to right in every language. */
const leftToRight: ReadonlySet<string> = new Set(['email', 'tel', 'url', 'password'])

export function TextField({ value, type = 'text', width = 'full', ...props }: TextFieldProps) {
  const { autocomplete, maxlength, lang, dir, list, ...field } = props
  return (
    <Field field={field}>
      <input
        class={width}
        type={type}
        value={field.sealed ? undefined : value}
        autocomplete={autocomplete}
        maxlength={maxlength}
        lang={lang}
        dir={dir ?? (leftToRight.has(type) ? 'ltr' : undefined)}
        list={list}
        {...inputAttributes(field)}
      />
    </Field>
  )
}

export type TextAreaProps = FieldProps & {
  value?: string
  rows?: number
  maxlength?: number
  lang?: string
  dir?: 'ltr' | 'rtl'
}

export function TextArea({ value, rows = 4, maxlength, lang, dir, ...field }: TextAreaProps) {
  return (
    <Field field={field}>
      <textarea rows={rows} maxlength={maxlength} lang={lang} dir={dir} {...inputAttributes(field)}>
        {field.sealed ? undefined : value}
      </textarea>
    </Field>
  )
}

/** A whole number, as text with the keypad of digits: nothing scrolls it away and every digit script may be typed. */
export function NumberField({
  value,
  decimal,
  ...field
}: FieldProps & { value?: string | number; decimal?: boolean }) {
  return (
    <Field field={field}>
      <input
        class="short"
        type="text"
        inputmode={decimal ? 'decimal' : 'numeric'}
        autocomplete="off"
        value={field.sealed || value === undefined ? undefined : String(value)}
        {...inputAttributes(field)}
      />
    </Field>
  )
}

/** A calendar day, 'YYYY-MM-DD', with the phone's own picker. */
export function DateField({
  value,
  min,
  max,
  ...field
}: FieldProps & { value?: string; min?: string; max?: string }) {
  return (
    <Field field={field}>
      <input
        class="medium"
        type="date"
        value={field.sealed ? undefined : value}
        min={min}
        max={max}
        {...inputAttributes(field)}
      />
    </Field>
  )
}

/** The form around it needs `files`. */
export function FileField({
  accept,
  multiple,
  ...field
}: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field field={field}>
      <input type="file" accept={accept} multiple={multiple} {...inputAttributes(field)} />
    </Field>
  )
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}
