// What is asked about a person and the ways they sign in, wherever it is asked.
import { languageName, languages, type Words } from '../../../kernel/words.ts'
import { Select } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/inputs.tsx'
import { shortest } from '../rules/password.ts'

export function LoginField(props: { words: Words; value?: string | undefined; error?: string | undefined }) {
  const { words } = props
  return (
    <TextField
      words={words}
      name="login"
      label={words.say('accounts.login')}
      hint={words.say('accounts.login.hint')}
      value={props.value}
      error={props.error}
      autocomplete="username"
      maxlength={120}
    />
  )
}

export function PasswordField({ words, error }: { words: Words; error?: string | undefined }) {
  return (
    <TextField
      words={words}
      name="password"
      label={words.say('accounts.password.new')}
      hint={words.say('accounts.password.hint', { least: shortest })}
      error={error}
      type="password"
      autocomplete="new-password"
    />
  )
}

/** A store of passwords asks whose password it is to keep. */
export function UsernameForBrowsers({ login }: { login: string }) {
  return <input type="text" hidden readonly autocomplete="username" value={login} />
}

/** Digits of any script; never kept by the browser. */
export function CodeField({ words, error }: { words: Words; error?: string | undefined }) {
  return (
    <TextField
      words={words}
      name="code"
      label={words.say('accounts.code')}
      hint={words.say('accounts.code.hint')}
      autocomplete="one-time-code"
      width="short"
      dir="ltr"
      maxlength={12}
      error={error}
    />
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
