// A question before an act that is hard to undo. Without a script it opens in place, as `details`;
// `confirm-dialog.client.ts` lifts the same content into a native `dialog`.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import type { ButtonKind } from './button.tsx'

export type ConfirmDialogProps = {
  words: Words
  /** The word on the button that opens it. */
  open: string
  kind?: ButtonKind
  title: string
  /** What will happen, and the `Form` or `PostButton` that does it. */
  children?: Child
}

/** The page's `scripts` name `confirm-dialog`. */
export function ConfirmDialog({ words, open, kind = 'secondary', title, children }: ConfirmDialogProps) {
  return (
    <across-confirm data-close={words.say('ui.cancel')}>
      <details class="confirm">
        <summary class={`button ${kind}`}>{open}</summary>
        <div class="confirm-panel">
          <h2>{title}</h2>
          {children}
        </div>
      </details>
    </across-confirm>
  )
}
