// Lists of things: cards to choose from, and terms with their values.
import type { Child } from 'hono/jsx'
import { PartHeading } from './heading.tsx'

export function Cards({ children, wide }: { children?: Child; wide?: boolean }) {
  return <ul class={wide ? 'cards side-by-side' : 'cards'}>{children}</ul>
}

export type CardProps = {
  title: Child
  /** Where the whole card leads. */
  href?: string
  icon?: Child
  /** `UrgencyTag`, `StateTag`, above the title. */
  tags?: Child
  /** Signs and short facts below the title. */
  meta?: Child
  /** Something to do without opening it. */
  actions?: Child
  children?: Child
}

export function Card({ title, href, icon, tags, meta, actions, children }: CardProps) {
  return (
    <li class={href ? 'card leads' : 'card'}>
      {icon && <div class="card-icon">{icon}</div>}
      <div class="card-body">
        {tags && <p class="tags">{tags}</p>}
        <PartHeading>{href ? <a href={href}>{title}</a> : title}</PartHeading>
        {children}
        {meta && <p class="meta">{meta}</p>}
        {actions && <div class="buttons">{actions}</div>}
      </div>
    </li>
  )
}

export type SummaryItem = {
  term: string
  value: Child
  action?: { href: string; label: string }
}

/** Each term with its value, and where it may be changed. The action's label says of what: "Change the place". */
export function SummaryList({ items }: { items: SummaryItem[] }) {
  return (
    <dl class="summary">
      {items.map(({ term, value, action }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action && (
            <dd class="summary-action">
              <a href={action.href}>{action.label}</a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
