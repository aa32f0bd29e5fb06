// Changing the ways one signs in: password, codes from an app, passkeys.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { QrCode } from '../../../ui/qr.tsx'
import { Code, Moment } from '../../../ui/text.tsx'
import type { OwnAccount, TotpOffer } from '../commands/account.ts'
import { CodeField, PasswordField, UsernameForBrowsers } from './fields.tsx'

type At = (path: string) => string

export function ChangePassword(props: {
  words: Words
  at: At
  login: string
  asksCurrent: boolean
  errors?: FieldErrors
}) {
  const { words, at, login, asksCurrent, errors = {} } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.password.change')}
        lead={words.say('accounts.password.change-lead')}
        back={toAccount(words, at)}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/account/password')}>
        <UsernameForBrowsers login={login} />
        {asksCurrent && (
          <TextField
            words={words}
            name="current"
            label={words.say('accounts.password.current')}
            type="password"
            autocomplete="current-password"
            error={errors.current}
          />
        )}
        <PasswordField words={words} error={errors.password} />
        <SubmitBar
          label={words.say('accounts.save')}
          cancel={{ href: at('/account'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

/** @param offer absent when codes are set up already */
export function Codes(props: { words: Words; at: At; offer: TotpOffer | undefined; errors?: FieldErrors }) {
  const { words, at, offer, errors = {} } = props
  if (!offer)
    return (
      <>
        <PageHead
          title={words.say('accounts.codes')}
          lead={words.say('accounts.codes.on')}
          back={toAccount(words, at)}
        />
        <PostButton action={at('/account/code/removal')} kind="danger">
          {words.say('accounts.codes.remove')}
        </PostButton>
      </>
    )
  return (
    <>
      <PageHead
        title={words.say('accounts.codes')}
        lead={words.say('accounts.codes.lead')}
        back={toAccount(words, at)}
      />
      <ErrorSummary words={words} errors={errors} />
      <p>{words.say('accounts.codes.scan')}</p>
      <QrCode text={offer.address} label={words.say('accounts.codes.qr')} />
      <p>
        {words.say('accounts.codes.type')} <Code>{offer.text}</Code>
      </p>
      <Form action={at('/account/code')}>
        <HiddenField name="sealed" value={offer.sealed} />
        <CodeField words={words} error={errors.code} />
        <SubmitBar
          label={words.say('accounts.codes.enable')}
          cancel={{ href: at('/account'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

export function Passkeys(
  props: Pick<OwnAccount, 'passkeys'> & { words: Words; at: At; now: Date; errors?: FieldErrors },
) {
  const { words, at, passkeys, now, errors = {} } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.passkeys')}
        lead={words.say('accounts.passkeys.lead')}
        back={toAccount(words, at)}
      />
      <ErrorSummary words={words} errors={errors} />
      <Cards>
        {passkeys.map((passkey, index) => (
          <Card
            title={passkey.label || words.say('accounts.passkeys.unnamed')}
            meta={
              <>
                {words.say('accounts.passkeys.made')}{' '}
                <Moment words={words} at={passkey.createdAt} now={now} />
                {passkey.usedAt && (
                  <>
                    {' · '}
                    {words.say('accounts.passkeys.used')}{' '}
                    <Moment words={words} at={passkey.usedAt} now={now} />
                  </>
                )}
              </>
            }
          >
            <More summary={words.say('accounts.passkeys.change')}>
              <Form action={at(`/account/passkeys/${passkey.id}/name`)} id={`rename-${index}`}>
                <PasskeyName words={words} name={`label.${index}`} value={passkey.label} />
                <ButtonRow>
                  <Button kind="secondary">{words.say('accounts.save')}</Button>
                </ButtonRow>
              </Form>
              <PostButton action={at(`/account/passkeys/${passkey.id}/removal`)} kind="danger">
                {words.say('accounts.passkeys.remove')}
              </PostButton>
            </More>
          </Card>
        ))}
      </Cards>
      <Section title={words.say('accounts.passkeys.add')}>
        <across-passkey data-act="make" data-base={at('/account/passkeys')} hidden>
          <div class="form">
            <PasskeyName words={words} name="label" value="" />
            <ButtonRow>
              <Button type="button">{words.say('accounts.passkeys.add')}</Button>
            </ButtonRow>
          </div>
          <p class="field-error" role="alert" hidden>
            {words.say('accounts.passkey.failed')}
          </p>
        </across-passkey>
        <p class="hint" data-without-passkeys="">
          {words.say('accounts.passkeys.cannot')}
        </p>
      </Section>
    </>
  )
}

/** @param name begins with `label`, and is one of its kind on the page */
function PasskeyName({ words, name, value }: { words: Words; name: string; value: string }) {
  return (
    <TextField
      words={words}
      name={name}
      label={words.say('accounts.passkeys.name')}
      hint={words.say('accounts.passkeys.name-hint')}
      value={value}
      maxlength={60}
      optional
    />
  )
}

function toAccount(words: Words, at: At) {
  return { href: at('/account'), label: words.say('accounts.account') }
}
