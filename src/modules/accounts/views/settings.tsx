// Settings of a response, with its clocks and holidays.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../ui/form.tsx'
import { DateField, NumberField } from '../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Day, Said } from '../../../ui/text.tsx'
import type { Holiday } from '../model.ts'
import { type Answers, TextsField } from './parts.tsx'
import { ResponseFields } from './response-fields.tsx'

type At = (path: string) => string

export type SettingsProps = {
  words: Words
  at: At
  answers: Answers
  weekend: string[]
  holidays: Holiday[]
  errors?: FieldErrors
  holidayErrors?: FieldErrors
  holidayAnswers?: Answers
}

export function Settings(props: SettingsProps) {
  const { words, at, answers, weekend, errors = {} } = props
  return (
    <>
      <PageHead title={words.say('accounts.settings')} />
      <ErrorSummary words={words} errors={{ ...errors, ...props.holidayErrors }} />
      <Form action={at('/settings')}>
        <Fieldset legend={words.say('accounts.response')}>
          <ResponseFields words={words} answers={answers} errors={errors} weekend={weekend} />
        </Fieldset>
        <Fieldset legend={words.say('accounts.clocks')} hint={words.say('accounts.clocks.hint')}>
          <NumberField
            words={words}
            name="emergency"
            label={words.say('accounts.clocks.emergency')}
            value={answers.emergency}
            error={errors.emergency}
          />
          <SpanFields words={words} name="urgent" answers={answers} errors={errors} />
          <SpanFields words={words} name="normal" answers={answers} errors={errors} />
        </Fieldset>
        <SubmitBar label={words.say('accounts.save')} />
      </Form>
      <Holidays {...props} />
    </>
  )
}

function SpanFields(props: { words: Words; name: string; answers: Answers; errors: FieldErrors }): Child {
  const { words, name, answers, errors } = props
  return (
    <>
      <NumberField
        words={words}
        name={name}
        label={words.say(`accounts.clocks.${name}`)}
        value={answers[name]}
        error={errors[name]}
      />
      <Select
        words={words}
        name={`${name}-unit`}
        label={words.say(`accounts.clocks.${name}-unit`)}
        options={['hours', 'workingDays'].map(unit => ({
          value: unit,
          label: words.say(`accounts.unit.${unit}`),
        }))}
        value={answers[`${name}-unit`] ?? 'hours'}
      />
    </>
  )
}

function Holidays({ words, at, holidays, holidayErrors = {}, holidayAnswers = {} }: SettingsProps) {
  return (
    <Section title={words.say('accounts.holidays')} lead={words.say('accounts.holidays.lead')} id="holidays">
      {holidays.length === 0 && <p>{words.say('accounts.holidays.none')}</p>}
      <ul>
        {holidays.map(holiday => (
          <li>
            <Day words={words} day={holiday.day} /> · <Said words={words} texts={holiday.name} />
            <PostButton action={at(`/settings/holidays/${holiday.day}/removal`)} kind="quiet">
              {words.say('accounts.holidays.remove', { day: words.date(holiday.day) })}
            </PostButton>
          </li>
        ))}
      </ul>
      <Form action={at('/settings/holidays')}>
        <DateField
          words={words}
          name="day"
          label={words.say('accounts.holidays.day')}
          value={holidayAnswers.day}
          error={holidayErrors.day}
        />
        <TextsField
          words={words}
          name="holiday"
          label={words.say('accounts.holidays.name')}
          answers={holidayAnswers}
          errors={holidayErrors}
        />
        <ButtonRow>
          <Button kind="secondary">{words.say('accounts.holidays.add')}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
