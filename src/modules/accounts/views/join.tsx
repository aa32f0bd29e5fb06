// What somebody sees who holds a link: who invites them to what, and the few things an account needs.
import type { Texts, Words } from '../../../kernel/words.ts'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { SummaryList } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import type { Grant } from '../model.ts'
import { LanguageSelect, LoginField, PasswordField, UsernameForBrowsers } from './fields.tsx'
import { type Answers, grantName } from './parts.tsx'

export type JoinProps = {
  words: Words
  token: string
  id: string
  response: { name: Texts }
  organisation: Texts
  team: Texts | null
  lead: boolean
  grants: Grant[]
  answers: Answers
  errors?: FieldErrors
}

export function Join(props: JoinProps) {
  const { words, token, id, answers, errors = {} } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.join', { response: words.pick(props.response.name) })}
        lead={words.say('accounts.join.lead')}
      />
      <ErrorSummary words={words} errors={errors} />
      <InvitedTo {...props} />
      <Form action={`/join/${token}`}>
        <HiddenField name="id" value={id} />
        <TextField
          words={words}
          name="name"
          label={words.say('accounts.name')}
          hint={words.say('accounts.name.hint')}
          value={answers.name}
          error={errors.name}
          autocomplete="name"
          maxlength={120}
        />
        <LoginField words={words} value={answers.login} error={errors.login} />
        <PasswordField words={words} error={errors.password} />
        <LanguageSelect words={words} value={answers.language ?? words.language} error={errors.language} />
        <SubmitBar label={words.say('accounts.join.go')} />
      </Form>
    </>
  )
}

function InvitedTo({ words, organisation, team, lead, grants }: JoinProps) {
  return (
    <>
      <SummaryList
        items={[
          { term: words.say('accounts.organisation'), value: words.pick(organisation) },
          ...(team
            ? [
                {
                  term: words.say('accounts.team'),
                  value: lead ? words.say('accounts.lead-of', { team: words.pick(team) }) : words.pick(team),
                },
              ]
            : []),
        ]}
      />
      <Section title={words.say('accounts.join.you-will-be')}>
        <ul>
          {grants.map(grant => (
            <li>
              <strong>{grantName(words, grant)}.</strong> {words.say(`accounts.role-does.${grant.role}`)}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

export function ResetPassword(props: {
  words: Words
  token: string
  response: { name: Texts }
  login: string
  errors?: FieldErrors
}) {
  const { words, token, errors = {} } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.password.new')}
        over={words.pick(props.response.name)}
        lead={words.say('accounts.reset.lead')}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={`/join/${token}`}>
        <UsernameForBrowsers login={props.login} />
        <p>{words.say('accounts.reset.login', { login: props.login })}</p>
        <PasswordField words={words} error={errors.password} />
        <SubmitBar label={words.say('accounts.save')} />
      </Form>
    </>
  )
}
