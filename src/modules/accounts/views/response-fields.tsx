// What is asked about a response, at its founding and afterwards.
import type { Words } from '../../../kernel/words.ts'
import { Checkboxes, Radios } from '../../../ui/choices.tsx'
import type { FieldErrors } from '../../../ui/form.tsx'
import { TextField } from '../../../ui/inputs.tsx'
import { responseKinds } from '../model.ts'
import { type Answers, TextsField } from './parts.tsx'

type ResponseFieldsProps = {
  words: Words
  answers: Answers
  errors: FieldErrors
  weekend: string[]
  isNew?: boolean
}

export function ResponseFields({ words, answers, errors, weekend, isNew }: ResponseFieldsProps) {
  return (
    <>
      <TextsField
        words={words}
        name="name"
        label={words.say('accounts.response.name')}
        answers={answers}
        errors={errors}
      />
      {isNew && (
        <>
          <TextField
            words={words}
            name="slug"
            label={words.say('accounts.response.slug')}
            hint={words.say('accounts.response.slug-hint')}
            value={answers.slug}
            error={errors.slug}
            width="medium"
            dir="ltr"
            maxlength={31}
          />
          <Radios
            words={words}
            name="kind"
            label={words.say('accounts.response.kind')}
            options={responseKinds.map(kind => ({
              value: kind,
              label: words.say(`accounts.response-kind.${kind}`),
              ...(kind === 'global' ? { hint: words.say('accounts.response-kind.global-what') } : {}),
            }))}
            value={answers.kind ?? ''}
            error={errors.kind}
          />
        </>
      )}
      <TextField
        words={words}
        name="timeZone"
        label={words.say('accounts.response.time-zone')}
        hint={words.say('accounts.response.time-zone-hint')}
        value={answers.timeZone}
        error={errors.timeZone}
        list="time-zones"
        width="medium"
        dir="ltr"
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map(zone => (
          <option value={zone} />
        ))}
      </datalist>
      <Checkboxes
        words={words}
        name="weekend"
        label={words.say('accounts.response.weekend')}
        hint={words.say('accounts.response.weekend-hint')}
        options={[1, 2, 3, 4, 5, 6, 7].map(day => ({
          value: String(day),
          label: words.say(`accounts.day.${day}`),
        }))}
        values={weekend}
        error={errors.weekend}
        look="chips"
        optional
      />
      <TextField
        words={words}
        name="emergencyPhone"
        label={words.say('accounts.response.emergency-phone')}
        hint={words.say('accounts.response.emergency-phone-hint')}
        value={answers.emergencyPhone}
        error={errors.emergencyPhone}
        type="tel"
        width="medium"
        optional
      />
    </>
  )
}
