// How a page begins, and how its parts are headed. One `h1` a page; a `Section` is an `h2`.
import type { Child } from 'hono/jsx'
import { Deeper } from './heading.tsx'
import { Icon } from './icons/ui.tsx'

export type PageHeadProps = {
  title: Child
  /** One sentence: what one does here. */
  lead?: Child
  back?: { href: string; label: string }
  /** A short word above the title: the kind of thing, a code. */
  over?: Child
  /** `StateTag`, `UrgencyTag` and signs. */
  tags?: Child
  /** `Button`s. */
  actions?: Child
}

export function PageHead({ title, lead, back, over, tags, actions }: PageHeadProps) {
  return (
    <header class="page-head">
      {back && <BackLink {...back} />}
      {over && <p class="over">{over}</p>}
      <h1>{title}</h1>
      {tags && <p class="tags">{tags}</p>}
      {lead && <p class="lead">{lead}</p>}
      {actions && <div class="buttons">{actions}</div>}
    </header>
  )
}

export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <a class="back" href={href}>
      <Icon name="back" />
      {label}
    </a>
  )
}

export function Section({
  title,
  id,
  lead,
  actions,
  children,
}: {
  title: string
  id?: string
  lead?: Child
  actions?: Child
  children?: Child
}) {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {lead && <p>{lead}</p>}
      <Deeper>{children}</Deeper>
    </section>
  )
}

/** Two columns where there is room: what one does, and what one looks at meanwhile. */
export function Columns({ children, aside }: { children?: Child; aside: Child }) {
  return (
    <div class="columns">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
}

/** More for whoever wants it, closed at first. */
export function More({ summary, open, children }: { summary: Child; open?: boolean; children?: Child }) {
  return (
    <details class="more" open={open}>
      <summary class="more-open">{summary}</summary>
      <div>{children}</div>
    </details>
  )
}
