// One's own account: language, password, codes, passkeys, where one is signed in.
import { type Language, languageName, languages, type Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Card, Cards, SummaryList } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { QrCode } from '../../../ui/qr.tsx'
import { Code, Moment } from '../../../ui/text.tsx'
import type { OwnAccount, TotpOffer } from '../commands/account.ts'
import { PasswordField } from './join.tsx'
import { grantName } from './parts.tsx'
import { CodeField } from './sign-in.tsx'

type At = (path: string) => string
type Props = OwnAccount & { words: Words; at: At; now: Date; sessionId: string; mayChange: boolean }

export function OwnAccountPage(props: Props) {
  const { words, at, account, mayChange } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.account')}
        lead={account.name}
        actions={
          <Button kind="secondary" href={at('/sign-out')}>
            {words.say('accounts.sign-out')}
          </Button>
        }
      />
      <SummaryList
        items={[
          { term: words.say('accounts.login'), value: <Code>{account.login}</Code> },
          { term: words.say('accounts.organisation'), value: words.pick(account.organisationName) },
          {
            term: words.say('accounts.teams'),
            value: words.list(account.teams.map(t => words.pick(t.teamName))),
          },
          {
            term: words.say('accounts.roles'),
            value: words.list(account.grants.map(g => grantName(words, g))),
          },
        ].filter(item => item.value !== '')}
      />
      <Cards>
        <Card title={words.say('keys.own')} href={at('/account/keys')}>
          <p>{words.say('keys.own.lead')}</p>
        </Card>
      </Cards>
      <LanguageForm words={words} at={at} language={account.language} />
      {mayChange ? (
        <SignInWays {...props} />
      ) : (
        <Notice words={words}>{words.say('accounts.demonstration-shared')}</Notice>
      )}
      <Sessions {...props} />
    </>
  )
}

function LanguageForm({ words, at, language }: { words: Words; at: At; language: Language }) {
  return (
    <Section title={words.say('accounts.language')}>
      <Form action={at('/account/language')}>
        <LanguageSelect words={words} value={language} />
        <ButtonRow>
          <Button kind="secondary">{words.say('accounts.save')}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

export function LanguageSelect({
  words,
  value,
  error,
}: {
  words: Words
  value: string
  error?: string | undefined
}) {
  return (
    <Select
      words={words}
      name="language"
      label={words.say('accounts.language.mine')}
      options={languages.map(language => ({ value: language, label: languageName(language) }))}
      value={value}
      error={error}
    />
  )
}

function SignInWays({ words, at, account, passkeys }: Props) {
  const way = (path: string, title: string, state: string) => (
    <Card title={title} href={at(path)}>
      <p>{state}</p>
    </Card>
  )
  return (
    <Section title={words.say('accounts.ways')} lead={words.say('accounts.ways.lead')}>
      <Cards>
        {way(
          '/account/password',
          words.say('accounts.password'),
          words.say(account.hasPassword ? 'accounts.password.set' : 'accounts.password.not-set'),
        )}
        {way(
          '/account/code',
          words.say('accounts.codes'),
          words.say(account.hasTotp ? 'accounts.codes.on' : 'accounts.codes.off'),
        )}
        {way(
          '/account/passkeys',
          words.say('accounts.passkeys'),
          words.say('accounts.passkeys.count', { count: passkeys.length }),
        )}
      </Cards>
    </Section>
  )
}

function Sessions({ words, at, sessions, sessionId, now }: Props) {
  const others = sessions.filter(session => session.id !== sessionId)
  return (
    <Section
      title={words.say('accounts.sessions')}
      lead={words.say('accounts.sessions.count', { count: sessions.length })}
    >
      <ul>
        {sessions.map(session => (
          <li>
            {words.say(`accounts.strength.${session.strength}`)}{' '}
            {session.id === sessionId ? (
              words.say('accounts.sessions.this')
            ) : (
              <>
                {words.say('accounts.sessions.since')}{' '}
                <Moment words={words} at={session.createdAt} now={now} />
              </>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <PostButton action={at('/account/sessions/ending')} kind="secondary">
          {words.say('accounts.sessions.end-others')}
        </PostButton>
      )}
    </Section>
  )
}

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

/** A store of passwords asks whose password it is to keep. */
export function UsernameForBrowsers({ login }: { login: string }) {
  return <input type="text" hidden readonly autocomplete="username" value={login} />
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
                <PasskeyName words={words} value={passkey.label} />
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
          <PasskeyName words={words} value="" />
          <Button type="button">{words.say('accounts.passkeys.add')}</Button>
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

function PasskeyName({ words, value }: { words: Words; value: string }) {
  return (
    <TextField
      words={words}
      name="label"
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
