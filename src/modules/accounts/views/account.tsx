// One’s own account: language, the ways one signs in, and where one is signed in.
import type { Language, Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Cards, SummaryList } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Code, Moment } from '../../../ui/text.tsx'
import type { OwnAccount } from '../commands/account.ts'
import { LanguageSelect } from './fields.tsx'
import { grantName } from './parts.tsx'

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
        <Card title={words.say('reminders.title')} href={at('/account/reminders')}>
          <p>{words.say('reminders.lead')}</p>
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
