// Parts of the forms that several pages share: texts in several languages, hours, numbers. Each list offers what is
// there and two more lines; empty lines are nothing.
import {
  directionOf,
  type Language,
  languageName,
  languages,
  type Texts,
  type Words,
} from '../../../kernel/words.ts'
import { Checkbox, Checkboxes, Select } from '../../../ui/choices.tsx'
import type { FieldErrors } from '../../../ui/form.tsx'
import { Fieldset } from '../../../ui/form.tsx'
import { TextArea, TextField } from '../../../ui/inputs.tsx'
import { More } from '../../../ui/page-head.tsx'
import { type Phone, phoneKinds, type Schedule, weekdays } from '../model.ts'
import { optionsOf } from './choices.ts'

export type TextsFieldProps = {
  words: Words
  /** Each language is sent as `<name>.<language>`. */
  name: string
  label: string
  hint?: string
  texts: Texts
  errors: FieldErrors
  optional?: boolean
  /** Several lines. */
  long?: boolean
}

/** The language of the page first; the others behind one tap, open where they are filled. */
export function TextsField({ words, name, label, hint, texts, errors, optional, long }: TextsFieldProps) {
  const others = languages.filter(language => language !== words.language)
  const input = (
    language: Language,
    text: { label: string; hint?: string | undefined; optional: boolean },
  ) => {
    const error = errors[`${name}.${language}`]
    const props = {
      words,
      name: `${name}.${language}`,
      label: text.label,
      optional: text.optional,
      lang: language,
      dir: directionOf(language),
      value: texts[language] ?? '',
      ...(text.hint ? { hint: text.hint } : {}),
      ...(error ? { error } : {}),
    }
    return long ? <TextArea {...props} rows={3} maxlength={8000} /> : <TextField {...props} maxlength={300} />
  }
  return (
    <>
      {input(words.language, { label, hint, optional: optional ?? false })}
      <More summary={words.say('directory.form.other-languages', { field: label })}>
        {others.map(language =>
          input(language, {
            label: words.say('directory.form.in-language', {
              field: label,
              language: languageName(language),
            }),
            optional: true,
          }),
        )}
      </More>
    </>
  )
}

const spare = 2

function withSpare<T>(list: readonly T[]): (T | undefined)[] {
  return [...list, ...Array.from({ length: spare }, () => undefined)]
}

/** Days with ticks, from, to; the times with the phone's own picker. */
export function HoursFields({
  words,
  schedules,
  errors,
}: {
  words: Words
  schedules: readonly Schedule[]
  errors: FieldErrors
}) {
  const lines = withSpare(schedules)
  return (
    <>
      {lines.map((schedule, index) => {
        const name = (part: string) => `hours.${index}.${part}`
        const error = (part: string) => (errors[name(part)] ? { error: errors[name(part)]! } : {})
        const line = (
          <Fieldset legend={words.say('directory.form.hours', { number: index + 1 })}>
            <Checkboxes
              words={words}
              name={name('days')}
              label={words.say('directory.form.days')}
              look="chips"
              optional
              options={optionsOf(words, 'directory.day', weekdays)}
              values={[...(schedule?.days ?? [])]}
              {...error('days')}
            />
            <TextField
              words={words}
              name={name('opens')}
              type="time"
              width="short"
              label={words.say('directory.form.opens')}
              optional
              value={schedule?.opens ?? ''}
              {...error('opens')}
            />
            <TextField
              words={words}
              name={name('closes')}
              type="time"
              width="short"
              label={words.say('directory.form.closes')}
              hint={words.say('directory.form.closes.hint')}
              optional
              value={schedule?.closes === '24:00' ? '00:00' : (schedule?.closes ?? '')}
              {...error('closes')}
            />
          </Fieldset>
        )
        return index < Math.max(1, schedules.length) ? (
          line
        ) : (
          <More summary={words.say('directory.form.hours.more')}>{line}</More>
        )
      })}
    </>
  )
}

export function PhoneFields({
  words,
  phones,
  errors,
}: {
  words: Words
  phones: readonly Phone[]
  errors: FieldErrors
}) {
  return (
    <>
      {withSpare(phones).map((phone, index) => {
        const name = (part: string) => `phone.${index}.${part}`
        const error = errors[name('number')]
        const line = (
          <Fieldset legend={words.say('directory.form.phone', { number: index + 1 })}>
            <TextField
              words={words}
              name={name('number')}
              type="tel"
              width="medium"
              label={words.say('directory.form.number')}
              optional
              value={phone?.number ?? ''}
              {...(error ? { error } : {})}
            />
            <Select
              words={words}
              name={name('kind')}
              label={words.say('directory.form.phone-kind')}
              optional
              options={optionsOf(words, 'directory.phone', phoneKinds)}
              value={phone?.kind ?? 'voice'}
            />
            <TextField
              words={words}
              name={name('hours')}
              label={words.say('directory.form.phone-hours')}
              optional
              maxlength={120}
              value={phone?.hours ?? ''}
            />
            <Checkbox
              words={words}
              name={name('emergency')}
              label={words.say('directory.form.phone-emergency')}
              checked={phone?.emergency ?? false}
              optional
            />
          </Fieldset>
        )
        return index < Math.max(1, phones.length) ? (
          line
        ) : (
          <More summary={words.say('directory.form.phone.more')}>{line}</More>
        )
      })}
    </>
  )
}
