// Forward and back through a long list. There are no page numbers: a list is read on from a cursor, and
// nobody counts to the end of it.
import type { Words } from '../kernel/words.ts'
import { Icon } from './icons/ui.tsx'

export function Pagination({ words, previous, next }: { words: Words; previous?: string; next?: string }) {
  if (!previous && !next) return null
  return (
    <nav class="pagination" aria-label={words.say('ui.pages')}>
      {previous && (
        <a class="button secondary" rel="prev" href={previous}>
          <Icon name="back" />
          <span>{words.say('ui.previous')}</span>
        </a>
      )}
      {next && (
        <a class="button secondary" rel="next" href={next}>
          <span>{words.say('ui.next')}</span>
          <Icon name="next" />
        </a>
      )}
    </nav>
  )
}
