// Signing in, in at most two steps; and proving again who one is.
import type { Texts, Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { CodeField } from './fields.tsx'

type At = (path: string) => string

export function SignIn(props: {
  words: Words
  response: { name: Texts; demonstration: boolean }
  at: At
  login?: string
  then?: string
  errors?: FieldErrors
}) {
  const { words, at, errors = {} } = props
  return (
    <>
      <PageHead title={words.say('accounts.sign-in')} over={words.pick(props.response.name)} />
      <ErrorSummary words={words} errors={errors} />
      {props.response.demonstration && (
        <Notice words={words}>
          <a href={at('/demonstration')}>{words.say('accounts.sign-in.cast')}</a>
        </Notice>
      )}
      <Form action={at('/sign-in')}>
        {props.then && <HiddenField name="next" value={props.then} />}
        <TextField
          words={words}
          name="login"
          label={words.say('accounts.login')}
          value={props.login}
          autocomplete="username"
          maxlength={120}
        />
        <TextField
          words={words}
          name="password"
          label={words.say('accounts.password')}
          type="password"
          autocomplete="current-password"
        />
        <SubmitBar label={words.say('accounts.sign-in')} />
      </Form>
      <PasskeyButton
        words={words}
        label={words.say('accounts.passkey.sign-in')}
        base={at('/sign-in/passkey')}
        then={props.then}
      />
      <p class="hint">{words.say('accounts.sign-in.forgotten')}</p>
    </>
  )
}

/** Hidden until the script has seen that this browser has passkeys. */
function PasskeyButton(props: { words: Words; label: string; base: string; then?: string | undefined }) {
  const { words, label, base, then } = props
  return (
    <div>
      <across-passkey hidden data-act="use" data-base={base} data-then={then}>
        <ButtonRow>
          <Button kind="secondary" type="button">
            {label}
          </Button>
        </ButtonRow>
        <p class="field-error" role="alert" hidden>
          {words.say('accounts.passkey.failed')}
        </p>
      </across-passkey>
    </div>
  )
}

export function EnterCode(props: { words: Words; at: At; then?: string; errors?: FieldErrors }) {
  const { words, at, errors = {} } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.code.enter')}
        lead={words.say('accounts.code.enter-lead')}
        back={{ href: at('/sign-in'), label: words.say('accounts.sign-in.again') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/sign-in/code')}>
        {props.then && <HiddenField name="next" value={props.then} />}
        <CodeField words={words} error={errors.code} />
        <SubmitBar label={words.say('accounts.sign-in')} />
      </Form>
    </>
  )
}

export function Proof(props: {
  words: Words
  at: At
  then: string
  hasPassword: boolean
  hasTotp: boolean
  hasPasskey: boolean
  errors?: FieldErrors
}) {
  const { words, at, then, errors = {} } = props
  return (
    <>
      <PageHead title={words.say('accounts.proof')} lead={words.say('accounts.proof.lead')} />
      <ErrorSummary words={words} errors={errors} />
      {props.hasPassword && (
        <Form action={at('/proof')}>
          <HiddenField name="next" value={then} />
          <TextField
            words={words}
            name="password"
            label={words.say('accounts.password')}
            type="password"
            autocomplete="current-password"
          />
          {props.hasTotp && <CodeField words={words} />}
          <SubmitBar
            label={words.say('accounts.proof.go')}
            cancel={{ href: at('/account'), label: words.say('ui.cancel') }}
          />
        </Form>
      )}
      {props.hasPasskey && (
        <PasskeyButton
          words={words}
          label={words.say('accounts.passkey.prove')}
          base={at('/proof/passkey')}
          then={then}
        />
      )}
      {!props.hasPassword && !props.hasPasskey && <p>{words.say('accounts.proof.nothing')}</p>}
    </>
  )
}

/** The form tells the outbox that somebody wants to leave; unsent work may hold it back. */
export function SignOut({ words, at }: { words: Words; at: At }) {
  return (
    <>
      <PageHead title={words.say('accounts.sign-out')} lead={words.say('accounts.sign-out.lead')} />
      <form method="post" action={at('/sign-out')} data-sign-out="">
        <ButtonRow>
          <Button>{words.say('accounts.sign-out')}</Button>
          <Button kind="quiet" href={at('/account')}>
            {words.say('ui.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </>
  )
}
