// Small things that several pages of the wordings show.
import { directionOf, type Language, languageName, type Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { At } from '../addresses.ts'

export function sectorName(words: Words, sector: string): string {
  return words.say(`accounts.sector.${sector}`)
}

/** Words in the language that they are in, whatever the page's is. */
export function In({ language, children }: { language: Language; children: string }) {
  return (
    <span lang={language} dir={directionOf(language)}>
      {children}
    </span>
  )
}

/** "Health · العربية" */
export function WhoseWords({
  words,
  sector,
  language,
}: {
  words: Words
  sector: string
  language: Language
}) {
  return (
    <>
      {sectorName(words, sector)} · <In language={language}>{languageName(language)}</In>
    </>
  )
}

export function NoEdition({ words, at }: { words: Words; at: At }) {
  return (
    <>
      <PageHead title={words.say('wording.title')} lead={words.say('wording.lead')} />
      <EmptyState
        title={words.say('wording.no-edition')}
        action={
          <Button kind="secondary" href={at('/framework')}>
            {words.say('framework.title')}
          </Button>
        }
      >
        {words.say('wording.no-edition.what')}
      </EmptyState>
    </>
  )
}
