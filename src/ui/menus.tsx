// The two menus of the header. `details` opens without a script, and closes its neighbour of the same name.
import { directionOf, type Language, languageName, languages, type Words } from '../kernel/words.ts'
import { Icon } from './icons/ui.tsx'

export type PersonMenu = {
  name: string
  /** Their team or role, to tell people who share a phone whose turn it is. */
  detail?: string
  links?: { href: string; label: string }[]
  /** Where the sign-out form posts to. Unsent work may refuse it, so it is a form and never a link. */
  signOut?: string
}

export function LanguageMenu({ words, address = '' }: { words: Words; address?: string }) {
  return (
    <details class="menu" name="top-menu">
      <summary>
        <Icon name="globe" />
        <span class="hidden">{words.say('ui.language')} </span>
        <span>{languageName(words.language)}</span>
      </summary>
      <ul class="menu-panel">
        {languages.map(language => (
          <li>
            <a
              href={addressIn(language, address)}
              lang={language}
              hreflang={language}
              dir={directionOf(language)}
              aria-current={language === words.language ? 'true' : undefined}
            >
              {languageName(language)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The same page in another language; the rest of its query stays. */
export function addressIn(language: Language, address: string): string {
  const [path = '', query = ''] = address.replace(/#.*/, '').split('?')
  if (query === '') return `${path}?lang=${language}`
  const parameters = new URLSearchParams(query)
  parameters.set('lang', language)
  return `${path}?${parameters}`
}

export function AccountMenu({ words, person }: { words: Words; person: PersonMenu }) {
  return (
    <details class="menu" name="top-menu">
      <summary>
        <Icon name="person" />
        <span class="hidden">{words.say('ui.account')}</span>
      </summary>
      <div class="menu-panel">
        <p class="menu-head">
          <strong>{person.name}</strong>
          {person.detail && <span>{person.detail}</span>}
        </p>
        <ul>
          {person.links?.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        {person.signOut && (
          <form method="post" action={person.signOut}>
            <button type="submit">{words.say('ui.signOut')}</button>
          </form>
        )}
      </div>
    </details>
  )
}
