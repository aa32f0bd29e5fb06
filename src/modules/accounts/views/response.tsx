// Setting up a response, and its settings afterwards.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Checkboxes, Radios, Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../ui/form.tsx'
import { DateField, HiddenField, NumberField, TextField } from '../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Day, Said } from '../../../ui/text.tsx'
import { type Holiday, responseKinds, roles } from '../model.ts'
import { OrganisationFields } from './groups.tsx'
import { LoginField, PasswordField } from './join.tsx'
import { type Answers, TextsField } from './parts.tsx'

type At = (path: string) => string

export type SetUpProps = {
  words: Words
  /** The very first asks for the code and for its administrator; a further one is handed over by a link. */
  isFirst: boolean
  ids: { response: string; organisation: string; person: string }
  answers: Answers
  weekend: string[]
  chosenRoles: string[]
  errors?: FieldErrors
}

export function SetUp(props: SetUpProps) {
  const { words, isFirst, ids, answers, errors = {} } = props
  return (
    <>
      <PageHead title={words.say('accounts.set-up')} lead={words.say('accounts.set-up.lead')} />
      <ErrorSummary words={words} errors={errors} />
      <Form action={isFirst ? '/set-up' : '/responses'}>
        <HiddenField name="id" value={ids.response} />
        <HiddenField name="organisation.id" value={ids.organisation} />
        {isFirst && (
          <TextField
            words={words}
            name="code"
            label={words.say('accounts.set-up.code')}
            hint={words.say('accounts.set-up.code-hint')}
            value={answers.code}
            error={errors.code}
            autocomplete="off"
            width="medium"
            dir="ltr"
            maxlength={20}
          />
        )}
        <Fieldset legend={words.say('accounts.response')}>
          <ResponseFields {...props} errors={errors} isNew />
        </Fieldset>
        <Fieldset
          legend={words.say('accounts.set-up.organisation')}
          hint={words.say('accounts.set-up.organisation-hint')}
        >
          <OrganisationFields words={words} answers={answers} errors={errors} prefix="organisation." />
        </Fieldset>
        {isFirst && <Administrator {...props} errors={errors} />}
        <SubmitBar label={words.say('accounts.set-up.go')} />
      </Form>
    </>
  )
}

function Administrator({ words, ids, answers, errors = {}, chosenRoles }: SetUpProps) {
  return (
    <Fieldset legend={words.say('accounts.set-up.you')} hint={words.say('accounts.set-up.you-hint')}>
      <HiddenField name="person.id" value={ids.person} />
      <TextField
        words={words}
        name="person.name"
        label={words.say('accounts.name')}
        value={answers['person.name']}
        error={errors['person.name']}
        autocomplete="name"
        maxlength={120}
      />
      <LoginField words={words} value={answers.login} error={errors.login} />
      <PasswordField words={words} error={errors.password} />
      <Checkboxes
        words={words}
        name="roles"
        label={words.say('accounts.set-up.also')}
        hint={words.say('accounts.set-up.also-hint')}
        options={roles
          .filter(role => role !== 'administrator' && role !== 'focal-point')
          .map(role => ({ value: role, label: words.say(`accounts.role.${role}`) }))}
        values={chosenRoles}
        look="chips"
        optional
      />
    </Fieldset>
  )
}

type ResponseFieldsProps = {
  words: Words
  answers: Answers
  errors: FieldErrors
  weekend: string[]
  isNew?: boolean
}

function ResponseFields({ words, answers, errors, weekend, isNew }: ResponseFieldsProps) {
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
