// Nothing here: says so, says why, and offers the next thing to do.
import type { Child } from 'hono/jsx'

export function EmptyState({ title, children, action }: { title: string; children?: Child; action?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
