// Narrowing a list. Every choice is an address, so it can be kept, shared and gone back from.
import type { Words } from '../kernel/words.ts'
import { Button } from './button.tsx'
import { Icon } from './icons/ui.tsx'
import { HiddenField } from './inputs.tsx'
import type { NavItem } from './layout.tsx'

export type FilterChipsProps = {
  words: Words
  /** What is being chosen, e.g. "Urgency". */
  label: string
  /** A chip that is `current` leads to the list without it. */
  chips: NavItem[]
  /** The list with nothing chosen; given when something is. */
  clear?: string
}

export function FilterChips({ words, label, chips, clear }: FilterChipsProps) {
  return (
    <nav class="filters" aria-label={label}>
      <span class="filters-label" aria-hidden="true">
        {label}
      </span>
      <ul>
        {chips.map(({ href, label: text, current, count }) => (
          <li>
            <a class="chip" href={href} aria-current={current ? 'true' : undefined}>
              {current && <Icon name="check" />}
              {text}
              {count !== undefined && <span class="count">{words.number(count)}</span>}
            </a>
          </li>
        ))}
        {clear && (
          <li>
            <a class="chip clear" href={clear}>
              <Icon name="close" />
              {words.say('ui.filters.clear')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

export type SearchBoxProps = {
  words: Words
  action: string
  /** post: where what is looked for may stand in no address, e.g. a name */
  method?: 'get' | 'post'
  label: string
  name?: string
  value?: string
  hint?: string
  /** Filters that stay while one searches. */
  keep?: Record<string, string>
}

export function SearchBox({
  words,
  action,
  method = 'get',
  label,
  name = 'q',
  value,
  hint,
  keep = {},
}: SearchBoxProps) {
  return (
    <search>
      <form class="search" method={method} action={action}>
        <label class="label" for={`search-${name}`}>
          {label}
        </label>
        {Object.entries(keep).map(([key, kept]) => (
          <HiddenField name={key} value={kept} />
        ))}
        <div class="search-row">
          <input
            type="search"
            id={`search-${name}`}
            name={name}
            value={value}
            autocomplete="off"
            aria-describedby={hint ? `search-${name}-hint` : undefined}
          />
          <Button icon="search">{words.say('ui.search')}</Button>
        </div>
        {hint && (
          <p class="hint" id={`search-${name}-hint`}>
            {hint}
          </p>
        )}
      </form>
    </search>
  )
}
