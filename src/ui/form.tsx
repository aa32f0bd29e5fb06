// A form posts, and a form that was refused comes back as the same page with `ErrorSummary` first and the answers
// kept. The browser's own bubbles stay off, because their words and language are not ours.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Button } from './button.tsx'
import { fieldId } from './field.tsx'

/** What is wrong, by field name; `''` holds what belongs to no single field. */
export type FieldErrors = Readonly<Record<string, string>>

export type FormProps = {
  action: string
  method?: 'post' | 'get'
  id?: string
  /** With files to send. */
  files?: boolean
  children?: Child
}

export function Form({ action, method = 'post', id, files, children }: FormProps) {
  return (
    <form
      class="form"
      action={action}
      method={method}
      id={id}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
    >
      {children}
    </form>
  )
}

export function Fieldset({ legend, hint, children }: { legend: string; hint?: Child; children?: Child }) {
  return (
    <fieldset class="part">
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  )
}

/** Stands before the form and takes the focus when the page opens. Nothing is wrong: nothing is drawn. */
export function ErrorSummary({ words, errors }: { words: Words; errors?: FieldErrors }) {
  const entries = Object.entries(errors ?? {})
  if (entries.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="error-summary">
      <h2 id="error-summary">{words.say('ui.errors', { count: entries.length })}</h2>
      <ul>
        {entries.map(([name, text]) => (
          <li>{name === '' ? text : <a href={`#${encodeURIComponent(fieldId(name))}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

export type SubmitBarProps = {
  label: string
  kind?: 'primary' | 'danger'
  cancel?: { href: string; label: string }
  /** Other buttons, e.g. save as draft. */
  children?: Child
}

export function SubmitBar({ label, kind, cancel, children }: SubmitBarProps) {
  return (
    <div class="submit buttons">
      <Button kind={kind}>{label}</Button>
      {children}
      {cancel && (
        <Button kind="quiet" href={cancel.href}>
          {cancel.label}
        </Button>
      )}
    </div>
  )
}
