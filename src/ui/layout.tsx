// The frame of every page: who we are, where one is, which language, whose account. What is in the navigation
// is data, because this room knows no word of the domain.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Document, type DocumentProps } from './document.tsx'
import { type Drawn, drawnIn } from './drawn.ts'
import { Icon } from './icons/ui.tsx'
import { AccountMenu, LanguageMenu, type PersonMenu } from './menus.tsx'
import { Wordmark } from './wordmark.tsx'

export type NavItem = { href: string; label: string; current?: boolean; count?: number }

export type LayoutProps = DocumentProps & {
  /** In the order of need. Seven stand open; of more, the first six, and the others one tap away. */
  nav?: NavItem[]
  /** The `href` of the navigation entry that this page belongs to. */
  current?: string
  /** The address of this page with its query, from which the links to the other languages are made. */
  address?: string
  person?: PersonMenu
  /** The response's short name. */
  response?: { name: string; href?: string }
  /** Something the whole deployment must know, e.g. that this is a demonstration. */
  banner?: Child
  /** What the last act did: one `Notice`. */
  notice?: Child
  /** Quiet links at the end of the page: help, privacy. */
  footer?: NavItem[]
  /** `data-…` of the bar that says what waits on this device. */
  outbox?: Record<`data-${string}`, string | Drawn | undefined>
}

export function Layout(props: LayoutProps) {
  const {
    words,
    nav = [],
    current,
    address,
    person,
    response,
    banner,
    notice,
    footer = [],
    outbox = {},
  } = props
  return (
    <Document
      words={words}
      title={props.title}
      assets={props.assets}
      scripts={props.scripts}
      styles={props.styles}
      width={props.width}
    >
      <a class="skip" href="#main">
        {words.say('ui.skip')}
      </a>
      <header class="top">
        <div class="top-row">
          <a class="brand" href="/">
            <Wordmark />
            Across
          </a>
          {response && <ResponseName {...response} />}
          <div class="top-menus">
            <LanguageMenu words={words} address={address} />
            {person && <AccountMenu words={words} person={person} />}
          </div>
        </div>
        {nav.length > 0 && <Navigation words={words} items={nav} current={current} />}
      </header>
      {banner && (
        <aside class="banner" aria-label={words.say('ui.banner')}>
          {banner}
        </aside>
      )}
      <across-outbox-bar hidden {...outbox} />
      <main id="main" tabindex={-1}>
        {!words.checkedByNative && <Unchecked words={words} />}
        {notice}
        {props.children}
      </main>
      <Foot words={words} items={footer} />
    </Document>
  )
}

function ResponseName({ name, href }: { name: string; href?: string }) {
  if (!href) return <span class="response">{name}</span>
  return (
    <a class="response" href={href}>
      {name}
    </a>
  )
}

/** The same for everybody with the same entries, so it is drawn once. */
function Navigation({ words, items, current }: { words: Words; items: NavItem[]; current?: string }) {
  const marked = items.map(item => ({ ...item, current: item.current || item.href === current }))
  const open = marked.length > 7 ? 6 : 7
  const others = marked.slice(open)
  return drawnIn(words, `navigation ${JSON.stringify(marked)}`, () => (
    <nav class="nav" aria-label={words.say('ui.nav')}>
      <ul>
        {marked.slice(0, open).map(item => (
          <NavEntry words={words} item={item} />
        ))}
        {others.length > 0 && (
          <li class="nav-others">
            <details open={others.some(item => item.current)}>
              <summary class="nav-open">{words.say('ui.nav.others')}</summary>
              <ul>
                {others.map(item => (
                  <NavEntry words={words} item={item} />
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  ))
}

function NavEntry({ words, item }: { words: Words; item: NavItem }) {
  return (
    <li>
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.label}
        {item.count ? <span class="count">{words.number(item.count)}</span> : null}
      </a>
    </li>
  )
}

function Foot({ words, items }: { words: Words; items: NavItem[] }) {
  return drawnIn(words, `foot ${JSON.stringify(items)}`, () => (
    <footer class="foot">
      <Wordmark />
      {items.length > 0 && (
        <ul>
          {items.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  ))
}

function Unchecked({ words }: { words: Words }) {
  return (
    <p class="unchecked">
      <Icon name="globe" />
      {words.say('ui.unchecked')}
    </p>
  )
}
