// Setting up a response: its name, its first organisation, its first administrator.
import type { Words } from '../../../kernel/words.ts'
import { Checkboxes } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { roles } from '../model.ts'
import { LoginField, PasswordField } from './fields.tsx'
import { OrganisationFields } from './organisations.tsx'
import type { Answers } from './parts.tsx'
import { ResponseFields } from './response-fields.tsx'

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
