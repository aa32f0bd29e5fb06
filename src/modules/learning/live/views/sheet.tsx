// The sheet of a phone and of the wall: one's response, the session, the language, and nothing else.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import type { Assets } from '../../../../ui/assets.ts'
import { Document } from '../../../../ui/document.tsx'
import { Icon } from '../../../../ui/icons/ui.tsx'
import { LanguageMenu } from '../../../../ui/menus.tsx'
import { Wordmark } from '../../../../ui/wordmark.tsx'

type Props = {
  words: Words
  assets: Assets
  title: string
  /** What stands in the bar; the session's own name. */
  name?: string
  address: string
  scripts?: string[]
  wall?: boolean
  children?: Child
}

export function LiveSheet({ words, assets, title, name, address, scripts, wall, children }: Props) {
  return (
    <Document
      words={words}
      title={title}
      assets={assets}
      styles={['live']}
      scripts={scripts}
      width={wall ? 'wide' : 'narrow'}
    >
      <a class="skip" href="#main">
        {words.say('ui.skip')}
      </a>
      <header class="top">
        <div class="top-row">
          <span class="brand">
            <Wordmark />
            <span class="hidden">Across</span>
          </span>
          <span class="response" dir="auto">
            {name}
          </span>
          <div class="top-menus">
            <LanguageMenu words={words} address={address} />
          </div>
        </div>
      </header>
      <main id="main" tabindex={-1} class={wall ? 'wall' : undefined}>
        {!words.checkedByNative && !wall && (
          <p class="unchecked">
            <Icon name="globe" />
            {words.say('ui.unchecked')}
          </p>
        )}
        {children}
      </main>
    </Document>
  )
}

/** What keeps a screen up to date. `spread`: thousands of phones do not ask in the same moment. */
export function LiveRoot({
  words,
  events,
  now,
  spread = 0,
  children,
}: {
  words: Words
  events: string
  now: Date
  spread?: number
  children?: Child
}) {
  return (
    <across-live data-events={events} data-now={now.toISOString()} data-spread={String(spread)}>
      <p class="line" role="status" data-line hidden>
        <Icon name="offline" />
        <span data-say="waiting">{words.say('live.line.waiting')}</span>
      </p>
      <p class="line" role="alert" data-refused hidden>
        <Icon name="warning" />
        <span>{words.say('live.line.refused')}</span>
      </p>
      {children}
    </across-live>
  )
}
