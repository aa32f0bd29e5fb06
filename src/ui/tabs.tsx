// Sides of one thing, each a page of its own with its own address.
import type { Words } from '../kernel/words.ts'
import type { NavItem } from './layout.tsx'

export function Tabs({ words, label, tabs }: { words: Words; label: string; tabs: NavItem[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, label: text, current, count }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count !== undefined && <span class="count">{words.number(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
